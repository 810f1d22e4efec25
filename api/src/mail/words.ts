// What mails say outside the templates of cases: signature and sign-in code. The templates are words.sv.ts and words.en.ts.
import type { Language } from "../contract/account.ts";

interface MailWords {
  signature: string;
  signInCode: { subject: string; intro: string; holds: string; notYou: string };
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
  },
  en: {
    signature: "Social utveckling, City of Göteborg",
    signInCode: {
      subject: "{{code}} is your code to sign in",
      intro: "Write this code in the window where you asked for it:",
      holds: "The code holds for {{minutes}} minutes.",
      notYou: "Did you not ask for a code? Then you need not do anything. Give the code to nobody.",
    },
  },
};
