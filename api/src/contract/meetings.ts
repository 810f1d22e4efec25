// Meetings: what they and offers of times are, bookings and their calendar invitations, and the log. Offering is offers.ts, whose time is
// free working-hours.ts.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { FreeTime, MeetingMinutes } from "./free-times.ts";
import {
  exactly,
  Fold,
  Id,
  IdParams,
  Instant,
  LocalDate,
  Minutes,
  named,
  orNull,
  PersonName,
  text,
  Version,
  WallTime,
} from "./shapes.ts";
import { Reason, reasonIfAny } from "./triage.ts";

const tag = "meetings";

export const placeKinds = ["on_site", "phone", "video"] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const meetingStates = ["booked", "held", "missed", "cancelled"] as const;
export const cancelCodes = [
  "requester_cancelled",
  "unit_cancelled",
  "illness",
  "no_longer_needed",
  "booked_by_mistake",
] as const;
export const notBecauseCodes = [
  "nobody_came",
  "requester_cancelled_late",
  "unit_cancelled_late",
  "technical",
  "other",
] as const;
export const parties = ["requester", "other_organisation", "city", "other"] as const;
export type Party = (typeof parties)[number];
export const askedByValues = ["requester", "unit", "other"] as const;

/** Where a meeting is, as it is written. */
export const Place = exactly({
  placeKind: Type.Enum([...placeKinds]),
  place: Type.Optional(orNull(text(300, "An address, a phone number or a link."))),
});

export const OfferedTime = exactly({ id: Id, ...FreeTime.properties, picked: Type.Boolean() });

export const TimeOffer = exactly({
  id: Id,
  state: Type.Enum(["open", "picked", "expired", "withdrawn"]),
  consultant: PersonName,
  createdAt: Instant,
  expiresAt: Instant,
  placeKind: Type.Enum([...placeKinds]),
  place: orNull(Type.String()),
  times: Type.Array(OfferedTime),
});
export type TimeOffer = Static<typeof TimeOffer>;

export const MeetingLog = exactly({
  at: Instant,
  author: orNull(Type.String()),
  tookPlace: Type.Boolean(),
  notBecause: orNull(Type.Enum([...notBecauseCodes])),
  minutes: Type.Integer(),
  attendance: Type.Array(exactly({ party: Type.Enum([...parties]), count: Type.Integer() })),
  agreed: orNull(Type.String()),
  nextStep: orNull(Type.String()),
  nextStepBy: orNull(LocalDate),
  correction: orNull(Type.String({ description: "Why it corrects an earlier log." })),
});
export type MeetingLog = Static<typeof MeetingLog>;

export const Meeting = named(
  "Meeting",
  exactly({
    id: Id,
    version: Version,
    requestId: Id,
    state: Type.Enum([...meetingStates]),
    startsAt: Instant,
    endsAt: Instant,
    localStart: WallTime,
    localEnd: WallTime,
    placeKind: Type.Enum([...placeKinds]),
    place: orNull(Type.String()),
    consultant: PersonName,
    cancelCode: orNull(Type.Enum([...cancelCodes])),
    moves: Type.Integer({ minimum: 0, description: "How many times it was moved." }),
    staff: Type.Optional(
      exactly({
        caseNumber: Type.String(),
        subject: Type.String(),
        organisationName: orNull(Type.String()),
        invited: Type.Array(
          exactly({
            email: orNull(Type.String({ description: "Null where the person has protected personal data." })),
            name: orNull(Type.String()),
            role: Type.Enum(["consultant", "requester", "participant"]),
          }),
        ),
        moved: Type.Array(
          exactly({
            at: Instant,
            by: orNull(Type.String()),
            askedBy: Type.Enum([...askedByValues]),
            reason: Type.String(),
            fromStartsAt: Instant,
            toStartsAt: Instant,
          }),
        ),
        cancelReason: orNull(Type.String()),
        log: orNull(MeetingLog),
        earlierLogs: Type.Array(MeetingLog),
        missingLog: Type.Boolean({ description: "It is over, and nothing says what came of it." }),
      }),
    ),
  }),
);
export type Meeting = Static<typeof Meeting>;

/** The offers and meetings of one case, in order of time; a requester gets what is theirs to know. */
export const listRequestMeetings = defineEndpoint({
  name: "listRequestMeetings",
  method: "GET",
  url: "/api/v1/requests/:id/meetings",
  access: "request.read_own",
  tag,
  summary: "Offers and meetings of one case",
  params: IdParams,
  answers: { 200: exactly({ offers: Type.Array(TimeOffer), meetings: Type.Array(Meeting) }) },
});

/**
 * The meetings of a week (or up to 31 days), of one consultant or all, those cancelled left out, and the times on offer that are reserved; or, with
 * `missingLog`, up to 100 meetings that are over and have no log, oldest first.
 */
export const listMeetings = defineEndpoint({
  name: "listMeetings",
  method: "GET",
  url: "/api/v1/meetings",
  access: "case.read",
  tag,
  summary: "Meetings of the unit in a span of days, or those that miss a log",
  query: exactly({
    from: Type.Optional(LocalDate),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    consultant: Type.Optional(Type.Union([Type.Enum(["me"]), Id])),
    missingLog: Type.Optional(Type.Boolean()),
  }),
  answers: {
    200: exactly({
      items: Type.Array(Meeting),
      reserved: Type.Array(
        exactly({
          requestId: Id,
          caseNumber: Type.String(),
          subject: Type.String(),
          consultant: PersonName,
          ...FreeTime.properties,
          expiresAt: Instant,
        }),
      ),
    }),
  },
});

/** When a meeting begins, as it is written. */
export const WantedTime = exactly({ localStart: WallTime, fold: Type.Optional(Fold) });

/**
 * Books a meeting of a case and invites: the consultant always, the requester unless left out, and named participants. Refuses with
 * time_taken (and the next free times), not_assignable, conflict_of_interest, invalid_fields (a time that has been, does not exist or occurs twice), wrong_state.
 */
export const bookMeeting = defineEndpoint({
  name: "bookMeeting",
  method: "POST",
  url: "/api/v1/requests/:id/meetings",
  access: "case.work",
  tag,
  summary: "Book a meeting",
  idempotent: true,
  params: IdParams,
  body: exactly({
    consultantId: Id,
    ...WantedTime.properties,
    minutes: MeetingMinutes,
    ...Place.properties,
    inviteRequester: Type.Boolean(),
    participantIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
  }),
  answers: { 201: Meeting },
});

/** Moves a meeting that has not begun and keeps its old time, who asked and why. Everyone invited gets the change. Refuses with time_taken, invalid_fields, wrong_state, stale_version. */
export const moveMeeting = defineEndpoint({
  name: "moveMeeting",
  method: "POST",
  url: "/api/v1/meetings/:id/move",
  access: "case.work",
  tag,
  summary: "Move a meeting",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    ...WantedTime.properties,
    minutes: Type.Optional(MeetingMinutes),
    placeKind: Type.Optional(Type.Enum([...placeKinds])),
    place: Place.properties.place,
    askedBy: Type.Enum([...askedByValues]),
    reason: Reason,
  }),
  answers: { 200: Meeting },
});

/** Cancels a meeting that has not begun; its time is free again and everyone invited is told. Refuses with wrong_state, stale_version. */
export const cancelMeeting = defineEndpoint({
  name: "cancelMeeting",
  method: "POST",
  url: "/api/v1/meetings/:id/cancel",
  access: "case.work",
  tag,
  summary: "Cancel a meeting",
  ifMatch: true,
  params: IdParams,
  body: exactly({ code: Type.Enum([...cancelCodes]), reason: reasonIfAny }),
  answers: { 200: Meeting },
});

/**
 * Says what came of a meeting that has begun: took place or not and why, how many came per party, what was agreed, the next step, minutes. The first
 * that took place takes the case to in_progress. A later one corrects, with a reason. Refuses with invalid_fields, wrong_state, stale_version.
 */
export const logMeeting = defineEndpoint({
  name: "logMeeting",
  method: "POST",
  url: "/api/v1/meetings/:id/log",
  access: "case.work",
  tag,
  summary: "Log a meeting, or correct its log",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    tookPlace: Type.Boolean(),
    notBecause: Type.Optional(orNull(Type.Enum([...notBecauseCodes]))),
    minutes: Minutes,
    attendance: Type.Array(
      exactly({ party: Type.Enum([...parties]), count: Type.Integer({ minimum: 0, maximum: 1000 }) }),
      { maxItems: 4 },
    ),
    agreed: Type.Optional(orNull(text(8000))),
    nextStep: Type.Optional(orNull(text(2000))),
    nextStepBy: Type.Optional(orNull(LocalDate)),
    correction: Type.Optional(orNull(text(2000, "Why an earlier log is corrected; required then."))),
  }),
  answers: { 200: Meeting },
});

/** Mails what was agreed to those chosen; to the requester it is a message of the case as well. Refuses with wrong_state when nothing was agreed. */
export const sendAgreedSummary = defineEndpoint({
  name: "sendAgreedSummary",
  method: "POST",
  url: "/api/v1/meetings/:id/agreed-summary",
  access: "case.work",
  tag,
  summary: "Send what was agreed",
  idempotent: true,
  params: IdParams,
  body: exactly({ toRequester: Type.Boolean(), participantIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }) }),
  answers: {
    201: exactly({
      sentTo: Type.Array(orNull(Type.String()), { description: "Names; null for a protected contact." }),
    }),
  },
});
