import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stockholmDate, stockholmZone } from "../../shared/calendar-zone.ts";
import { isWorkingDay, swedishCalendar } from "../../shared/calendar-working-days.ts";
import { blockedBy, freeTimes, hourErrors, usualSettings, type Search, type Span } from "./free-times.rules.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const span = (start: string, end: string): Span => ({ start: instant(start), end: instant(end) });

const search = (change: Partial<Search>): Search => ({
  hours: usualSettings.usualHours,
  stepMinutes: 30,
  bufferMinutes: 0,
  taken: [],
  from: day("2027-03-26"),
  days: 1,
  after: instant("2027-01-01T00:00:00Z"),
  minutes: 60,
  limit: 100,
  ...change,
});
const starts = (change: Partial<Search>) => freeTimes(search(change)).map(({ localStart }) => localStart);
const startsAt = (change: Partial<Search>) => freeTimes(search(change)).map((time) => time.startsAt);

describe("free times", () => {
  test("fill the usual hours of a working day, ending within them", () => {
    // 25 March 2027 is Maundy Thursday, a working day; Good Friday is not.
    expect(starts({ from: day("2027-03-25") }).map((text) => text.slice(11))).toEqual(
      "09:00 09:30 10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30".split(" "),
    );
    expect(starts({ from: day("2027-03-26"), days: 3 })).toEqual([]);
  });

  test("keep the clock on the wall on both sides of a change", () => {
    // The Friday before and the Monday after the clocks go back on 31 October 2027.
    const around = { days: 1, limit: 1 };
    expect(startsAt({ ...around, from: day("2027-10-29") })).toEqual(["2027-10-29T07:00:00.000Z"]);
    expect(startsAt({ ...around, from: day("2027-11-01") })).toEqual(["2027-11-01T08:00:00.000Z"]);
    // The Thursday before and the Tuesday after they go forward on 28 March 2027, with Easter between.
    expect(startsAt({ ...around, from: day("2027-03-25") })).toEqual(["2027-03-25T08:00:00.000Z"]);
    expect(startsAt({ ...around, from: day("2027-03-26"), days: 5 })).toEqual(["2027-03-30T07:00:00.000Z"]);
  });

  test("on the day of a change itself, never begin at a time that does not exist or occurs twice, and last as long as asked", () => {
    const night = (date: string) =>
      freeTimes(
        search({ from: day(date), hours: [{ weekday: 7, starts: "00:30", ends: "05:00" }], worksOn: () => true }),
      ).map(
        ({ localStart, startsAt: at, localEnd }) => `${localStart.slice(11)} ${at.slice(11, 16)} ${localEnd.slice(11)}`,
      );
    expect(night("2027-03-28")).toEqual([
      "00:30 23:30 01:30",
      "01:00 00:00 03:00",
      "01:30 00:30 03:30",
      "03:00 01:00 04:00",
      "03:30 01:30 04:30",
      "04:00 02:00 05:00",
    ]);
    expect(night("2027-10-31")).toEqual([
      "00:30 22:30 01:30",
      "01:00 23:00 02:00",
      "01:30 23:30 02:30",
      "03:00 02:00 04:00",
      "03:30 02:30 04:30",
      "04:00 03:00 05:00",
    ]);
  });

  test("leave out what is taken, with the buffer after each meeting, and what has been", () => {
    const taken = [span("2027-03-25T09:00:00Z", "2027-03-25T10:00:00Z")];
    const from = day("2027-03-25");
    expect(starts({ from, taken, limit: 3 })).toEqual(["2027-03-25T09:00", "2027-03-25T11:00", "2027-03-25T13:00"]);
    expect(starts({ from, taken, limit: 2, bufferMinutes: 15 })).toEqual(["2027-03-25T11:00", "2027-03-25T13:00"]);
    expect(starts({ from, after: instant("2027-03-25T13:30:00Z") })).toEqual(["2027-03-25T15:00", "2027-03-25T15:30"]);
    expect(starts({ from, notBefore: instant("2027-03-25T14:30:00Z") })).toEqual(["2027-03-25T15:30"]);
  });

  test("come to an end whatever the step", () => {
    expect(starts({ from: day("2027-03-25"), stepMinutes: 0, limit: 1000 }).length).toBeLessThan(100);
  });

  test("run to the end of the hours also where the clock skips that end", () => {
    const hours = [{ weekday: 7, starts: "00:00", ends: "02:00" }];
    const found = starts({
      from: day("2027-03-28"),
      hours,
      stepMinutes: 30,
      minutes: 30,
      days: 1,
      limit: 10,
      worksOn: () => true,
    });
    expect(found).toEqual(["2027-03-28T00:00", "2027-03-28T00:30", "2027-03-28T01:00", "2027-03-28T01:30"]);
  });

  test("are exactly those that an honest search minute by minute finds", () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
      const time = new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15);
      return time.toString({ smallestUnit: "minute" });
    });
    const stretch = fc
      .tuple(fc.integer({ min: 1, max: 7 }), clock, clock)
      .filter(([, a, b]) => a !== b)
      .map(([weekday, a, b]) => ({ weekday, starts: a < b ? a : b, ends: a < b ? b : a }));
    // Two weeks around each change of 2027, every day worked or Swedish working days only.
    const world = fc.record({
      hours: fc
        .array(stretch, { maxLength: 6 })
        .map((found) => found.filter((_, at) => hourErrors(found.slice(0, at + 1)).length === 0)),
      from: fc.constantFrom("2027-03-22", "2027-03-27", "2027-03-28", "2027-10-25", "2027-10-30", "2027-10-31"),
      days: fc.integer({ min: 1, max: 3 }),
      minutes: fc.constantFrom(15, 30, 60, 180),
      stepMinutes: fc.constantFrom(15, 30, 60),
      bufferMinutes: fc.constantFrom(0, 10),
      everyDay: fc.boolean(),
      taken: fc.array(fc.tuple(fc.integer({ min: 0, max: 288 }), fc.integer({ min: 1, max: 8 })), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(world, ({ hours, from, days, minutes, stepMinutes, bufferMinutes, everyDay, taken }) => {
        const first = day(from);
        const midnight = first.toZonedDateTime(stockholmZone).toInstant();
        const busy = taken.map(([start, length]) => ({
          start: midnight.add({ minutes: start * 15 }),
          end: midnight.add({ minutes: (start + length) * 15 }),
        }));
        const worksOn = (date: Temporal.PlainDate) => everyDay || isWorkingDay(date, swedishCalendar);
        const found = freeTimes(
          search({
            hours,
            from: first,
            days,
            minutes,
            stepMinutes,
            bufferMinutes,
            taken: busy,
            worksOn,
            limit: 10_000,
          }),
        ).map((time) => time.startsAt);
        // Every quarter of an hour of the days, as instants; the wall clock is only asked what it shows.
        const expected: string[] = [];
        const end = first.add({ days }).toZonedDateTime(stockholmZone).toInstant();
        for (let at = midnight; Temporal.Instant.compare(at, end) < 0; at = at.add({ minutes: 15 })) {
          const wall = at.toZonedDateTimeISO(stockholmZone);
          const clockAt = wall.toPlainTime().toString({ smallestUnit: "minute" });
          const over = at.add({ minutes });
          const isTwice = [-60, 60].some((shift) =>
            at
              .add({ minutes: shift })
              .toZonedDateTimeISO(stockholmZone)
              .toPlainDateTime()
              .equals(wall.toPlainDateTime()),
          );
          const within = hours.some(
            (one) =>
              one.weekday === wall.dayOfWeek &&
              clockAt >= one.starts &&
              over.epochMilliseconds <= lastShown(wall, one.ends) &&
              (minutesOf(clockAt) - minutesOf(one.starts)) % stepMinutes === 0,
          );
          const blocked = blockedBy({ start: at, end: over }, bufferMinutes);
          const isFree = busy.every(
            (other) =>
              other.end.epochMilliseconds <= blocked.start.epochMilliseconds ||
              blocked.end.epochMilliseconds <= other.start.epochMilliseconds,
          );
          if (within && isFree && !isTwice && worksOn(stockholmDate(at)))
            expected.push(at.toString({ fractionalSecondDigits: 3 }));
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

/** The last instant of the day at which the clock shows this; where it skips it, the first at which it shows more. */
function lastShown(ofDay: Temporal.ZonedDateTime, clock: string) {
  const next = ofDay.add({ days: 1 }).startOfDay().epochMilliseconds;
  let shown = 0;
  let beyond = next;
  for (let at = ofDay.startOfDay(); at.epochMilliseconds < next; at = at.add({ minutes: 15 })) {
    const shows = at.toPlainTime().toString({ smallestUnit: "minute" });
    if (shows === clock) shown = at.epochMilliseconds;
    else if (shows > clock) beyond = Math.min(beyond, at.epochMilliseconds);
  }
  return shown || beyond;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe("hours that somebody sets", () => {
  test("end after they begin and do not run into each other", () => {
    const at = (weekday: number, from: string, to: string) => ({ weekday, starts: from, ends: to });
    expect(hourErrors([at(1, "09:00", "12:00"), at(1, "12:00", "13:00"), at(2, "09:00", "12:00")])).toEqual([]);
    expect(hourErrors([at(1, "09:00", "09:00")])).toEqual([{ field: "/hours/0/ends", code: "ends_before_start" }]);
    expect(hourErrors([at(1, "09:00", "12:00"), at(1, "11:59", "13:00")])).toEqual([
      { field: "/hours/1/starts", code: "overlapping" },
    ]);
    expect(hourErrors([])).toEqual([]);
  });
});
