// What a triage changes: decided from the case as it stands and what somebody wrote, without a database.
import type { Kind, Priority } from "../../contract/life-cycle.ts";
import type { Triage } from "../../contract/triage.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import type { FieldRefusal } from "../../shared/problem.ts";
import type { StoredRequest } from "./requests.rules.ts";

/** What is new; what is left out, or is as before, is undefined. */
export interface TriageChange {
  priority?: Priority;
  themes?: readonly string[];
  principles?: readonly string[];
  areas?: readonly string[];
  administrations?: readonly string[];
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((code) => b.includes(code));
/** The first theme is the main one; the order of the others says nothing. */
const sameThemes = (a: readonly string[], b: readonly string[]) => a[0] === b[0] && sameSet(a, b);

/** Beside the kind. */
export function triageChange(
  { form, staff }: Pick<StoredRequest, "form" | "staff">,
  { priority, themes, principles, areas, administrations }: Triage,
): TriageChange {
  return {
    ...(priority && priority !== staff.priority && { priority }),
    ...(themes && !sameThemes(themes, staff.themes) && { themes }),
    ...(principles && !sameSet(principles, staff.principles) && { principles }),
    ...(areas && !sameSet(areas, form.areas) && { areas }),
    ...(administrations && !sameSet(administrations, staff.administrations) && { administrations }),
  };
}

/** What the history says of it: codes joined by commas, an empty text where none is left. */
export function triageDetails(change: TriageChange): Record<string, string> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]: [string, string | readonly string[]]) => [
      name,
      typeof value === "string" ? value : value.join(","),
    ]),
  );
}

export type KindChange =
  | { errors: FieldRefusal[] }
  /** From now on. */
  | { kind: Kind; from: Kind | null }
  /** Corrected: it has held since that instant. */
  | { kind: Kind; from: Kind | null; since: Temporal.Instant; sinceDate: string };

/**
 * A new kind holds from now on; with a date before today it has held since then, at the earliest since the case was received. Undefined:
 * there is nothing to change.
 */
export function kindChange(
  { form, receivedAt }: Pick<StoredRequest, "form" | "receivedAt">,
  { kind = form.kind ?? undefined, kindSince }: Triage,
  now: Temporal.Instant,
): KindChange | undefined {
  if (kind === undefined) return undefined;
  const from = form.kind;
  const today = stockholmDate(now);
  const since = kindSince ? Temporal.PlainDate.from(kindSince) : today;
  if (Temporal.PlainDate.compare(since, today) > 0) return { errors: [{ field: "/kindSince", code: "in_the_future" }] };
  if (Temporal.PlainDate.compare(since, today) === 0) return kind === from ? undefined : { kind, from };
  const received = receivedAt === null ? now : Temporal.Instant.from(receivedAt);
  if (Temporal.PlainDate.compare(since, stockholmDate(received)) < 0) {
    return { errors: [{ field: "/kindSince", code: "before_received" }] };
  }
  const { start } = stockholmDay(since);
  const isBefore = Temporal.Instant.compare(start, received) < 0;
  return { kind, from, since: isBefore ? received : start, sinceDate: since.toString() };
}

/** How long a case may be paused at most, in years; for longer it is closed and reopened. */
const mostPauseYears = 2;

/** A date to come, not too far off. */
export function pauseErrors(until: string, now: Temporal.Instant): FieldRefusal[] {
  const today = stockholmDate(now);
  const date = Temporal.PlainDate.from(until);
  if (Temporal.PlainDate.compare(date, today) <= 0) return [{ field: "/until", code: "in_the_past" }];
  const last = today.add({ years: mostPauseYears });
  if (Temporal.PlainDate.compare(date, last) > 0) {
    return [{ field: "/until", code: "after_date", params: { date: last.toString() } }];
  }
  return [];
}
