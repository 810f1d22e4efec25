// Inviting somebody to the unit, changing their name, giving and taking roles, letting them in again. Keeping somebody out is deactivate.commands.ts.
import { inCommand } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { Role } from "../../contract/permissions.ts";
import type { RoleTitle } from "../../contract/role-titles.ts";
import type { editPerson as edit, invitePerson as invite, StaffPerson } from "../../contract/staff.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { queueMail } from "../requests/mail.steps.ts";
import { commandContext } from "../requests/sending.steps.ts";
import { invited, nameAndTitle, roleWords } from "./staff.rules.ts";
import {
  openPerson,
  rolesElsewhere,
  shownPerson,
  timeOfCall,
  type PersonTarget,
  type StaffTools,
} from "./staff.steps.ts";
import {
  addPersonEvents,
  changeName,
  fillName,
  personIdOf,
  personForInvitation,
  reactivate,
  roleTitles,
  setRoles,
  setRoleTitle,
} from "./staff.store.ts";

/** Refuses with invalid_fields, already_staff, roles_elsewhere. */
export function invitePerson(
  tools: StaffTools,
  body: BodyOf<typeof invite>,
  key: Once,
  call: Call,
): Promise<StaffPerson> {
  const person = invited(body);
  const { roles, language = "sv" } = body;
  if (roles.length > 0 && rolesElsewhere(tools)) throw new Refusal("roles_elsewhere");
  const { actor } = call;
  const now = timeOfCall(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "invitePerson", call), async (tx) => {
    const own = { personId: actor.personId, id: randomUUID(), status: 201, now };
    await once(tx, key, own, async (id) => {
      const found = await personForInvitation(tx, { ...person, id, language, now });
      if (found.isOfUnit || !found.isActive) throw new Refusal("already_staff");
      if (found.id !== id) await fillName(tx, found.id, person);
      const details = { ...(person.title !== null && { title: person.title }) };
      await addPersonEvents(tx, [{ personId: found.id, at: now, actor: actor.personId, type: "invited", details }]);
      if (roles.length > 0) await setRoles(tx, { id: found.id, now, reason: null }, roles);
      await queueMail(tx, tools.queue, {
        requestId: null,
        to: person.email,
        template: tools.staffSignIn === null ? "staff_invited" : "staff_invited_city",
        language: found.language,
        data: { inviter: actor.name ?? actor.email, page: "/logga-in", address: person.email },
        now,
      });
    });
    // An account that was there before the invitation has kept its id.
    return shownPerson(tx, tools, (await personIdOf(tx, person.email)) ?? own.id, call);
  });
}

/** Refuses with not_found, invalid_fields, stale_version. What changes nothing leaves no trace. */
export function editPerson(
  tools: StaffTools,
  target: PersonTarget,
  body: BodyOf<typeof edit>,
  call: Call,
): Promise<StaffPerson> {
  const changed = nameAndTitle(body);
  const now = timeOfCall(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "editPerson", call), async (tx) => {
    const stored = await openPerson(tx, tools, target, call);
    if (stored.name !== changed.name || stored.title !== changed.title) {
      await changeName(tx, target.id, changed);
      const details = {
        ...(stored.name !== changed.name && { name: changed.name, nameBefore: stored.name ?? "" }),
        ...(stored.title !== changed.title && { title: changed.title ?? "", titleBefore: stored.title ?? "" }),
      };
      await addPersonEvents(tx, [
        { personId: target.id, at: now, actor: call.actor.personId, type: "edited", details },
      ]);
    }
    return shownPerson(tx, tools, target.id, call);
  });
}

/** Refuses with not_found, stale_version, wrong_state, last_admin, roles_elsewhere. */
export function giveRoles(
  tools: StaffTools,
  target: PersonTarget,
  { roles, reason }: { roles: readonly Role[]; reason: string | null },
  call: Call,
): Promise<StaffPerson> {
  return inCommand(tools.database.requests, commandContext("app_staff", "giveRoles", call), async (tx) => {
    const stored = await openPerson(tx, tools, target, call);
    if (rolesElsewhere(tools)) throw new Refusal("roles_elsewhere");
    if (stored.deactivatedAt !== null) throw new Refusal("wrong_state");
    const outcome = await setRoles(tx, { id: target.id, now: timeOfCall(call), reason }, roles);
    if (outcome === "last_admin") throw new Refusal("last_admin");
    return shownPerson(tx, tools, target.id, call);
  });
}

/** Refuses with not_found, stale_version, wrong_state. */
export function reactivatePerson(
  tools: StaffTools,
  target: PersonTarget,
  reason: string | null,
  call: Call,
): Promise<StaffPerson> {
  return inCommand(tools.database.requests, commandContext("app_staff", "reactivatePerson", call), async (tx) => {
    const stored = await openPerson(tx, tools, target, call);
    if (stored.deactivatedAt === null) throw new Refusal("wrong_state");
    await reactivate(tx, { id: target.id, now: timeOfCall(call), reason });
    return shownPerson(tx, tools, target.id, call);
  });
}

/** Refuses with invalid_fields, stale_version (with the present one). */
export function nameRole(
  { database }: StaffTools,
  { role, version, ...words }: { role: Role; version: number; sv: string; en: string },
  call: Call,
): Promise<RoleTitle> {
  const title = roleWords(words);
  return inCommand(database.requests, commandContext("app_staff", "nameRole", call), async (tx) => {
    const isDone = await setRoleTitle(tx, { role, version, ...title, now: timeOfCall(call) });
    const current = (await roleTitles(tx)).find((one) => one.role === role);
    if (!current) throw new Error("a role has no title");
    if (!isDone) throw new Refusal("stale_version", { current });
    return current;
  });
}
