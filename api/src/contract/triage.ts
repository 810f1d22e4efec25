// Triage and the course of an open case: what it is about, who takes it on, and whether it rests.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { kinds, priorities } from "./life-cycle.ts";
import { Request } from "./requests.ts";
import { Code, exactly, IdParams, LocalDate, orNull, text } from "./shapes.ts";

const tag = "triage";

export const mostReason = 2000;
export const Reason = Type.String({ minLength: 1, maxLength: mostReason, description: "Why; kept in the history." });
export const reasonIfAny = Type.Optional(orNull(text(mostReason, "Why; kept in the history.")));

export const Triage = exactly({
  kind: Type.Optional(Type.Enum([...kinds])),
  kindSince: Type.Optional(
    orNull(
      Type.String({
        format: "date",
        description: "Stockholm date from which the kind has held, when that is before today.",
      }),
    ),
  ),
  priority: Type.Optional(Type.Enum([...priorities])),
  themes: Type.Optional(
    Type.Array(Code, { maxItems: 3, uniqueItems: true, description: "The first one is the main theme." }),
  ),
  principles: Type.Optional(Type.Array(Code, { maxItems: 6, uniqueItems: true })),
  areas: Type.Optional(Type.Array(Code, { maxItems: 5, uniqueItems: true })),
  administrations: Type.Optional(Type.Array(Code, { maxItems: 10, uniqueItems: true })),
  reason: reasonIfAny,
});
export type Triage = Static<typeof Triage>;

/**
 * Says what a case is about. What is left out stays. A new kind is a dated interval and moves the promise, unless it was met.
 * Refuses with invalid_fields (also unknown codes), wrong_state, stale_version.
 */
export const triageRequest = defineEndpoint({
  name: "triageRequest",
  method: "PATCH",
  url: "/api/v1/requests/:id/triage",
  access: "case.work",
  tag,
  summary: "Kind, priority, themes, principles, areas and administrations of a case",
  ifMatch: true,
  params: IdParams,
  body: Triage,
  answers: { 200: Request },
});

/** Takes a case on; whoever accepts becomes responsible if nobody is. Refuses with wrong_state, stale_version, not_assignable, conflict_of_interest. */
export const acceptRequest = defineEndpoint({
  name: "acceptRequest",
  method: "POST",
  url: "/api/v1/requests/:id/accept",
  access: "case.work",
  tag,
  summary: "Accept a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: reasonIfAny }),
  answers: { 200: Request },
});

/** Lets a case rest until a date: still open, shown apart, its promise silent. Refuses with invalid_fields (a date not to come, or over two years off), wrong_state, stale_version. */
export const pauseRequest = defineEndpoint({
  name: "pauseRequest",
  method: "POST",
  url: "/api/v1/requests/:id/pause",
  access: "case.work",
  tag,
  summary: "Pause a case until a date",
  ifMatch: true,
  params: IdParams,
  body: exactly({ until: LocalDate, reason: Reason }),
  answers: { 200: Request },
});

/** Ends the pause now; by itself it ends on its date. The promise has grown by the working days paused. Refuses with wrong_state, stale_version. */
export const resumeRequest = defineEndpoint({
  name: "resumeRequest",
  method: "POST",
  url: "/api/v1/requests/:id/resume",
  access: "case.work",
  tag,
  summary: "Go on with a paused case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: reasonIfAny }),
  answers: { 200: Request },
});
