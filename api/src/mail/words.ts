// The words of mails, Swedish and English side by side; the same keys in both by type.
import type { Language } from "../contract/account.ts";

interface MailWords {
  signature: string;
  signInCode: { subject: string; intro: string; holds: string; notYou: string };
  receipt: { subject: string; intro: string; next: string; record: string; answer: string; link: string };
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  sv: {
    signature: "Social utveckling, Göteborgs Stad",
    signInCode: {
      subject: "{{code}} är din kod för att logga in",
      intro: "Skriv den här koden i fönstret där du bad om den:",
      holds: "Koden gäller i {{minutes}} minuter.",
      notYou: "Har du inte bett om någon kod? Då behöver du inte göra någonting. Lämna inte koden till någon annan.",
    },
    receipt: {
      subject: "Vi har fått er förfrågan {{caseNumber}}",
      intro: "Tack för er förfrågan. Den har ärendenummer {{caseNumber}}.",
      next: "En processledare hör av sig till er senast den {{date}}.",
      record: "Förfrågan är nu en allmän handling. Det betyder att andra kan be att få läsa den.",
      answer: "Vill ni tillägga något? Svara på det här mejlet.",
      link: "Se hur det går med förfrågan",
    },
  },
  en: {
    signature: "Social utveckling, City of Göteborg",
    signInCode: {
      subject: "{{code}} is your code to sign in",
      intro: "Write this code in the window where you asked for it:",
      holds: "The code holds for {{minutes}} minutes.",
      notYou: "Did you not ask for a code? Then you need not do anything. Give the code to nobody.",
    },
    receipt: {
      subject: "We have received your request {{caseNumber}}",
      intro: "Thank you for your request. Its case number is {{caseNumber}}.",
      next: "A consultant will get in touch with you by {{date}}.",
      record: "The request is now a public record. Others may ask to read it.",
      answer: "Do you want to add something? Answer this mail.",
      link: "See where the request stands",
    },
  },
};
