// ISO weeks and days, reckoned in a zone that no user lives in.
import { expect, test } from "vitest";
import { addDays, daysFrom, mondayOf, weekdayOf, weekNumber, weekOf } from "./weeks.ts";

test.each([
  ["2026-12-27", "2026-W52"],
  ["2026-12-28", "2026-W53"],
  ["2026-12-31", "2026-W53"],
  ["2027-01-01", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2025-12-29", "2026-W01"],
  ["2020-12-31", "2020-W53"],
  ["2024-12-30", "2025-W01"],
  ["2023-01-01", "2022-W52"],
  ["2027-03-28", "2027-W12"],
])("%s is in %s", (date, week) => {
  expect(weekOf(date)).toBe(week);
});

test("a week begins on its Monday, and a week that does not exist begins nowhere", () => {
  expect(mondayOf("2026-W53")).toBe("2026-12-28");
  expect(mondayOf("2027-W01")).toBe("2027-01-04");
  expect(mondayOf("2026-W01")).toBe("2025-12-29");
  for (const none of ["2027-W53", "2026-W00", "2026-W54", "2026-W1", "2026-53", "W53", "", "0000-W01"]) {
    expect(mondayOf(none)).toBeNull();
  }
});

test("every day of thirty years is in the week that begins on the Monday before it", () => {
  const wrong: string[] = [];
  for (let date = "2010-01-01"; date < "2040-01-01"; date = addDays(date, 1)) {
    if (mondayOf(weekOf(date)) !== addDays(date, 1 - weekdayOf(date))) wrong.push(date);
  }
  expect(wrong).toEqual([]);
});

test("days go on over clock changes, leap days and New Year", () => {
  expect(addDays("2027-03-27", 1)).toBe("2027-03-28");
  expect(addDays("2027-03-28", 1)).toBe("2027-03-29");
  expect(addDays("2027-10-31", 1)).toBe("2027-11-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-01-04", -7)).toBe("2026-12-28");
  expect(daysFrom("2026-12-28")).toEqual([
    "2026-12-28",
    "2026-12-29",
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-01-02",
    "2027-01-03",
  ]);
  expect(weekdayOf("2026-12-28")).toBe(1);
  expect(weekdayOf("2027-01-03")).toBe(7);
  expect(weekNumber("2026-W53")).toBe(53);
});
