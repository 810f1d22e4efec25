// What somebody else changed in a case while one was writing: pure, from the case as one saw it and as it is now.
import type { StaffCase } from "../staff-case.ts";

export const comparedFields = [
  "state",
  "waitingFor",
  "assignee",
  "pausedUntil",
  "kind",
  "priority",
  "themes",
  "principles",
  "areas",
  "administrations",
  "ending",
  "minutesLogged",
] as const;
export type ComparedField = (typeof comparedFields)[number];

const readers = {
  state: ({ staff }) => staff.state,
  waitingFor: ({ staff }) => staff.waitingFor,
  assignee: ({ staff }) => staff.assignee?.id ?? null,
  pausedUntil: ({ pausedUntil }) => pausedUntil,
  kind: ({ form }) => form.kind,
  priority: ({ staff }) => staff.priority,
  themes: ({ staff }) => staff.themes,
  principles: ({ staff }) => staff.principles.toSorted(),
  areas: ({ form }) => form.areas.toSorted(),
  administrations: ({ staff }) => staff.administrations.toSorted(),
  ending: ({ ending }) => ending && [ending.kind, ending.text, ending.reaction],
  minutesLogged: ({ staff }) => staff.minutesLogged,
} satisfies Record<ComparedField, (found: StaffCase) => unknown>;

/** The fields that differ, in the order of the page. */
export function changesBetween(before: StaffCase, now: StaffCase): ComparedField[] {
  return comparedFields.filter(
    (field) => JSON.stringify(readers[field](before)) !== JSON.stringify(readers[field](now)),
  );
}
