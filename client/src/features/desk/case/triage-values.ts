// What a triage says, as the form holds it, and what of it is sent: pure. Only what differs from the case goes along.
import type { Kind, Priority } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Triage } from "@samverkansstod/api/contract/triage.ts";
import type { StaffCase } from "../staff-case.ts";

export interface TriageValues {
  kind: Kind | "";
  /** Stockholm date from which a new kind holds. */
  kindSince: string;
  priority: Priority;
  mainTheme: string;
  otherThemes: readonly string[];
  principles: readonly string[];
  areas: readonly string[];
  administrations: readonly string[];
  reason: string;
}

export function triageOf({ form, staff }: StaffCase, today: string): TriageValues {
  const [mainTheme = "", ...otherThemes] = staff.themes;
  return {
    kind: form.kind ?? "",
    kindSince: today,
    priority: staff.priority,
    mainTheme,
    otherThemes,
    principles: staff.principles,
    areas: form.areas,
    administrations: staff.administrations,
    reason: "",
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((code) => other.includes(code));

/** The main theme first; the others in the order they were chosen. */
export function themesOf({ mainTheme, otherThemes }: Pick<TriageValues, "mainTheme" | "otherThemes">): string[] {
  return mainTheme === "" ? [] : [mainTheme, ...otherThemes.filter((code) => code !== mainTheme)];
}

function isSameThemes(one: readonly string[], [main, ...others]: readonly string[]): boolean {
  const [oneMain, ...oneOthers] = one;
  return oneMain === main && isSameSet(oneOthers, others);
}

/** What is sent: empty when nothing is changed. */
export function triageToSend(value: TriageValues, { form, staff }: StaffCase, today: string): Triage {
  const themes = themesOf(value);
  const newKind = value.kind !== "" && value.kind !== form.kind ? value.kind : null;
  const changes: Triage = {
    ...(newKind && { kind: newKind }),
    ...(newKind && value.kindSince !== "" && value.kindSince < today && { kindSince: value.kindSince }),
    ...(value.priority !== staff.priority && { priority: value.priority }),
    ...(!isSameThemes(themes, staff.themes) && { themes }),
    ...(!isSameSet(value.principles, staff.principles) && { principles: [...value.principles] }),
    ...(!isSameSet(value.areas, form.areas) && { areas: [...value.areas] }),
    ...(!isSameSet(value.administrations, staff.administrations) && { administrations: [...value.administrations] }),
  };
  if (Object.keys(changes).length === 0) return {};
  return { ...changes, ...(value.reason.trim() !== "" && { reason: value.reason.trim() }) };
}

/** Whether a kind that was decided is given up for another: then somebody has to say why. */
export function changesDecidedKind({ kind }: TriageValues, { form }: StaffCase): boolean {
  return kind !== "" && kind !== form.kind && form.kind !== null && form.kind !== "unsure";
}
