/*
 * Between instants (UTC) and the wall clock of Europe/Stockholm, whatever the zone of the machine.
 * No clock is read here: time is a parameter.
 */
export const stockholmZone = "Europe/Stockholm";

/** What a wall time means: one instant, none (clocks go forward) or two (clocks go back). */
export type StockholmTime =
  | { kind: "exact"; instant: Temporal.Instant }
  | { kind: "gap"; nextValid: Temporal.PlainDateTime }
  | { kind: "fold"; earlier: Temporal.Instant; later: Temporal.Instant };

/** The date in Stockholm at an instant. */
export function stockholmDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(stockholmZone).toPlainDate();
}

/** The wall time in Stockholm at an instant. */
export function stockholmTime(instant: Temporal.Instant): Temporal.PlainTime {
  return instant.toZonedDateTimeISO(stockholmZone).toPlainTime();
}

/**
 * The instant of a wall time in Stockholm. Never guesses: a time that does not exist (02.30 on 28 March 2027) comes back as
 * `gap` with the first time that does (03.00), one that occurs twice (02.30 on 31 October 2027) as `fold` with both readings.
 * PostgreSQL and Date would silently move the one and choose for the other. Source: the IANA time zone database.
 */
export function stockholmToInstant(date: Temporal.PlainDate, time: Temporal.PlainTime): StockholmTime {
  const wall = date.toPlainDateTime(time);
  const earlier = wall.toZonedDateTime(stockholmZone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(stockholmZone, { disambiguation: "later" });
  if (earlier.epochNanoseconds === later.epochNanoseconds) return { kind: "exact", instant: earlier.toInstant() };
  if (earlier.toPlainDateTime().equals(wall)) {
    return { kind: "fold", earlier: earlier.toInstant(), later: later.toInstant() };
  }
  // In a gap "earlier" lands just before the clocks change, so the next change is the one that made the gap.
  const change = earlier.getTimeZoneTransition("next") ?? later;
  return { kind: "gap", nextValid: change.toPlainDateTime() };
}

/** The instants that a Stockholm day begins and ends at; `end` belongs to the next day. */
export function stockholmDay(date: Temporal.PlainDate): { start: Temporal.Instant; end: Temporal.Instant } {
  return {
    start: date.toZonedDateTime(stockholmZone).toInstant(),
    end: date.add({ days: 1 }).toZonedDateTime(stockholmZone).toInstant(),
  };
}

/** The length of a Stockholm day in hours: 24, or 23 and 25 when the clocks change. */
export function stockholmDayLength(date: Temporal.PlainDate): number {
  return date.toZonedDateTime(stockholmZone).hoursInDay;
}
