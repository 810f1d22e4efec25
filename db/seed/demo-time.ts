// The working time of made-up cases: steps counted in working days become instants of office hours in Stockholm, in order and all past.
// Knows nothing of what the steps are.
import { isWorkingDay, swedishCalendar } from "@samverkansstod/api/shared/calendar-working-days.ts";
import { stockholmDate, stockholmTime, stockholmZone } from "@samverkansstod/api/shared/calendar-zone.ts";

/** Every random choice of the demo data is drawn from one of these, so that the same seed gives the same data. */
export type Random = () => number;

export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}

/** The working days of the seeded time, so that counting days is a step in a list. */
export interface OfficeDays {
  /** Its place in the list; for a free day that of the next working day. */
  indexOf(date: Temporal.PlainDate): number;
  at(index: number): Temporal.PlainDate;
  /** The place of the last working day before today. */
  yesterday: number;
}

export function officeDays(from: Temporal.PlainDate, now: Temporal.Instant): OfficeDays {
  const today = stockholmDate(now);
  const days: Temporal.PlainDate[] = [];
  const places = new Map<string, number>();
  for (let day = from; Temporal.PlainDate.compare(day, today.add({ days: 60 })) < 0; day = day.add({ days: 1 })) {
    places.set(day.toString(), days.length);
    if (isWorkingDay(day, swedishCalendar)) days.push(day);
  }
  const indexOf = (date: Temporal.PlainDate) => places.get(date.toString()) ?? 0;
  return {
    indexOf,
    at: (index) => days[Math.min(index, days.length - 1)] ?? from,
    yesterday: indexOf(today) - 1,
  };
}

const closing = Temporal.PlainTime.from("15:30");

function inOffice(day: Temporal.PlainDate, random: Random): Temporal.Instant {
  const minutes = between(random, 8 * 60 + 20, 16 * 60 + 20);
  const plainTime = Temporal.PlainTime.from({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: between(random, 0, 59),
  });
  return day.toZonedDateTime({ timeZone: stockholmZone, plainTime }).toInstant();
}

export interface Pace {
  /** The time of the first event; every step comes after it. */
  start: Temporal.Instant;
  now: Temporal.Instant;
  /** Working days from each step to the next. */
  gaps: readonly number[];
  /** For cases that are still open: working days since the last step, towards which the steps are stretched. */
  quietDays?: number;
}

/** When each step happened: strictly one after the other, before `now`; drawn together when the time would not suffice. */
export function pacedTimes(pace: Pace, days: OfficeDays, random: Random): Temporal.Instant[] {
  const { start, now, gaps, quietDays } = pace;
  const local = stockholmDate(start);
  const lateInTheDay = Temporal.PlainTime.compare(stockholmTime(start), closing) > 0;
  const first = days.indexOf(local) + (lateInTheDay ? 1 : 0);
  const room = days.yesterday - first;
  const wanted = gaps.reduce((sum, gap) => sum + gap, 0);
  if (room < 1) return evenly(start, now, gaps.length);
  const stretched = quietDays === undefined ? 1 : Math.min(1.7, (room - quietDays) / Math.max(wanted, 1));
  const scale = Math.min(Math.max(stretched, 1), room / Math.max(wanted, 1));
  const times: Temporal.Instant[] = [];
  let passed = 0;
  let last = start;
  for (const gap of gaps) {
    passed += gap * scale;
    const day = days.at(first + Math.min(room, Math.round(passed)));
    const drawn = inOffice(day, random);
    const soonest = last.add({ seconds: between(random, 300, 2_400) });
    last = Temporal.Instant.compare(drawn, soonest) > 0 ? drawn : soonest;
    times.push(last);
  }
  return Temporal.Instant.compare(last, now) < 0 ? times : evenly(start, now, gaps.length);
}

/** For the case that came in a moment ago and has already been through everything. */
function evenly(start: Temporal.Instant, now: Temporal.Instant, count: number): Temporal.Instant[] {
  const share = start.until(now).total("seconds") / (count + 1);
  return Array.from({ length: count }, (_, index) => start.add({ seconds: Math.floor(share * (index + 1)) }));
}

/** Whether somebody of the unit was there to answer the phone, open the door or the letter. */
export function isOfficeTime(instant: Temporal.Instant): boolean {
  const time = stockholmTime(instant);
  const isOpen = time.hour >= 8 && Temporal.PlainTime.compare(time, closing) < 0;
  return isOpen && isWorkingDay(stockholmDate(instant), swedishCalendar);
}
