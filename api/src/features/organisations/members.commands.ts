// Confirming, removing and leaving: each one transaction. Staff act for any organisation, a confirmed member for their own; row-level security says the same.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  addMailToFormer,
  confirmPeriods,
  endPeriods,
  keptOrganisation,
  personOfMembership,
  type Membership,
} from "./members.store.ts";
import type { As } from "./organisations.rules.ts";
import { contextAs, type OrganisationTools } from "./organisations.steps.ts";

/** Whose membership it is. Refuses with not_found, also for a member who is not confirmed, and wrong_state where it has ended. */
async function personOf(tx: Tx, membership: Membership, as: As): Promise<string> {
  const kept = await keptOrganisation(tx, membership.organisationId, as);
  const period = kept && (await personOfMembership(tx, membership));
  if (!period) throw new Refusal("not_found");
  if (!period.goesOn) throw new Refusal("wrong_state");
  return period.personId;
}

/** Refuses with not_found, forbidden where staff confirm themselves, wrong_state where it is confirmed or has ended. */
export async function confirmMember(
  { database }: OrganisationTools,
  { as, seenWhat, ...membership }: Membership & { as: As; seenWhat?: string },
  call: Call,
): Promise<void> {
  await inCommand(database.requests, contextAs(as, "confirmMember", call), async (tx) => {
    const personId = await personOf(tx, membership, as);
    const by = call.actor.personId;
    if (as === "staff" && personId === by) throw new Refusal("forbidden");
    const { organisationId } = membership;
    const decision = { organisationId, personId, by, as, now: call.now.toString(), seenWhat: seenWhat ?? null };
    const confirmed = personId === by ? 0 : await confirmPeriods(tx, decision);
    if (confirmed === 0) throw new Refusal("wrong_state");
  });
}

/** Ends it and tells the one it was. Refuses with not_found, wrong_state where it has ended, or where a member means themselves: they leave. */
export async function removeMember(
  { database, queue }: OrganisationTools,
  { as, reason, ...membership }: Membership & { as: As; reason?: string },
  call: Call,
): Promise<void> {
  await inCommand(database.requests, contextAs(as, "removeMember", call), async (tx) => {
    const personId = await personOf(tx, membership, as);
    const by = call.actor.personId;
    if (as === "member" && personId === by) throw new Refusal("wrong_state");
    const { organisationId } = membership;
    const [ended] = await endPeriods(tx, {
      organisationId,
      personId,
      by,
      as,
      now: call.now.toString(),
      reason: reason ?? null,
    });
    if (ended === undefined) throw new Refusal("wrong_state");
    const mailId = randomUUID();
    if (await addMailToFormer(tx, ended, mailId)) await queue.send(tx, "send-mail", { mailId });
  });
}

/** Refuses with not_found where one does not belong. */
export async function leaveOrganisation(
  { database }: OrganisationTools,
  organisationId: string,
  call: Call,
): Promise<void> {
  await inCommand(database.requests, contextAs("member", "leaveOrganisation", call), async (tx) => {
    const { personId } = call.actor;
    const own = { organisationId, personId, by: personId, as: "self" as const, reason: null };
    const ended = await endPeriods(tx, { ...own, now: call.now.toString() });
    if (ended.length === 0) throw new Refusal("not_found");
  });
}
