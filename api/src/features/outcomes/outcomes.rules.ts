// Decisions about endings: what is acceptable of what was written, whether the requester is asked, what is handed over, and which days
// silence counts from. Pure; what may follow what is requests/transitions.rules.ts.
import type { BodyOf } from "../../contract/endpoint.ts";
import type { closeRequest, QuickLog, reactToEnding, referRequest } from "../../contract/outcomes.ts";
import type { ContactChannel } from "../../contract/conversation.ts";
import type { Registration } from "../../contract/registering.ts";
import { addWorkingDays, swedishCalendar } from "../../shared/calendar-working-days.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { maskPersonalNumbers } from "../../shared/personal-number.ts";
import { showPhoneNumber } from "../../shared/phone-number.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";

/** In working days: when the requester is reminded of an ending, and when their silence leaves it unconfirmed. A setting. */
export interface EndingDays {
  ending: number;
  unconfirmed: number;
}

export const usualDays: EndingDays = { ending: 10, unconfirmed: 15 };

function refuseIfAny(errors: readonly FieldRefusal[]): void {
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
}

/** The text without spaces around it. Refuses with invalid_fields when nothing is left. */
export function acceptableText(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed === "") refuseIfAny([{ field, code: "required" }]);
  return trimmed;
}

type Closing = BodyOf<typeof closeRequest>;

/** A closing in one spelling. Refuses with invalid_fields: a summary of spaces, a principle both strengthened and strained. */
export function acceptableClosing({ outcomes, summary, strengthened = [], strained = [], minutes }: Closing) {
  const errors: FieldRefusal[] = [];
  if (summary.trim() === "") errors.push({ field: "/summary", code: "required" });
  if (strained.some((code) => strengthened.includes(code))) errors.push({ field: "/strained", code: "not_unique" });
  refuseIfAny(errors);
  return { outcomes, summary: summary.trim(), strengthened, strained, minutes };
}

type Referral = BodyOf<typeof referRequest>;

/** A referral in one spelling, its address canonical. Refuses with invalid_fields, and with no_address when nobody can be asked. */
export function acceptableReferral(
  { receiver, receiverEmail, text, consent, reason }: Referral,
  { contactEmail }: Pick<StoredRequest, "contactEmail">,
) {
  const errors: FieldRefusal[] = [];
  if (receiver.trim() === "") errors.push({ field: "/receiver", code: "required" });
  if (text.trim() === "") errors.push({ field: "/text", code: "required" });
  const address = receiverEmail?.trim() ? parseEmailAddress(receiverEmail) : null;
  if (address && !address.ok) errors.push({ field: "/receiverEmail", code: "email" });
  if (!address && consent !== "not_needed") errors.push({ field: "/receiverEmail", code: "required" });
  refuseIfAny(errors);
  if (consent === "asked" && contactEmail === null) throw new Refusal("no_address");
  return {
    // One line: it stands in the subject of what is written to people.
    receiver: receiver.trim().replace(/\s+/g, " "),
    receiverEmail: address?.ok ? address.value : null,
    text: text.trim(),
    consent,
    reason: reason?.trim() || null,
  };
}

/** Whether the one who asked is asked what they say of a closing: somebody did ask, and can be reached. */
export function isAskedAbout({ contactEmail, staff }: Pick<StoredRequest, "contactEmail" | "staff">): boolean {
  return contactEmail !== null && staff.initiatedBy !== "unit";
}

/** The last Stockholm date on which a closing may be confirmed or disputed; then silence counts as unconfirmed. */
export function reactByDate(closedAt: Temporal.Instant, { unconfirmed }: EndingDays): string {
  return addWorkingDays(stockholmDate(closedAt), unconfirmed, swedishCalendar).toString();
}

/** What follows to the receiver of a referral, after the yes. What looks like a personal number does not travel by mail. */
export function handOver({ form, organisation, contactEmail, caseNumber }: StoredRequest): Record<string, string> {
  const written = (text: string | null | undefined) => maskPersonalNumbers(text ?? "");
  const phone = form.contactPhone === null ? null : showPhoneNumber(form.contactPhone);
  // Of a protected contact nothing travels by mail to somebody else: the receiver answers to the unit.
  const contact = form.contactProtected
    ? []
    : [form.contactName, form.contactRole, contactEmail, phone].filter((part) => part !== null);
  return {
    caseNumber: caseNumber ?? "",
    organisation: written(organisation?.name ?? form.organisationName),
    contact: written(contact.join(", ")),
    subject: written(form.subject),
    description: written(form.description),
    desiredChange: written(form.desiredChange),
  };
}

type Reaction = BodyOf<typeof reactToEnding>;

/** What the requester says of an ending. Refuses with invalid_fields when it is nothing, or a text with no reaction to belong to. */
export function acceptableReaction({ reaction, text, rating }: Reaction) {
  const said = text?.trim() || null;
  if (reaction === undefined && (!rating || said !== null)) refuseIfAny([{ field: "/reaction", code: "required" }]);
  return {
    reaction,
    text: said,
    rating: rating ? { helped: rating.helped, comment: rating.comment?.trim() || null } : null,
  };
}

/** How a contact that came in this way took place. */
export const channelOf: Readonly<Record<Registration["source"], ContactChannel>> = {
  web: "digital",
  email: "email",
  phone: "phone",
  visit: "visit",
  forum: "visit",
  letter: "letter",
};

/** A quick log as a registration and what came of it. Refuses with invalid_fields. */
export function acceptableQuickLog(body: QuickLog, now: Temporal.Instant) {
  const { minutes, outcomes, summary, mailSummary = false, kind = "consultation", ...rest } = body;
  const registration: Registration = {
    ...rest,
    kind,
    receivedAt: rest.receivedAt ?? now.toString(),
    sendReceipt: mailSummary,
  };
  return { registration, kind, minutes, outcomes, summary: acceptableText(summary, "/summary"), mailSummary };
}

/** A span of so many working days has reached its last day by now, if it began before this instant. */
export function begunBefore(now: Temporal.Instant, workingDays: number): string {
  const today = stockholmDate(now);
  let began = today.subtract({ days: workingDays });
  while (Temporal.PlainDate.compare(addWorkingDays(began, workingDays, swedishCalendar), today) > 0) {
    began = began.subtract({ days: 1 });
  }
  return stockholmDay(began).end.toString();
}
