// Inviting somebody, taking it back, and taking it: each one transaction. Whether anybody has the address makes no difference to the one who invites.
import { inCommand, inReadingOf, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Invitation } from "../../contract/members.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { membershipSecret, sha256 } from "../../shared/keys.ts";
import { Refusal } from "../../shared/problem.ts";
import { count } from "../account/account.store.ts";
import { invitationExpiry, invitationLimits, isInvitationSecret, limitDay } from "./invitations.rules.ts";
import {
  addInvitation,
  addInvitationMail,
  findInvitation,
  invitationOf,
  rememberName,
  revokeOpen,
  takeInvitation,
  type Revocation,
} from "./invitations.store.ts";
import { keptOrganisation } from "./members.store.ts";
import type { As } from "./organisations.rules.ts";
import { contextAs, type OrganisationTools } from "./organisations.steps.ts";

async function refuseTooMany(tx: Tx, { email, as }: { email: string; as: As }, { actor, now }: Call): Promise<void> {
  const windowStart = limitDay(now);
  const by = `invitation-by:${actor.personId}`;
  const to = `invitation-to:${sha256(email)}`;
  const counted = await count(tx, [
    { key: by, windowStart },
    { key: to, windowStart },
  ]);
  const most = as === "staff" ? invitationLimits.byStaff : invitationLimits.byMember;
  if ((counted.get(by) ?? 0) > most || (counted.get(to) ?? 0) > invitationLimits.toAddress) {
    throw new Refusal("too_many", { retryAfter: 3600 });
  }
}

interface Inviting {
  organisationId: string;
  email: string;
  as: As;
  seenWhat?: string;
}

/** Refuses with not_found, invalid_fields, too_many. */
export function inviteMember(
  { database, queue, keys }: OrganisationTools,
  { organisationId, as, seenWhat, ...typed }: Inviting,
  key: Once,
  call: Call,
): Promise<Invitation> {
  const address = parseEmailAddress(typed.email);
  if (!address.ok) throw new Refusal("invalid_fields", { errors: [{ field: "/email", code: "email" }] });
  const email = address.canonical;
  const { actor } = call;
  const now = call.now.toString();
  const expiresAt = invitationExpiry(call.now).toString();
  return inCommand(database.requests, contextAs(as, "inviteMember", call), async (tx) => {
    const organisation = await keptOrganisation(tx, organisationId, as);
    if (!organisation) throw new Refusal("not_found");
    const own = { personId: actor.personId, id: randomUUID(), status: 201, now };
    const id = await once(tx, key, own, async (newId) => {
      await refuseTooMany(tx, { email, as }, call);
      await addInvitation(tx, {
        id: newId,
        organisationId: organisation.id,
        email,
        tokenHash: sha256(membershipSecret(keys.current, newId)),
        invitedBy: actor.personId,
        invitedByKind: as,
        seenWhat: seenWhat ?? null,
        createdAt: now,
        expiresAt,
      });
      const mailId = randomUUID();
      const by = actor.name ?? actor.email;
      // The secret is made again when the mail is sent: it is not in the row.
      const data = {
        organisation: organisation.name,
        by,
        expiresAt,
        membershipInvitation: newId,
        key: keys.current.id,
      };
      const mail = {
        id: mailId,
        to: email,
        template: "membership_invitation",
        language: actor.language,
        createdAt: now,
      };
      await addInvitationMail(tx, { ...mail, data });
      await queue.send(tx, "send-mail", { mailId });
    });
    const made = await findInvitation(tx, id, now);
    if (!made) throw new Refusal("not_found");
    return made;
  });
}

/** Refuses with not_found, wrong_state where it has been taken or revoked. */
export async function revokeInvitation(
  { database }: OrganisationTools,
  { as, ...invitation }: Revocation & { as: As },
  call: Call,
): Promise<void> {
  await inCommand(database.requests, contextAs(as, "revokeInvitation", call), async (tx) => {
    const by = call.actor.personId;
    const revoked = await revokeOpen(tx, invitation, { by, now: call.now.toString() });
    if (revoked === undefined) throw new Refusal("not_found");
    if (!revoked) throw new Refusal("wrong_state");
  });
}

async function held(tx: Tx, secret: string, now: Temporal.Instant) {
  const found = isInvitationSecret(secret) ? await invitationOf(tx, sha256(secret)) : undefined;
  if (!found) throw new Refusal("invitation_over");
  if (!found.forReader) throw new Refusal("invitation_other_address");
  const isOver = !found.open || Temporal.Instant.compare(Temporal.Instant.from(found.expiresAt), now) <= 0;
  if (isOver) throw new Refusal("invitation_over");
  return found;
}

/** What it is about. Refuses with invitation_over, invitation_other_address. */
export function readInvitation({ database }: Pick<OrganisationTools, "database">, secret: string, call: Call) {
  return inReadingOf(database.requests, call.actor.personId, async (tx) => {
    const { organisation, invitedBy, invitedByKind, expiresAt } = await held(tx, secret, call.now);
    return { organisation, invitedBy, invitedByKind, expiresAt };
  });
}

/** Refuses with invitation_over, invitation_other_address, invalid_fields where no name is known. */
export function acceptInvitation(
  { database }: Pick<OrganisationTools, "database">,
  { secret, name: typed }: { secret: string; name?: string },
  call: Call,
) {
  const { actor, now } = call;
  const name = typed?.trim() || null;
  return inCommand(database.requests, contextAs("member", "acceptInvitation", call), async (tx) => {
    const { organisation } = await held(tx, secret, now);
    if (actor.name === null) {
      if (name === null) throw new Refusal("invalid_fields", { errors: [{ field: "/name", code: "required" }] });
      await rememberName(tx, actor.personId, name);
    }
    // Another tab may have been first.
    if (!(await takeInvitation(tx, sha256(secret), now.toString()))) throw new Refusal("invitation_over");
    return { organisation };
  });
}
