// Decisions about a request: who may make whom responsible, what each reader is shown, numbers. The life cycle is
// transitions.rules.ts, the form form.rules.ts, the promise promise.rules.ts.
import type { Permission } from "../../contract/permissions.ts";
import type { ProblemCode } from "../../contract/problem.ts";
import { type Action, type Stage, type State, type WaitingFor } from "../../contract/life-cycle.ts";
import type { RequestEvent } from "../../contract/history.ts";
import type { Request } from "../../contract/requests.ts";
import { showOrganisationNumber } from "../../shared/organisation-number.ts";
import { showPhoneNumber } from "../../shared/phone-number.ts";
import { maskPersonalNumbers } from "../../shared/personal-number.ts";
import { showPromise } from "./promise.rules.ts";
import { actionsIn, type Situation } from "./transitions.rules.ts";

/** SAM-2026-000123. */
export function caseNumberOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(6, "0")}`;
}

/** The one of five words that the requester sees. */
export function stageOf(state: State, waitingFor: WaitingFor): Stage {
  switch (state) {
    case "draft":
      return "draft";
    case "submitted":
      return waitingFor === "requester" ? "waiting_for_you" : "sent";
    case "accepted":
    case "in_progress":
      return waitingFor === "requester" ? "waiting_for_you" : "under_way";
    case "closed":
    case "declined":
    case "referred":
    case "withdrawn":
    case "void":
      return "ended";
  }
}

interface Assigning {
  permissions: ReadonlySet<Permission>;
  actorId: string;
  present: string | null;
  next: string | null;
}

/** Claiming what nobody has and handing over one's own is for consultants; the rest for those who lead triage. */
export function mayAssign({ permissions, actorId, present, next }: Assigning): ProblemCode | undefined {
  if (permissions.has("case.assign")) return undefined;
  if (!permissions.has("case.claim")) return "forbidden";
  const claims = present === null && next === actorId;
  const handsOver = present === actorId;
  return claims || handsOver ? undefined : "forbidden";
}

/** A request as the store reads it, before it is decided what this reader is shown. */
export interface StoredRequest extends Omit<Request, "stage" | "promise" | "actions" | "staff" | "shared"> {
  requesterId: string | null;
  /** Null also where this reader may not know. */
  requesterLanguage: string | null;
  assigneeId: string | null;
  dueDate: string | null;
  dueAt: string | null;
  firstContactAt: string | null;
  staff: Omit<NonNullable<Request["staff"]>, "hasAddress">;
}

export type Reader =
  | { as: "requester"; personId: string }
  | { as: "staff"; personId: string; permissions: ReadonlySet<Permission> };

const staffActions: Readonly<Partial<Record<Action, Permission>>> = {
  assign: "case.assign",
  claim: "case.claim",
  triage: "case.work",
  accept: "case.work",
  ask: "case.work",
  message: "case.work",
  note: "case.work",
  offer_times: "case.work",
  pick_time: "case.work",
  book_meeting: "case.work",
  decline: "case.work",
  refer: "case.work",
  void: "case.void",
  pause: "case.work",
  resume: "case.work",
  log_contact: "case.work",
  hold_meeting: "case.work",
  close: "case.work",
  reopen: "case.work",
};

/** What can only be done where there is an address to write to. */
const needsAddress: ReadonlySet<Action> = new Set(["ask", "message", "offer_times"]);

/** What only the requester of a case does, of all who see it: nobody else withdraws it or ends it. */
const ofRequesterAlone: ReadonlySet<Action> = new Set([
  "update",
  "submit",
  "withdraw",
  "answer_referral",
  "confirm",
  "dispute",
  "rate",
]);

/** Whether somebody who was shown a case may do this, though it is not theirs. Staff are asked by permission. */
export const mayTake = (action: Action, reader: Reader, requesterId: string | null): boolean =>
  reader.as === "staff" || reader.personId === requesterId || !ofRequesterAlone.has(action);

export interface ActionFacts {
  state: State;
  requesterId: string | null;
  waitingFor: WaitingFor;
  pausedUntil: string | null;
  assigneeId: string | null;
  contactEmail: string | null;
  ending: Situation["ending"];
}

/** What the table of transitions asks of a case. */
export function situationOf({
  state,
  waitingFor,
  pausedUntil,
  ending,
}: Pick<ActionFacts, "state" | "waitingFor" | "pausedUntil" | "ending">): Situation {
  return { state, waitingFor, paused: pausedUntil !== null, ending };
}

/** What can be done with a case by this reader now. */
export function actionsFor(facts: ActionFacts, reader: Reader): Action[] {
  const { assigneeId, contactEmail } = facts;
  const actions = actionsIn(situationOf(facts), reader.as).filter((action) => {
    if (reader.as === "requester") return mayTake(action, reader, facts.requesterId);
    if (action === "claim" && assigneeId !== null) return false;
    if (contactEmail === null && needsAddress.has(action)) return false;
    // Handing over one's own case is an assignment that a consultant may make.
    if (action === "assign" && assigneeId === reader.personId) return reader.permissions.has("case.claim");
    const needed = staffActions[action];
    return needed !== undefined && reader.permissions.has(needed);
  });
  // Several rows of the table may lead to one action.
  return [...new Set(actions)];
}

export type MaskedField = StoredRequest["staff"]["personalNumberIn"][number];

/** The text of a field, its personal numbers masked where they were flagged. */
export const maskIn = (field: MaskedField, fields: readonly MaskedField[], text: string) =>
  fields.includes(field) ? maskPersonalNumbers(text) : text;

const maskIfAny = (text: string | null) => (text === null ? null : maskPersonalNumbers(text));

function masked(stored: StoredRequest): Pick<StoredRequest, "form" | "organisation" | "ending"> {
  const { personalNumberIn: fields } = stored.staff;
  const form = { ...stored.form };
  for (const field of fields) {
    const text = form[field];
    if (text !== null) form[field] = maskPersonalNumbers(text);
  }
  const { organisation, ending } = stored;
  // The register took the name from the form.
  const name = organisation && maskIn("organisationName", fields, organisation.name);
  return {
    form,
    organisation: organisation && { ...organisation, name: name ?? "" },
    ending: ending && { ...ending, text: maskIfAny(ending.text), reactionText: maskIfAny(ending.reactionText) },
  };
}

/** Whether this reader is not shown who the contact is: it is protected, and not the reader's own. */
export const isConcealed = (
  { form, requesterId }: Pick<StoredRequest, "form" | "requesterId">,
  reader: Reader,
): boolean => form.contactProtected && !(reader.as === "requester" && reader.personId === requesterId);

/** The request as this reader may see it: staff get `staff` and masked personal numbers, a requester neither. */
export function showRequest(stored: StoredRequest, reader: Reader, now: Temporal.Instant): Request {
  const { requesterId, requesterLanguage: _l, assigneeId, dueDate, dueAt, firstContactAt, staff, ...shown } = stored;
  const { pausedUntil, contactEmail } = stored;
  const { form: written, organisation, ending } = reader.as === "staff" ? masked(stored) : shown;
  const concealed = isConcealed(stored, reader);
  const form = concealed ? { ...written, contactName: null, contactPhone: null } : written;
  const shared = reader.as === "requester" && reader.personId !== requesterId;
  return {
    ...shown,
    ...(shared && { shared }),
    contactEmail: shared || concealed ? null : contactEmail,
    ending,
    form: {
      ...form,
      organisationNumber: form.organisationNumber === null ? null : showOrganisationNumber(form.organisationNumber),
      // How to reach the requester is between them and the unit.
      contactPhone: form.contactPhone === null || shared ? null : showPhoneNumber(form.contactPhone),
    },
    organisation: organisation && {
      ...organisation,
      number: organisation.number === null ? null : showOrganisationNumber(organisation.number),
    },
    stage: stageOf(staff.state, staff.waitingFor),
    promise: showPromise({ state: staff.state, pausedUntil, dueDate, dueAt, firstContactAt }, now),
    actions: actionsFor({ ...staff, requesterId, pausedUntil, assigneeId, contactEmail, ending }, reader),
    ...(reader.as === "staff" && { staff: { ...staff, hasAddress: contactEmail !== null } }),
  };
}

const shownToRequester: ReadonlySet<RequestEvent["type"]> = new Set([
  "submitted",
  "registered",
  "assigned",
  "asked",
  "answered",
  "message_sent",
  "message_received",
  "contact_logged",
  "times_offered",
  "times_lapsed",
  "meeting_booked",
  "meeting_moved",
  "meeting_handed_over",
  "meeting_cancelled",
  "meeting_held",
  "summary_sent",
  "paused",
  "resumed",
  "closed",
  "quick_logged",
  "declined",
  "referred",
  "referral_agreed",
  "referral_refused",
  "withdrawn",
  "ending_confirmed",
  "ending_disputed",
  "reopened",
  "visibility_changed",
  "contact_replaced",
  "party_invited",
  "party_joined",
  "party_left",
]);
/** Details of an event that a requester may know; the rest is the unit's own. */
const detailsShown: readonly string[] = [
  "startsAt",
  "fromStartsAt",
  "until",
  "receiver",
  "organisation",
  "administration",
  "visibility",
];

/**
 * The steps this reader is shown: a requester sees who became their contact, never a reason that staff wrote to each other. Of a protected contact nobody else
 * sees who did what as the requester.
 */
export function showHistory(
  all: readonly RequestEvent[],
  reader: Reader,
  { concealed }: { concealed: boolean },
): RequestEvent[] {
  const events = all.map((event) =>
    concealed && event.actor.kind === "requester" ? { ...event, actor: { ...event.actor, name: null } } : event,
  );
  // A reason that the requester wrote has come in like any other text.
  if (reader.as === "staff") return events.map((event) => ({ ...event, reason: maskIfAny(event.reason) }));
  return events
    .filter((event) => shownToRequester.has(event.type))
    .map((event) => ({
      ...event,
      reason: event.actor.kind === "requester" ? event.reason : null,
      details: Object.fromEntries(Object.entries(event.details).filter(([name]) => detailsShown.includes(name))),
    }));
}
