/*
 * Working days: which they are, counting with them, and the promise of a first contact that is counted in them.
 * Not here: which days are holidays (calendar-holidays.ts) and clock times (calendar-zone.ts).
 */
import { holidaysOf } from "./calendar-holidays.ts";
import { stockholmDate, stockholmDay } from "./calendar-zone.ts";

/** What one installation adds to the holidays. Dates as ISO text, `2027-05-07`. */
export type WorkingCalendar = {
  /** Free days beside the holidays, such as bridge days (klämdagar). */
  extraFree: ReadonlySet<string>;
  /** Days with shorter hours. They count as working days. */
  halfDays: ReadonlySet<string>;
};

/** Both ends are included. */
export type DateInterval = { from: Temporal.PlainDate; to: Temporal.PlainDate };

export const swedishCalendar: WorkingCalendar = { extraFree: new Set(), halfDays: new Set() };

const saturday = 6;

/**
 * True on Monday to Friday, unless the day is a holiday, one of the three eves or an extra free day.
 * Source: lag (1989:253). Throws RangeError for a weekday outside the years 2005–2199.
 */
export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  if (date.dayOfWeek >= saturday) return false;
  const day = date.toString();
  return !holidaysOf(date.year).has(day) && !calendar.extraFree.has(day);
}

/** True on a working day with shorter hours. */
export function isHalfDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  return calendar.halfDays.has(date.toString()) && isWorkingDay(date, calendar);
}

/** The first working day after `date`; never `date` itself. */
export function nextWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  let day = date.add({ days: 1 });
  while (!isWorkingDay(day, calendar)) day = day.add({ days: 1 });
  return day;
}

/**
 * The `count`th working day after `date`; `date` itself never counts, and 0 gives `date` back, working day or not.
 * Throws RangeError unless `count` is a whole number of 0 or more.
 */
export function addWorkingDays(date: Temporal.PlainDate, count: number, calendar: WorkingCalendar): Temporal.PlainDate {
  requireCount(count, 0);
  let day = date;
  for (let left = count; left > 0; left--) day = nextWorkingDay(day, calendar);
  return day;
}

/**
 * How many working days there are after `from`, up to and including `to`. Negative when `to` comes first
 * (then the days after `to`, up to and including `from`). So `workingDaysBetween(d, addWorkingDays(d, n)) = n`.
 */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  if (Temporal.PlainDate.compare(from, to) > 0) {
    const back = workingDaysBetween(to, from, calendar);
    return back === 0 ? 0 : -back;
  }
  // Counted by years and not day by day: reports ask this for every case.
  let count = weekdaysBetween(from, to);
  const after = from.toString();
  const last = to.toString();
  const isCountedWeekday = (day: string) =>
    day > after && day <= last && Temporal.PlainDate.from(day).dayOfWeek < saturday;
  for (let year = from.year; year <= to.year; year++) {
    for (const day of holidaysOf(year).keys()) if (isCountedWeekday(day)) count--;
  }
  for (const day of calendar.extraFree) {
    if (isCountedWeekday(day) && !holidaysOf(Number(day.slice(0, 4))).has(day)) count--;
  }
  return count;
}

/**
 * When a promise given in working days falls due: the end of the nth working day after the Stockholm day on which the
 * request was received. `dueDate` is that day; `dueAt` is the Stockholm midnight that ends it, so `now < dueAt` is in time.
 * A request received on a free day or after hours counts from that day, like any other. Working days inside a pause (both
 * ends included) do not count; pauses may overlap, and those before receipt or after the due day change nothing.
 * Source: the promise (svarstid) is this product's rule. Throws RangeError unless `workingDays` is a whole number of 1 or more.
 */
export function promiseDueAt(
  receivedAt: Temporal.Instant,
  workingDays: number,
  calendar: WorkingCalendar,
  pauses: readonly DateInterval[] = [],
): { dueDate: Temporal.PlainDate; dueAt: Temporal.Instant } {
  requireCount(workingDays, 1);
  let dueDate = stockholmDate(receivedAt);
  for (let left = workingDays; left > 0; left--) {
    dueDate = nextWorkingDay(dueDate, calendar);
    for (let pause = pauseOn(dueDate, pauses); pause !== undefined; pause = pauseOn(dueDate, pauses)) {
      dueDate = nextWorkingDay(pause.to, calendar);
    }
  }
  return { dueDate, dueAt: stockholmDay(dueDate).end };
}

function pauseOn(date: Temporal.PlainDate, pauses: readonly DateInterval[]): DateInterval | undefined {
  return pauses.find(
    (pause) => Temporal.PlainDate.compare(pause.from, date) <= 0 && Temporal.PlainDate.compare(date, pause.to) <= 0,
  );
}

/** Mondays to Fridays after `from`, up to and including `to`; `from` is not later than `to`. */
function weekdaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = from.until(to).days;
  const rest = days % 7;
  let count = ((days - rest) / 7) * 5;
  for (let step = 1; step <= rest; step++) if (((from.dayOfWeek + step - 1) % 7) + 1 < saturday) count++;
  return count;
}

function requireCount(count: number, least: number): void {
  if (!Number.isSafeInteger(count) || count < least) {
    throw new RangeError(`A number of working days is a whole number of ${least} or more`);
  }
}
