// Dates and times as the screens write them, in a zone that no user lives in.
import { expect, test } from "vitest";
import {
  formatClockSpan,
  formatDate,
  formatDateSpan,
  formatDateTime,
  formatDateWithWeekday,
  formatShortDate,
  formatTime,
  formatTimeSpan,
  stockholmDate,
} from "./dates.ts";

test("a date in Stockholm is the same day wherever the device is", () => {
  expect(formatDate("2026-11-26", "sv")).toBe("26 november 2026");
  expect(formatDate("2026-11-26", "en")).toBe("26 November 2026");
});

test("a short date has the year only when it is another", () => {
  expect(formatShortDate("2026-11-26", "2026-01-01", "sv")).toBe("26 nov.");
  expect(formatShortDate("2026-11-26", "2026-01-01", "en")).toBe("26 Nov");
  expect(formatShortDate("2027-01-04", "2026-12-30", "sv")).toBe("4 jan. 2027");
  expect(formatShortDate("2025-05-04", "2026-01-02", "en")).toBe("4 May 2025");
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

test("a meeting's time is said with its weekday, on both sides of a clock change", () => {
  expect(formatTimeSpan("2026-12-03T09:00:00Z", "2026-12-03T10:00:00Z", "sv")).toBe(
    "torsdag 3 december 2026 kl. 10.00–11.00",
  );
  expect(formatTimeSpan("2026-12-03T09:00:00Z", "2026-12-03T10:00:00Z", "en")).toBe(
    "Thursday 3 December 2026, 10:00–11:00",
  );
  expect(formatTimeSpan("2027-03-26T09:00:00Z", "2027-03-26T10:30:00Z", "sv")).toBe(
    "fredag 26 mars 2027 kl. 10.00–11.30",
  );
  expect(formatTimeSpan("2027-03-29T08:00:00Z", "2027-03-29T09:30:00Z", "sv")).toBe(
    "måndag 29 mars 2027 kl. 10.00–11.30",
  );
  expect(formatClockSpan("2027-03-29T08:00:00Z", "2027-03-29T09:30:00Z", "en")).toBe("10:00–11:30");
});

test("a span of days says month and year once where they are the same", () => {
  expect(formatDateSpan("2026-12-28", "2027-01-03", "sv")).toBe("28 december 2026–3 januari 2027");
  expect(formatDateSpan("2026-11-30", "2026-12-06", "sv")).toBe("30 november–6 december 2026");
  expect(formatDateSpan("2026-12-07", "2026-12-13", "en")).toBe("7–13 December 2026");
});

test("the date in Stockholm changes at its own midnight, in winter and in summer", () => {
  expect(stockholmDate("2026-11-25T22:59:59.999Z")).toBe("2026-11-25");
  expect(stockholmDate("2026-11-25T23:00:00.000Z")).toBe("2026-11-26");
  expect(stockholmDate("2026-07-01T22:00:00.000Z")).toBe("2026-07-02");
});
