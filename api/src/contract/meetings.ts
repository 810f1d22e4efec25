// Meetings: working hours, free times, offers that the requester picks from, bookings and their calendar invitations, and the log.
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

/** The most times of one offer. */
export const mostTimes = 3;

const PersonName = exactly({ id: Id, name: Type.String() });

const Clock = Type.String({
  pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
  description: "Wall time in Stockholm, HH:MM.",
});

export const WorkingWeek = exactly({
  person: PersonName,
  version: Version,
  own: Type.Boolean({ description: "False: the unit's usual hours, as long as nobody has chosen others." }),
  hours: Type.Array(
    exactly({
      weekday: Type.Integer({ minimum: 1, maximum: 7, description: "1 Monday – 7 Sunday." }),
      starts: Clock,
      ends: Clock,
    }),
    { maxItems: 21 },
  ),
});
export type WorkingWeek = Static<typeof WorkingWeek>;

export const getWorkingHours = defineEndpoint({
  name: "getWorkingHours",
  method: "GET",
  url: "/api/v1/people/:id/working-hours",
  access: "case.read",
  tag,
  summary: "When somebody of the unit can be met",
  params: IdParams,
  answers: { 200: WorkingWeek },
});

/** One's own; a coordinator also others'. Refuses with invalid_fields (ends before it starts, overlapping), forbidden, stale_version. */
export const setWorkingHours = defineEndpoint({
  name: "setWorkingHours",
  method: "PUT",
  url: "/api/v1/people/:id/working-hours",
  access: "case.work",
  tag,
  summary: "Set working hours",
  ifMatch: true,
  params: IdParams,
  body: exactly({ hours: WorkingWeek.properties.hours }),
  answers: { 200: WorkingWeek },
});

/** Times within working hours on working days that nobody has reserved or booked, in order, at most 100. */
export const listFreeTimes = defineEndpoint({
  name: "listFreeTimes",
  method: "GET",
  url: "/api/v1/people/:id/free-times",
  access: "case.work",
  tag,
  summary: "Free times of one consultant",
  params: IdParams,
  query: exactly({
    from: Type.Optional(LocalDate),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    minutes: Type.Optional(MeetingMinutes),
  }),
  answers: { 200: exactly({ items: Type.Array(FreeTime) }) },
});

const place = {
  placeKind: Type.Enum([...placeKinds]),
  place: Type.Optional(orNull(text(300, "An address, a phone number or a link."))),
};

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
            email: Type.String(),
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

const wanted = { localStart: WallTime, fold: Type.Optional(Fold) };

/**
 * Offers up to three times of one consultant to the requester, each reserved until the offer expires. A new offer withdraws the one that
 * is open. Refuses with time_taken (and the next free times), no_address, not_assignable, conflict_of_interest, invalid_fields, wrong_state.
 */
export const offerTimes = defineEndpoint({
  name: "offerTimes",
  method: "POST",
  url: "/api/v1/requests/:id/offers",
  access: "case.work",
  tag,
  summary: "Offer times for the requester to pick from",
  idempotent: true,
  params: IdParams,
  body: exactly({
    consultantId: Id,
    minutes: MeetingMinutes,
    times: Type.Array(exactly(wanted), { minItems: 1, maxItems: mostTimes }),
    ...place,
    expiresAt: Type.Optional(Instant),
  }),
  answers: { 201: TimeOffer },
});

/** Takes an offer back; its times are free again. Refuses with wrong_state. */
export const withdrawOffer = defineEndpoint({
  name: "withdrawOffer",
  method: "POST",
  url: "/api/v1/requests/:id/offers/:offerId/withdraw",
  access: "case.work",
  tag,
  summary: "Take an offer of times back",
  params: exactly({ id: Id, offerId: Id }),
  body: exactly({}),
  answers: { 200: TimeOffer },
});

/**
 * Picks one of the times on offer: it is booked, the others are free again. By the requester, or by staff on their behalf. Refuses with time_taken (and
 * the next free times) when the offer ran out, was withdrawn or picked from, or the time has been; invalid_fields for a time that is not the offer's.
 */
export const pickTime = defineEndpoint({
  name: "pickTime",
  method: "POST",
  url: "/api/v1/requests/:id/offers/:offerId/pick",
  access: "request.read_own",
  tag,
  summary: "Pick one of the times on offer",
  idempotent: true,
  params: exactly({ id: Id, offerId: Id }),
  body: exactly({ timeId: Id }),
  answers: { 201: Meeting },
});

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
    ...wanted,
    minutes: MeetingMinutes,
    ...place,
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
    ...wanted,
    minutes: Type.Optional(MeetingMinutes),
    placeKind: Type.Optional(Type.Enum([...placeKinds])),
    place: place.place,
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
  answers: { 201: exactly({ sentTo: Type.Array(Type.String()) }) },
});

export const Participant = exactly({
  id: Id,
  name: Type.String(),
  email: orNull(Type.String()),
  party: Type.Enum([...parties]),
  organisationName: orNull(Type.String()),
});
export type Participant = Static<typeof Participant>;

export const listParticipants = defineEndpoint({
  name: "listParticipants",
  method: "GET",
  url: "/api/v1/requests/:id/participants",
  access: "case.read",
  tag,
  summary: "People of a case who need no account",
  params: IdParams,
  answers: { 200: exactly({ items: Type.Array(Participant) }) },
});

/** Refuses with invalid_fields, wrong_state. */
export const addParticipant = defineEndpoint({
  name: "addParticipant",
  method: "POST",
  url: "/api/v1/requests/:id/participants",
  access: "case.work",
  tag,
  summary: "Add a participant to a case",
  idempotent: true,
  params: IdParams,
  body: exactly({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    email: Type.Optional(orNull(text(320))),
    party: Type.Enum([...parties]),
    organisationName: Type.Optional(orNull(text(200))),
  }),
  answers: { 201: Participant },
});

/** What they were invited to stays in the record; they get nothing more. */
export const removeParticipant = defineEndpoint({
  name: "removeParticipant",
  method: "DELETE",
  url: "/api/v1/requests/:id/participants/:participantId",
  access: "case.work",
  tag,
  summary: "Remove a participant from a case",
  params: exactly({ id: Id, participantId: Id }),
  answers: { 204: Type.Null() },
});
