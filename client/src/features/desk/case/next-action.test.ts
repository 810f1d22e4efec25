import { expect, test } from "vitest";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import { nextStepsOf, type CaseSituation, type CaseStep } from "./next-action.ts";

const worked: Action[] = ["triage", "ask", "message", "note", "offer_times", "book_meeting", "void", "log_contact"];
const submitted: Action[] = ["accept", ...worked, "decline", "refer", "pause"];
const accepted: Action[] = [...worked, "assign", "decline", "refer", "pause", "close"];
const inProgress: Action[] = [...worked, "assign", "pause", "close"];

function situation(changes: Partial<CaseSituation>): CaseSituation {
  return {
    actions: submitted,
    state: "submitted",
    waitingFor: "nobody",
    paused: false,
    responsible: "me",
    contacted: false,
    meeting: "none",
    ...changes,
  };
}

const table: [string, Partial<CaseSituation>, CaseStep | null, CaseStep[]][] = [
  ["nobody responsible", { responsible: "nobody", actions: ["claim", ...submitted] }, "claim", []],
  [
    "nobody responsible, one who assigns",
    { responsible: "nobody", actions: ["claim", "assign", ...submitted] },
    "claim",
    ["assign"],
  ],
  ["nobody responsible, and one may not claim", { responsible: "nobody", actions: [] }, null, []],
  ["come in and mine", {}, "accept", []],
  ["come in and another's", { responsible: "other" }, null, []],
  ["come in and mine, and they wait for us", { waitingFor: "unit" }, "accept", []],
  ["they wait for us", { state: "accepted", actions: accepted, waitingFor: "unit" }, "reply", []],
  [
    "they wait for us, another's case",
    { state: "accepted", actions: accepted, waitingFor: "unit", responsible: "other" },
    "reply",
    [],
  ],
  ["taken on, no contact yet", { state: "accepted", actions: accepted }, "log_contact", ["offer_times"]],
  [
    "taken on, no contact, no address",
    { state: "accepted", actions: accepted.filter((action) => !["offer_times", "ask", "message"].includes(action)) },
    "log_contact",
    [],
  ],
  ["taken on, in contact", { state: "accepted", actions: accepted, contacted: true }, "offer_times", ["log_contact"]],
  ["we wait for an answer", { state: "accepted", actions: accepted, waitingFor: "requester" }, null, ["log_contact"]],
  [
    "we wait for an answer, work begun",
    { state: "in_progress", actions: inProgress, waitingFor: "requester" },
    null,
    ["close"],
  ],
  [
    "taken on, in contact, a meeting to come",
    { state: "accepted", actions: accepted, contacted: true, meeting: "ahead" },
    null,
    ["log_contact"],
  ],
  [
    "taken on, no contact, a meeting to come",
    { state: "accepted", actions: accepted, meeting: "ahead" },
    "log_contact",
    ["offer_times"],
  ],
  ["in progress, a meeting to come", { state: "in_progress", actions: inProgress, meeting: "ahead" }, null, ["close"]],
  [
    "a meeting is over and not logged",
    { state: "in_progress", actions: [...inProgress, "hold_meeting"], meeting: "unlogged" },
    "log_meeting",
    ["close"],
  ],
  [
    "another's meeting is over and not logged",
    { state: "in_progress", actions: [...inProgress, "hold_meeting"], meeting: "unlogged", responsible: "other" },
    null,
    [],
  ],
  ["in progress and mine", { state: "in_progress", actions: inProgress }, "close", []],
  ["in progress and another's", { state: "in_progress", actions: inProgress, responsible: "other" }, null, []],
  ["paused", { state: "in_progress", actions: [...worked, "resume", "close"], paused: true }, "resume", []],
  ["ended", { state: "closed", actions: ["message", "note", "void", "reopen"] }, null, ["reopen"]],
  ["ended, read only", { state: "closed", actions: [] }, null, []],
];

test.each(table)("%s", (_, changes, primary, beside) => {
  const steps = nextStepsOf(situation(changes));
  expect(steps.primary).toBe(primary);
  expect(steps.beside).toEqual(beside);
});

test("what is neither first nor beside it is in the menu, in one order, once", () => {
  expect(nextStepsOf(situation({ state: "accepted", actions: accepted })).more).toEqual([
    "ask",
    "assign",
    "pause",
    "close",
    "refer",
    "decline",
    "void",
  ]);
});

test("a meeting is logged from the menu only when there is one to log", () => {
  const steps = (meeting: CaseSituation["meeting"]) =>
    nextStepsOf(situation({ actions: [...submitted, "hold_meeting"], meeting, responsible: "other" })).more;
  expect(steps("unlogged")).toContain("log_meeting");
  expect(steps("ahead")).not.toContain("log_meeting");
});

test("a menu of one is a button", () => {
  expect(nextStepsOf(situation({ state: "void", actions: ["note"] }))).toEqual({ primary: null, beside: [], more: [] });
  expect(nextStepsOf(situation({ responsible: "other", actions: ["assign"] }))).toEqual({
    primary: null,
    beside: ["assign"],
    more: [],
  });
});

test("what may not be done has no button anywhere", () => {
  const { primary, beside, more } = nextStepsOf(situation({ actions: ["note", "triage"] }));
  expect([primary, ...beside, ...more]).toEqual([null]);
});
