import { expect, test } from "vitest";
import { emptyForm } from "./form.rules.ts";
import { kindChange, pauseErrors, triageChange, triageDetails } from "./triage.rules.ts";

// Half past midnight on 24 November in Stockholm.
const now = Temporal.Instant.from("2026-11-23T23:30:00Z");
const form = { ...emptyForm, kind: "unsure" as const, areas: ["centrum", "nordost"] };
const stored = {
  form,
  // 18 November in Stockholm.
  receivedAt: "2026-11-17T23:30:00.000Z",
  staff: {
    state: "accepted" as const,
    waitingFor: "nobody" as const,
    priority: "normal" as const,
    assignee: null,
    source: "web" as const,
    initiatedBy: "organisation" as const,
    themes: ["safety", "premises", "culture_education"],
    principles: ["dialogue"],
    administrations: [],
    firstTime: false,
    personalNumberIn: [],
    registeredBy: null,
    ending: null,
    minutesLogged: 0,
  },
};

test("what is left out or as before is no change; only the main theme has a place of its own", () => {
  expect(triageChange(stored, {})).toEqual({});
  expect(
    triageChange(stored, {
      priority: "normal",
      themes: ["safety", "culture_education", "premises"],
      principles: ["dialogue"],
      areas: ["nordost", "centrum"],
      administrations: [],
    }),
  ).toEqual({});
  expect(triageChange(stored, { themes: ["premises", "safety", "culture_education"] })).toEqual({
    themes: ["premises", "safety", "culture_education"],
  });
  expect(triageChange(stored, { priority: "high", areas: ["centrum"], principles: [] })).toEqual({
    priority: "high",
    areas: ["centrum"],
    principles: [],
  });
  expect(triageChange(stored, { areas: ["centrum", "hisingen"] })).toEqual({ areas: ["centrum", "hisingen"] });
});

test("the history tells of a change by its codes", () => {
  expect(triageDetails({ priority: "high", themes: ["safety", "premises"], principles: [] })).toEqual({
    priority: "high",
    themes: "safety,premises",
    principles: "",
  });
});

test.each([
  ["nothing said", {}, undefined],
  ["the same kind", { kind: "unsure" }, undefined],
  ["the same kind, from today", { kind: "unsure", kindSince: "2026-11-24" }, undefined],
  ["a new kind", { kind: "consultation" }, { kind: "consultation", from: "unsure" }],
  [
    "a new kind, from today",
    { kind: "consultation", kindSince: "2026-11-24" },
    { kind: "consultation", from: "unsure" },
  ],
  ["no date after all", { kind: "consultation", kindSince: null }, { kind: "consultation", from: "unsure" }],
  [
    "from a day before",
    { kind: "consultation", kindSince: "2026-11-23" },
    { kind: "consultation", from: "unsure", since: "2026-11-22T23:00:00Z", sinceDate: "2026-11-23" },
  ],
  [
    "from the day it came in, so from the moment it did",
    { kind: "consultation", kindSince: "2026-11-18" },
    { kind: "consultation", from: "unsure", since: "2026-11-17T23:30:00Z", sinceDate: "2026-11-18" },
  ],
  [
    "only a date, of the present kind",
    { kindSince: "2026-11-20" },
    { kind: "unsure", from: "unsure", since: "2026-11-19T23:00:00Z", sinceDate: "2026-11-20" },
  ],
  [
    "before it came in",
    { kind: "consultation", kindSince: "2026-11-17" },
    { errors: [{ field: "/kindSince", code: "before_received" }] },
  ],
  [
    "to come",
    { kind: "consultation", kindSince: "2026-11-25" },
    { errors: [{ field: "/kindSince", code: "in_the_future" }] },
  ],
] as const)("of the kind: %s", (_what, triage, change) => {
  const found = kindChange(stored, triage, now);
  expect(found && "since" in found ? { ...found, since: found.since.toString() } : found).toEqual(change);
});

test.each([
  ["2026-11-23", ["in_the_past"]],
  ["2026-11-24", ["in_the_past"]],
  ["2026-11-25", []],
  ["2028-11-24", []],
  ["2028-11-25", ["after_date"]],
  ["9999-12-31", ["after_date"]],
])("a pause until %s: %j", (until, codes) => {
  expect(pauseErrors(until, now).map(({ code }) => code)).toEqual(codes);
});
