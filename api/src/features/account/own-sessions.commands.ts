// Ending one's own sign-in sessions. The row says that it is over, so that the very next call with it is refused, wherever it is answered.
import { inCommand, type Database } from "@samverkansstod/db/client.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { idleSince } from "./account.rules.ts";
import { accountContext } from "./account.steps.ts";
import { endHeld } from "./own-sessions.store.ts";

async function end(
  { database }: { database: Database },
  which: { only?: string; butFor?: string },
  { actor, now, correlationId }: Call,
): Promise<number> {
  const context = {
    ...accountContext("endOwnSessions", { correlationId }),
    actor: `person:${actor.personId}`,
    personId: actor.personId,
  };
  return inCommand(database.signIn, context, (tx) =>
    endHeld(tx, actor.personId, which, { now: now.toString(), idleSince: idleSince(now).toString() }),
  );
}

/** Refuses with not_found: somebody else's, or over. */
export async function endOwnSession(tools: { database: Database }, id: string, call: Call): Promise<void> {
  if ((await end(tools, { only: id }, call)) === 0) throw new Refusal("not_found");
}

/** Gives how many. */
export async function endOwnSessions(
  tools: { database: Database },
  which: "others" | "all",
  call: Call,
): Promise<number> {
  return end(tools, which === "others" ? { butFor: call.actor.sessionId } : {}, call);
}
