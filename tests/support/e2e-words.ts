// The words on screen, taken from the catalogues themselves, so that a sentence can change without a browser test changing.
import { en as enMail } from "@samverkansstod/api/mail/words.en.ts";
import { sv as svMail } from "@samverkansstod/api/mail/words.sv.ts";
import type { TemplateWords } from "@samverkansstod/api/mail/templates.ts";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { en } from "@samverkansstod/client/src/i18n/en.ts";
import type { SameShape } from "@samverkansstod/client/src/i18n/same-shape.ts";
import { publicWords as enPublic } from "@samverkansstod/client/src/i18n/en/public.ts";
import { sv } from "@samverkansstod/client/src/i18n/sv.ts";
import { publicWords as svPublic } from "@samverkansstod/client/src/i18n/sv/public.ts";

/** The same shape in both languages; the sentences differ. */
export type AppWords = SameShape<typeof sv>;

export const words: Readonly<Record<Language, AppWords>> = { sv, en };
export const publicWords: Readonly<Record<Language, SameShape<typeof svPublic>>> = { sv: svPublic, en: enPublic };
/** Subjects, paragraphs and links of the mails of a case. */
export const mailWords: Readonly<Record<Language, TemplateWords>> = { sv: svMail, en: enMail };

/** `filled("Ärende {{caseNumber}} …", { caseNumber })` */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing was given for {{${name}}} in "${text}"`);
    return String(value);
  });
}

/** A pattern that matches the text whatever stands in its places. */
export function anyOf(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/u).map((part) => RegExp.escape(part));
  return new RegExp(parts.join(".+"), "u");
}
