// The mails of a case in Swedish. A paragraph is left out when a value it names is missing. Says nothing of what was written in the
// case, but for what somebody chose to send: the summary of a meeting, and a hand-over after the requester's yes.
import type { TemplateWords } from "./templates.ts";

const seeCase = "Se ärendet";
const addSomething = "Vill ni tillägga något? Svara på det här mejlet.";
const places = ["Plats: {{onSite}}", "Vi hörs på telefon: {{phone}}", "Vi ses på video: {{video}}"];

export const sv: TemplateWords = {
  receipt: {
    subject: "Vi har fått er förfrågan {{caseNumber}}",
    paragraphs: [
      "Tack för er förfrågan. Den har ärendenummer {{caseNumber}}.",
      "En {{roleConsultant}} hör av sig till er senast den {{dueDate}}.",
      "Förfrågan är nu en allmän handling. Det betyder att andra kan be att få läsa den.",
      addSomething,
    ],
    link: "Se hur det går med förfrågan",
  },
  message: {
    subject: "Ni har ett nytt meddelande i ärende {{caseNumber}}",
    paragraphs: [
      "{{author}} på Social utveckling har skrivit till er i ärende {{caseNumber}}.",
      "Läs och svara på er sida.",
    ],
    link: "Läs meddelandet",
  },
  question: {
    subject: "Vi behöver svar från er i ärende {{caseNumber}}",
    paragraphs: [
      "{{author}} på Social utveckling har en fråga till er i ärende {{caseNumber}}.",
      "Vi kan gå vidare när ni har svarat.",
    ],
    link: "Läs frågan och svara",
  },
  question_reminder: {
    subject: "Påminnelse: vi väntar på ert svar i ärende {{caseNumber}}",
    paragraphs: [
      "Vi ställde en fråga till er den {{askedDate}} i ärende {{caseNumber}} och har inte fått något svar.",
      "Svarar ni inte senast den {{closesDate}} avslutar vi ärendet. Ni kan alltid svara senare, då öppnar vi det igen.",
    ],
    link: "Läs frågan och svara",
  },
  times_offered: {
    subject: "Välj en tid för möte i ärende {{caseNumber}}",
    paragraphs: [
      "{{consultant}} vill träffa er. Välj en av de här tiderna:",
      "{{offer1}}",
      "{{offer2}}",
      "{{offer3}}",
      ...places,
      "Tiderna är reserverade för er till {{expiresAt}}.",
      "Passar ingen av tiderna? Skriv till oss på er sida.",
    ],
    link: "Välj tid",
  },
  meeting_booked: {
    subject: "Möte bokat: {{time}}",
    paragraphs: ["Mötet är bokat: {{time}}.", ...places, "Ni träffar {{consultant}}.", "Ärendenummer: {{caseNumber}}."],
    link: seeCase,
  },
  meeting_moved: {
    subject: "Mötet har flyttats till {{time}}",
    paragraphs: [
      "Mötet har flyttats. Den nya tiden är {{time}}.",
      "Den gamla tiden var {{oldTime}}.",
      ...places,
      "Ärendenummer: {{caseNumber}}.",
    ],
    link: seeCase,
  },
  meeting_cancelled: {
    subject: "Mötet är inställt: {{time}}",
    paragraphs: ["Mötet {{time}} är inställt.", "Ärendenummer: {{caseNumber}}."],
    link: seeCase,
  },
  meeting_handed_over: {
    subject: "Ni träffar en annan kollega: {{time}}",
    paragraphs: [
      "Ni träffar {{consultant}} på mötet {{time}}. Tiden och platsen är desamma.",
      ...places,
      "Ärendenummer: {{caseNumber}}.",
    ],
    link: seeCase,
  },
  meeting_taken_over: {
    subject: "{{consultant}} håller mötet {{time}}",
    paragraphs: ["{{consultant}} håller mötet {{time}} i stället för dig.", "Ärendenummer: {{caseNumber}}."],
    link: seeCase,
  },
  times_lapsed: {
    subject: "Tiderna vi föreslog gäller inte längre, ärende {{caseNumber}}",
    paragraphs: [
      "{{consultant}} arbetar inte längre med ert ärende. Därför gäller inte tiderna som ni kunde välja mellan.",
      "Vi har kvar er förfrågan. En kollega tar över och hör av sig med nya tider. Ni behöver inte göra något.",
    ],
    link: seeCase,
  },
  staff_invited: {
    subject: "Välkommen till Samverkansstöd",
    paragraphs: [
      "{{inviter}} har bjudit in dig att arbeta i Samverkansstöd.",
      "Så loggar du in: skriv {{address}} på inloggningssidan. Då får du en kod i ett nytt mejl, och den skriver du in på sidan.",
      "Det finns inget lösenord. Har du inte väntat dig inbjudan? Svara på det här mejlet.",
    ],
    link: "Till inloggningen",
  },
  staff_invited_city: {
    subject: "Välkommen till Samverkansstöd",
    paragraphs: [
      "{{inviter}} har bjudit in dig att arbeta i Samverkansstöd.",
      "Så loggar du in: välj Logga in med stadens konto på inloggningssidan, och använd kontot som har adressen {{address}}.",
      "Har du inte väntat dig inbjudan? Svara på det här mejlet.",
    ],
    link: "Till inloggningen",
  },
  agreed_summary: {
    subject: "Det här kom vi överens om, ärende {{caseNumber}}",
    paragraphs: [
      "Vi träffades {{time}}. Det här kom vi överens om:",
      "{{agreed}}",
      "Nästa steg: {{nextStep}}",
      "Det ska vara klart senast den {{nextStepDate}}.",
      "Har vi missförstått något? Svara på det här mejlet.",
    ],
    link: seeCase,
  },
  closed: {
    subject: "Ärende {{caseNumber}} är avslutat – stämmer det?",
    paragraphs: [
      "{{author}} på Social utveckling har avslutat ärende {{caseNumber}}.",
      "Läs vad vi kom fram till och säg om det stämmer, senast den {{reactDate}}. Det tar en minut.",
      "Stämmer det inte öppnar vi ärendet igen.",
    ],
    link: "Läs och svara",
  },
  quick_logged: {
    subject: "Det vi talade om, ärende {{caseNumber}}",
    paragraphs: [
      "Tack för samtalet. Det är antecknat som ärende {{caseNumber}}.",
      "{{summary}}",
      "Anteckningen är en allmän handling.",
      addSomething,
    ],
  },
  ending_reminder: {
    subject: "Påminnelse: stämmer det att ärende {{caseNumber}} är klart?",
    paragraphs: [
      "Vi har avslutat ärende {{caseNumber}} och undrar om det stämmer.",
      "Svara gärna senast den {{reactDate}}.",
    ],
    link: "Läs och svara",
  },
  no_reply: {
    subject: "Vi har avslutat ärende {{caseNumber}}",
    paragraphs: [
      "Vi har inte fått svar på vår fråga och avslutar därför ärende {{caseNumber}}.",
      "Ni är välkomna att svara när ni kan. Då öppnar vi ärendet igen.",
    ],
    link: "Läs frågan och svara",
  },
  declined: {
    subject: "Vi kan inte hjälpa er med ärende {{caseNumber}}",
    paragraphs: [
      "{{author}} på Social utveckling har läst er förfrågan {{caseNumber}}. Vi kan tyvärr inte ta oss an den.",
      "På er sida står varför, och vart ni kan vända er.",
      "Har ni frågor? Svara på det här mejlet.",
    ],
    link: "Läs varför",
  },
  referred: {
    subject: "Vi hänvisar er vidare i ärende {{caseNumber}}",
    paragraphs: [
      "Den som kan hjälpa er med ärende {{caseNumber}} är {{receiver}}.",
      "På er sida står hur ni går vidare.",
    ],
    link: seeCase,
  },
  referral_question: {
    subject: "Får vi skicka er förfrågan {{caseNumber}} vidare?",
    paragraphs: [
      "Den som kan hjälpa er med ärende {{caseNumber}} är {{receiver}}.",
      "Får vi skicka vidare det ni har skrivit? Ingenting skickas förrän ni har sagt ja.",
    ],
    link: "Svara ja eller nej",
  },
  referral_handover: {
    subject: "En förening hänvisas till er, ärende {{caseNumber}}",
    paragraphs: [
      "Social utveckling i Göteborgs Stad hänvisar en förfrågan till er, med avsändarens samtycke.",
      "Från: {{organisation}}",
      "Kontakt: {{contact}}",
      "{{subject}}",
      "{{description}}",
      "De vill att detta ska förändras: {{desiredChange}}",
      "Vårt ärendenummer är {{caseNumber}}.",
    ],
  },
  withdrawn: {
    subject: "Ni har återkallat er förfrågan {{caseNumber}}",
    paragraphs: [
      "Ni har återkallat förfrågan {{caseNumber}}. Vi gör inget mer i ärendet.",
      "Förfrågan är fortfarande en allmän handling.",
      "Ångrar ni er? Svara på det här mejlet.",
    ],
    link: seeCase,
  },
  reopened: {
    subject: "Ärende {{caseNumber}} är öppet igen",
    paragraphs: ["Vi har öppnat ärende {{caseNumber}} igen.", "På er sida ser ni hur det går."],
    link: seeCase,
  },
  closed_others: {
    subject: "Ärende {{caseNumber}} är avslutat",
    paragraphs: [
      "{{author}} på Social utveckling har avslutat ärende {{caseNumber}}, som ni är med i.",
      "På sidan står vad ni kom fram till.",
    ],
    link: seeCase,
  },
  withdrawn_others: {
    subject: "Förfrågan {{caseNumber}} är återkallad",
    paragraphs: ["Förfrågan {{caseNumber}}, som ni är med i, är återkallad. Vi gör inget mer i ärendet."],
    link: seeCase,
  },
  case_invitation: {
    subject: "Ni är inbjudna att vara med i ett ärende",
    paragraphs: [
      "{{from}} har ett ärende hos Social utveckling i Göteborgs Stad, och ni är inbjudna att vara med i det.",
      "Är ni med kan ni läsa och skriva i ärendet. Ni kan lämna det när ni vill.",
      "Inbjudan gäller till {{untilAt}}. Den gäller bara för den här e-postadressen.",
      "Vill ni inte vara med? Då behöver ni inte göra någonting.",
    ],
    link: "Läs mer och svara",
  },
  contact_begun: {
    subject: "Ni är nu kontaktperson i ärende {{caseNumber}}",
    paragraphs: [
      "Ni är nu kontaktperson i ärende {{caseNumber}} hos Social utveckling i Göteborgs Stad.",
      "På er sida ser ni vad som har hänt, och vad som händer nu. Logga in med den här e-postadressen.",
      "Stämmer det inte? Svara på det här mejlet.",
    ],
    link: seeCase,
  },
  contact_ceased: {
    subject: "Du är inte längre kontaktperson i ärende {{caseNumber}}",
    paragraphs: [
      "Någon annan är nu kontaktperson i ärende {{caseNumber}}, och mejlen om ärendet går dit.",
      "Stämmer det inte? Svara på det här mejlet.",
    ],
  },
  membership_invitation: {
    subject: "Inbjudan till {{organisation}} i Samverkansstöd",
    paragraphs: [
      "{{by}} bjuder in dig till {{organisation}} i Samverkansstöd. Där frågar föreningar Göteborgs Stad om hjälp att samverka.",
      "Som medlem ser du de förfrågningar som föreningen delar med alla sina medlemmar.",
      "Logga in med den här e-postadressen när du tackar ja. Inbjudan gäller till {{expiresAt}}.",
      "Känner du inte igen föreningen? Då behöver du inte göra någonting.",
    ],
    link: "Läs inbjudan",
  },
  membership_ended: {
    subject: "Du är inte längre med i {{organisation}} i Samverkansstöd",
    paragraphs: [
      "Ditt medlemskap i {{organisation}} har avslutats i Samverkansstöd. Du ser inte längre det som andra i föreningen har frågat om.",
      "Det du har skickat in själv kan du fortfarande följa.",
      "Stämmer det inte? Svara på det här mejlet.",
    ],
    link: "Se dina föreningar",
  },
  passkey_added: {
    subject: "En lösennyckel har lagts till på ditt konto",
    paragraphs: [
      "Lösennyckeln ”{{passkey}}” lades till {{happenedAt}}. Den kan nu användas för att logga in som du.",
      "Var det inte du? Ta bort den på sidan Mitt konto, avsluta alla inloggningar där och hör av dig till oss.",
    ],
    link: "Till Mitt konto",
  },
  passkey_removed: {
    subject: "En lösennyckel har tagits bort från ditt konto",
    paragraphs: [
      "Lösennyckeln ”{{passkey}}” togs bort {{happenedAt}}. Den går inte längre att logga in med.",
      "Var det inte du? Avsluta alla inloggningar på sidan Mitt konto och hör av dig till oss.",
    ],
    link: "Till Mitt konto",
  },
  break_glass: {
    subject: "Någon har loggat in som administratör utan stadens inloggning",
    paragraphs: [
      "{{who}} loggade in {{happenedAt}} med en lösennyckel i stället för med stadens inloggning, och är nu systemadministratör.",
      "Det är till för när stadens inloggning inte fungerar. Vet du inte varför det hände? Ta reda på det genast.",
    ],
  },
};
