// A draft as it is being written: the answers here, what the server has of them, what it would not take, and how the two are brought
// together when somebody has changed the draft elsewhere. Pure; saving is draft-keeper.ts.
import type { Request, RequestForm, RequestFormChange } from "@samverkansstod/api/contract/requests.ts";
import type { FieldProblem } from "../../http/problem-words.ts";
import { answerFields, isFreeText, noAnswers, sameAnswer, type AnswerField, type FreeTextField } from "./answers.ts";

/** What the server has. `sent` is how it was written here, before the server brought it to one spelling. */
export interface Saved {
  id: string;
  version: number;
  form: RequestForm;
  sent: RequestForm;
  notPersonalNumbers: readonly FreeTextField[];
}

export interface Conflict {
  current: Request;
  fields: readonly AnswerField[];
}

export interface DraftState {
  answers: RequestForm;
  notPersonalNumbers: readonly FreeTextField[];
  /** "Vi har inget organisationsnummer": the server only knows that there is none. */
  noOrganisationNumber: boolean;
  saved: Saved | null;
  /** Answers the server refused, as they were then: they stay on this device until they are changed. */
  refused: Partial<Record<AnswerField, FieldProblem & { answer: RequestForm[AnswerField] }>>;
  conflict: Conflict | null;
  /** When the server last took something; an instant. */
  savedAt: string | null;
  /** Why the latest try to save failed; null when it did not. */
  failure: unknown;
  /** Whether the device took what the server does not have; null when there is nothing to keep. */
  kept: boolean | null;
  /** The draft is no longer one: sent from elsewhere, or gone. */
  over: "sent" | "gone" | null;
}

/** A form made field by field. */
export function formOf(answerTo: (field: AnswerField) => RequestForm[AnswerField]): RequestForm {
  // Object.fromEntries forgets which answer belongs to which field.
  return Object.fromEntries(answerFields.map((field) => [field, answerTo(field)])) as RequestForm;
}

/** Why the server would not take the answer as it stands now. */
export function refusalOf(state: DraftState, field: AnswerField): FieldProblem | null {
  const refused = state.refused[field];
  if (!refused || !sameAnswer(refused.answer, state.answers[field])) return null;
  const said = refused.code === "personal_number" && isFreeText(field) && state.notPersonalNumbers.includes(field);
  return said ? null : refused;
}

export function refusalsIn(state: DraftState, fields: readonly AnswerField[] = answerFields): FieldProblem[] {
  return fields.map((field) => refusalOf(state, field)).filter((problem) => problem !== null);
}

function isChanged({ answers, saved }: DraftState, field: AnswerField): boolean {
  const answer = answers[field];
  if (saved) return !sameAnswer(answer, saved.sent[field]);
  return Array.isArray(answer) ? answer.length > 0 : answer !== null;
}

/** What the server has not been told and might take. */
export function changesIn(state: DraftState): RequestFormChange {
  const fields = answerFields.filter((field) => isChanged(state, field) && !refusalOf(state, field));
  const said = state.notPersonalNumbers;
  const before = state.saved?.notPersonalNumbers ?? [];
  const newlySaid = said.length !== before.length || said.some((field) => !before.includes(field));
  return {
    ...Object.fromEntries(fields.map((field) => [field, state.answers[field]])),
    ...(newlySaid && { notPersonalNumbers: [...said] }),
  };
}

/** Whether anything would be lost if this device forgot it. */
export function isUnsaved(state: DraftState): boolean {
  return Object.keys(changesIn(state)).length > 0 || refusalsIn(state).length > 0;
}

/** The server took `change`. */
export function afterSaving(state: DraftState, change: RequestFormChange, request: Request): DraftState {
  const before = state.saved?.sent ?? noAnswers;
  const sent = formOf((field) => (field in change ? change[field] : before[field]) ?? noAnswers[field]);
  const { id, version, form, notPersonalNumbers, updatedAt } = request;
  return { ...state, saved: { id, version, form, sent, notPersonalNumbers }, savedAt: updatedAt, failure: null };
}

/**
 * Somebody has changed the draft elsewhere. What was changed only there is taken over, what was changed only here stays; what was
 * changed in both places is a conflict that the writer settles.
 */
export function mergedWith(state: DraftState, current: Request): DraftState {
  const { answers, saved } = state;
  const changedThere = (field: AnswerField) => !saved || !sameAnswer(current.form[field], saved.form[field]);
  const conflicting = answerFields.filter(
    (field) => isChanged(state, field) && changedThere(field) && !reads(answers[field], current.form[field]),
  );
  const theirs = (field: AnswerField) => changedThere(field) && !isChanged(state, field);
  const { id, version, form, notPersonalNumbers } = current;
  return {
    ...state,
    answers: formOf((field) => (theirs(field) ? form[field] : answers[field])),
    notPersonalNumbers: [...new Set([...state.notPersonalNumbers, ...notPersonalNumbers])],
    saved: {
      id,
      version,
      form,
      sent: formOf((field) => (saved && !changedThere(field) ? saved.sent[field] : form[field])),
      notPersonalNumbers,
    },
    savedAt: current.updatedAt,
    failure: null,
    conflict: conflicting.length > 0 ? { current, fields: conflicting } : null,
  };
}

// Spaces around a text are no difference.
function reads(one: RequestForm[AnswerField], other: RequestForm[AnswerField]): boolean {
  const trimmed = (answer: RequestForm[AnswerField]) => (typeof answer === "string" ? answer.trim() || null : answer);
  return sameAnswer(trimmed(one), trimmed(other));
}
