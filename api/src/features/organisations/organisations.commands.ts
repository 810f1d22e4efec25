// Adding, changing, linking and unlinking organisations: each one transaction with its row in the history.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Organisation, OrganisationChange } from "../../contract/organisations.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { acceptableOrganisation, changesOf, emptyOrganisation, showOrganisation } from "./organisations.rules.ts";
import { contextAs, type OrganisationTools } from "./organisations.steps.ts";
import {
  addOrganisation,
  addOrganisationEvent,
  changeOrganisation,
  findOrganisation,
  lockOrganisations,
  refuseBroken,
  type StoredOrganisation,
} from "./organisations.store.ts";

async function readBack(tx: Tx, id: string, { actor }: Call): Promise<Organisation> {
  const stored = await findOrganisation(tx, id);
  if (!stored) throw new Refusal("not_found");
  return showOrganisation(stored, actor.permissions);
}

/** The organisation, locked. Refuses with not_found, stale_version. */
async function lockOne(
  tx: Tx,
  { id, version, with: others = [] }: Target & { with?: readonly string[] },
  call: Call,
): Promise<StoredOrganisation> {
  const ids = [...new Set([id, ...others])];
  if ((await lockOrganisations(tx, ids)) < ids.length) throw new Refusal("not_found");
  const stored = await findOrganisation(tx, id);
  if (!stored) throw new Refusal("not_found");
  if (stored.version !== version) {
    throw new Refusal("stale_version", { current: showOrganisation(stored, call.actor.permissions) });
  }
  return stored;
}

interface Target {
  id: string;
  version: number;
}

/** Refuses with invalid_fields, number_taken. */
export function createOrganisation(
  { database, demo }: OrganisationTools,
  body: OrganisationChange,
  key: Once,
  call: Call,
): Promise<Organisation> {
  const { personId } = call.actor;
  const now = call.now.toString();
  const values = acceptableOrganisation(body, { before: emptyOrganisation, demo, today: stockholmDate(call.now) });
  return inCommand(database.requests, contextAs("staff", "createOrganisation", call), async (tx) => {
    const id = await once(tx, key, { personId, id: randomUUID(), status: 201, now }, async (newId) => {
      await refuseBroken(() => addOrganisation(tx, { ...values, id: newId, createdAt: now }));
      await addOrganisationEvent(tx, { organisationId: newId, at: now, type: "created", actorId: personId });
    });
    return readBack(tx, id, call);
  });
}

/** Refuses with not_found, stale_version, invalid_fields, number_taken. What changes nothing leaves no trace. */
export function updateOrganisation(
  { database, demo }: OrganisationTools,
  target: Target,
  body: OrganisationChange,
  call: Call,
): Promise<Organisation> {
  return inCommand(database.requests, contextAs("staff", "updateOrganisation", call), async (tx) => {
    const before = await lockOne(tx, target, call);
    const after = acceptableOrganisation(body, { before, demo, today: stockholmDate(call.now) });
    const changes = changesOf(before, after);
    if (Object.keys(changes).length > 0) {
      const { name, number, section, form, areas, signatorySince, workIntegration, volunteerRun } = after;
      const values = { name, number, section, form, areas, signatorySince, workIntegration, volunteerRun };
      await refuseBroken(() => changeOrganisation(tx, target.id, values));
      await addOrganisationEvent(tx, {
        organisationId: target.id,
        at: call.now.toString(),
        type: "changed",
        actorId: call.actor.personId,
        changes,
      });
    }
    return readBack(tx, target.id, call);
  });
}

/** Refuses with not_found, stale_version, not_linkable: the database allows one level only. */
export function linkOrganisation(
  { database }: OrganisationTools,
  { keptId, reason, ...target }: Target & { keptId: string; reason: string },
  call: Call,
): Promise<Organisation> {
  return inCommand(database.requests, contextAs("staff", "linkOrganisation", call), async (tx) => {
    const before = await lockOne(tx, { ...target, with: [keptId] }, call);
    if (before.sameAs !== null) throw new Refusal("not_linkable");
    await refuseBroken(() => changeOrganisation(tx, target.id, { sameAs: keptId }));
    await addOrganisationEvent(tx, {
      organisationId: target.id,
      at: call.now.toString(),
      type: "linked",
      actorId: call.actor.personId,
      otherId: keptId,
      reason,
    });
    return readBack(tx, target.id, call);
  });
}

/** Refuses with not_found, stale_version, wrong_state. */
export function unlinkOrganisation(
  { database }: OrganisationTools,
  { reason, ...target }: Target & { reason: string },
  call: Call,
): Promise<Organisation> {
  return inCommand(database.requests, contextAs("staff", "unlinkOrganisation", call), async (tx) => {
    const before = await lockOne(tx, target, call);
    if (before.sameAs === null) throw new Refusal("wrong_state");
    await changeOrganisation(tx, target.id, { sameAs: null });
    await addOrganisationEvent(tx, {
      organisationId: target.id,
      at: call.now.toString(),
      type: "unlinked",
      actorId: call.actor.personId,
      otherId: before.sameAs.id,
      reason,
    });
    return readBack(tx, target.id, call);
  });
}
