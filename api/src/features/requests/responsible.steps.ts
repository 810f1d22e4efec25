// Becoming responsible for a case: who may, and taking a case on, which several commands do on their way.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { assignability } from "../people/people.store.ts";
import { asStaff, staffReader, storedCase, takeStep } from "./case.steps.ts";
import type { StoredRequest } from "./requests.rules.ts";
import { hasConflict } from "./others.store.ts";

/** Somebody who may be responsible for this case. Refuses with not_assignable, conflict_of_interest. */
export async function responsible(
  tx: Tx,
  stored: Pick<StoredRequest, "id" | "organisation" | "requesterId">,
  personId: string,
): Promise<{ id: string; name: string | null }> {
  const { assignable, name } = await assignability(tx, personId, stored.organisation?.id ?? null);
  if (!assignable) throw new Refusal("not_assignable");
  if (await hasConflict(tx, personId, stored)) throw new Refusal("conflict_of_interest");
  return { id: personId, name };
}

/**
 * Takes a submitted case on; whoever does becomes responsible if nobody is. Gives the case as it is then, for the next step of the same command.
 * Refuses with wrong_state, not_assignable, conflict_of_interest.
 */
export async function takeOn(tx: Tx, stored: StoredRequest, reason: string | null, call: Call): Promise<StoredRequest> {
  const assignee = stored.assigneeId === null ? await responsible(tx, stored, call.actor.personId) : undefined;
  await takeStep(
    tx,
    stored,
    { type: "accepted", action: "accept", reason, ...(assignee && { assignee }) },
    asStaff(call),
  );
  return storedCase(tx, stored.id, staffReader(call));
}
