// What the commands about endings share, inside their transaction: a case that ends has its meetings cleared, its questions settled, the step
// taken, and the row that says how it ended.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import { settleQuestions } from "../conversation/conversation.steps.ts";
import { clearMeetings } from "../meetings/meetings.steps.ts";
import { takeStep, timeOf, type Acting, type Step } from "../requests/case.steps.ts";
import { queueMail, reachRequester } from "../requests/mail.steps.ts";
import { promiseAfter } from "../requests/promise.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import type { RequestValues } from "../requests/requests.store.ts";
import { handOver } from "./outcomes.rules.ts";
import { addEnding, changeEnding, type NewEnding } from "./outcomes.store.ts";

/** A case, and the version that the change is based on. */
export interface CaseTarget {
  id: string;
  version: number;
}

interface EndingStep {
  step: Step;
  ending: Omit<NewEnding, "requestId" | "at" | "endedBy">;
}

/** A case that rests goes on with its promise if it is opened again: of a pause cut short only the days it lasted count. */
async function promiseOfEnded(tx: Tx, stored: StoredRequest, { now }: Acting): Promise<RequestValues> {
  if (stored.pausedUntil === null) return {};
  const to = timeOf(stored, now);
  return promiseAfter(tx, stored, {
    pauses: (present) => present.map((pause) => (pause.to === null ? { ...pause, to } : pause)),
  });
}

/** Ends a case, or voids one that had ended. Gives the ending's id and instant. The state must allow it. */
export async function endCase(
  tx: Tx,
  queue: Queue,
  stored: StoredRequest,
  { step, ending }: EndingStep,
  acting: Acting,
): Promise<{ endingId: string; at: string }> {
  const { id } = stored;
  // First, so that what happens to the meetings stands in the history before the ending that causes it, while the case was open.
  await clearMeetings(tx, queue, stored, acting);
  await settleQuestions(tx, id, timeOf(stored, acting.now));
  const { at } = await takeStep(tx, stored, { ...step, values: await promiseOfEnded(tx, stored, acting) }, acting);
  await changeEnding(tx, id, { supersededAt: at });
  const endedBy = acting.as === "system" ? null : acting.actor;
  const endingId = await addEnding(tx, { ...ending, requestId: id, at, endedBy });
  return { endingId, at };
}

/** Makes sure that the one who asked can read what is written to them; false where there is nobody to reach. */
export async function reach(tx: Tx, stored: StoredRequest, now: string): Promise<boolean> {
  if (stored.contactEmail === null) return false;
  await reachRequester(tx, stored, now);
  return true;
}

/** Mails what was written to the receiver of a referral. Only after the requester's yes. */
export async function mailHandOver(
  tx: Tx,
  queue: Queue,
  stored: StoredRequest,
  { to, now }: { to: string; now: string },
): Promise<void> {
  // The receiver is somebody in the city, whose language is Swedish.
  const mail = { requestId: stored.id, to, template: "referral_handover", language: "sv" } as const;
  await queueMail(tx, queue, { ...mail, data: handOver(stored), now });
}
