/*
 * ISO 8601 weeks, Monday first: stored as `2026-W53`, shown as "v. 53".
 */
const weekPattern = /^(\d{4})-W(\d{2})$/;

/** The week that a date is in, by the year of the week: 1 January 2027 is in `2026-W53`. Years 1–9999. */
export function isoWeek(date: Temporal.PlainDate): string {
  const { yearOfWeek, weekOfYear } = date;
  if (yearOfWeek === undefined || weekOfYear === undefined || yearOfWeek < 1 || yearOfWeek > 9999) {
    throw new RangeError("Weeks are known for ISO dates of the years 1–9999");
  }
  return `${String(yearOfWeek).padStart(4, "0")}-W${String(weekOfYear).padStart(2, "0")}`;
}

/** Whether the text names a week that exists: `2026-W53` does, `2027-W53` does not. */
export function isIsoWeek(week: string): boolean {
  return findWeekStart(week) !== undefined;
}

/** The Monday of a week. Throws RangeError for a text that names no week. */
export function weekStart(week: string): Temporal.PlainDate {
  const monday = findWeekStart(week);
  if (monday === undefined) throw new RangeError("Not an ISO week");
  return monday;
}

/** "v. 53". Throws RangeError for a text that names no week. */
export function showWeek(week: string): string {
  return `v. ${weekStart(week).weekOfYear}`;
}

function findWeekStart(week: string): Temporal.PlainDate | undefined {
  const match = weekPattern.exec(week);
  const year = Number(match?.[1]);
  const number = Number(match?.[2]);
  if (match === null || year < 1 || number < 1) return undefined;
  // 4 January is always in week 1.
  const inFirstWeek = new Temporal.PlainDate(year, 1, 4);
  const monday = inFirstWeek.subtract({ days: inFirstWeek.dayOfWeek - 1 }).add({ weeks: number - 1 });
  return monday.weekOfYear === number && monday.yearOfWeek === year ? monday : undefined;
}
