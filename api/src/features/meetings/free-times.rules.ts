// When a consultant can be met: working hours as wall times in Stockholm, less what is reserved or booked. Pure: dates, hours and the time in.
import type { FreeTime } from "../../contract/free-times.ts";
import type { WorkingWeek } from "../../contract/working-hours.ts";
import { stockholmToInstant, stockholmZone } from "../../shared/calendar-zone.ts";
import { isWorkingDay, swedishCalendar } from "../../shared/calendar-working-days.ts";
import type { FieldRefusal } from "../../shared/problem.ts";

export type Hours = WorkingWeek["hours"];

/** The setting `meetings`. */
export interface MeetingSettings {
  /** Of whoever has not chosen hours of their own. */
  usualHours: Hours;
  /** Free times begin this many minutes apart, counted from when a stretch of work begins. */
  stepMinutes: number;
  /** Kept free between two meetings of one person. */
  bufferMinutes: number;
  /** How long offered times are reserved. */
  offerHours: number;
}

export const usualSettings: MeetingSettings = {
  usualHours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, starts: "09:00", ends: "12:00" },
    { weekday, starts: "13:00", ends: "16:30" },
  ]),
  stepMinutes: 30,
  bufferMinutes: 0,
  offerHours: 72,
};

/** From `start` up to, not including, `end`. */
export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** An instant to the millisecond, as the database writes it too. */
export const isoOf = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });

/** The wall time in Stockholm to the minute, `2027-03-29T10:00`. */
export function wallTimeOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(stockholmZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** A span as the contract shows it: instants and wall times. */
export function freeTimeOf({ start, end }: Span): FreeTime {
  return { startsAt: isoOf(start), endsAt: isoOf(end), localStart: wallTimeOf(start), localEnd: wallTimeOf(end) };
}

/** What a meeting keeps busy: itself and the buffer after it, which is what keeps any two of them apart. */
export function blockedBy({ start, end }: Span, bufferMinutes: number): Span {
  return { start, end: end.add({ minutes: bufferMinutes }) };
}

export const overlaps = (one: Span, other: Span): boolean =>
  Temporal.Instant.compare(one.start, other.end) < 0 && Temporal.Instant.compare(other.start, one.end) < 0;

export interface Search {
  hours: Hours;
  stepMinutes: number;
  bufferMinutes: number;
  /** What is reserved or booked, buffers included. */
  taken: readonly Span[];
  /** Stockholm days to look at. */
  from: Temporal.PlainDate;
  days: number;
  /** Times begin after this instant … */
  after: Temporal.Instant;
  /** … and not before this one, if it is given. */
  notBefore?: Temporal.Instant;
  /** The length of the meeting. */
  minutes: number;
  limit: number;
  /** Which days are worked; Swedish working days unless said otherwise. */
  worksOn?: (date: Temporal.PlainDate) => boolean;
}

/** Whatever the setting says: a step of nothing would never come to an end. */
const leastStep = 5;

const minutesOf = (clock: string): number => {
  const time = Temporal.PlainTime.from(clock);
  return time.hour * 60 + time.minute;
};

/** When a stretch of work ends; where the clock skips or repeats that time, at the last instant it can mean. */
function instantOfEnd(date: Temporal.PlainDate, clock: string): Temporal.Instant {
  const meaning = stockholmToInstant(date, Temporal.PlainTime.from(clock));
  if (meaning.kind === "exact") return meaning.instant;
  return meaning.kind === "fold" ? meaning.later : meaning.nextValid.toZonedDateTime(stockholmZone).toInstant();
}

/** The spans of one day that a meeting could have, in order. A start that does not exist or occurs twice is nobody's free time. */
function* spansOf(date: Temporal.PlainDate, { hours, stepMinutes, minutes }: Search): Generator<Span> {
  const ofDay = hours.filter(({ weekday }) => weekday === date.dayOfWeek);
  for (const { starts, ends } of ofDay.toSorted((a, b) => minutesOf(a.starts) - minutesOf(b.starts))) {
    const last = instantOfEnd(date, ends);
    for (let at = minutesOf(starts); at < minutesOf(ends); at += Math.max(stepMinutes, leastStep)) {
      const meaning = stockholmToInstant(date, new Temporal.PlainTime(Math.floor(at / 60), at % 60));
      if (meaning.kind !== "exact") continue;
      const end = meaning.instant.add({ minutes });
      if (Temporal.Instant.compare(end, last) <= 0) yield { start: meaning.instant, end };
    }
  }
}

/** The first free times, in order, at most `limit`. */
export function freeTimes(search: Search): FreeTime[] {
  const { taken, from, days, after, notBefore, limit, bufferMinutes } = search;
  const worksOn = search.worksOn ?? ((date: Temporal.PlainDate) => isWorkingDay(date, swedishCalendar));
  const found: FreeTime[] = [];
  for (let day = 0; day < days && found.length < limit; day++) {
    const date = from.add({ days: day });
    if (!worksOn(date)) continue;
    for (const span of spansOf(date, search)) {
      if (found.length >= limit) break;
      if (Temporal.Instant.compare(span.start, after) <= 0) continue;
      if (notBefore && Temporal.Instant.compare(span.start, notBefore) < 0) continue;
      const blocked = blockedBy(span, bufferMinutes);
      if (!taken.some((other) => overlaps(blocked, other))) found.push(freeTimeOf(span));
    }
  }
  return found;
}

/** What is wrong with hours that somebody sets: an end before its start, two stretches that run into each other. */
export function hourErrors(hours: Hours): FieldRefusal[] {
  return hours.flatMap(({ weekday, starts, ends }, at): FieldRefusal[] => {
    if (ends <= starts) return [{ field: `/hours/${at}/ends`, code: "ends_before_start" }];
    const runsInto = hours.some(
      (other, otherAt) => otherAt < at && other.weekday === weekday && starts < other.ends && other.starts < ends,
    );
    return runsInto ? [{ field: `/hours/${at}/starts`, code: "overlapping" }] : [];
  });
}
