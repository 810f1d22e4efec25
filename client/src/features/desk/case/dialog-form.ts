// What the forms of a case's dialogs share: what they are given, the limits of the API, and texts as it takes them.
import { mostReason } from "@samverkansstod/api/contract/triage.ts";
import type { StaffCase } from "../staff-case.ts";

export interface DialogFormProps {
  found: StaffCase;
  onClose: () => void;
  /** After the API has done it, with the sentence that says so. */
  onDone: (said: string) => void;
}

export const reasonLimit = mostReason;

/** Nothing written is nothing sent. */
export function reasonIfAny(reason: string): { reason?: string } {
  return reason.trim() === "" ? {} : { reason: reason.trim() };
}

/** The message about a text that must be there, if any. */
export function lackOfText(text: string, missing: string): string | undefined {
  return text.trim() === "" ? missing : undefined;
}

/** Without the fields nothing is wrong with. */
export function onlyLacks<T extends string>(lacks: Partial<Record<T, string | undefined>>): Partial<Record<T, string>> {
  return Object.fromEntries(Object.entries(lacks).filter(([, message]) => message !== undefined)) as Partial<
    Record<T, string>
  >;
}
