import { describe, expect, test } from "vitest";
import { firstHolidayYear, holidaysOf, lastHolidayYear } from "./calendar-holidays.ts";

/** Gauss's method for the Gregorian Easter, with his two exceptions: nothing shared with the package under test. */
function easterByGauss(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const p = Math.floor((13 + 8 * century) / 25);
  const m = (15 - p + century - Math.floor(century / 4)) % 30;
  const n = (4 + century - Math.floor(century / 4)) % 7;
  const a = year % 19;
  const d = (19 * a + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  let day = 22 + d + e;
  if (d === 29 && e === 6) day = 50;
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) day = 49;
  return new Temporal.PlainDate(year, 3, 1).add({ days: day - 1 });
}

/** The first day of a weekday on or after a date. */
function onOrAfter(weekday: number, year: number, month: number, day: number): Temporal.PlainDate {
  const from = new Temporal.PlainDate(year, month, day);
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
}

function lawFor(year: number): string[] {
  const easter = easterByGauss(year);
  const midsummer = onOrAfter(6, year, 6, 20);
  const fixed = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"].map((day) => `${year}-${day}`);
  const moving = [
    easter.subtract({ days: 2 }),
    easter,
    easter.add({ days: 1 }),
    easter.add({ days: 39 }),
    easter.add({ days: 49 }),
    midsummer.subtract({ days: 1 }),
    midsummer,
    onOrAfter(6, year, 10, 31),
  ];
  return [...new Set([...fixed, ...moving.map((date) => date.toString())])].sort();
}

describe("the holidays of a year", () => {
  test("are those of the law and the three eves, worked out another way, in every year that is answered", () => {
    for (let year = firstHolidayYear; year <= lastHolidayYear; year++) {
      expect([...holidaysOf(year).keys()], `${year}`).toEqual(lawFor(year));
    }
  });

  test("fall where the almanac says", () => {
    expect([...holidaysOf(2027)]).toEqual([
      ["2027-01-01", "nyårsdagen"],
      ["2027-01-06", "trettondedag jul"],
      ["2027-03-26", "långfredagen"],
      ["2027-03-28", "påskdagen"],
      ["2027-03-29", "annandag påsk"],
      ["2027-05-01", "första maj"],
      ["2027-05-06", "Kristi himmelsfärdsdag"],
      ["2027-05-16", "pingstdagen"],
      ["2027-06-06", "nationaldagen"],
      ["2027-06-25", "midsommarafton"],
      ["2027-06-26", "midsommardagen"],
      ["2027-11-06", "alla helgons dag"],
      ["2027-12-24", "julafton"],
      ["2027-12-25", "juldagen"],
      ["2027-12-26", "annandag jul"],
      ["2027-12-31", "nyårsafton"],
    ]);
  });

  test.each([
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2035, "2035-03-25"],
    [2038, "2038-04-25"],
    [2045, "2045-04-09"],
  ])("have Easter Day of %i on %s", (year, day) => {
    expect(easterByGauss(year).toString()).toBe(day);
    expect(holidaysOf(year).get(day)).toBe("påskdagen");
  });

  test("keep both names when two fall on one day", () => {
    // In 2008 Ascension Day was 1 May.
    expect(holidaysOf(2008).get("2008-05-01")).toBe("första maj, Kristi himmelsfärdsdag");
  });

  test.each([2004, 2200, 2026.5, Number.NaN])("are refused for the year %d", (year) => {
    expect(() => holidaysOf(year)).toThrow(RangeError);
  });
});
