import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoWeek } from "../../shared/calendar-weeks.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  edgesOf,
  momentOf,
  periodEnd,
  periodsOf,
  periodStart,
  readDate,
  readKnown,
  readMoment,
  readSpan,
  type Step,
} from "./periods.rules.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);
const now = instant("2026-11-23T13:00:00.000Z");

/** The field errors of a refusal, as `field code`. */
function refused(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return (error.errors ?? []).map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
  return [];
}

describe("a moment", () => {
  test.each([
    // The clocks go forward: the day has 23 hours, and ends at 22.00 UTC.
    ["2027-03-27", "2027-03-27T23:00:00Z"],
    ["2027-03-28", "2027-03-28T22:00:00Z"],
    // And back: it begins at 22.00 UTC and ends at 23.00.
    ["2027-10-30", "2027-10-30T22:00:00Z"],
    ["2027-10-31", "2027-10-31T23:00:00Z"],
    ["2026-12-31", "2026-12-31T23:00:00Z"],
  ])("of %s that has passed is its end in Stockholm, %s", (date, end) => {
    const moment = momentOf(day(date), instant("2028-01-01T12:00:00Z"));
    expect([moment.at.toString(), moment.before.toString()]).toEqual([end, end]);
  });

  test("of today is now, and now itself counts", () => {
    const moment = momentOf(day("2026-11-23"), now);
    expect([moment.at.toString(), moment.before.toString()]).toEqual([
      "2026-11-23T13:00:00Z",
      "2026-11-23T13:00:00.001Z",
    ]);
    // 23.30 UTC is already tomorrow in Stockholm.
    const late = instant("2026-11-23T23:30:00Z");
    expect(momentOf(day("2026-11-24"), late).at).toEqual(late);
    expect(momentOf(day("2026-11-23"), late).at.toString()).toBe("2026-11-23T23:00:00Z");
  });

  test("is now, or as late as is known, when no date is asked for", () => {
    const known = readKnown("2026-11-01", now);
    expect(readKnown(undefined, now).at).toEqual(now);
    expect(readMoment(undefined, readKnown(undefined, now), now).at).toEqual(now);
    expect(readMoment(undefined, known, now).at.toString()).toBe("2026-11-01T23:00:00Z");
    expect(readMoment("2026-10-01", known, now).date.toString()).toBe("2026-10-01");
    expect(refused(() => readMoment("2026-11-02", known, now))).toEqual(["knownAt before_date"]);
  });
});

test.each([
  ["2026-11-23", []],
  ["2026-11-24", ["date in_the_future"]],
  ["9999-12-31", ["date in_the_future"]],
  ["2000-01-01", []],
  ["1999-12-31", ["date out_of_range"]],
  ["0000-01-01", ["date out_of_range"]],
  ["2026-02-30", ["date wrong_format"]],
  ["i går", ["date wrong_format"]],
  ["", ["date wrong_format"]],
])("the date %j is refused with %j", (text, errors) => {
  expect(refused(() => readDate("date", text, day("2026-11-23")))).toEqual(errors);
});

describe("a span", () => {
  const shown = (asked: { from?: string; to?: string }, step: Step | "exact", at = now) => {
    const { from, to } = readSpan(asked, step, at);
    return `${from.toString()} ${to.toString()}`;
  };

  test("is the last 12 months or 26 weeks, the present one with them, when nothing is asked for", () => {
    expect(shown({}, "month")).toBe("2025-12-01 2026-11-30");
    expect(periodsOf(readSpan({}, "month", now), "month")).toHaveLength(12);
    expect(shown({}, "week")).toBe("2026-06-01 2026-11-29");
    expect(periodsOf(readSpan({}, "week", now), "week")).toHaveLength(26);
    expect(shown({}, "exact")).toBe("2025-12-01 2026-11-30");
    expect(shown({ to: "2026-03-05" }, "month")).toBe("2025-04-01 2026-03-31");
    expect(shown({ from: "2026-09-05" }, "month")).toBe("2026-09-01 2026-11-30");
  });

  test("is widened to whole periods with a step, and kept as it is without", () => {
    const asked = { from: "2026-10-14", to: "2026-11-03" };
    expect(shown(asked, "month")).toBe("2026-10-01 2026-11-30");
    expect(shown(asked, "week")).toBe("2026-10-12 2026-11-08");
    expect(shown(asked, "exact")).toBe("2026-10-14 2026-11-03");
  });

  test.each([
    [{ from: "2026-11-04", to: "2026-11-03" }, "month", ["to before_date"]],
    [{ to: "2026-11-30" }, "month", []],
    [{ to: "2026-12-01" }, "month", ["to in_the_future"]],
    [{ to: "2026-11-29" }, "week", []],
    [{ to: "2026-11-30" }, "week", ["to in_the_future"]],
    [{ from: "2026-12-01" }, "month", ["from in_the_future"]],
    [{ from: "2026-11-24" }, "exact", ["from in_the_future"]],
    [{ to: "2026-11-30" }, "exact", []],
    [{ to: "2026-12-01" }, "exact", ["to in_the_future"]],
    [{ from: "2021-12-01" }, "month", []],
    [{ from: "2021-11-30" }, "month", ["from span_too_long"]],
    [{ from: "2025-10-06", to: "2026-11-23" }, "week", []],
    [{ from: "2025-10-05", to: "2026-11-23" }, "week", ["from span_too_long"]],
    [{ from: "2021-11-30" }, "exact", ["from span_too_long"]],
    [{ to: "2000-01-01" }, "week", []],
    [{ to: "1999-12-31" }, "week", ["to out_of_range"]],
  ] as const)("%j by %s is refused with %j", (asked, step, errors) => {
    expect(refused(() => readSpan(asked, step, now))).toEqual(errors);
  });

  test("of a day may reach to the end of the present week, which may be in the next month", () => {
    const monday = instant("2026-11-30T12:00:00Z");
    expect(shown({ from: "2026-11-30", to: "2026-12-06" }, "exact", monday)).toBe("2026-11-30 2026-12-06");
    expect(refused(() => readSpan({ to: "2026-12-07" }, "exact", monday))).toEqual(["to in_the_future"]);
  });
});

describe("periods", () => {
  test("are ISO weeks by the year of the week: 2026 has a week 53", () => {
    const weeks = periodsOf({ from: day("2026-12-27"), to: day("2027-01-04") }, "week");
    expect(weeks.map(({ key, from, to }) => `${key} ${from.toString()} ${to.toString()}`)).toEqual([
      "2026-W52 2026-12-21 2026-12-27",
      "2026-W53 2026-12-28 2027-01-03",
      "2027-W01 2027-01-04 2027-01-10",
    ]);
    const months = periodsOf({ from: day("2026-12-31"), to: day("2027-01-01") }, "month");
    expect(months.map(({ key, to }) => `${key} ${to.toString()}`)).toEqual([
      "2026-12 2026-12-31",
      "2027-01 2027-01-31",
    ]);
  });

  test("of any span follow each other from its first day to its last, and their edges are midnights of Stockholm", () => {
    const first = day("2000-01-01");
    const dates = fc.integer({ min: 0, max: 16_000 }).map((days) => first.add({ days }));
    const known = momentOf(day("2100-01-01"), instant("2100-06-01T00:00:00Z"));
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom<Step>("month", "week"),
        (from, days, step) => {
          const span = { from, to: from.add({ days }) };
          const periods = periodsOf(span, step);
          expect(periods[0]?.from.equals(periodStart(from, step))).toBe(true);
          expect(periods.at(-1)?.to.equals(periodEnd(span.to, step))).toBe(true);
          periods.forEach((period, nth) => {
            expect(periods[nth + 1]?.from.toString() ?? "").toBe(
              nth + 1 < periods.length ? period.to.add({ days: 1 }).toString() : "",
            );
            if (step === "week") expect([period.key, period.from.dayOfWeek]).toEqual([isoWeek(period.to), 1]);
            else expect([period.key, period.from.day]).toEqual([period.to.toString().slice(0, 7), 1]);
          });
          const edges = edgesOf(periods, known);
          expect(edges).toHaveLength(periods.length + 1);
          for (const edge of edges)
            expect(edge.toZonedDateTimeISO("Europe/Stockholm").toPlainTime().toString()).toBe("00:00:00");
        },
      ),
    );
  });

  test("have no edge later than what is known", () => {
    const periods = periodsOf({ from: day("2026-10-01"), to: day("2026-12-31") }, "month");
    expect(edgesOf(periods, momentOf(day("2026-11-23"), now)).map(String)).toEqual([
      "2026-09-30T22:00:00Z",
      "2026-10-31T23:00:00Z",
      "2026-11-23T13:00:00.001Z",
      "2026-11-23T13:00:00.001Z",
    ]);
    expect(edgesOf([], momentOf(day("2026-11-23"), now))).toEqual([]);
  });
});
