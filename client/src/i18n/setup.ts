// Starts i18next with one language, and switches: a catalogue is loaded when it is first needed and what is on screen stays.
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { rememberLanguage } from "./languages.ts";

const catalogues = {
  sv: () => import("./sv.ts").then(({ sv }) => sv),
  en: () => import("./en.ts").then(({ en }) => en),
} satisfies Record<Language, () => Promise<object>>;

export async function startLanguage(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    ns: ["app"],
    defaultNS: "app",
    resources: { [language]: { app: await catalogues[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  return instance;
}

export async function switchLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, "app")) {
    instance.addResourceBundle(language, "app", await catalogues[language]());
  }
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}
