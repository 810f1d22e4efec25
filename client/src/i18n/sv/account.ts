// Words of signing in and out.
export const account = {
  title: "Logga in",
  intro: "Vi skickar en kod till din e-postadress. Du behöver inget lösenord och inget konto sedan tidigare.",
  email: "E-postadress",
  emailHint: "Till exempel namn@forening.se. Dit kommer också våra svar.",
  sendCode: "Skicka kod",
  code: "Kod med sex siffror",
  sentTo: "Koden är skickad till {{email}}. Den gäller i {{minutes}} minuter.",
  thisBrowser: "Skriv koden i den här webbläsaren. Den fungerar bara här.",
  signIn: "Logga in",
  notArrived: "Har du inte fått någon kod? Titta i skräpposten, eller be om en ny.",
  newCode: "Skicka en ny kod",
  changeAddress: "Ändra adress",
  newCodeSent: "En ny kod är skickad till {{email}}.",
  staff: {
    title: "För dig som arbetar med ärendena",
    text: "Du som är medarbetare loggar in med ditt konto i staden. Då behöver du ingen kod.",
    signIn: "Logga in med stadens konto",
    again: "Försök igen med stadens konto",
    signedOut: "Du är utloggad, också från stadens inloggning.",
    noRole: {
      title: "Du är inloggad, men har ingen roll här",
      text: "Ditt konto i staden ger dig ingen roll i Samverkansstöd, så du ser inte enhetens ärenden. Be din chef eller stadens it-support om en roll. Logga sedan ut här och logga in igen.",
      ask: "Vill du i stället be om hjälp med en samverkan kan du göra det här.",
    },
    outcomes: {
      cancelled: {
        title: "Du avbröt inloggningen",
        text: "Ingenting har ändrats. Försök igen när du vill.",
      },
      expired: {
        title: "Inloggningen hann inte bli klar",
        text: "Den tog mer än tio minuter, eller började i en annan flik eller webbläsare. Börja om här.",
      },
      failed: {
        title: "Inloggningen gick inte att slutföra",
        text: "Stadens inloggningstjänst gav ett svar som vi inte kan lita på. Försök igen. Händer det en gång till, kontakta stadens it-support.",
      },
      unreachable: {
        title: "Stadens inloggningstjänst svarar inte just nu",
        text: "Försök igen om en liten stund. Fungerar det fortfarande inte, kontakta stadens it-support.",
      },
      no_address: {
        title: "Vi fick ingen bekräftad e-postadress",
        text: "Stadens inloggningstjänst måste säga att din e-postadress är bekräftad för att vi ska veta vem du är. Kontakta stadens it-support.",
      },
      taken: {
        title: "Din e-postadress hör ihop med någon annans konto",
        text: "Kanske hade någon annan adressen före dig. Kontakta systemets administratör, som kan rätta till det.",
      },
      deactivated: {
        title: "Ditt konto här är avstängt",
        text: "Kontakta systemets administratör om du ska arbeta här.",
      },
    },
  },
} as const;
