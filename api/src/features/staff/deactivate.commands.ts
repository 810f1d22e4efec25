// Deactivating somebody, with all that follows from it at the same moment: no sign-in, open cases are nobody's, times on offer lapse and the requesters
// are told, stand-ins end. Meetings that are booked stay. One transaction, and no more statements for five hundred cases than for one.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { StaffPerson } from "../../contract/staff.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { lockTime } from "../meetings/reservations.store.ts";
import { addEventOfMany } from "../requests/history.store.ts";
import { pageOf } from "../requests/mail.steps.ts";
import { othersInCases } from "../requests/others.store.ts";
import { addMails } from "../requests/requests.store.ts";
import { commandContext } from "../requests/sending.steps.ts";
import { lapseOffers, lockCasesWith, lockWholePerson, releaseCases, type LapsedOffer } from "./deactivating.store.ts";
import { openPerson, shownPerson, timeOfCall, type PersonTarget, type StaffTools } from "./staff.steps.ts";
import { deactivate, type StoredPerson } from "./staff.store.ts";

/** Refuses with not_found, stale_version, wrong_state, oneself, last_admin. */
export function deactivatePerson(
  tools: StaffTools,
  target: PersonTarget,
  reason: string,
  call: Call,
): Promise<StaffPerson> {
  const { id } = target;
  const now = timeOfCall(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "deactivatePerson", call), async (tx) => {
    // Cases before people, as in every command.
    await lockCasesWith(tx, id);
    await lockWholePerson(tx, id);
    const stored = await openPerson(tx, tools, target, call);
    if (stored.deactivatedAt !== null) throw new Refusal("wrong_state");
    if (id === call.actor.personId) throw new Refusal("oneself");
    await lockCasesWith(tx, id);
    const what = await letGo(tx, tools, stored, { reason, now, call });
    const outcome = await deactivate(tx, { id, now, reason }, what);
    if (outcome === "last_admin") throw new Refusal("last_admin");
    if (outcome !== "changed") throw new Refusal("wrong_state");
    return shownPerson(tx, tools, id, call);
  });
}

/** What the person had, had no longer; gives how many of each, for the person's own history. */
async function letGo(
  tx: Tx,
  tools: StaffTools,
  stored: StoredPerson,
  { reason, now, call }: { reason: string; now: string; call: Call },
): Promise<Record<string, string>> {
  const { id } = stored;
  const by = {
    actorKind: "staff",
    actor: call.actor.personId,
    actorName: call.actor.name,
    correlationId: call.correlationId,
  } as const;
  const cases = await releaseCases(tx, id, now);
  await addEventOfMany(tx, cases, { ...by, type: "unassigned", reason, details: { code: "deactivated" } });
  await lockTime(tx, [id]);
  const offers = await lapseOffers(tx, id, now);
  const lapsed = offers.filter(({ ranOut }) => !ranOut);
  await addEventOfMany(tx, lapsed, { ...by, type: "times_lapsed" });
  await addEventOfMany(
    tx,
    offers.filter(({ ranOut }) => ranOut),
    { ...by, type: "times_expired" },
  );
  await tellRequesters(tx, tools, lapsed, { consultant: stored.name ?? stored.email, now });
  return { cases: String(cases.length), offers: String(lapsed.length), meetings: String(stored.meetingsToCome) };
}

/** One mail to each requester who waited with times to choose from, and to the others in those cases, who were offered them too. */
async function tellRequesters(
  tx: Tx,
  { queue }: StaffTools,
  lapsed: readonly LapsedOffer[],
  { consultant, now }: { consultant: string; now: string },
): Promise<void> {
  const byCase = new Map(lapsed.map((one) => [one.requestId, one]));
  const others = await othersInCases(tx, [...byCase.keys()]);
  const receivers = [
    ...lapsed.flatMap(({ requestId, contactEmail }) =>
      contactEmail === null ? [] : [{ requestId, to: contactEmail, language: null }],
    ),
    ...others,
  ];
  const mails = receivers.map(({ requestId, to, language }) => ({
    id: randomUUID(),
    requestId,
    to,
    template: "times_lapsed" as const,
    language: language ?? byCase.get(requestId)?.language ?? "sv",
    data: { caseNumber: byCase.get(requestId)?.caseNumber ?? "", consultant, page: pageOf(requestId) },
    createdAt: now,
  }));
  await addMails(tx, mails);
  await queue.sendAll(
    tx,
    "send-mail",
    mails.map(({ id }) => ({ mailId: id })),
  );
}
