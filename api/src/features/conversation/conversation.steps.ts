// What commands of the conversation and of later features share about questions: settling them, and finding those whose time has come.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { isDue, nextStepOf, type DueQuestion } from "./conversation.rules.ts";
import { openQuestions, questionDays, settleOpenQuestions } from "./conversation.store.ts";

/** The open questions of a case wait no more: answered, asked anew, or the case has ended. Gives whether there was one. */
export async function settleQuestions(tx: Tx, requestId: string, at: string): Promise<boolean> {
  return (await settleOpenQuestions(tx, requestId, at)) > 0;
}

/**
 * The questions whose next step has come: a reminder, or an ending without a reply. Paused cases have none. With `requestId` only of that
 * case, for asking again once its row is locked.
 */
export async function questionsDue(
  on: Db | Tx,
  now: Temporal.Instant,
  { step, requestId }: { step: "remind" | "close"; requestId?: string },
): Promise<DueQuestion[]> {
  const days = await questionDays(on);
  return (await openQuestions(on, requestId))
    .map((question) => ({ ...question, ...nextStepOf(question, days) }))
    .filter((question) => question.step === step && isDue(question, now));
}
