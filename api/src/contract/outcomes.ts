// How cases end: closing with outcomes, declining, referring, withdrawing, voiding; what the requester says of it; reopening.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { initiators, sources, type Kind } from "./life-cycle.ts";
import { limits, Request } from "./requests.ts";
import { Code, exactly, IdParams, Instant, Minutes, orNull, text } from "./shapes.ts";
import { Reason, reasonIfAny } from "./triage.ts";

const tag = "outcomes";

export const mostSummary = 4000;
const Summary = Type.String({ minLength: 1, maxLength: mostSummary });
const Outcomes = Type.Array(Code, { minItems: 1, maxItems: 8, uniqueItems: true });
const Principles = Type.Optional(Type.Array(Code, { maxItems: 6, uniqueItems: true }));
/** All the unit's time on a case, in minutes. */
const CaseMinutes = Type.Integer({ minimum: 0, maximum: 600_000, description: "Minutes in all." });

/**
 * Closes a case with what came of it. The ending is proposed to the requester, who confirms or disputes it within 15 working days; meetings to come
 * are cancelled and open offers withdrawn. Refuses with invalid_fields (also a principle that is both), wrong_state, stale_version.
 */
export const closeRequest = defineEndpoint({
  name: "closeRequest",
  method: "POST",
  url: "/api/v1/requests/:id/close",
  access: "case.work",
  tag,
  summary: "Close a case with its outcome",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    outcomes: Outcomes,
    summary: Summary,
    strengthened: Principles,
    strained: Principles,
    minutes: CaseMinutes,
  }),
  answers: { 200: Request },
});

/** Refuses with invalid_fields (an unknown code), wrong_state, stale_version. The requester gets a mail. */
export const declineRequest = defineEndpoint({
  name: "declineRequest",
  method: "POST",
  url: "/api/v1/requests/:id/decline",
  access: "case.work",
  tag,
  summary: "Decline a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ code: Code, text: Summary }),
  answers: { 200: Request },
});

/**
 * Refers a case to a named receiver. What was written follows only after the requester's yes: "given" when they have said it already (the
 * reason says how), "asked" to ask them on their page, "not_needed" when nothing follows. Refuses with no_address, invalid_fields, wrong_state, stale_version.
 */
export const referRequest = defineEndpoint({
  name: "referRequest",
  method: "POST",
  url: "/api/v1/requests/:id/refer",
  access: "case.work",
  tag,
  summary: "Refer a case to somebody else",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    receiver: Type.String({
      minLength: 1,
      maxLength: 200,
      description: "A function, such as an administration's unit; not a person.",
    }),
    receiverEmail: Type.Optional(
      orNull(text(320, "Where the text goes after the yes; required unless consent is not_needed.")),
    ),
    text: Summary,
    consent: Type.Enum(["not_needed", "asked", "given"]),
    reason: reasonIfAny,
  }),
  answers: { 200: Request },
});

/** The requester's yes or no to what they wrote following to the receiver. Refuses with wrong_state, stale_version. */
export const answerReferral = defineEndpoint({
  name: "answerReferral",
  method: "POST",
  url: "/api/v1/requests/:id/referral-answer",
  access: "request.ask",
  tag,
  summary: "Say whether what was written may follow",
  ifMatch: true,
  params: IdParams,
  body: exactly({ agreed: Type.Boolean() }),
  answers: { 200: Request },
});

/** Takes a request back, from any open state. It stays a public record. Refuses with wrong_state, stale_version. */
export const withdrawRequest = defineEndpoint({
  name: "withdrawRequest",
  method: "POST",
  url: "/api/v1/requests/:id/withdraw",
  access: "request.ask",
  tag,
  summary: "Withdraw a request",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: reasonIfAny }),
  answers: { 200: Request },
});

/** Spam or registered by mistake: kept in the register, out of the reports. Refuses with wrong_state, stale_version. Mails nobody. */
export const voidRequest = defineEndpoint({
  name: "voidRequest",
  method: "POST",
  url: "/api/v1/requests/:id/void",
  access: "case.void",
  tag,
  summary: "Void a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: Reason }),
  answers: { 200: Request },
});

/** Opens an ended case again; the first closing is kept. Refuses with wrong_state, stale_version. */
export const reopenRequest = defineEndpoint({
  name: "reopenRequest",
  method: "POST",
  url: "/api/v1/requests/:id/reopen",
  access: "case.work",
  tag,
  summary: "Reopen a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: Reason }),
  answers: { 200: Request },
});

/**
 * What the requester says of the ending, and a rating if they wish: confirmed, or disputed (which reopens), once. The rating is stored without
 * a link to the case. With `reaction` left out only the rating is given. Refuses with wrong_state, stale_version, invalid_fields.
 */
export const reactToEnding = defineEndpoint({
  name: "reactToEnding",
  method: "POST",
  url: "/api/v1/requests/:id/ending",
  access: "request.ask",
  tag,
  summary: "Confirm or dispute the ending, and rate the help",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    reaction: Type.Optional(Type.Enum(["confirmed", "disputed"])),
    text: Type.Optional(orNull(text(4000))),
    rating: Type.Optional(
      orNull(
        exactly({
          helped: Type.Integer({ minimum: 1, maximum: 5, description: "1 not at all – 5 very much." }),
          comment: Type.Optional(orNull(text(2000))),
        }),
      ),
    ),
  }),
  answers: { 200: Request },
});

/** What a quick log takes: as little as an honest record needs. */
export const QuickLog = exactly({
  kind: Type.Optional(Type.Enum(["consultation", "process_support"] satisfies Kind[])),
  source: Type.Enum([...sources]),
  initiatedBy: Type.Optional(Type.Enum([...initiators])),
  receivedAt: Type.Optional(Instant),
  subject: Type.String({ minLength: 1, maxLength: limits.subject }),
  description: Type.Optional(orNull(text(limits.description))),
  organisationName: Type.Optional(orNull(text(limits.name))),
  organisationNumber: Type.Optional(orNull(text(20))),
  organisationForm: Type.Optional(orNull(Code)),
  administration: Type.Optional(orNull(Code)),
  contactName: Type.Optional(orNull(text(limits.name))),
  contactEmail: Type.Optional(orNull(text(320))),
  contactPhone: Type.Optional(orNull(text(40))),
  areas: Type.Optional(Type.Array(Code, { maxItems: 5, uniqueItems: true })),
  themes: Type.Optional(Type.Array(Code, { maxItems: 3, uniqueItems: true })),
  minutes: Minutes,
  outcomes: Outcomes,
  summary: Summary,
  mailSummary: Type.Optional(
    Type.Boolean({ description: "Mail the summary to the contact's address; otherwise nobody is mailed." }),
  ),
});
export type QuickLog = Static<typeof QuickLog>;

/**
 * A short consultation that is already over: registered, logged and closed in one transaction; whoever logs it is responsible. Refuses with
 * invalid_fields, not_assignable, conflict_of_interest.
 */
export const quickLog = defineEndpoint({
  name: "quickLog",
  method: "POST",
  url: "/api/v1/requests/quick-log",
  access: "case.register",
  tag,
  summary: "Register and close a short consultation at once",
  idempotent: true,
  body: QuickLog,
  answers: { 201: Request },
});
