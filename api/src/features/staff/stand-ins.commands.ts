// Saying who stands in for whom, and that they do no longer. For oneself; a coordinator for anybody.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { setStandIn as set, StandIn } from "../../contract/stand-ins.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { assignability } from "../people/people.store.ts";
import { commandContext } from "../requests/sending.steps.ts";
import { addPersonEvents } from "./staff.store.ts";
import { timeOfCall, type StaffTools } from "./staff.steps.ts";
import { refuseUnfit } from "./stand-ins.rules.ts";
import { addStandIn, endStandIn, findStandIn, isStandInOverlap } from "./stand-ins.store.ts";

const mayFor = ({ actor }: Call, absentId: string): boolean =>
  absentId === actor.personId || actor.permissions.has("stand_in.set_any");

/** Noted on both. */
async function note(
  tx: Tx,
  type: "stand_in_set" | "stand_in_removed",
  { absent, standIn, from, to }: StandIn,
  call: Call,
): Promise<void> {
  const details = { absent: absent.name, standIn: standIn.name, from, to };
  const event = { at: timeOfCall(call), actor: call.actor.personId, type, details };
  await addPersonEvents(tx, [
    { ...event, personId: absent.id },
    { ...event, personId: standIn.id },
  ]);
}

/** Refuses with forbidden, not_assignable, stand_in_overlaps, invalid_fields. */
export async function setStandIn(
  { database }: StaffTools,
  body: BodyOf<typeof set>,
  key: Once,
  call: Call,
): Promise<StandIn> {
  const { absentId, standInId, from, to } = body;
  const today = stockholmDate(call.now);
  refuseUnfit(body, today);
  if (!mayFor(call, absentId)) throw new Refusal("forbidden");
  const now = timeOfCall(call);
  try {
    return await inCommand(database.requests, commandContext("app_staff", "setStandIn", call), async (tx) => {
      const own = { personId: call.actor.personId, id: randomUUID(), status: 201, now };
      const id = await once(tx, key, own, async (newId) => {
        const [absent, other] = [await assignability(tx, absentId, null), await assignability(tx, standInId, null)];
        if (!absent.assignable || !other.assignable) throw new Refusal("not_assignable");
        await addStandIn(tx, {
          id: newId,
          absentId,
          standInId,
          startsOn: from,
          endsOn: to,
          createdAt: now,
          createdBy: call.actor.personId,
        });
        const added = await findStandIn(tx, newId, today.toString());
        if (added) await note(tx, "stand_in_set", added, call);
      });
      const found = await findStandIn(tx, id, today.toString());
      if (!found) throw new Refusal("not_found");
      return found;
    });
  } catch (error) {
    if (isStandInOverlap(error)) throw new Refusal("stand_in_overlaps", { cause: error });
    throw error;
  }
}

/** Refuses with not_found, forbidden. */
export async function removeStandIn({ database }: StaffTools, id: string, call: Call): Promise<void> {
  const today = stockholmDate(call.now).toString();
  await inCommand(database.requests, commandContext("app_staff", "removeStandIn", call), async (tx) => {
    const found = await findStandIn(tx, id, today);
    if (!found) throw new Refusal("not_found");
    if (!mayFor(call, found.absent.id)) throw new Refusal("forbidden");
    const isEnded = await endStandIn(tx, id, timeOfCall(call));
    if (!isEnded) throw new Refusal("not_found");
    await note(tx, "stand_in_removed", found, call);
  });
}
