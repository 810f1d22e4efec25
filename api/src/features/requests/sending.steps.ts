// What sending and registering have in common: number, promise, first intervals.
import type { CommandContext, Database, Tx } from "@samverkansstod/db/client.ts";
import type { Kind } from "../../contract/life-cycle.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { promiseFor } from "./promise.rules.ts";
import { caseNumberOf } from "./requests.rules.ts";
import { nextNumber } from "./numbering.store.ts";

export interface RequestTools {
  database: Database;
  queue: Queue;
  /** Fictional organisation numbers are taken only with demo data. */
  demo: boolean;
}

/** Who does this, under which role: the first statement of the command. */
export function commandContext(role: CommandContext["role"], command: string, call: Call): CommandContext {
  return {
    role,
    actor: call.actor.personId,
    personId: call.actor.personId,
    command,
    correlationId: call.correlationId,
  };
}

/** The case number of this year and the promise, which counts from when it was received. */
export async function numbered(
  tx: Tx,
  kind: Kind,
  { receivedAt, now }: { receivedAt: Temporal.Instant; now: Temporal.Instant },
) {
  const year = stockholmDate(now).year;
  const { number, settings } = await nextNumber(tx, year);
  const caseNumber = caseNumberOf(settings.caseNumberPrefix, year, number);
  return { caseNumber, promise: promiseFor({ kind, receivedAt, days: settings.promiseDays, pauses: [] }) };
}

/** What holds from the moment it was received: submitted, of this kind, waiting for nobody. */
export const firstIntervals = (kind: Kind, { from, recordedAt }: { from: string; recordedAt: string }) => [
  { dimension: "state" as const, value: "submitted", from, recordedAt },
  { dimension: "kind" as const, value: kind, from, recordedAt },
  { dimension: "waiting_for" as const, value: "nobody", from, recordedAt },
];
