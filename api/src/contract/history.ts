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
  "accepted",
  "asked",
  "answered",
  "contact_logged",
  "meeting_held",
  "kind_changed",
  "paused",
  "resumed",
  "closed",
  "declined",
  "referred",
  "withdrawn",
  "voided",
  "reopened",
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
