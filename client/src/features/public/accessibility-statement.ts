// The facts of the accessibility statement, as the law lists them. Whoever changes or examines the service changes this file; the page
// is made from it. Faults are listed by the situation in which somebody meets them.
import type { Language } from "@samverkansstod/api/contract/account.ts";

type Said = Readonly<Record<Language, string>>;

interface Fault {
  /** In which situation it is a hindrance, for example "Utan syn". */
  situation: Said;
  what: Said;
  because: Said;
  plan: Said;
}

interface AccessibilityStatement {
  actor: Said;
  service: string;
  conformance: "full" | "partial" | "none";
  faults: readonly Fault[];
  /** Content excepted as a disproportionate burden (section 12), with the reason. */
  disproportionateBurden: readonly Said[];
  /** Content outside the act (section 9). */
  outsideTheAct: readonly Said[];
  method: Said;
  assessedOn: string;
  updatedOn: string;
  reportTo: string;
}

export const accessibilityStatement: AccessibilityStatement = {
  actor: { sv: "Göteborgs Stad", en: "The City of Göteborg" },
  service: "Samverkansstöd",
  conformance: "partial",
  faults: [
    {
      situation: { sv: "Utan syn eller med nedsatt syn", en: "Without sight or with low vision" },
      what: {
        sv: "Tjänsten är inte prövad av personer som använder skärmläsare eller förstoring i vardagen.",
        en: "The service has not been tried by people who use a screen reader or magnification every day.",
      },
      because: { sv: "Tjänsten är ny.", en: "The service is new." },
      plan: {
        sv: "Vi prövar tjänsten tillsammans med användare innan den tas i bruk.",
        en: "We try the service together with users before it is taken into use.",
      },
    },
    {
      situation: { sv: "Med annat språk än svenska", en: "With another language than Swedish" },
      what: {
        sv: "Det som andra har skrivit i ett ärende visas på det språk det skrevs. Språket är inte utmärkt, så en skärmläsare kan läsa det med fel uttal.",
        en: "What others have written in a case is shown in the language it was written in. The language is not marked, so a screen reader may pronounce it wrongly.",
      },
      because: {
        sv: "Vi vet inte på vilket språk en text är skriven.",
        en: "We do not know in which language a text is written.",
      },
      plan: {
        sv: "Vi undersöker om den som skriver kan ange språket.",
        en: "We look into letting the writer state the language.",
      },
    },
  ],
  disproportionateBurden: [],
  outsideTheAct: [],
  method: {
    sv: "Vi har själva granskat tjänsten mot WCAG 2.2 nivå AA och EN 301 549: med automatiska verktyg på varje sida, på båda språken och i ljust och mörkt utseende, och för hand med enbart tangentbord, i 320 punkters bredd och med hög kontrast.",
    en: "We have examined the service ourselves against WCAG 2.2 level AA and EN 301 549: with automatic tools on every page, in both languages and in light and dark, and by hand with the keyboard alone, at a width of 320 points and with high contrast.",
  },
  assessedOn: "2026-11-23",
  updatedOn: "2026-11-23",
  reportTo: "https://www.digg.se/tdosanmalan",
};
