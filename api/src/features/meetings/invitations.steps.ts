// Telling everybody invited of a meeting: one mail each with a calendar file. The row of the mail holds all that the file is made of, so that a
// mail that waits to be sent says what was true when it was caused.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import { languageOfRequester, pageOf, queueMail } from "../requests/mail.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { placeData, placeUnless } from "./meetings.rules.ts";
import {
  addInvitees,
  invitationsOf,
  meetingSettings,
  type Invitation,
  type Invitee,
  type Mailbox,
  type Unit,
} from "./meetings.store.ts";

const templates = {
  booked: { template: "meeting_booked", calendarMethod: "REQUEST" },
  moved: { template: "meeting_moved", calendarMethod: "REQUEST" },
  handedOver: { template: "meeting_handed_over", calendarMethod: "REQUEST" },
  cancelled: { template: "meeting_cancelled", calendarMethod: "CANCEL" },
} as const;

export interface News {
  what: keyof typeof templates;
  /** Of a meeting that moved: when it was to be. */
  old?: { startsAt: string; endsAt: string };
  now: string;
}

/** As long as nobody has said what the unit is called and where it reads its mail. */
const unnamed: Unit = { name: "Social utveckling", email: "" };

interface OfCase {
  caseNumber: string;
  requestId: string;
  unit: Unit;
  /** The contact is. */
  isProtected: boolean;
}

function dataFor(
  { role }: Invitee,
  { id, sequence, startsAt, endsAt, placeKind, place, consultantName, invited }: Invitation,
  { caseNumber, requestId, unit, isProtected }: OfCase,
): Record<string, string> {
  const consultant = invited.find((invitee) => invitee.role === "consultant");
  const pages = {
    consultant: { page: `/arende/${requestId}` },
    requester: { page: pageOf(requestId) },
    participant: {},
  };
  return {
    caseNumber,
    startsAt,
    endsAt,
    // The number that a protected contact is called at is nobody else's.
    ...placeData(placeKind, placeUnless(isProtected && role !== "requester", { placeKind, place })),
    // Nobody is told that they will meet themselves.
    ...(role !== "consultant" && { consultant: consultantName }),
    ...pages[role],
    meetingId: id,
    sequence: String(sequence),
    consultantName,
    consultantEmail: consultant?.email ?? "",
    unitName: unit.name,
    unitEmail: unit.email,
  };
}

/** Mails everybody who is invited to these meetings of a case, in the transaction that causes it. */
export async function tellInvited(
  tx: Tx,
  queue: Queue,
  { id: requestId, caseNumber, form }: Pick<StoredRequest, "id" | "caseNumber" | "form">,
  { meetingIds, what, old, now }: News & { meetingIds: readonly string[] },
): Promise<void> {
  const unit = { ...unnamed, ...(await meetingSettings(tx)).unit };
  const { template, calendarMethod } = templates[what];
  const oldTime = old && { oldStartsAt: old.startsAt, oldEndsAt: old.endsAt };
  const shared = { caseNumber: caseNumber ?? "", requestId, unit, isProtected: form.contactProtected };
  for (const invitation of await invitationsOf(tx, meetingIds)) {
    // Each has a mail and a job of their own, so that one address that fails holds nobody else's back.
    for (const invitee of invitation.invited) {
      const data = { ...dataFor(invitee, invitation, shared), ...oldTime, calendarMethod };
      // To whoever takes a meeting over it is a meeting like any other.
      const own = what === "handedOver" && invitee.role === "consultant" ? "meeting_booked" : template;
      await queueMail(tx, queue, {
        requestId,
        to: invitee.email,
        template: own,
        language: invitee.language,
        data,
        now,
      });
    }
  }
}

/** Whoever held a meeting that somebody else holds now takes it out of their calendar. */
export async function tellFormerHolder(
  tx: Tx,
  queue: Queue,
  { id: requestId, caseNumber, form }: Pick<StoredRequest, "id" | "caseNumber" | "form">,
  { meetingId, former, now }: { meetingId: string; former: Mailbox; now: string },
): Promise<void> {
  const unit = { ...unnamed, ...(await meetingSettings(tx)).unit };
  const [invitation] = await invitationsOf(tx, [meetingId]);
  if (!invitation) throw new Error("a meeting that was handed over is not there");
  const invitee: Invitee = { ...former, role: "consultant" };
  const shared = { caseNumber: caseNumber ?? "", requestId, unit, isProtected: form.contactProtected };
  const data = {
    ...dataFor(invitee, invitation, shared),
    consultant: invitation.consultantName,
    consultantName: former.name,
    consultantEmail: former.email,
    calendarMethod: "CANCEL",
  };
  const { email: to, language } = former;
  await queueMail(tx, queue, { requestId, to, template: "meeting_taken_over", language, data, now });
}

/** Whom a new meeting is for: the consultant's own mailbox always, the requester and participants as chosen; each address once. */
export async function inviteTo(
  tx: Tx,
  meetingId: string,
  {
    stored,
    mailbox,
    withRequester,
    participants,
  }: {
    stored: StoredRequest;
    mailbox: Mailbox;
    withRequester: boolean;
    participants: readonly { name: string; email: string }[];
  },
): Promise<void> {
  const invitees: Invitee[] = [{ ...mailbox, role: "consultant" }];
  if (withRequester && stored.contactEmail !== null) {
    const language = languageOfRequester(stored);
    invitees.push({ email: stored.contactEmail, name: stored.form.contactName, role: "requester", language });
  }
  for (const { name, email } of participants) invitees.push({ email, name, role: "participant", language: "sv" });
  const first = invitees.filter(({ email }, at) => invitees.findIndex((other) => other.email === email) === at);
  await addInvitees(tx, meetingId, first);
}
