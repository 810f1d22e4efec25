import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  isHalfDay,
  isWorkingDay,
  nextWorkingDay,
  promiseDueAt,
  swedishCalendar,
  workingDaysBetween,
} from "./calendar-working-days.ts";
import type { DateInterval, WorkingCalendar } from "./calendar-working-days.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);
const withBridgeDay: WorkingCalendar = { extraFree: new Set(["2027-05-07"]), halfDays: new Set() };

const firstDay = day("2026-01-01");
const twentyYears = firstDay.until(day("2045-12-31")).days;
const anyDate = fc.integer({ min: 0, max: twentyYears }).map((days) => firstDay.add({ days }));
const anyCalendar = fc
  .array(anyDate, { maxLength: 12 })
  .map((dates) => ({ extraFree: new Set(dates.map((date) => date.toString())), halfDays: new Set<string>() }));

/** The definition, word for word: the days after `from` up to and including `to`. */
function countOneByOne(from: Temporal.PlainDate, to: Temporal.PlainDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = from.add({ days: 1 }); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    if (isWorkingDay(date, calendar)) count++;
  }
  return count;
}

describe("working days", () => {
  test.each([
    "2026-12-24",
    "2026-12-25",
    "2026-12-26",
    "2026-12-31",
    "2027-01-01",
    "2027-01-06",
    "2027-03-26",
    "2027-03-29",
    "2027-05-01",
    "2027-05-06",
    "2027-06-06",
    "2027-06-25",
    "2027-11-06",
    "2027-12-24",
    "2027-12-31",
    "2026-11-28",
    "2026-11-29",
  ])("are not %s", (free) => {
    expect(isWorkingDay(day(free), swedishCalendar)).toBe(false);
  });

  test.each(["2026-11-23", "2026-12-23", "2026-12-28", "2027-01-05", "2027-03-25", "2027-04-30", "2027-11-05"])(
    "are %s, short or not",
    (working) => {
      expect(isWorkingDay(day(working), swedishCalendar)).toBe(true);
    },
  );

  test("leave out a bridge day only where it has been decided", () => {
    expect(isWorkingDay(day("2027-05-07"), swedishCalendar)).toBe(true);
    expect(isWorkingDay(day("2027-05-07"), withBridgeDay)).toBe(false);
    expect(nextWorkingDay(day("2027-05-05"), swedishCalendar).toString()).toBe("2027-05-07");
    expect(nextWorkingDay(day("2027-05-05"), withBridgeDay).toString()).toBe("2027-05-10");
  });

  test("include half days, unless the day is free anyhow", () => {
    const calendar = { extraFree: new Set<string>(), halfDays: new Set(["2027-03-25", "2027-03-26"]) };
    expect(isWorkingDay(day("2027-03-25"), calendar)).toBe(true);
    expect(isHalfDay(day("2027-03-25"), calendar)).toBe(true);
    expect(isHalfDay(day("2027-03-26"), calendar)).toBe(false);
  });

  test("number about 250 every year", () => {
    for (let year = 2026; year <= 2045; year++) {
      const count = workingDaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`), swedishCalendar);
      expect(count).toBeGreaterThanOrEqual(247);
      expect(count).toBeLessThanOrEqual(255);
    }
  });

  test("between two days are those after the first, up to and including the last", () => {
    expect(workingDaysBetween(day("2026-11-23"), day("2026-11-23"), swedishCalendar)).toBe(0);
    expect(workingDaysBetween(day("2026-11-23"), day("2026-11-24"), swedishCalendar)).toBe(1);
    expect(workingDaysBetween(day("2026-12-23"), day("2027-01-04"), swedishCalendar)).toBe(4);
    expect(workingDaysBetween(day("2027-05-05"), day("2027-05-10"), withBridgeDay)).toBe(1);
    expect(workingDaysBetween(day("2027-01-04"), day("2026-12-23"), swedishCalendar)).toBe(-4);
    expect(workingDaysBetween(day("2026-11-29"), day("2026-11-28"), swedishCalendar)).toBe(0);
  });

  test("are counted as by going through the days one by one", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 500 }), anyCalendar, (from, days, calendar) => {
        const to = from.add({ days });
        expect(workingDaysBetween(from, to, calendar)).toBe(countOneByOne(from, to, calendar));
      }),
      { numRuns: 150 },
    );
  });

  test("added and counted are each other's inverse, and end on a working day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 120 }), anyCalendar, (from, count, calendar) => {
        const to = addWorkingDays(from, count, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        expect(workingDaysBetween(from, to, calendar)).toBe(count);
        expect(workingDaysBetween(to, from, calendar)).toBe(-count);
      }),
      { numRuns: 300 },
    );
  });

  test("of a stretch are the sum of its parts", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, anyCalendar, (a, b, c, calendar) => {
        const parts = workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar);
        expect(workingDaysBetween(a, c, calendar)).toBe(parts);
      }),
    );
  });

  test("cannot be added in parts or backwards", () => {
    expect(addWorkingDays(day("2026-11-28"), 0, swedishCalendar).toString()).toBe("2026-11-28");
    for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays(firstDay, count, swedishCalendar)).toThrow(RangeError);
    }
  });
});

describe("a promise", () => {
  test.each([
    ["on an ordinary Monday", "2026-11-23T10:00:00Z", 2, "2026-11-25", "2026-11-25T23:00:00Z"],
    ["two minutes before Christmas Day", "2026-12-24T22:58:00Z", 2, "2026-12-29", "2026-12-29T23:00:00Z"],
    ["on Sunday in UTC, Monday in Stockholm", "2026-11-22T23:30:00Z", 1, "2026-11-24", "2026-11-24T23:00:00Z"],
    ["late on Friday", "2026-11-27T22:59:59Z", 1, "2026-11-30", "2026-11-30T23:00:00Z"],
    ["before Easter, when the clocks change", "2027-03-25T12:00:00Z", 2, "2027-03-31", "2027-03-31T22:00:00Z"],
    ["before the clocks go back", "2027-10-29T12:00:00Z", 1, "2027-11-01", "2027-11-01T23:00:00Z"],
    ["before Ascension Day", "2027-05-05T08:00:00Z", 1, "2027-05-07", "2027-05-07T22:00:00Z"],
  ])("given %s falls due at the Stockholm midnight", (_, receivedAt, workingDays, dueDate, dueAt) => {
    const due = promiseDueAt(instant(receivedAt), workingDays, swedishCalendar);
    expect(due.dueDate.toString()).toBe(dueDate);
    expect(due.dueAt.toString()).toBe(dueAt);
  });

  test("passes over a decided bridge day", () => {
    const due = promiseDueAt(instant("2027-05-05T08:00:00Z"), 1, withBridgeDay);
    expect(due.dueDate.toString()).toBe("2027-05-10");
  });

  test.each<[string, Array<[string, string]>, string]>([
    ["a pause over one working day", [["2026-11-24", "2026-11-24"]], "2026-11-26"],
    ["a pause over a weekend", [["2026-11-28", "2026-11-29"]], "2026-11-25"],
    ["a pause that began before receipt", [["2026-11-01", "2026-11-24"]], "2026-11-26"],
    ["a pause that begins on the due day", [["2026-11-25", "2026-12-01"]], "2026-12-02"],
    ["a pause after the due day", [["2026-11-26", "2026-12-01"]], "2026-11-25"],
    [
      "overlapping pauses, counted once",
      [
        ["2026-11-24", "2026-11-26"],
        ["2026-11-25", "2026-11-27"],
      ],
      "2026-12-01",
    ],
    [
      "a pause that only the first one brings within reach",
      [
        ["2026-11-26", "2026-11-27"],
        ["2026-11-24", "2026-11-24"],
      ],
      "2026-11-30",
    ],
    ["a pause that ends before it begins", [["2026-11-25", "2026-11-24"]], "2026-11-25"],
  ])("with %s", (_, pauses, dueDate) => {
    const intervals = pauses.map(([from, to]) => ({ from: day(from), to: day(to) }));
    const due = promiseDueAt(instant("2026-11-23T10:00:00Z"), 2, swedishCalendar, intervals);
    expect(due.dueDate.toString()).toBe(dueDate);
  });

  test("with pauses is the nth working day that no pause covers", () => {
    const anyPause = fc
      .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 25 }))
      .map(([start, length]) => ({ start, length }));
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 1, max: 30 }),
        fc.array(anyPause, { maxLength: 4 }),
        (received, workingDays, list) => {
          const pauses: DateInterval[] = list.map(({ start, length }) => ({
            from: received.add({ days: start }),
            to: received.add({ days: start + length }),
          }));
          const paused = new Set<string>();
          for (const { from, to } of pauses) {
            for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
              paused.add(date.toString());
            }
          }
          const receivedAt = received.toZonedDateTime({ timeZone: "Europe/Stockholm", plainTime: "13:00" }).toInstant();
          const { dueDate, dueAt } = promiseDueAt(receivedAt, workingDays, swedishCalendar, pauses);
          const pausedIsFree = { extraFree: paused, halfDays: new Set<string>() };
          expect(dueDate.toString()).toBe(addWorkingDays(received, workingDays, pausedIsFree).toString());
          const midnight = dueAt.toZonedDateTimeISO("Europe/Stockholm");
          expect(midnight.toPlainTime().toString()).toBe("00:00:00");
          expect(midnight.toPlainDate().subtract({ days: 1 }).equals(dueDate)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("needs at least one whole working day", () => {
    for (const workingDays of [0, -1, 0.5]) {
      expect(() => promiseDueAt(instant("2026-11-23T10:00:00Z"), workingDays, swedishCalendar)).toThrow(RangeError);
    }
  });
});
