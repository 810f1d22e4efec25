// The catalogues that describe the work: who asks, how a request came in, how it ended, and the titles of the staff.
// The catalogues of the compact and of the city (principles, themes, areas, administrations, forums) are in catalogues.data.ts.

import type { CatalogueEntry } from "./catalogues.data.ts";

export const organisationForms = [
  {
    code: "nonprofit_association",
    sort: 10,
    sv: "Ideell förening",
    en: "Non-profit association",
  },
  {
    code: "economic_association",
    sort: 20,
    sv: "Ekonomisk förening",
    en: "Economic association",
    hint: { sv: "Även kooperativ.", en: "Cooperatives too." },
  },
  { code: "foundation", sort: 30, sv: "Stiftelse", en: "Foundation" },
  {
    code: "faith_community",
    sort: 40,
    sv: "Registrerat trossamfund",
    en: "Registered faith community",
    hint: { sv: "Även en församling inom ett trossamfund.", en: "A congregation within one too." },
  },
  { code: "study_association", sort: 50, sv: "Studieförbund", en: "Study association" },
  {
    code: "umbrella_organisation",
    sort: 60,
    sv: "Paraplyorganisation",
    en: "Umbrella organisation",
    hint: {
      sv: "Medlemmarna är själva föreningar.",
      en: "Its members are associations themselves.",
    },
  },
  {
    code: "network",
    sort: 70,
    sv: "Nätverk utan organisationsnummer",
    en: "Network without an organisation number",
    hint: {
      sv: "Ni behöver inte vara en förening för att fråga.",
      en: "You need not be an association to ask.",
    },
  },
  { code: "public_body", sort: 80, sv: "Offentligt organ", en: "Public body" },
  { code: "other", sort: 90, sv: "Annan", en: "Other" },
] as const satisfies readonly CatalogueEntry[];

export const sources = [
  { code: "web", sort: 10, sv: "Webb", en: "Web" },
  { code: "email", sort: 20, sv: "E-post", en: "Email" },
  { code: "phone", sort: 30, sv: "Telefon", en: "Phone" },
  { code: "visit", sort: 40, sv: "Besök", en: "Visit" },
  { code: "forum", sort: 50, sv: "Forum", en: "Forum" },
  { code: "letter", sort: 60, sv: "Brev", en: "Letter" },
] as const satisfies readonly CatalogueEntry[];

export const outcomes = [
  { code: "advice_given", sort: 10, sv: "Råd lämnat", en: "Advice given" },
  { code: "contact_arranged", sort: 20, sv: "Kontakt förmedlad", en: "Contact arranged" },
  {
    code: "dialogue_meeting_held",
    sort: 30,
    sv: "Dialogmöte genomfört",
    en: "Dialogue meeting held",
  },
  {
    code: "process_started",
    sort: 40,
    sv: "Samverkansprocess startad",
    en: "Collaboration process started",
  },
  { code: "letter_of_intent", sort: 50, sv: "Avsiktsförklaring", en: "Letter of intent" },
  {
    code: "iop_dialogue_started",
    sort: 60,
    sv: "IOP-dialog påbörjad",
    en: "Dialogue on a civil society–public partnership (IOP) started",
    hint: {
      sv: "Säger inget om hur dialogen slutar.",
      en: "Says nothing about how the dialogue ends.",
    },
  },
  {
    code: "iop_agreement_signed",
    sort: 70,
    sv: "IOP-avtal tecknat av nämnd",
    en: "Partnership agreement (IOP) signed by a board",
    hint: {
      sv: "Nämnden tecknar avtalet. Vi godkänner det inte.",
      en: "The board signs the agreement. We do not approve it.",
    },
  },
  { code: "training_held", sort: 80, sv: "Utbildning genomförd", en: "Training held" },
  {
    code: "referred_onwards",
    sort: 90,
    sv: "Hänvisad till annan funktion",
    en: "Referred to another function",
  },
  {
    code: "referred_to_forum",
    sort: 100,
    sv: "Hänvisad till forum eller kansli",
    en: "Referred to a forum or the secretariat",
  },
  {
    code: "duplicate",
    sort: 110,
    sv: "Dubblett",
    en: "Duplicate",
    hint: {
      sv: "Samma sak finns i ett annat ärende som är länkat.",
      en: "The same matter is in another, linked case.",
    },
  },
  {
    code: "no_reply",
    sort: 120,
    sv: "Inget svar",
    en: "No reply",
    hint: {
      sv: "Vi fick inget svar efter två påminnelser.",
      en: "We got no reply after two reminders.",
    },
  },
  {
    code: "no_continuation",
    sort: 130,
    sv: "Ingen fortsättning",
    en: "No continuation",
    hint: { sv: "Skriv orsaken i sammanfattningen.", en: "Give the reason in the summary." },
  },
] as const satisfies readonly CatalogueEntry[];

export const declineReasons = [
  {
    code: "outside_mission",
    sort: 10,
    sv: "Utanför vårt uppdrag",
    en: "Outside our mission",
    hint: {
      sv: "Frågan rör inte samverkan enligt Överenskommelsen.",
      en: "The matter is not about collaboration under the Compact.",
    },
  },
  {
    code: "individual_matter",
    sort: 20,
    sv: "Gäller en enskild person",
    en: "Concerns an individual",
    hint: {
      sv: "Visa vägen till rätt mottagning. Skriv inget om personen.",
      en: "Show the way to the right office. Write nothing about the person.",
    },
  },
  {
    code: "grant_question",
    sort: 30,
    sv: "Fråga om föreningsbidrag",
    en: "Question about association grants",
  },
  {
    code: "procurement_question",
    sort: 40,
    sv: "Fråga om upphandling",
    en: "Question about procurement",
  },
  { code: "premises_booking", sort: 50, sv: "Bokning av lokal", en: "Booking of premises" },
  {
    code: "other_municipality",
    sort: 60,
    sv: "Gäller en annan kommun",
    en: "Concerns another municipality",
  },
  { code: "no_longer_needed", sort: 70, sv: "Behövs inte längre", en: "No longer needed" },
  {
    code: "insufficient_information",
    sort: 80,
    sv: "För lite underlag",
    en: "Too little information",
    hint: {
      sv: "Vi har frågat men kan ändå inte bedöma vad ni behöver.",
      en: "We have asked but still cannot tell what you need.",
    },
  },
  {
    code: "other",
    sort: 90,
    sv: "Annat skäl",
    en: "Other reason",
    hint: { sv: "Skriv skälet i texten.", en: "Give the reason in the text." },
  },
] as const satisfies readonly CatalogueEntry[];

export const roleTitles = [
  { code: "process_leader", sort: 10, sv: "Processledare", en: "Process leader" },
  { code: "coordinator", sort: 20, sv: "Samordnare", en: "Coordinator" },
  { code: "head_of_unit", sort: 30, sv: "Enhetschef", en: "Head of unit" },
  { code: "registrar", sort: 40, sv: "Registrator", en: "Registrar" },
  {
    code: "system_administrator",
    sort: 50,
    sv: "Systemadministratör",
    en: "System administrator",
  },
] as const satisfies readonly CatalogueEntry[];
