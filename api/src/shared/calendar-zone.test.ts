import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stockholmDate, stockholmDay, stockholmDayLength, stockholmTime, stockholmToInstant } from "./calendar-zone.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

/** By the directive on summer time, not by the time zone database: the last Sunday of the month. */
function lastSunday(year: number, month: number): Temporal.PlainDate {
  const last = new Temporal.PlainDate(year, month, 31);
  return last.subtract({ days: last.dayOfWeek % 7 });
}

const years = Array.from({ length: 20 }, (_, index) => 2026 + index);

describe("Stockholm time", () => {
  test("has its own date", () => {
    expect(stockholmDate(instant("2026-12-24T22:59:59Z")).toString()).toBe("2026-12-24");
    expect(stockholmDate(instant("2026-12-24T23:00:00Z")).toString()).toBe("2026-12-25");
    expect(stockholmDate(instant("2027-06-30T22:00:00Z")).toString()).toBe("2027-07-01");
    expect(stockholmTime(instant("2027-06-30T22:30:00Z")).toString()).toBe("00:30:00");
  });

  test("refuses the hour that does not exist", () => {
    const result = stockholmToInstant(day("2027-03-28"), time("02:30"));
    expect(result.kind).toBe("gap");
    expect(result.kind === "gap" && result.nextValid.toString()).toBe("2027-03-28T03:00:00");
  });

  test("asks about the hour that occurs twice", () => {
    const result = stockholmToInstant(day("2027-10-31"), time("02:30"));
    expect(result.kind).toBe("fold");
    expect(result.kind === "fold" && result.earlier.toString()).toBe("2027-10-31T00:30:00Z");
    expect(result.kind === "fold" && result.later.toString()).toBe("2027-10-31T01:30:00Z");
  });

  test.each([
    ["2027-03-28", "01:59:59.999", "2027-03-28T00:59:59.999Z"],
    ["2027-03-28", "03:00", "2027-03-28T01:00:00Z"],
    ["2027-10-31", "01:59", "2027-10-30T23:59:00Z"],
    ["2027-10-31", "03:00", "2027-10-31T02:00:00Z"],
    ["2026-11-23", "09:00", "2026-11-23T08:00:00Z"],
    ["2026-07-01", "09:00", "2026-07-01T07:00:00Z"],
  ])("%s %s is one instant", (date, clock, expected) => {
    const result = stockholmToInstant(day(date), time(clock));
    expect(result.kind === "exact" && result.instant.toString()).toBe(expected);
  });

  test("is missing 02.00–03.00 on the last Sunday of March and has it twice on that of October, for twenty years", () => {
    for (const year of years) {
      const spring = lastSunday(year, 3);
      const autumn = lastSunday(year, 10);
      for (let minutes = 0; minutes < 24 * 60; minutes += 30) {
        const clock = time("00:00").add({ minutes });
        const atTwo = clock.hour === 2;
        expect(stockholmToInstant(spring, clock).kind).toBe(atTwo ? "gap" : "exact");
        expect(stockholmToInstant(autumn, clock).kind).toBe(atTwo ? "fold" : "exact");
      }
    }
  });

  test("has days of 24 hours, but for those two", () => {
    for (const year of years) {
      expect(stockholmDayLength(lastSunday(year, 3))).toBe(23);
      expect(stockholmDayLength(lastSunday(year, 10))).toBe(25);
      expect(stockholmDayLength(lastSunday(year, 10).add({ days: 1 }))).toBe(24);
    }
  });

  test("has days that follow each other without gap or overlap", () => {
    let date = day("2026-01-01");
    let end = stockholmDay(date).start;
    while (date.year < 2030) {
      const { start, end: next } = stockholmDay(date);
      expect(start.epochNanoseconds).toBe(end.epochNanoseconds);
      expect(stockholmDate(start).equals(date)).toBe(true);
      end = next;
      date = date.add({ days: 1 });
    }
  });

  test("goes round from any instant of twenty years", () => {
    const first = instant("2026-01-01T00:00:00Z").epochMilliseconds;
    const last = instant("2045-12-31T00:00:00Z").epochMilliseconds;
    const ordinary = fc.integer({ min: first, max: last });
    const nearAChange = fc
      .tuple(fc.constantFrom(...years), fc.constantFrom(3, 10), fc.integer({ min: -7200, max: 7200 }))
      .map(([year, month, seconds]) => stockholmDay(lastSunday(year, month)).start.epochMilliseconds + seconds * 1000);
    fc.assert(
      fc.property(fc.oneof(ordinary, nearAChange), (milliseconds) => {
        const at = Temporal.Instant.fromEpochMilliseconds(milliseconds);
        const result = stockholmToInstant(stockholmDate(at), stockholmTime(at));
        expect(result.kind).not.toBe("gap");
        if (result.kind === "exact") expect(result.instant.equals(at)).toBe(true);
        if (result.kind === "fold") expect(result.earlier.equals(at) || result.later.equals(at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
