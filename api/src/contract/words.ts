// The shape of what the API says, in each language, and how a sentence is filled in. Mails have words of their own in mail/.
import type { Language } from "./account.ts";
import type { FieldErrorCode, ProblemCode } from "./problem.ts";
import { en } from "./words.en.ts";
import { sv } from "./words.sv.ts";

export interface Words {
  problems: Record<ProblemCode, { title: string; detail: string }>;
  fields: Record<FieldErrorCode, string>;
}

export const words: Readonly<Record<Language, Words>> = { sv, en };

/** Puts values in the place of {{name}}. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w{1,40})\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
