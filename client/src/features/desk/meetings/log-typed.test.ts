// What is typed in a log, and what is sent of it.
import { expect, test } from "vitest";
import { aHeldMeeting, aPastMeeting } from "../../../testing/meeting-samples.ts";
import { logBegun, logFieldOf, logLacks, toLog, type LogTyped } from "./log-typed.ts";

const empty = logBegun(aPastMeeting(), 60);
const held: LogTyped = { ...empty, tookPlace: "yes", requester: "2", city: "0", minutes: "60" };

test("a new log begins with the length of the meeting and nothing else", () => {
  expect(empty).toEqual({
    tookPlace: "",
    notBecause: "",
    requester: "",
    other_organisation: "",
    city: "",
    other: "",
    agreed: "",
    nextStep: "",
    nextStepBy: "",
    minutes: "60",
    correction: "",
  });
});

test("a correction begins with the log that holds", () => {
  expect(logBegun(aHeldMeeting(), 60)).toMatchObject({
    tookPlace: "yes",
    requester: "2",
    city: "1",
    other: "",
    minutes: "75",
    nextStepBy: "2026-12-15",
    correction: "",
  });
});

test.each<[string, Partial<LogTyped>, boolean, object]>([
  ["nothing said", { tookPlace: "" }, false, { tookPlace: "took_place" }],
  ["not and no reason", { tookPlace: "no" }, false, { notBecause: "not_because" }],
  ["a word for a number", { requester: "två" }, false, { requester: "number" }],
  ["a fraction", { other: "1,5" }, false, { other: "number" }],
  ["too many", { city: "1001" }, false, { city: "too_big" }],
  ["as many as there may be", { city: "1000" }, false, {}],
  ["no minutes", { minutes: "" }, false, { minutes: "minutes" }],
  ["more than a day", { minutes: "1441" }, false, { minutes: "minutes" }],
  ["a correction without a reason", { correction: "  " }, true, { correction: "correction" }],
  ["counts of a meeting that was not", { tookPlace: "no", notBecause: "other", requester: "två" }, false, {}],
])("%s", (_, changes, corrects, lacks) => {
  expect(logLacks({ ...held, ...changes }, corrects)).toEqual(lacks);
});

test("what belongs to the other answer is left behind", () => {
  const typed: LogTyped = { ...held, tookPlace: "no", notBecause: "technical", agreed: "Något" };
  expect(toLog(typed, false)).toEqual({
    tookPlace: false,
    notBecause: "technical",
    minutes: 60,
    attendance: [],
    agreed: null,
    nextStep: null,
    nextStepBy: null,
  });
  expect(toLog({ ...typed, tookPlace: "yes", correction: " För att " }, true)).toMatchObject({
    tookPlace: true,
    notBecause: null,
    attendance: [
      { party: "requester", count: 2 },
      { party: "city", count: 0 },
    ],
    agreed: "Något",
    correction: "För att",
  });
});

test("an error about a count is said of its party", () => {
  expect(logFieldOf("attendance/1/count", held)).toBe("city");
  expect(logFieldOf("agreed", held)).toBe("agreed");
});
