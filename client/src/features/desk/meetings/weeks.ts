// Dates and ISO weeks as text: "2026-12-28", "2026-W53". Reckoned as days of UTC, where every day is as long as the next, so that neither
// the device's zone nor a clock change can move a day.

const dayLength = 24 * 60 * 60_000;

function asNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function addDays(date: string, days: number): string {
  return new Date(asNumber(date) + days * dayLength).toISOString().slice(0, 10);
}

/** 1 Monday – 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(asNumber(date)).getUTCDay() || 7;
}

/** The week a date is in, by the year of the week: 1 January 2027 is in "2026-W53". */
export function weekOf(date: string): string {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const number = Math.floor((asNumber(thursday) - asNumber(`${year}-01-01`)) / (7 * dayLength)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The Monday of a week; null for a text that names no week: 2026 has a week 53, 2027 has none. */
export function mondayOf(week: string): string | null {
  const [, year, number] = /^([1-9]\d{3})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // 4 January is always in week 1.
  const inFirst = `${year}-01-04`;
  const monday = addDays(inFirst, 1 - weekdayOf(inFirst) + (Number(number) - 1) * 7);
  return weekOf(monday) === week ? monday : null;
}

/** The seven dates from a Monday on. */
export function daysFrom(monday: string): string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
}

/** The number that people say, "53". */
export function weekNumber(week: string): number {
  return Number(week.slice(-2));
}
