import { expect, test } from "vitest";
import { aCase } from "../../../testing/case-samples.ts";
import { changesDecidedKind, themesOf, triageOf, triageToSend } from "./triage-values.ts";

const today = "2026-12-03";
const found = aCase(123, { form: { kind: "consultation", areas: ["nordost"] } });
const as = triageOf(found, today);

test("the form starts as the case is, and sends nothing of that", () => {
  expect(as).toMatchObject({ kind: "consultation", mainTheme: "youth", otherThemes: ["housing"], priority: "normal" });
  expect(triageToSend(as, found, today)).toEqual({});
});

test("a reason alone is nothing to save", () => {
  expect(triageToSend({ ...as, reason: "Därför" }, found, today)).toEqual({});
});

test("only what is changed goes along, with its reason", () => {
  expect(triageToSend({ ...as, priority: "high", reason: " Bråttom " }, found, today)).toEqual({
    priority: "high",
    reason: "Bråttom",
  });
});

test("another main theme is a change though the themes are the same, another order of the rest is not", () => {
  expect(triageToSend({ ...as, mainTheme: "housing", otherThemes: ["youth"] }, found, today)).toEqual({
    themes: ["housing", "youth"],
  });
  const three = aCase(123, { staff: { themes: ["youth", "housing", "older"] } });
  expect(triageToSend({ ...triageOf(three, today), otherThemes: ["older", "housing"] }, three, today)).toEqual({});
});

test("a theme is not both main and another, and without a main theme there is none", () => {
  expect(themesOf({ mainTheme: "youth", otherThemes: ["youth", "older"] })).toEqual(["youth", "older"]);
  expect(themesOf({ mainTheme: "", otherThemes: ["older"] })).toEqual([]);
});

test("a new kind holds from today unless an earlier day is said", () => {
  expect(triageToSend({ ...as, kind: "process_support" }, found, today)).toEqual({ kind: "process_support" });
  expect(triageToSend({ ...as, kind: "process_support", kindSince: "2026-12-01" }, found, today)).toEqual({
    kind: "process_support",
    kindSince: "2026-12-01",
  });
  expect(triageToSend({ ...as, kindSince: "2026-12-01" }, found, today)).toEqual({});
});

test("deciding what was unsure gives up no decision", () => {
  const unsure = aCase(123, { form: { kind: "unsure" } });
  expect(changesDecidedKind({ ...as, kind: "process_support" }, found)).toBe(true);
  expect(changesDecidedKind({ ...as, kind: "process_support" }, unsure)).toBe(false);
  expect(changesDecidedKind(as, found)).toBe(false);
});
