// Working hours as they are typed.
import { expect, test } from "vitest";
import {
  changedSpan,
  copiedToWeekdays,
  hoursBegun,
  hoursFieldOf,
  hoursLacks,
  toHours,
  withoutSpan,
  withSpan,
} from "./hours-typed.ts";

const monday = [
  { weekday: 1, starts: "13:00", ends: "16:00" },
  { weekday: 1, starts: "09:00", ends: "12:00" },
];
const typed = hoursBegun({ hours: [...monday, { weekday: 3, starts: "10:00", ends: "15:00" }] });

test("a day's spans stand in the order of time, and are sent as they stand", () => {
  expect(typed[1].map(({ starts }) => starts)).toEqual(["09:00", "13:00"]);
  expect(toHours(typed)).toEqual([
    { weekday: 1, starts: "09:00", ends: "12:00" },
    { weekday: 1, starts: "13:00", ends: "16:00" },
    { weekday: 3, starts: "10:00", ends: "15:00" },
  ]);
  expect(hoursLacks(typed).size).toBe(0);
});

test("the first span of a day is the usual one, a further one is empty", () => {
  expect(withSpan(typed, 2)[2]).toEqual([{ key: 0, starts: "09:00", ends: "16:00" }]);
  expect(withSpan(typed, 1)[1].at(-1)).toEqual({ key: 2, starts: "", ends: "" });
  expect(withoutSpan(typed, 1, 0)[1].map(({ starts }) => starts)).toEqual(["13:00"]);
});

test("a day is copied to Monday to Friday, and no further", () => {
  const copied = copiedToWeekdays(typed, 3);
  expect([1, 2, 3, 4, 5].map((day) => copied[day as 1].length)).toEqual([1, 1, 1, 1, 1]);
  expect(copied[1][0]?.starts).toBe("10:00");
  expect(copied[6]).toEqual([]);
});

test("what is missing, turned round or runs into the span before is said of its field", () => {
  expect([...hoursLacks(withSpan(typed, 1))]).toEqual([
    ["1-2-starts", "time"],
    ["1-2-ends", "time"],
  ]);
  const turned = changedSpan(typed, 1, { key: 1, starts: "13:00", ends: "13:00" });
  expect([...hoursLacks(turned)]).toEqual([["1-1-ends", "ends_first"]]);
  const overlapping = changedSpan(typed, 1, { key: 1, starts: "11:59", ends: "16:00" });
  expect([...hoursLacks(overlapping)]).toEqual([["1-1-starts", "overlaps"]]);
  const touching = changedSpan(typed, 1, { key: 1, starts: "12:00", ends: "16:00" });
  expect(hoursLacks(touching).size).toBe(0);
});

test("an error of the API finds its field", () => {
  expect(hoursFieldOf("/hours/1/ends", typed)).toBe("1-1-ends");
  expect(hoursFieldOf("hours/2", typed)).toBe("3-0-starts");
  expect(hoursFieldOf("/hours", typed)).toBeNull();
  expect(hoursFieldOf("/hours/9/ends", typed)).toBeNull();
});
