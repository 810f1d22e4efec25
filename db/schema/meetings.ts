// Meetings: when consultants work, times on offer, what is booked and reserved, who is invited, and the log afterwards.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  primaryKey,
  text,
  time,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { app, id, instant } from "./columns.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";

const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

const requestId = () =>
  uuid()
    .notNull()
    .references(() => request.id);
const personId = () =>
  uuid()
    .notNull()
    .references(() => person.id);

export const meetingPlaces = ["on_site", "phone", "video"] as const;
export const parties = ["requester", "other_organisation", "city", "other"] as const;

/** When a consultant can be met, by weekday (1 Monday – 7 Sunday), as wall times in Stockholm. Nobody's row: the setting's usual hours. */
export const workingHours = app.table(
  "working_hours",
  {
    personId: personId(),
    weekday: integer().notNull(),
    starts: time({ precision: 0 }).notNull(),
    ends: time({ precision: 0 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.weekday, t.starts] }),
    check("working_hours_weekday", sql`${t.weekday} between 1 and 7`),
    check("working_hours_forward", sql`${t.ends} > ${t.starts}`),
  ],
);

/** That a person has chosen hours of their own, and their version: a week without a row in working_hours is a week off. */
export const workingWeek = app.table("working_week", {
  personId: uuid()
    .primaryKey()
    .references(() => person.id),
  version: integer().notNull().default(1),
  updatedAt: instant().notNull(),
});

/** People of a case that need no account: who may be invited, and to whom a summary may go. */
export const participant = app.table(
  "participant",
  {
    id: id(),
    requestId: requestId(),
    name: text().notNull(),
    email: text(),
    party: text({ enum: parties }).notNull(),
    /** What they speak for, such as an administration or an association. */
    organisationName: text(),
    createdAt: instant().notNull(),
    removedAt: instant(),
    /** Has protected personal data: masked for staff as a protected contact is. */
    protected: boolean().notNull().default(false),
  },
  (t) => [
    index("participant_request").on(t.requestId),
    check("participant_party_known", sql`${t.party} in ('requester', 'other_organisation', 'city', 'other')`),
    check("participant_one_line", sql`${t.name} !~ '[[:cntrl:]]' and ${t.email} !~ '[[:cntrl:]]'`),
  ],
);

/** Up to three times that the requester may choose from, each reserved until the offer expires. */
export const timeOffer = app.table(
  "time_offer",
  {
    id: id(),
    requestId: requestId(),
    consultantId: personId(),
    state: text({ enum: ["open", "picked", "expired", "withdrawn"] }).notNull(),
    createdAt: instant().notNull(),
    createdBy: personId(),
    expiresAt: instant().notNull(),
    placeKind: text({ enum: meetingPlaces }).notNull(),
    /** An address, a phone number or a link. */
    place: text(),
    settledAt: instant(),
  },
  (t) => [
    index("time_offer_request").on(t.requestId),
    index("time_offer_open")
      .on(t.expiresAt)
      .where(sql`${t.state} = 'open'`),
    uniqueIndex("time_offer_one_open")
      .on(t.requestId)
      .where(sql`${t.state} = 'open'`),
    check("time_offer_state_known", sql`${t.state} in ('open', 'picked', 'expired', 'withdrawn')`),
    check("time_offer_place_known", sql`${t.placeKind} in ('on_site', 'phone', 'video')`),
  ],
);

export const offeredTime = app.table(
  "offered_time",
  {
    id: id(),
    offerId: uuid()
      .notNull()
      .references(() => timeOffer.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** The wall time in Stockholm, `2027-03-29T10:00`. */
    localStart: text().notNull(),
    picked: boolean().notNull().default(false),
  },
  (t) => [index("offered_time_offer").on(t.offerId), check("offered_time_forward", sql`${t.endsAt} > ${t.startsAt}`)],
);

export const meetingStates = ["booked", "held", "missed", "cancelled"] as const;

/** An occasion that was agreed. Its instants are the truth; the wall time and zone are kept beside them as it was agreed. */
export const meeting = app.table(
  "meeting",
  {
    id: id(),
    version: integer().notNull().default(1),
    requestId: requestId(),
    consultantId: personId(),
    state: text({ enum: meetingStates }).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    localStart: text().notNull(),
    zone: text().notNull().default("Europe/Stockholm"),
    placeKind: text({ enum: meetingPlaces }).notNull(),
    place: text(),
    offerId: uuid().references(() => timeOffer.id),
    /** SEQUENCE of the calendar file (RFC 5545): one more with each change that is sent. */
    sequence: integer().notNull().default(0),
    createdAt: instant().notNull(),
    createdBy: personId(),
    cancelledAt: instant(),
    cancelCode: text({
      enum: ["requester_cancelled", "unit_cancelled", "illness", "no_longer_needed", "booked_by_mistake"],
    }),
    cancelReason: text(),
  },
  (t) => [
    index("meeting_request").on(t.requestId, t.startsAt),
    index("meeting_week").on(t.startsAt, t.consultantId),
    index("meeting_ahead")
      .on(t.requestId, t.endsAt)
      .where(sql`${t.state} = 'booked'`),
    index("meeting_unlogged")
      .on(t.endsAt)
      .where(sql`${t.state} = 'booked'`),
    index("meeting_with").on(t.consultantId, t.endsAt),
    check("meeting_state_known", sql`${t.state} in ('booked', 'held', 'missed', 'cancelled')`),
    check("meeting_forward", sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '12 hours'`),
    check("meeting_place_known", sql`${t.placeKind} in ('on_site', 'phone', 'video')`),
    check("meeting_cancelled_has_code", sql`(${t.state} = 'cancelled') = (${t.cancelCode} is not null)`),
    check(
      "meeting_cancel_code_known",
      sql`${t.cancelCode} in ('requester_cancelled', 'unit_cancelled', 'illness', 'no_longer_needed', 'booked_by_mistake')`,
    ),
  ],
);

/** That a meeting was moved: the old time, who asked and why. Only added to. */
export const meetingMove = app.table(
  "meeting_move",
  {
    id: id(),
    meetingId: uuid()
      .notNull()
      .references(() => meeting.id),
    at: instant().notNull(),
    movedBy: personId(),
    askedBy: text({ enum: ["requester", "unit", "other"] }).notNull(),
    reason: text().notNull(),
    fromStartsAt: instant().notNull(),
    fromEndsAt: instant().notNull(),
    toStartsAt: instant().notNull(),
    toEndsAt: instant().notNull(),
  },
  (t) => [
    index("meeting_move_meeting").on(t.meetingId, t.at),
    check("meeting_move_asked_known", sql`${t.askedBy} in ('requester', 'unit', 'other')`),
  ],
);

/** Who gets the calendar invitation of a meeting, and each change of it. */
export const meetingInvitee = app.table(
  "meeting_invitee",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meeting.id),
    email: text().notNull(),
    name: text(),
    role: text({ enum: ["consultant", "requester", "participant"] }).notNull(),
    language: text().notNull(),
    /** A participant who was removed from the case: what they were sent stays, and they get nothing more. */
    removedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.email] }),
    check("meeting_invitee_role_known", sql`${t.role} in ('consultant', 'requester', 'participant')`),
    check("meeting_invitee_one_line", sql`${t.email} !~ '[[:cntrl:]]'`),
    check("meeting_invitee_language", sql`${t.language} in ('sv', 'en')`),
  ],
);

/** What came of a meeting. A correction is a further row with its reason; the one that holds has not been superseded. */
export const meetingLog = app.table(
  "meeting_log",
  {
    id: id(),
    meetingId: uuid()
      .notNull()
      .references(() => meeting.id),
    at: instant().notNull(),
    authorId: personId(),
    tookPlace: boolean().notNull(),
    notBecause: text({
      enum: ["nobody_came", "requester_cancelled_late", "unit_cancelled_late", "technical", "other"],
    }),
    /** Minutes that the unit gave it, with preparation. */
    minutes: integer().notNull(),
    agreed: text(),
    nextStep: text(),
    nextStepBy: date({ mode: "string" }),
    /** Why an earlier log was corrected. */
    correction: text(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex("meeting_log_one_holds")
      .on(t.meetingId)
      .where(sql`${t.supersededAt} is null`),
    index("meeting_log_meeting").on(t.meetingId, t.at),
    check("meeting_log_why_not", sql`${t.tookPlace} = (${t.notBecause} is null)`),
    check("meeting_log_minutes", sql`${t.minutes} between 0 and 1440`),
    check(
      "meeting_log_not_because_known",
      sql`${t.notBecause} in ('nobody_came', 'requester_cancelled_late', 'unit_cancelled_late', 'technical', 'other')`,
    ),
  ],
);

/** How many came, per party; never who. */
export const meetingAttendance = app.table(
  "meeting_attendance",
  {
    logId: uuid()
      .notNull()
      .references(() => meetingLog.id),
    party: text({ enum: parties }).notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.logId, t.party] }),
    check("meeting_attendance_party_known", sql`${t.party} in ('requester', 'other_organisation', 'city', 'other')`),
    check("meeting_attendance_count", sql`${t.count} between 0 and 1000`),
  ],
);

/**
 * Time of a person (or a room) that is reserved or booked. An exclusion constraint (see the migration) makes two that overlap
 * impossible, whatever the code does. `expired` and `released` rows block nothing.
 */
export const reservation = app.table(
  "reservation",
  {
    id: id(),
    resourceKind: text({ enum: ["person", "room"] }).notNull(),
    resourceId: uuid().notNull(),
    blocked: instantRange().notNull(),
    state: text({ enum: ["reserved", "booked", "expired", "released"] }).notNull(),
    /** Of a reserved one: after this it blocks nobody. */
    expiresAt: instant(),
    meetingId: uuid().references(() => meeting.id),
    offeredTimeId: uuid().references(() => offeredTime.id),
  },
  (t) => [
    index("reservation_meeting").on(t.meetingId),
    index("reservation_offered").on(t.offeredTimeId),
    check("reservation_kind_known", sql`${t.resourceKind} in ('person', 'room')`),
    check("reservation_state_known", sql`${t.state} in ('reserved', 'booked', 'expired', 'released')`),
    check("reservation_reserved_expires", sql`(${t.state} = 'reserved') <= (${t.expiresAt} is not null)`),
    check("reservation_not_empty", sql`not isempty(${t.blocked})`),
  ],
);
