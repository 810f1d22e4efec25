import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isWorkingDay, swedishCalendar, workingDaysBetween } from "../../shared/calendar-working-days.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { pausedDates, promiseFor, showPromise, type PauseInterval } from "./promise.rules.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const days = { consultation: 3, process_support: 5, unsure: 1 };
const instant = (text: string) => Temporal.Instant.from(text);

const promise = (
  received: string,
  pauses: readonly PauseInterval[] = [],
  kind: "consultation" | "process_support" | "unsure" = "consultation",
) => promiseFor({ kind, receivedAt: instant(received), days, pauses });

test("the promise is counted in working days of its kind and ends with its day in Stockholm", () => {
  // A Monday; and the Wednesday before Christmas, when the days between are no working days.
  expect(promise("2026-11-23T09:00:00Z")).toEqual({ date: "2026-11-26", at: "2026-11-26T23:00:00Z" });
  expect(promise("2026-11-23T09:00:00Z", [], "process_support").date).toBe("2026-11-30");
  expect(promise("2026-12-23T09:00:00Z", [], "unsure").date).toBe("2026-12-28");
  // Sent late in the evening of one day by UTC, which is the next in Stockholm.
  expect(promise("2026-11-23T23:30:00Z").date).toBe("2026-11-27");
  // Maundy Thursday: Good Friday, Easter Monday, and in between the night when clocks go forward.
  expect(promise("2027-03-25T09:00:00Z")).toEqual({ date: "2027-04-01", at: "2027-04-01T22:00:00Z" });
});

test.each([
  ["none", [], "2026-11-26"],
  // From Tuesday to the next Tuesday: Wednesday is then the second day of three.
  ["a week", [["2026-11-24T08:00:00Z", "2026-11-30T23:00:00Z", "2026-12-01"]], "2026-12-03"],
  ["one that holds, as long as it is meant", [["2026-11-24T08:00:00Z", null, "2026-12-01"]], "2026-12-03"],
  ["one that ended early", [["2026-11-24T08:00:00Z", "2026-11-26T08:00:00Z", "2026-12-24"]], "2026-11-30"],
  ["one that ended the day it began", [["2026-11-24T08:00:00Z", "2026-11-24T20:00:00Z", "2026-12-24"]], "2026-11-26"],
  [
    "one whose end came late by the job",
    [["2026-11-24T08:00:00Z", "2026-12-15T08:00:00Z", "2026-12-01"]],
    "2026-12-03",
  ],
  ["one over a weekend", [["2026-11-27T08:00:00Z", "2026-11-29T23:00:00Z", "2026-11-30"]], "2026-11-26"],
  ["one begun when the promise was already broken", [["2026-12-01T08:00:00Z", null, "2027-01-15"]], "2026-11-26"],
  [
    "two, and Christmas after them",
    [
      ["2026-11-24T08:00:00Z", "2026-12-06T23:00:00Z", "2026-12-07"],
      ["2026-12-08T08:00:00Z", "2026-12-20T23:00:00Z", "2026-12-21"],
    ],
    "2026-12-22",
  ],
] as [string, [string, string | null, string][], string][])("with pauses, %s", (_what, pauses, date) => {
  const intervals = pauses.map(([from, to, until]) => ({ from, to, until }));
  expect(promise("2026-11-23T09:00:00Z", intervals).date).toBe(date);
});

test("a pause counts from the date it began, by Stockholm's calendar, to the last one before it ended", () => {
  const counted = (from: string, to: string | null, until: string) =>
    pausedDates([{ from, to, until }]).map((dates) => `${dates.from.toString()}/${dates.to.toString()}`);
  // 23.30 UTC on the 23rd is the 24th in Stockholm.
  expect(counted("2026-11-23T23:30:00Z", null, "2026-12-01")).toEqual(["2026-11-24/2026-11-30"]);
  expect(counted("2026-11-23T22:30:00Z", "2026-11-25T23:30:00Z", "2026-12-01")).toEqual(["2026-11-23/2026-11-25"]);
  expect(counted("2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z", "2026-12-01")).toEqual([]);
});

test("whatever the pauses, so many days that are working days and not paused lie between receipt and promise", () => {
  const start = Temporal.PlainDate.from("2026-11-01");
  const pause = fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 40 })).map(([from, length]) => ({
    from: `${start.add({ days: from }).toString()}T10:00:00Z`,
    to: null,
    until: start.add({ days: from + length }).toString(),
  }));
  fc.assert(
    fc.property(fc.array(pause, { maxLength: 4 }), fc.nat(60), (pauses, after) => {
      const receivedAt = instant(`${start.add({ days: after }).toString()}T12:00:00Z`);
      const due = Temporal.PlainDate.from(promiseFor({ kind: "process_support", receivedAt, days, pauses }).date);
      const paused = pausedDates(pauses);
      const isPaused = (date: Temporal.PlainDate) =>
        paused.some(
          ({ from, to }) => Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0,
        );
      let counted = 0;
      for (
        let date = stockholmDate(receivedAt).add({ days: 1 });
        Temporal.PlainDate.compare(date, due) <= 0;
        date = date.add({ days: 1 })
      ) {
        if (isWorkingDay(date, swedishCalendar) && !isPaused(date)) counted += 1;
      }
      expect(counted).toBe(5);
      expect(isPaused(due)).toBe(false);
      expect(workingDaysBetween(stockholmDate(receivedAt), due, swedishCalendar)).toBeGreaterThanOrEqual(5);
    }),
  );
});

test("a promise is overdue from the instant it ends, and never once it is kept, while the case rests or when it has ended", () => {
  const due = {
    state: "submitted" as const,
    pausedUntil: null,
    dueDate: "2026-11-22",
    dueAt: "2026-11-23T09:00:00.000Z",
    firstContactAt: null,
  };
  expect(showPromise(due, now)).toMatchObject({ met: false, overdue: true });
  expect(showPromise(due, now.subtract({ milliseconds: 1 }))).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, firstContactAt: "2026-11-25T09:00:00.000Z" }, now)).toMatchObject({
    met: true,
    overdue: false,
  });
  expect(showPromise({ ...due, state: "withdrawn" }, now)).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, pausedUntil: "2026-12-01" }, now)).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, dueAt: null }, now)).toBeNull();
});
