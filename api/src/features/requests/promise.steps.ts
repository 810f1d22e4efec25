// The promise of a case counted anew when what it rests on has changed: the kind, or a pause.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { Kind } from "../../contract/life-cycle.ts";
import { promiseFor, type PauseInterval } from "./promise.rules.ts";
import type { StoredRequest } from "./requests.rules.ts";
import { requestSettings } from "./numbering.store.ts";
import type { RequestValues } from "./requests.store.ts";
import { pausesOf } from "./triage.store.ts";

interface Change {
  kind?: Kind;
  /** What the change makes of the case's pauses. */
  pauses?: (present: readonly PauseInterval[]) => readonly PauseInterval[];
}

/**
 * The columns of the promise after a change: from when the case was received, by kind, without the days paused (of a pause that holds, all that
 * are meant). None for a promise that has been kept, or was never given.
 */
export async function promiseAfter(
  tx: Tx,
  { id, form, receivedAt, dueDate, firstContactAt }: StoredRequest,
  { kind = form.kind ?? "unsure", pauses = (present) => present }: Change,
): Promise<RequestValues> {
  if (receivedAt === null || dueDate === null || firstContactAt !== null) return {};
  const { promiseDays } = await requestSettings(tx);
  const { date, at } = promiseFor({
    kind,
    receivedAt: Temporal.Instant.from(receivedAt),
    days: promiseDays,
    pauses: pauses(await pausesOf(tx, id)),
  });
  return { promiseDueDate: date, promiseDueAt: at };
}
