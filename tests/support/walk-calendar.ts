// The Swedish calendar as a walk counts it: by a list of holidays written by hand and one day at a time, so that it shares nothing with
// api/src/shared. For 2026 to 2028.

const zone = "Europe/Stockholm";

/** Holidays on weekdays, and the three eves. */
const free = new Set(
  `2026-01-01 2026-01-06 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-06-19 2026-12-24 2026-12-25 2026-12-31
   2027-01-01 2027-01-06 2027-03-26 2027-03-29 2027-05-06 2027-06-25 2027-12-24 2027-12-31
   2028-01-06 2028-04-14 2028-04-17 2028-05-01 2028-05-25 2028-06-06 2028-06-23 2028-12-25 2028-12-26`.split(/\s+/),
);

/** Walks ask for the same days over and over. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = find(text);
      known.set(text, value);
    }
    return value;
  };
}

/** The Stockholm date of an instant, as ISO text: dates compare as texts do. */
export const dateOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

const nextDay = remembered((date) => Temporal.PlainDate.from(date).add({ days: 1 }).toString());

export const dayAfter = (date: string, days = 1): string =>
  days === 1 ? nextDay(date) : Temporal.PlainDate.from(date).add({ days }).toString();

const isWorkingDay = remembered((date) => Temporal.PlainDate.from(date).dayOfWeek <= 5 && !free.has(date));

/** Dates that do not count, both ends included. */
export interface Rest {
  from: string;
  to: string;
}

/** The date on which so many working days have come after `date`, leaving out those that rest. */
export function afterWorkingDays(date: string, days: number, rests: readonly Rest[] = []): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = dayAfter(day);
    if (isWorkingDay(day) && !rests.some(({ from, to }) => from <= day && day <= to)) left -= 1;
  }
  return day;
}

/** The instant a Stockholm date begins, as the database writes it. */
export const startOf = remembered((date) =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 }),
);

/** The instant a Stockholm date ends. */
export const endOf = (date: string): string => startOf(dayAfter(date));
