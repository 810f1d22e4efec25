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
} as const;
