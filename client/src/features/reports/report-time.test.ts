import { expect, test } from "vitest";
import { faultsIn, withTime, type TypedTime } from "./report-time.ts";
import { everything } from "./report-view.ts";

const today = "2026-11-23";
const empty: TypedTime = { date: "", from: "", to: "", step: "month", knownAt: "" };

test.each([
  ["nothing at all", {}, {}],
  ["today", { date: today }, {}],
  ["tomorrow", { date: "2026-11-24" }, { date: "future" }],
  ["a day that there is not", { date: "2026-02-30" }, { date: "invalidDate" }],
  ["a year half typed", { date: "0202-03-01" }, { date: "tooEarly" }],
  ["known tomorrow", { knownAt: "2026-11-24" }, { knownAt: "future" }],
  ["known before the day", { date: "2026-03-01", knownAt: "2026-02-28" }, { knownAt: "knownBefore" }],
  ["known on the day", { date: "2026-03-01", knownAt: "2026-03-01" }, {}],
])("of a day: %s", (_, typed, faults) => {
  expect(faultsIn({ ...empty, ...typed }, "day", today)).toEqual(faults);
});

test.each([
  ["nothing at all", {}, {}],
  ["turned round", { from: "2026-03-01", to: "2026-02-28" }, { to: "turned" }],
  ["one day", { from: "2026-03-01", to: "2026-03-01" }, {}],
  ["to the end of this year", { from: "2026-01-01", to: "2026-12-31" }, {}],
  ["from tomorrow", { from: "2026-11-24", to: "2026-12-31" }, { from: "future" }],
])("of a span: %s", (_, typed, faults) => {
  expect(faultsIn({ ...empty, ...typed }, "span", today)).toEqual(faults);
});

test("half a date in a field is no empty field", () => {
  expect(faultsIn(empty, "day", today, ["date"])).toEqual({ date: "invalidDate" });
});

test("today is no choice, unless what was known is one", () => {
  expect(withTime(everything, { ...empty, date: today }, "day", today).date).toBeNull();
  expect(withTime(everything, { ...empty, date: today, knownAt: today }, "day", today)).toMatchObject({
    date: today,
    knownAt: today,
  });
});
