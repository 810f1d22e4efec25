// Sentences beside fields that several forms about meetings say.
import type { TFunction } from "i18next";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import type { Messages } from "./use-meeting-form.ts";

/** Without the fields that nothing is wrong with. */
export function withoutEmpty(messages: Readonly<Record<string, string | false | undefined>>): Messages {
  const wrong = Object.entries(messages).flatMap(([field, message]) => (message ? [[field, message] as const] : []));
  return Object.fromEntries(wrong);
}

/** Somebody who cannot hold this meeting is said beside the person. */
export function refusedPerson(t: TFunction, error: unknown): Messages {
  return isProblem(error, "not_assignable", "conflict_of_interest") ? { consultantId: problemSentence(t, error) } : {};
}
