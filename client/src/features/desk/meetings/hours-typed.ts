// Working hours as they are typed: up to three spans a day. What is wrong with them, and what is sent. Pure.
import type { WorkingWeek } from "@samverkansstod/api/contract/working-hours.ts";

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** What the words of the screen call a weekday; 1 is Monday. */
export function weekdayName(weekday: number): (typeof names)[number] {
  return names[weekday - 1] ?? "monday";
}

/** The most spans of one day. */
export const mostSpans = 3;

export interface Span {
  key: number;
  /** HH:MM, as the field has it; empty until something is written. */
  starts: string;
  ends: string;
}

export type HoursTyped = Readonly<Record<Weekday, readonly Span[]>>;

export type Edge = "starts" | "ends";
export type HoursLack = "time" | "ends_first" | "overlaps";

/** The name of one field; also the end of its id. */
export function hoursField(weekday: Weekday, key: number, edge: Edge): string {
  return `${weekday}-${key}-${edge}`;
}

export function hoursBegun({ hours }: Pick<WorkingWeek, "hours">): HoursTyped {
  const spansOf = (weekday: Weekday): Span[] =>
    hours
      .filter((span) => span.weekday === weekday)
      .toSorted((a, b) => a.starts.localeCompare(b.starts))
      .map(({ starts, ends }, key) => ({ key, starts, ends }));
  return Object.fromEntries(weekdays.map((weekday) => [weekday, spansOf(weekday)])) as Record<Weekday, Span[]>;
}

function nextKey(spans: readonly Span[]): number {
  return Math.max(-1, ...spans.map(({ key }) => key)) + 1;
}

/** A further span: the usual day when there is none, otherwise empty. */
export function withSpan(typed: HoursTyped, weekday: Weekday): HoursTyped {
  const spans = typed[weekday];
  const added = {
    key: nextKey(spans),
    starts: spans.length === 0 ? "09:00" : "",
    ends: spans.length === 0 ? "16:00" : "",
  };
  return { ...typed, [weekday]: [...spans, added] };
}

export function withoutSpan(typed: HoursTyped, weekday: Weekday, key: number): HoursTyped {
  return { ...typed, [weekday]: typed[weekday].filter((span) => span.key !== key) };
}

export function changedSpan(typed: HoursTyped, weekday: Weekday, next: Span): HoursTyped {
  return { ...typed, [weekday]: typed[weekday].map((span) => (span.key === next.key ? next : span)) };
}

/** Monday to Friday as this day. */
export function copiedToWeekdays(typed: HoursTyped, from: Weekday): HoursTyped {
  const workdays = weekdays.filter((weekday) => weekday <= 5);
  return { ...typed, ...Object.fromEntries(workdays.map((weekday) => [weekday, typed[from]])) };
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** By field, in the order of the page. Spans of a day stand in the order of time. */
export function hoursLacks(typed: HoursTyped): Map<string, HoursLack> {
  const lacks = new Map<string, HoursLack>();
  for (const weekday of weekdays) {
    let before = "";
    for (const { key, starts, ends } of typed[weekday]) {
      if (!clock.test(starts)) lacks.set(hoursField(weekday, key, "starts"), "time");
      else if (before !== "" && starts < before) lacks.set(hoursField(weekday, key, "starts"), "overlaps");
      if (!clock.test(ends)) lacks.set(hoursField(weekday, key, "ends"), "time");
      else if (clock.test(starts) && ends <= starts) lacks.set(hoursField(weekday, key, "ends"), "ends_first");
      else before = ends;
    }
  }
  return lacks;
}

interface SentSpan {
  weekday: Weekday;
  key: number;
  starts: string;
  ends: string;
}

function inOrder(typed: HoursTyped): SentSpan[] {
  return weekdays.flatMap((weekday) => typed[weekday].map((span) => ({ weekday, ...span })));
}

export function toHours(typed: HoursTyped): WorkingWeek["hours"] {
  return inOrder(typed).map(({ weekday, starts, ends }) => ({ weekday, starts, ends }));
}

/** The field of a name in the API's body, "hours/3/ends"; null: the week as a whole. */
export function hoursFieldOf(name: string, typed: HoursTyped): string | null {
  const [, index, edge] = /^\/?hours\/(\d+)(?:\/(starts|ends))?/.exec(name) ?? [];
  const span = index === undefined ? undefined : inOrder(typed)[Number(index)];
  return span ? hoursField(span.weekday, span.key, edge === "ends" ? "ends" : "starts") : null;
}
