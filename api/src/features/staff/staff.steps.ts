// Parts that the commands about people of the unit share: the tools, opening one's row, and showing it afterwards.
import type { Database, Tx } from "@samverkansstod/db/client.ts";
import type { StaffPerson } from "../../contract/staff.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { personActionsFor } from "./staff.rules.ts";
import { findPerson, lockPerson, type StoredPerson } from "./staff.store.ts";

export interface StaffTools {
  database: Database;
  queue: Queue;
  /** Where staff sign in; null: by a mailed code. */
  staffSignIn: { oidc: { roleClaim: string | null } } | null;
}

export const rolesElsewhere = ({ staffSignIn }: Pick<StaffTools, "staffSignIn">): boolean =>
  staffSignIn !== null && staffSignIn.oidc.roleClaim !== null;

export interface PersonTarget {
  id: string;
  version: number;
}

export const timeOfCall = ({ now }: Pick<Call, "now">) => now.toString({ fractionalSecondDigits: 3 });

/** One of the unit as this administrator is shown them. */
export function showPerson(tools: Pick<StaffTools, "staffSignIn">, stored: StoredPerson, call: Call): StaffPerson {
  const elsewhere = rolesElsewhere(tools);
  const actions = personActionsFor(stored, { actorId: call.actor.personId, rolesElsewhere: elsewhere });
  return { ...stored, rolesElsewhere: elsewhere, actions };
}

/** One of the unit, their row locked. Refuses with not_found, stale_version (with the present one). */
export async function openPerson(
  tx: Tx,
  tools: StaffTools,
  { id, version }: PersonTarget,
  call: Call,
): Promise<StoredPerson> {
  const stored = await lockPerson(tx, id, timeOfCall(call));
  if (!stored) throw new Refusal("not_found");
  if (stored.version !== version) throw new Refusal("stale_version", { current: showPerson(tools, stored, call) });
  return stored;
}

export async function shownPerson(tx: Tx, tools: StaffTools, id: string, call: Call): Promise<StaffPerson> {
  const stored = await findPerson(tx, id, timeOfCall(call));
  if (!stored) throw new Refusal("not_found");
  return showPerson(tools, stored, call);
}
