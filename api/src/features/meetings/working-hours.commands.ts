// When somebody of the unit can be met: reading it and choosing it, one's own or, as coordinator, another's.
import { inCommand, type Db, type Tx } from "@samverkansstod/db/client.ts";
import type { WorkingWeek } from "../../contract/working-hours.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { assignability } from "../people/people.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { hourErrors, isoOf, type Hours } from "./free-times.rules.ts";
import { settingsOf } from "./reservations.steps.ts";
import { lockHours, ownHours, setHours } from "./working-hours.store.ts";

/** The week of somebody who can be met. Refuses with not_found. */
export async function workingWeekOf(on: Db | Tx, personId: string): Promise<WorkingWeek> {
  const { assignable, name } = await assignability(on, personId, null);
  if (!assignable) throw new Refusal("not_found");
  const own = await ownHours(on, personId);
  const hours = own ? own.hours : (await settingsOf(on)).usualHours;
  return { person: { id: personId, name: name ?? "" }, version: own?.version ?? 1, own: own !== null, hours };
}

interface Change {
  personId: string;
  version: number;
  hours: Hours;
}

/** Refuses with forbidden, invalid_fields, not_found, stale_version (with the present one). */
export async function setWorkingHours(
  { database }: RequestTools,
  { personId, version, hours }: Change,
  call: Call,
): Promise<WorkingWeek> {
  const { actor, now } = call;
  if (personId !== actor.personId && !actor.permissions.has("case.assign")) throw new Refusal("forbidden");
  const errors = hourErrors(hours);
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return inCommand(database.requests, commandContext("app_staff", "setWorkingHours", call), async (tx) => {
    await lockHours(tx, personId);
    const current = await workingWeekOf(tx, personId);
    if (current.version !== version) throw new Refusal("stale_version", { current });
    await setHours(tx, { personId, version: version + 1, hours, now: isoOf(now) });
    return workingWeekOf(tx, personId);
  });
}
