// Which languages the screens speak, by their own names, and which one this device chose. The contract's list is the law.
import { languages, type Language } from "@samverkansstod/api/contract/account.ts";
import { recall, remember } from "../ui/remembered.ts";

export const languageNames: Readonly<Record<Language, string>> = { sv: "Svenska", en: "English" };

/** Swedish unless the person chose otherwise here: the device's own language is no choice. */
export function rememberedLanguage(): Language {
  const found = recall("language");
  return languages.find((language) => language === found) ?? "sv";
}

export function rememberLanguage(language: Language): void {
  remember("language", language);
}
