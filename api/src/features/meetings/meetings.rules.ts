// Decisions about meetings: what a wall time means, what each reader is shown, and what a log must say. Free times are free-times.rules.ts.
import type { BodyOf } from "../../contract/endpoint.ts";
import type { logMeeting, Meeting, MeetingLog, PlaceKind, TimeOffer } from "../../contract/meetings.ts";
import { showTime } from "../../shared/calendar-format.ts";
import { stockholmDate, stockholmDay, stockholmToInstant } from "../../shared/calendar-zone.ts";
import { maskPersonalNumbers } from "../../shared/personal-number.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { readInstant } from "../../shared/read-instant.ts";
import { maskIn, type MaskedField } from "../requests/requests.rules.ts";
import { wallTimeOf, type Span } from "./free-times.rules.ts";

/** How far ahead a meeting can be agreed, in days: three years. What is further is a slip of the pen. */
const furthestDays = 3 * 366;

export interface Wish {
  localStart: string;
  fold?: "first" | "second" | undefined;
}

type Meaning = { start: Temporal.Instant; refused?: never } | { start?: never; refused: Omit<FieldRefusal, "field"> };

function readWallTime(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text);
  } catch {
    return undefined;
  }
}

function meaningOf({ localStart, fold }: Wish, now: Temporal.Instant): Meaning {
  const wall = readWallTime(localStart);
  if (!wall) return { refused: { code: "wrong_format" } };
  const meaning = stockholmToInstant(wall.toPlainDate(), wall.toPlainTime());
  if (meaning.kind === "gap") {
    const next = showTime(meaning.nextValid.toPlainTime());
    return { refused: { code: "time_missing", params: { next } } };
  }
  if (meaning.kind === "fold" && fold === undefined) return { refused: { code: "time_twice" } };
  let start = meaning.kind === "exact" ? meaning.instant : meaning.earlier;
  if (meaning.kind === "fold" && fold === "second") start = meaning.later;
  if (Temporal.Instant.compare(start, now) <= 0) return { refused: { code: "in_the_past" } };
  const furthest = now.add({ hours: furthestDays * 24 });
  return Temporal.Instant.compare(start, furthest) > 0 ? { refused: { code: "out_of_range" } } : { start };
}

/** A time somebody wants, with the wall time it was agreed as. */
export interface WantedTime extends Span {
  localStart: string;
}

/**
 * The times that wall times in Stockholm mean, each `minutes` of real time long. Refuses with invalid_fields: one that does not exist (the
 * next that does is named), occurs twice and does not say which, has been, or runs into another.
 */
export function wantedTimes(
  wishes: readonly Wish[],
  { minutes, now, fieldOf }: { minutes: number; now: Temporal.Instant; fieldOf: (at: number) => string },
): WantedTime[] {
  const errors: FieldRefusal[] = [];
  const times: WantedTime[] = [];
  for (const [at, wish] of wishes.entries()) {
    const { start, refused } = meaningOf(wish, now);
    const field = `${fieldOf(at)}/localStart`;
    if (refused) {
      errors.push({ field, ...refused });
      continue;
    }
    const end = start.add({ minutes });
    const runsInto = times.some(
      (other) => Temporal.Instant.compare(start, other.end) < 0 && Temporal.Instant.compare(other.start, end) < 0,
    );
    if (runsInto) errors.push({ field, code: "overlapping" });
    else times.push({ start, end, localStart: wallTimeOf(start) });
  }
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return times;
}

/** The one time of a booking or a move. Refuses with invalid_fields. */
export function wantedTime(wish: Wish, { minutes, now }: { minutes: number; now: Temporal.Instant }): WantedTime {
  const [time] = wantedTimes([wish], { minutes, now, fieldOf: () => "" });
  if (!time) throw new Error("a wanted time was neither read nor refused");
  return time;
}

export const oneLine = (text: string | null | undefined) => text?.replace(/[\s\p{Cc}]+/gu, " ").trim() || null;

/** A place, a number or a link on one line; null when nothing is said. */
export function placeOf(place: string | null | undefined): string | null {
  return oneLine(place);
}

/** When an offer runs out: as asked, otherwise after the usual hours; never later than its last time begins. Refuses with invalid_fields. */
export function expiryOf(
  asked: string | undefined,
  { times, offerHours, now }: { times: readonly Span[]; offerHours: number; now: Temporal.Instant },
): Temporal.Instant {
  const latest = times.map(({ start }) => start).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
  let expires = now.add({ hours: offerHours });
  if (asked !== undefined) {
    const read = readInstant(asked);
    const code = read === undefined ? "wrong_format" : "in_the_past";
    if (read === undefined || Temporal.Instant.compare(read, now) <= 0) {
      throw new Refusal("invalid_fields", { errors: [{ field: "/expiresAt", code }] });
    }
    expires = read;
  }
  return Temporal.Instant.compare(expires, latest) > 0 ? latest : expires;
}

interface CaseFacts {
  personalNumberIn: readonly MaskedField[];
  contactProtected: boolean;
}
type StaffPart = Omit<NonNullable<Meeting["staff"]>, "missingLog"> & CaseFacts;

/** A meeting as the store reads it; `staff` only where staff read. */
export interface StoredMeeting extends Omit<Meeting, "localEnd" | "moves" | "staff"> {
  /** How many changes of it were sent. */
  sequence: number;
  offerId: string | null;
  staff: StaffPart | null;
}

/** Whether a meeting has begun: from then on it is logged, not moved or cancelled. */
export const hasBegun = ({ startsAt }: Pick<Meeting, "startsAt">, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(startsAt), now) <= 0;

/** A meeting as its reader may see it: staff get `staff`, with what looks like a personal number masked. */
export function showMeeting(stored: StoredMeeting, now: Temporal.Instant): Meeting {
  const { sequence, offerId: _offer, staff, ...shown } = stored;
  const endsAt = Temporal.Instant.from(stored.endsAt);
  const cancelled = stored.state === "cancelled";
  const meeting: Meeting = {
    ...shown,
    localEnd: wallTimeOf(endsAt),
    // Each change that is sent counts the sequence up by one: every move, and the cancellation.
    moves: sequence - (cancelled ? 1 : 0),
  };
  if (!staff) return meeting;
  const { personalNumberIn, contactProtected, log, earlierLogs, moved, cancelReason, ...rest } = staff;
  return {
    ...meeting,
    place: placeUnless(contactProtected, stored),
    staff: {
      ...rest,
      ...maskedCase({ ...rest, personalNumberIn }),
      log: log && maskedLog(log),
      earlierLogs: earlierLogs.map(maskedLog),
      moved: moved.map((move) => ({ ...move, reason: maskPersonalNumbers(move.reason) })),
      cancelReason: maskIfAny(cancelReason),
      missingLog: stored.state === "booked" && Temporal.Instant.compare(endsAt, now) <= 0,
    },
  };
}

/** Where people meet, without the number that a protected contact is called at. */
export const placeUnless = (
  isProtected: boolean,
  { placeKind, place }: { placeKind: PlaceKind; place: string | null },
): string | null => (isProtected && placeKind === "phone" ? null : place);

const maskIfAny = (text: string | null) => (text === null ? null : maskPersonalNumbers(text));

/** A log with what looks like a personal number masked. */
export const maskedLog = (log: MeetingLog): MeetingLog => ({
  ...log,
  agreed: maskIfAny(log.agreed),
  nextStep: maskIfAny(log.nextStep),
  correction: maskIfAny(log.correction),
});

interface CaseNames {
  subject: string;
  organisationName: string | null;
  personalNumberIn: readonly MaskedField[];
}

/** Subject and organisation of a case as staff may see them in a list. */
export function maskedCase({ subject, organisationName, personalNumberIn }: CaseNames) {
  return {
    subject: maskIn("subject", personalNumberIn, subject),
    organisationName: organisationName === null ? null : maskIn("organisationName", personalNumberIn, organisationName),
  };
}

/** An offer as the store reads it. */
export interface StoredOffer extends Omit<TimeOffer, "times"> {
  requestId: string;
  contactProtected: boolean;
  times: Omit<TimeOffer["times"][number], "localEnd">[];
}

/** An offer as its reader sees it. One whose time has run out is expired from that instant, swept up or not. */
export function showOffer(
  { requestId: _request, contactProtected, ...stored }: StoredOffer,
  now: Temporal.Instant,
  { forStaff }: { forStaff: boolean },
): TimeOffer {
  return {
    ...stored,
    place: placeUnless(forStaff && contactProtected, stored),
    state: stored.state === "open" && !isOffered(stored, now) ? "expired" : stored.state,
    times: stored.times.map((time) => ({ ...time, localEnd: wallTimeOf(Temporal.Instant.from(time.endsAt)) })),
  };
}

/** Whether the requester can still pick from an offer. */
export const isOffered = (
  { state, expiresAt }: Pick<TimeOffer, "state" | "expiresAt">,
  now: Temporal.Instant,
): boolean => state === "open" && Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) > 0;

/** The place of a meeting as its mails have it: its kind, and by the name of that kind what was said. */
export function placeData(placeKind: PlaceKind, place: string | null): Record<string, string> {
  const name = { on_site: "onSite", phone: "phone", video: "video" }[placeKind];
  return { placeKind, ...(place !== null && { [name]: place }) };
}

/** Before the product was; also before the first year that a database takes. */
const earliestStep = "2000-01-01";

type LogBody = BodyOf<typeof logMeeting>;

export interface AcceptableLog {
  tookPlace: boolean;
  notBecause: NonNullable<LogBody["notBecause"]> | null;
  minutes: number;
  attendance: LogBody["attendance"];
  agreed: string | null;
  nextStep: string | null;
  nextStepBy: string | null;
  correction: string | null;
}

/**
 * A log in one spelling: why not exactly when it did not take place, each party once, and for a correction why it corrects. Nothing was agreed at
 * a meeting that was not. Refuses with invalid_fields.
 */
export function acceptableLog(body: LogBody, { corrects }: { corrects: boolean }): AcceptableLog {
  const { tookPlace, minutes, attendance } = body;
  const said = (text: string | null | undefined) => text?.trim() || null;
  const errors: FieldRefusal[] = [];
  const notBecause = body.notBecause ?? null;
  if (!tookPlace && notBecause === null) errors.push({ field: "/notBecause", code: "required" });
  const parties = attendance.map(({ party }) => party);
  const twice = parties.findIndex((party, at) => parties.indexOf(party) !== at);
  if (twice >= 0) errors.push({ field: `/attendance/${twice}/party`, code: "not_unique" });
  const correction = said(body.correction);
  if (corrects && correction === null) errors.push({ field: "/correction", code: "required" });
  const nextStepBy = body.nextStepBy ?? null;
  if (nextStepBy !== null && nextStepBy < earliestStep) errors.push({ field: "/nextStepBy", code: "out_of_range" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return {
    tookPlace,
    notBecause: tookPlace ? null : notBecause,
    minutes,
    attendance: attendance.filter(({ count }) => count > 0),
    agreed: tookPlace ? said(body.agreed) : null,
    nextStep: said(body.nextStep),
    nextStepBy,
    correction: corrects ? correction : null,
  };
}

/** The years that a list of days can be asked for: those that holidays are known for and a database takes. */
const listedYears = { first: 2006, last: 2198 } as const;

/** The days that a list begins with, and the span they are; today if nothing is said. Refuses with invalid_fields. */
export function daysFrom(
  from: string | undefined,
  { days, now }: { days: number; now: Temporal.Instant },
): Span & { from: Temporal.PlainDate } {
  const first = from === undefined ? stockholmDate(now) : Temporal.PlainDate.from(from);
  if (first.year < listedYears.first || first.year > listedYears.last) {
    throw new Refusal("invalid_fields", { errors: [{ field: "from", code: "out_of_range" }] });
  }
  return { from: first, start: stockholmDay(first).start, end: stockholmDay(first.add({ days: days - 1 })).end };
}
