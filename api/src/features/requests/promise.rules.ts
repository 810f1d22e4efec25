// The promise of a first contact: when it falls due, and what is shown of it. Counted in working days by kind, without the days a case
// was paused. Nothing else computes it: queue, case, mail and report show what is stored from here.
import { openStates, type Kind, type State } from "../../contract/life-cycle.ts";
import type { Request } from "../../contract/requests.ts";
import { promiseDueAt, swedishCalendar, type DateInterval } from "../../shared/calendar-working-days.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";

/** Working days within which the unit promises a first contact, per kind; a setting. */
export type PromiseDays = Readonly<Record<Kind, number>>;

/** A pause as it is stored: the instants it held between, and the date it was to end on. */
export interface PauseInterval {
  from: string;
  /** Null while it holds. */
  to: string | null;
  /** The first Stockholm date on which the case was to go on. */
  until: string;
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b);

/**
 * The dates that were paused: from the Stockholm date a pause began to the last one before it ended. It never counts longer than it
 * was meant to, should the job that ends it be late.
 */
export function pausedDates(pauses: readonly PauseInterval[]): DateInterval[] {
  return pauses
    .map(({ from, to, until }) => {
      const meant = Temporal.PlainDate.from(until);
      const ended = to === null ? meant : earlier(meant, stockholmDate(Temporal.Instant.from(to)));
      return { from: stockholmDate(Temporal.Instant.from(from)), to: ended.subtract({ days: 1 }) };
    })
    .filter(({ from, to }) => Temporal.PlainDate.compare(from, to) <= 0);
}

interface PromiseBasis {
  kind: Kind;
  receivedAt: Temporal.Instant;
  days: PromiseDays;
  pauses: readonly PauseInterval[];
}

/** The last day of the promise and the instant it ends in Stockholm. */
export function promiseFor({ kind, receivedAt, days, pauses }: PromiseBasis): { date: string; at: string } {
  const { dueDate, dueAt } = promiseDueAt(receivedAt, days[kind], swedishCalendar, pausedDates(pauses));
  return { date: dueDate.toString(), at: dueAt.toString() };
}

export interface PromiseFacts {
  state: State;
  pausedUntil: string | null;
  dueDate: string | null;
  dueAt: string | null;
  firstContactAt: string | null;
}

/** The promise of a first contact. It is overdue only while the case is open and not paused. */
export function showPromise(
  { state, pausedUntil, dueDate, dueAt, firstContactAt }: PromiseFacts,
  now: Temporal.Instant,
): Request["promise"] {
  if (dueDate === null || dueAt === null) return null;
  const met = firstContactAt !== null;
  const counts = openStates.some((open) => open === state) && pausedUntil === null;
  const overdue = counts && !met && Temporal.Instant.compare(now, Temporal.Instant.from(dueAt)) >= 0;
  return { dueDate, dueAt, met, overdue };
}
