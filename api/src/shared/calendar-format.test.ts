import { expect, test } from "vitest";
import { showDate, showTime, showTimeRange } from "./calendar-format.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

test("dates are written with the full year", () => {
  expect(showDate(day("2026-12-13"), "sv")).toBe("13 december 2026");
  expect(showDate(day("2026-12-13"), "en")).toBe("13 December 2026");
  expect(showDate(day("2027-01-01"), "sv")).toBe("1 januari 2027");
});

test("months are the same words as the language's own", () => {
  for (let month = 1; month <= 12; month++) {
    const date = new Temporal.PlainDate(2026, month, 9);
    const options = { day: "numeric", month: "long", year: "numeric" } as const;
    expect(showDate(date, "sv")).toBe(date.toLocaleString("sv-SE", options));
    expect(showDate(date, "en")).toBe(date.toLocaleString("en-GB", options));
  }
});

test("times have a full stop, and no zero before the hour", () => {
  expect(showTime(time("09:00"))).toBe("9.00");
  expect(showTime(time("15:05:59"))).toBe("15.05");
  expect(showTime(time("00:30"))).toBe("0.30");
  expect(showTime(time("09:00"), "en")).toBe("9:00");
});

test("ranges are written as in running text", () => {
  expect(showTimeRange(time("09:00"), time("15:30"))).toBe("kl. 9.00–15.30");
  expect(showTimeRange(time("09:00"), time("15:30"), "en")).toBe("9:00–15:30");
});
