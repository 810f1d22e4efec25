// Dates and times as the screens write them, in a zone that no user lives in.
import { expect, test } from "vitest";
import { formatDate, formatDateTime, formatDateWithWeekday, formatTime } from "./dates.ts";

test("a date in Stockholm is the same day wherever the device is", () => {
  expect(formatDate("2026-11-26", "sv")).toBe("26 november 2026");
  expect(formatDate("2026-11-26", "en")).toBe("26 November 2026");
});

test("an instant is shown as the clock in Stockholm stood", () => {
  expect(formatDateTime("2026-11-23T13:05:00Z", "sv")).toBe("23 november 2026 kl. 14.05");
  expect(formatDateTime("2026-07-01T22:30:00Z", "sv")).toBe("2 juli 2026 kl. 0.30");
  expect(formatDateTime("2026-11-23T13:05:00Z", "en")).toBe("23 November 2026 at 14:05");
});

test("a time has no leading zero and, in Swedish, no colon", () => {
  expect(formatTime("2026-11-23T08:00:00Z", "sv")).toBe("9.00");
  expect(formatTime("2026-11-23T08:00:00Z", "en")).toBe("9:00");
});

test("the weekday stands before the date", () => {
  expect(formatDateWithWeekday("2026-11-26", "sv")).toBe("torsdag 26 november 2026");
  expect(formatDateWithWeekday("2026-11-26", "en")).toBe("Thursday 26 November 2026");
});
