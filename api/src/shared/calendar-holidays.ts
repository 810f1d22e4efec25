/*
 * Which days are free for everybody in Sweden: the holidays of the law and the three eves. Dates only.
 * Days that one installation adds (bridge days, half days) are data: see calendar-working-days.ts.
 */
import { createRequire } from "node:module";
import type { default as Holidays } from "date-holidays";

type HolidaysModule = new (country: string, options: { languages: string[]; types: string[] }) => Holidays;

/** The first and last year that can be answered: 6 June is a holiday from 2005, and the package's rules end with 2199. */
export const firstHolidayYear = 2005;
export const lastHolidayYear = 2199;

let source: Holidays | undefined;
const daysOfYear = new Map<number, ReadonlyMap<string, string>>();

// The package and its data for every country take a tenth of a second to load, so a process that never asks never pays.
function openSource(): Holidays {
  if (source === undefined) {
    const load = createRequire(import.meta.url);
    const SwedishHolidays = load("date-holidays") as HolidaysModule;
    // "public" is the list of the law; "bank" is exactly midsummer's eve, Christmas eve and New Year's eve.
    source = new SwedishHolidays("SE", { languages: ["sv"], types: ["public", "bank"] });
  }
  return source;
}

/**
 * The free days of one year: ISO date to Swedish name, in order. Sundays that are no holiday by name are not in it.
 * Source: lag (1989:253) om allmänna helgdagar; the eves are free by custom and agreement.
 * Throws RangeError for a year outside 2005–2199.
 */
export function holidaysOf(year: number): ReadonlyMap<string, string> {
  const known = daysOfYear.get(year);
  if (known !== undefined) return known;
  if (!Number.isInteger(year) || year < firstHolidayYear || year > lastHolidayYear) {
    throw new RangeError(`Holidays are known for ${firstHolidayYear}–${lastHolidayYear}`);
  }
  const days = new Map<string, string>();
  for (const holiday of openSource().getHolidays(year)) {
    const day = holiday.date.slice(0, 10);
    const other = days.get(day);
    days.set(day, other === undefined ? holiday.name : `${other}, ${holiday.name}`);
  }
  daysOfYear.set(year, days);
  return days;
}
