import { expect, test } from "vitest";
import { meaningOf, wallTimeAt } from "./stockholm-time.ts";

test("an ordinary time means one instant, in winter and in summer", () => {
  expect(meaningOf({ date: "2026-11-23", time: "14:05" })).toEqual({
    kind: "exact",
    instant: "2026-11-23T13:05:00.000Z",
  });
  expect(meaningOf({ date: "2026-07-01", time: "14:05" })).toEqual({
    kind: "exact",
    instant: "2026-07-01T12:05:00.000Z",
  });
  expect(meaningOf({ date: "2027-01-01", time: "00:00" })).toEqual({
    kind: "exact",
    instant: "2026-12-31T23:00:00.000Z",
  });
});

test("a time that is skipped when the clocks go forward names the first that exists", () => {
  const gap = { kind: "gap", nextValid: { date: "2027-03-28", time: "03:00" } };
  expect(meaningOf({ date: "2027-03-28", time: "02:00" })).toEqual(gap);
  expect(meaningOf({ date: "2027-03-28", time: "02:30" })).toEqual(gap);
  expect(meaningOf({ date: "2027-03-28", time: "02:59" })).toEqual(gap);
  expect(meaningOf({ date: "2027-03-28", time: "01:59" })).toEqual({
    kind: "exact",
    instant: "2027-03-28T00:59:00.000Z",
  });
  expect(meaningOf({ date: "2027-03-28", time: "03:00" })).toEqual({
    kind: "exact",
    instant: "2027-03-28T01:00:00.000Z",
  });
});

test("a time that occurs twice when the clocks go back has both readings", () => {
  expect(meaningOf({ date: "2026-10-25", time: "02:30" })).toEqual({
    kind: "fold",
    earlier: "2026-10-25T00:30:00.000Z",
    later: "2026-10-25T01:30:00.000Z",
  });
  expect(meaningOf({ date: "2026-10-25", time: "01:59" })?.kind).toBe("exact");
  expect(meaningOf({ date: "2026-10-25", time: "02:00" })?.kind).toBe("fold");
  expect(meaningOf({ date: "2026-10-25", time: "03:00" })?.kind).toBe("exact");
});

test("what is no date or no time means nothing", () => {
  for (const [date, time] of [
    ["", "14:05"],
    ["2026-11-23", ""],
    ["2026-02-30", "12:00"],
    ["2026-11-23", "24:00"],
    ["2026-13-01", "12:00"],
  ] as const) {
    expect(meaningOf({ date, time })).toBeNull();
  }
});

test("every minute of the days around a clock change comes back as it was written", () => {
  for (const start of ["2026-10-24T22:00:00Z", "2027-03-27T22:00:00Z"]) {
    for (let minutes = 0; minutes < 26 * 60; minutes += 7) {
      const instant = new Date(Date.parse(start) + minutes * 60_000);
      const meaning = meaningOf(wallTimeAt(instant));
      const readings =
        meaning?.kind === "fold"
          ? [meaning.earlier, meaning.later]
          : meaning?.kind === "exact"
            ? [meaning.instant]
            : [];
      expect(readings).toContain(instant.toISOString());
    }
  }
});
