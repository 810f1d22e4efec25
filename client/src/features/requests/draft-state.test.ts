// What is sent of a draft, and how two versions of it are brought together.
import { expect, test } from "vitest";
import { draft, filledForm } from "../../testing/request-samples.ts";
import { afterSaving, changesIn, isUnsaved, mergedWith, refusalsIn, type DraftState } from "./draft-state.ts";

const opened: DraftState = {
  answers: filledForm,
  notPersonalNumbers: [],
  noOrganisationNumber: false,
  saved: { id: draft.id, version: 1, form: filledForm, sent: filledForm, notPersonalNumbers: [] },
  refused: {},
  conflict: null,
  savedAt: null,
  failure: null,
  kept: null,
  over: null,
};

function writing(change: Partial<DraftState["answers"]>): DraftState {
  return { ...opened, answers: { ...filledForm, ...change } };
}

test("only what was changed is sent, an emptied answer too", () => {
  expect(changesIn(opened)).toEqual({});
  expect(changesIn(writing({ subject: null, areas: ["centre"] }))).toEqual({ subject: null, areas: ["centre"] });
  expect(changesIn({ ...opened, notPersonalNumbers: ["subject"] })).toEqual({ notPersonalNumbers: ["subject"] });
});

test("how the server spells an answer is no change of the writer's", () => {
  const typed = writing({ contactPhone: "031-390 06 00 " });
  const answer = { ...draft, version: 2, form: { ...filledForm, contactPhone: "+46313900600" } };
  const saved = afterSaving(typed, changesIn(typed), answer);
  expect(saved.answers.contactPhone).toBe("031-390 06 00 ");
  expect(isUnsaved(saved)).toBe(false);
});

test("what the server refused waits until it is changed, or said to be no personal number", () => {
  const state: DraftState = {
    ...writing({ subject: "811218-9876", contactRole: "Kassör" }),
    refused: { subject: { field: "subject", code: "personal_number", answer: "811218-9876" } },
  };
  expect(changesIn(state)).toEqual({ contactRole: "Kassör" });
  expect(refusalsIn(state)).toHaveLength(1);
  expect(isUnsaved({ ...state, answers: { ...state.answers, contactRole: null } })).toBe(true);
  const said: DraftState = { ...state, notPersonalNumbers: ["subject"] };
  expect(changesIn(said)).toMatchObject({ subject: "811218-9876", notPersonalNumbers: ["subject"] });
  expect(refusalsIn(writing({ subject: "Läxhjälp" }))).toEqual([]);
});

test("changes in different fields are brought together; the same field is the writer's to settle", () => {
  const current = { ...draft, version: 7, form: { ...filledForm, subject: "Där", contactRole: "Där" } };
  const merged = mergedWith(writing({ subject: "Här", description: "Här" }), current);
  expect(merged.answers).toMatchObject({ subject: "Här", description: "Här", contactRole: "Där" });
  expect(merged.conflict?.fields).toEqual(["subject"]);
  expect(merged.saved?.version).toBe(7);
  expect(changesIn(merged)).toEqual({ subject: "Här", description: "Här" });
});

test("the same text written in both places is no conflict", () => {
  const current = { ...draft, version: 7, form: { ...filledForm, subject: "Samma" } };
  expect(mergedWith(writing({ subject: " Samma " }), current).conflict).toBeNull();
});
