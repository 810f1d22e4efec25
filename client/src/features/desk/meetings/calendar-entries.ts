// What stands in the calendar: meetings and reserved times alike, by day, and by the hour they begin. Pure; days and hours are read from the
// wall times that the API gives.
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import type { ReservedTime, Week } from "./meetings.queries.ts";

export interface CalendarEntry {
  key: string;
  requestId: string;
  caseNumber: string;
  subject: string;
  consultant: string;
  startsAt: string;
  endsAt: string;
  localStart: string;
  localEnd: string;
  /** Null: a time of an open offer, which is reserved. */
  meeting: Meeting | null;
  reservedUntil: string | null;
}

export function entryOf(meeting: Meeting): CalendarEntry {
  const { id, requestId, consultant, startsAt, endsAt, localStart, localEnd, staff } = meeting;
  return {
    key: id,
    requestId,
    caseNumber: staff?.caseNumber ?? "",
    subject: staff?.subject ?? "",
    consultant: consultant.name,
    startsAt,
    endsAt,
    localStart,
    localEnd,
    meeting,
    reservedUntil: null,
  };
}

function reservedEntry(time: ReservedTime): CalendarEntry {
  const { requestId, caseNumber, subject, consultant, expiresAt, ...when } = time;
  return {
    key: `${requestId} ${when.startsAt}`,
    requestId,
    caseNumber,
    subject,
    consultant: consultant.name,
    ...when,
    meeting: null,
    reservedUntil: expiresAt,
  };
}

/** In order of time. */
export function entriesOf({ items, reserved }: Week): CalendarEntry[] {
  return [...items.map(entryOf), ...reserved.map(reservedEntry)].toSorted(
    (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt),
  );
}

export interface CalendarDay {
  date: string;
  entries: CalendarEntry[];
}

/** Monday to Friday always, Saturday and Sunday when something stands there. */
export function daysWith(entries: readonly CalendarEntry[], dates: readonly string[]): CalendarDay[] {
  return dates
    .map((date) => ({ date, entries: entries.filter(({ localStart }) => localStart.startsWith(date)) }))
    .filter((day, index) => index < 5 || day.entries.length > 0);
}

/** The hours that a day usually has. */
const usualHours = { first: 8, last: 16 };

const hourOf = (local: string) => Number(local.slice(11, 13));

/** The last hour that an entry has a part of. */
function lastHourOf({ localStart, localEnd }: CalendarEntry): number {
  if (localEnd.slice(0, 10) > localStart.slice(0, 10)) return 23;
  const ends = hourOf(localEnd);
  return Math.max(hourOf(localStart), localEnd.endsWith(":00") ? ends - 1 : ends);
}

/** The hours of the grid's rows: the usual ones, and as many more as the week needs. */
export function hoursOf(entries: readonly CalendarEntry[]): number[] {
  const first = Math.min(usualHours.first, ...entries.map(({ localStart }) => hourOf(localStart)));
  const last = Math.max(usualHours.last, ...entries.map(lastHourOf));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What begins in an hour, and what went on into it from the one before. */
export function inHour({ entries }: CalendarDay, hour: number): { begins: CalendarEntry[]; goesOn: CalendarEntry[] } {
  return {
    begins: entries.filter(({ localStart }) => hourOf(localStart) === hour),
    goesOn: entries.filter((entry) => hourOf(entry.localStart) < hour && lastHourOf(entry) >= hour),
  };
}
