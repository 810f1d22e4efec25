// The history of a case, as its readers see it.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { states } from "./life-cycle.ts";
import { exactly, IdParams, Instant, orNull } from "./shapes.ts";

export const eventTypes = [
  "submitted",
  "registered",
  "assigned",
  "unassigned",
  "triaged",
  "kind_changed",
  "accepted",
  "asked",
  "answered",
  "message_sent",
  "message_received",
  "note_added",
  "contact_logged",
  "participant_added",
  "participant_removed",
  "times_offered",
  "times_expired",
  "times_withdrawn",
  "times_lapsed",
  "meeting_booked",
  "meeting_moved",
  "meeting_handed_over",
  "meeting_cancelled",
  "meeting_held",
  "meeting_missed",
  "meeting_log_corrected",
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
  "voided",
  "reminded",
  "ending_confirmed",
  "ending_disputed",
  "ending_unconfirmed",
  "reopened",
  "contact_protected",
  "contact_unprotected",
  "visibility_changed",
  "contact_replaced",
  "party_invited",
  "party_joined",
  "party_left",
] as const;

export const RequestEvent = exactly({
  number: Type.Integer({ minimum: 1, description: "The event's place in the case's history." }),
  at: Instant,
  type: Type.Enum([...eventTypes]),
  actor: exactly({ kind: Type.Enum(["requester", "staff", "system"]), name: orNull(Type.String()) }),
  from: orNull(Type.Enum([...states])),
  to: orNull(Type.Enum([...states])),
  assignee: orNull(Type.String({ description: "The name of the one who became responsible." })),
  reason: orNull(Type.String()),
  details: Type.Record(Type.String(), Type.String(), {
    description:
      "Beside the reason, by type: kind, until, startsAt, fromStartsAt, place, channel, minutes, code, noteKind, receiver, to …",
  }),
});
export type RequestEvent = Static<typeof RequestEvent>;

/** The history from the moment it was sent, oldest first; a requester gets the steps that concern them. */
export const getRequestHistory = defineEndpoint({
  name: "getRequestHistory",
  method: "GET",
  url: "/api/v1/requests/:id/history",
  access: "request.read_own",
  tag: "requests",
  summary: "What happened, step by step",
  params: IdParams,
  answers: { 200: exactly({ items: Type.Array(RequestEvent) }) },
});
