// What mails say outside the templates of cases: signature and sign-in code. The templates are words.sv.ts and words.en.ts.
import type { Language } from "../contract/account.ts";

interface MailWords {
  signature: string;
  /** Of a meeting whose place, number or link is not known yet. */
  placeToCome: { onSite: string; phone: string; video: string };
  /** In the calendar, where others may look: no person and no subject. */
  calendar: { summary: string; phone: string; phoneNumber: string; video: string };
  /** A summary as a message of the case. */
  agreed: { intro: string; nextStep: string; by: string };
  signInCode: { subject: string; intro: string; holds: string; notYou: string; link: string };
  /** To staff who ask for a code where they sign in at the city's identity provider. */
  staffSignIn: { subject: string; intro: string; link: string; notYou: string };
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  sv: {
    signature: "Social utveckling, Göteborgs Stad",
    placeToCome: { onSite: "meddelas senare", phone: "numret kommer senare", video: "länken kommer senare" },
    calendar: {
      summary: "Möte med Social utveckling ({{caseNumber}})",
      phone: "Telefon",
      phoneNumber: "Telefon: {{number}}",
      video: "Video",
    },
    agreed: {
      intro: "Det här kom vi överens om:",
      nextStep: "Nästa steg: {{nextStep}}",
      by: "Det ska vara klart senast den {{date}}.",
    },
    signInCode: {
      subject: "{{code}} är din kod för att logga in",
      intro: "Skriv den här koden i fönstret där du bad om den, eller tryck på länken sist i mejlet:",
      holds: "Koden och länken gäller i {{minutes}} minuter.",
      notYou:
        "Har du inte bett om någon kod? Då behöver du inte göra någonting. Lämna inte koden eller länken till någon annan.",
      link: "Logga in med länken",
    },
    staffSignIn: {
      subject: "Logga in med ditt konto i staden",
      intro:
        "Du arbetar i Samverkansstöd, och loggar därför in med ditt konto i staden i stället för med en kod. Välj Logga in med stadens konto på sidan.",
      link: "Till inloggningen",
      notYou: "Har du inte bett om någon kod? Då behöver du inte göra någonting.",
    },
  },
  en: {
    signature: "Social utveckling, City of Göteborg",
    placeToCome: {
      onSite: "to be announced",
      phone: "the number comes later",
      video: "the link comes later",
    },
    calendar: {
      summary: "Meeting with Social utveckling ({{caseNumber}})",
      phone: "Phone",
      phoneNumber: "Phone: {{number}}",
      video: "Video",
    },
    agreed: {
      intro: "This is what we agreed:",
      nextStep: "Next step: {{nextStep}}",
      by: "It is to be done by {{date}}.",
    },
    signInCode: {
      subject: "{{code}} is your code to sign in",
      intro: "Write this code in the window where you asked for it, or press the link at the end of this mail:",
      holds: "The code and the link hold for {{minutes}} minutes.",
      notYou: "Did you not ask for a code? Then you need not do anything. Give the code or the link to nobody.",
      link: "Sign in with the link",
    },
    staffSignIn: {
      subject: "Sign in with your city account",
      intro:
        "You work in Samverkansstöd, so you sign in with your city account instead of a code. Choose Sign in with your city account on the page.",
      link: "To the sign-in page",
      notYou: "Did you not ask for a code? Then you need not do anything.",
    },
  },
};
