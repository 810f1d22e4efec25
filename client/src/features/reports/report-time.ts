// The time of a report as somebody types it: what is wrong with it, and the view it gives.
import { isDate, type ReportView, type Step } from "./report-view.ts";

export interface TypedTime {
  date: string;
  from: string;
  to: string;
  step: Step;
  knownAt: string;
}

export type TimeField = keyof TypedTime;
export type TimeFault = "invalidDate" | "future" | "tooEarly" | "turned" | "knownBefore";
export type TimeFaults = Partial<Record<TimeField, TimeFault>>;

/** Which fields a page has: one day, or a span. */
export type TimeShape = "day" | "span";

const earliest = "2000-01-01";

const fieldsOf = { day: ["date", "knownAt"], span: ["from", "to", "knownAt"] } as const satisfies Record<
  TimeShape,
  readonly TimeField[]
>;

/** What must be put right before anything is asked for. `today` is the date in Stockholm; `half` are fields with half a date in them. */
export function faultsIn(typed: TypedTime, shape: TimeShape, today: string, half: readonly string[] = []): TimeFaults {
  const faults: TimeFaults = {};
  for (const field of fieldsOf[shape]) {
    const value = typed[field];
    if (half.includes(field) || (value !== "" && !isDate(value))) faults[field] = "invalidDate";
    else if (value !== "" && value < earliest) faults[field] = "tooEarly";
    // A span may end in a day to come: it then ends now.
    else if (value > today && field !== "to") faults[field] = "future";
  }
  const { date, from, to, knownAt } = typed;
  if (shape === "span" && !faults.from && !faults.to && from && to && to < from) faults.to = "turned";
  if (shape === "day" && !faults.date && !faults.knownAt && date && knownAt && knownAt < date) {
    faults.knownAt = "knownBefore";
  }
  return faults;
}

/** The view with the typed time. Today is no choice as long as the rest is as it is now: tomorrow the same link shows tomorrow. */
export function withTime(view: ReportView, typed: TypedTime, shape: TimeShape, today: string): ReportView {
  const knownAt = typed.knownAt || null;
  if (shape === "day") {
    const date = typed.date === today && knownAt === null ? null : typed.date || null;
    return { ...view, date, knownAt };
  }
  return { ...view, from: typed.from || null, to: typed.to || null, step: typed.step, knownAt };
}
