import { describe, expect, test } from "vitest";
import { isIsoWeek, isoWeek, showWeek, weekStart } from "./calendar-weeks.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("ISO weeks", () => {
  test.each([
    ["2026-11-23", "2026-W48"],
    ["2026-12-28", "2026-W53"],
    ["2027-01-01", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2025-12-29", "2026-W01"],
    ["2024-12-30", "2025-W01"],
  ])("%s is in %s", (date, week) => {
    expect(isoWeek(day(date))).toBe(week);
  });

  test("begin on Monday", () => {
    expect(weekStart("2026-W53").toString()).toBe("2026-12-28");
    expect(weekStart("2027-W01").toString()).toBe("2027-01-04");
    expect(weekStart("2026-W01").toString()).toBe("2025-12-29");
  });

  test("are shown by number", () => {
    expect(showWeek("2026-W53")).toBe("v. 53");
    expect(showWeek("2027-W01")).toBe("v. 1");
  });

  test("go round from every day of twenty years, in unbroken order", () => {
    let monday = day("2025-12-29");
    while (monday.year < 2046) {
      const week = isoWeek(monday);
      expect(weekStart(week).toString()).toBe(monday.toString());
      // The week's year is the year of its Thursday.
      expect(Number(week.slice(0, 4))).toBe(monday.add({ days: 3 }).year);
      for (let later = 1; later < 7; later++) expect(isoWeek(monday.add({ days: later }))).toBe(week);
      monday = monday.add({ weeks: 1 });
    }
  });

  test("are 53 in the years that begin on a Thursday, or are leap years and begin on a Wednesday", () => {
    const long: number[] = [];
    for (let year = 2026; year <= 2045; year++) {
      const first = new Temporal.PlainDate(year, 1, 1);
      const has53 = first.dayOfWeek === 4 || (first.dayOfWeek === 3 && first.inLeapYear);
      expect(isIsoWeek(`${year}-W53`)).toBe(has53);
      if (has53) long.push(year);
    }
    expect(long).toEqual([2026, 2032, 2037, 2043]);
  });

  test.each([
    "2027-W53",
    "2026-W00",
    "2026-W54",
    "2026-W1",
    "2026W01",
    "v. 1",
    "",
    "2026-W01\n",
    "0000-W01",
    "2026-w01",
  ])("refuse %j", (text) => {
    expect(isIsoWeek(text)).toBe(false);
    expect(() => weekStart(text)).toThrow(RangeError);
    expect(() => showWeek(text)).toThrow(RangeError);
  });
});
