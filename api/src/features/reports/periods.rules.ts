// Dates of Stockholm as instants, and the months and ISO weeks of a flow. Everything is half open: what happened before an instant counts.
import { mostPeriods } from "../../contract/reports.ts";
import { isoWeek } from "../../shared/calendar-weeks.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";

export type Step = "month" | "week";

/** A point in time to report on. */
export interface Moment {
  date: Temporal.PlainDate;
  /** As it is shown: the end of the date, or now. */
  at: Temporal.Instant;
  /** What is earlier than this counts: the same, but now itself counts too. */
  before: Temporal.Instant;
}

export interface Period {
  /** 2026-11, or 2026-W53. */
  key: string;
  from: Temporal.PlainDate;
  /** Included. */
  to: Temporal.PlainDate;
}

export interface Span {
  from: Temporal.PlainDate;
  /** Included. */
  to: Temporal.PlainDate;
}

/** The earliest date that can be asked for; nothing is registered as received before. */
export const firstDate = Temporal.PlainDate.from("2000-01-01");

const defaultLength = { month: { months: 11 }, week: { weeks: 25 } } as const;
const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0;
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isAfter(a, b) ? a : b);
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isAfter(a, b) ? b : a);

function refuse(...errors: FieldRefusal[]): never {
  throw new Refusal("invalid_fields", { errors });
}

/** The date of a field. Refuses with wrong_format, out_of_range (before 2000), in_the_future (after `last`). */
export function readDate(field: string, text: string, last: Temporal.PlainDate): Temporal.PlainDate {
  let date: Temporal.PlainDate;
  try {
    date = Temporal.PlainDate.from(text);
  } catch {
    return refuse({ field, code: "wrong_format" });
  }
  if (isAfter(firstDate, date)) refuse({ field, code: "out_of_range" });
  if (isAfter(date, last)) refuse({ field, code: "in_the_future" });
  return date;
}

/** The end of a date that has passed, or now when it is today. */
export function momentOf(date: Temporal.PlainDate, now: Temporal.Instant): Moment {
  if (date.equals(stockholmDate(now))) return { date, at: now, before: now.add({ milliseconds: 1 }) };
  const { end } = stockholmDay(date);
  return { date, at: end, before: end };
}

/** The first day of the month or the Monday of the week that a date is in. */
export function periodStart(date: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  return step === "month" ? date.with({ day: 1 }) : date.subtract({ days: date.dayOfWeek - 1 });
}

const next = (start: Temporal.PlainDate, step: Step) => start.add(step === "month" ? { months: 1 } : { weeks: 1 });

/** The last day of the month or week that a date is in. */
export function periodEnd(date: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  return next(periodStart(date, step), step).subtract({ days: 1 });
}

/** The months or ISO weeks that a span touches, in order. */
export function periodsOf({ from, to }: Span, step: Step): Period[] {
  const periods: Period[] = [];
  for (let start = periodStart(from, step); !isAfter(start, to); start = next(start, step)) {
    const key = step === "month" ? start.toPlainYearMonth().toString() : isoWeek(start);
    periods.push({ key, from: start, to: next(start, step).subtract({ days: 1 }) });
  }
  return periods;
}

interface AskedSpan {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The span that is asked for, the last 12 months or 26 weeks when nothing is said. With a step it is widened to whole periods; without one
 * (`exact`) given days stay as they are, and what is left out follows the months. Refuses a turned span, one of more than 60 periods, and dates
 * outside what can be asked for; the present period may be asked for to its end.
 */
export function readSpan({ from, to }: AskedSpan, step: Step | "exact", now: Temporal.Instant): Span {
  const today = stockholmDate(now);
  const whole = step === "exact" ? "month" : step;
  const latest = step === "exact" ? later(periodEnd(today, "month"), periodEnd(today, "week")) : periodEnd(today, step);
  const toDate = to === undefined ? periodEnd(today, whole) : readDate("to", to, latest);
  const start = () => later(firstDate, periodStart(toDate, whole).subtract(defaultLength[whole]));
  const fromDate = from === undefined ? start() : readDate("from", from, step === "exact" ? today : latest);
  if (isAfter(fromDate, toDate)) refuse({ field: "to", code: "before_date", params: { date: fromDate.toString() } });
  const widened = { from: periodStart(fromDate, whole), to: periodEnd(toDate, whole) };
  // One beyond what fits is enough to know.
  const longest = whole === "month" ? { months: mostPeriods } : { weeks: mostPeriods };
  if (!isAfter(widened.from.add(longest), widened.to)) {
    refuse({ field: "from", code: "span_too_long", params: { limit: mostPeriods } });
  }
  return step === "exact" ? { from: fromDate, to: toDate } : widened;
}

/** The instants between which periods lie, the first one's start before all: one more than there are periods, none later than `known`. */
export function edgesOf(periods: readonly Span[], known: Moment): Temporal.Instant[] {
  const [first] = periods;
  if (!first) return [];
  const edges = [stockholmDay(first.from).start, ...periods.map(({ to }) => stockholmDay(to).end)];
  return edges.map((edge) => (Temporal.Instant.compare(edge, known.before) > 0 ? known.before : edge));
}

/** As known at the end of a date; now when nothing is asked for. */
export function readKnown(text: string | undefined, now: Temporal.Instant): Moment {
  const today = stockholmDate(now);
  return momentOf(text === undefined ? today : readDate("knownAt", text, today), now);
}

/** The date that is asked for, the latest known one when nothing is said. Refuses a date to come and one that was still to come as known. */
export function readMoment(text: string | undefined, known: Moment, now: Temporal.Instant): Moment {
  const today = stockholmDate(now);
  if (text === undefined) return momentOf(earlier(known.date, today), now);
  const date = readDate("date", text, today);
  if (isAfter(date, known.date)) refuse({ field: "knownAt", code: "before_date", params: { date: date.toString() } });
  return momentOf(date, now);
}
