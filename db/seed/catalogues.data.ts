// The catalogues every installation starts with: codes of the glossary, with the words people see in Swedish and English.
// Only the starting content lives here; from then on the tables hold the truth and an administrator changes it.

export type Words = { readonly sv: string; readonly en: string };
export type CatalogueEntry = Words & {
  readonly code: string;
  readonly sort: number;
  readonly hint?: Words;
};
/** A board (nämnd) answers for an administration (förvaltning); it stands here only where its name is known. */
export type AdministrationEntry = CatalogueEntry & { readonly board?: Words };

export const principles = [
  {
    code: "integrity",
    sort: 10,
    sv: "Integritet och oberoende",
    en: "Integrity and independence",
    hint: {
      sv: "Organisationernas integritet, initiativ och självbestämmande respekteras.",
      en: "The integrity, initiative and self-determination of the organisations are respected.",
    },
  },
  {
    code: "dialogue",
    sort: 20,
    sv: "Dialog",
    en: "Dialogue",
    hint: {
      sv: "Båda parter respekterar varandras perspektiv och använder varandras resurser.",
      en: "Both sides respect each other's perspectives and use each other's resources.",
    },
  },
  {
    code: "quality",
    sort: 30,
    sv: "Kvalitet",
    en: "Quality",
    hint: {
      sv: "Närheten till medlemmar och deltagare är civilsamhällets främsta kvalitet.",
      en: "Closeness to members and participants is the foremost quality of civil society.",
    },
  },
  {
    code: "long_term",
    sort: 40,
    sv: "Långsiktighet",
    en: "Long-term thinking",
    hint: {
      sv: "Staden tänker långsiktigt så att organisationerna kan planera.",
      en: "The city thinks long-term so that organisations can plan.",
    },
  },
  {
    code: "openness",
    sort: 50,
    sv: "Öppenhet och insyn",
    en: "Openness and transparency",
    hint: {
      sv: "Båda parter strävar efter att vara öppna för insyn.",
      en: "Both sides strive for openness and transparency.",
    },
  },
  {
    code: "diversity",
    sort: 60,
    sv: "Mångfald",
    en: "Diversity",
    hint: {
      sv: "Nya organisationer och nya sätt att organisera sig får plats.",
      en: "New organisations and new ways of organising have a place.",
    },
  },
] as const satisfies readonly CatalogueEntry[];

export const themes = [
  {
    code: "democracy",
    sort: 10,
    sv: "Demokrati och delaktighet",
    en: "Democracy and participation",
  },
  {
    code: "equal_city",
    sort: 20,
    sv: "Jämlik stad och social hållbarhet",
    en: "An equal city and social sustainability",
  },
  { code: "children_youth", sort: 30, sv: "Barn och unga", en: "Children and young people" },
  { code: "older_people", sort: 40, sv: "Äldre", en: "Older people" },
  { code: "disability_rights", sort: 50, sv: "Funktionsrätt", en: "Disability rights" },
  {
    code: "integration",
    sort: 60,
    sv: "Integration och etablering",
    en: "Integration and settling in",
  },
  {
    code: "national_minorities",
    sort: 70,
    sv: "Nationella minoriteter och språk",
    en: "National minorities and languages",
  },
  { code: "safety", sort: 80, sv: "Trygghet", en: "Safety" },
  {
    code: "public_health",
    sort: 90,
    sv: "Folkhälsa och psykisk hälsa",
    en: "Public health and mental health",
  },
  {
    code: "work_social_economy",
    sort: 100,
    sv: "Arbete och social ekonomi",
    en: "Work and the social economy",
  },
  {
    code: "gender_equality",
    sort: 110,
    sv: "Jämställdhet och våld i nära relationer",
    en: "Gender equality and violence in close relationships",
  },
  {
    code: "homelessness",
    sort: 120,
    sv: "Hemlöshet och utsatthet",
    en: "Homelessness and social vulnerability",
  },
  { code: "culture_education", sort: 130, sv: "Kultur och bildning", en: "Culture and learning" },
  { code: "sport_leisure", sort: 140, sv: "Idrott och fritid", en: "Sport and leisure" },
  {
    code: "environment_climate",
    sort: 150,
    sv: "Miljö och klimat",
    en: "Environment and climate",
  },
  {
    code: "premises",
    sort: 160,
    sv: "Lokaler och mötesplatser",
    en: "Premises and meeting places",
  },
  {
    code: "association_development",
    sort: 170,
    sv: "Föreningsutveckling",
    en: "Developing the association",
  },
] as const satisfies readonly CatalogueEntry[];

export const areas = [
  {
    code: "nordost",
    sort: 10,
    sv: "Nordost",
    en: "North-East",
    hint: {
      sv: "Till exempel Angered, Bergsjön, Gamlestaden, Hammarkullen och Kortedala.",
      en: "For example Angered, Bergsjön, Gamlestaden, Hammarkullen and Kortedala.",
    },
  },
  {
    code: "centrum",
    sort: 20,
    sv: "Centrum",
    en: "City Centre",
    hint: {
      sv: "Till exempel city, Majorna, Linné, Örgryte och Härlanda.",
      en: "For example the inner city, Majorna, Linné, Örgryte and Härlanda.",
    },
  },
  {
    code: "sydvast",
    sort: 30,
    sv: "Sydväst",
    en: "South-West",
    hint: {
      sv: "Till exempel Askim, Frölunda, Högsbo, Tynnered och södra skärgården.",
      en: "For example Askim, Frölunda, Högsbo, Tynnered and the southern archipelago.",
    },
  },
  {
    code: "hisingen",
    sort: 40,
    sv: "Hisingen",
    en: "Hisingen",
    hint: {
      sv: "Till exempel Lundby, Backa, Biskopsgården, Tuve och Torslanda.",
      en: "For example Lundby, Backa, Biskopsgården, Tuve and Torslanda.",
    },
  },
  {
    code: "whole_city",
    sort: 50,
    sv: "Hela staden",
    en: "The whole city",
  },
] as const satisfies readonly CatalogueEntry[];

export const administrations = [
  {
    code: "social_nordost",
    sort: 10,
    sv: "Socialförvaltningen Nordost",
    en: "Social Services Administration North-East",
    board: { sv: "Socialnämnden Nordost", en: "Social Services Board North-East" },
  },
  {
    code: "social_centrum",
    sort: 20,
    sv: "Socialförvaltningen Centrum",
    en: "Social Services Administration City Centre",
    board: { sv: "Socialnämnden Centrum", en: "Social Services Board City Centre" },
  },
  {
    code: "social_sydvast",
    sort: 30,
    sv: "Socialförvaltningen Sydväst",
    en: "Social Services Administration South-West",
    board: { sv: "Socialnämnden Sydväst", en: "Social Services Board South-West" },
  },
  {
    code: "social_hisingen",
    sort: 40,
    sv: "Socialförvaltningen Hisingen",
    en: "Social Services Administration Hisingen",
    board: { sv: "Socialnämnden Hisingen", en: "Social Services Board Hisingen" },
  },
  {
    code: "disability_support",
    sort: 50,
    sv: "Förvaltningen för funktionsstöd",
    en: "Disability Support Administration",
    board: { sv: "Nämnden för funktionsstöd", en: "Disability Support Board" },
  },
  {
    code: "older_care",
    sort: 60,
    sv: "Äldre samt vård- och omsorgsförvaltningen",
    en: "Older People, Health and Care Administration",
    board: {
      sv: "Äldre samt vård- och omsorgsnämnden",
      en: "Older People, Health and Care Board",
    },
  },
  {
    code: "city_executive_office",
    sort: 70,
    sv: "Stadsledningskontoret",
    en: "City Executive Office",
  },
  {
    code: "democracy_services",
    sort: 80,
    sv: "Demokrati och medborgarservice",
    en: "Democracy and Citizen Services",
  },
  {
    code: "sports_associations",
    sort: 90,
    sv: "Idrotts- och föreningsförvaltningen",
    en: "Sports and Associations Administration",
  },
  { code: "culture", sort: 100, sv: "Kulturförvaltningen", en: "Cultural Affairs Administration" },
  {
    code: "preschool",
    sort: 110,
    sv: "Förskoleförvaltningen",
    en: "Preschool Administration",
  },
  {
    code: "compulsory_school",
    sort: 120,
    sv: "Grundskoleförvaltningen",
    en: "Compulsory School Administration",
  },
  {
    code: "upper_secondary",
    sort: 130,
    sv: "Utbildningsförvaltningen",
    en: "Upper Secondary Education Administration",
  },
  {
    code: "labour_adult_education",
    sort: 140,
    sv: "Arbetsmarknad och vuxenutbildning",
    en: "Labour Market and Adult Education",
  },
  { code: "environment", sort: 150, sv: "Miljöförvaltningen", en: "Environment Administration" },
  {
    code: "city_planning",
    sort: 160,
    sv: "Stadsbyggnadsförvaltningen",
    en: "City Planning Administration",
  },
  {
    code: "land_development",
    sort: 170,
    sv: "Exploateringsförvaltningen",
    en: "Land Development Administration",
  },
  {
    code: "urban_environment",
    sort: 180,
    sv: "Stadsmiljöförvaltningen",
    en: "Urban Environment Administration",
  },
  {
    code: "city_premises",
    sort: 190,
    sv: "Stadsfastighetsförvaltningen",
    en: "City Premises Administration",
  },
  { code: "water_recycling", sort: 200, sv: "Kretslopp och vatten", en: "Recycling and Water" },
  { code: "procurement", sort: 210, sv: "Inköp och upphandling", en: "Purchasing and Procurement" },
  { code: "intraservice", sort: 220, sv: "Intraservice", en: "Intraservice" },
] as const satisfies readonly AdministrationEntry[];

export const forums = [
  {
    code: "open_forum",
    sort: 10,
    sv: "Öppna forum",
    en: "Open forum",
    hint: {
      sv: "Återkommande möten som är öppna för alla.",
      en: "Regular meetings that are open to everyone.",
    },
  },
  {
    code: "co_creation_forum",
    sort: 20,
    sv: "Forum för medskapande dialog",
    en: "Forum for co-creative dialogue",
    hint: { sv: "Staden bjuder in.", en: "The city invites." },
  },
  {
    code: "social_sustainability_group",
    sort: 30,
    sv: "Samverkansgrupp kring social hållbarhet",
    en: "Collaboration group on social sustainability",
    hint: {
      sv: "Tar upp frågor om mångfald av utförare till bredare diskussion.",
      en: "Raises questions about a diversity of providers for wider discussion.",
    },
  },
  {
    code: "secretariat",
    sort: 40,
    sv: "Got United – forum för samverkan (kansli)",
    en: "Got United – forum for collaboration (secretariat)",
    hint: {
      sv: "Drivs av civilsamhället. Här skriver organisationer under Överenskommelsen.",
      en: "Run by civil society. Organisations sign the Compact here.",
    },
  },
] as const satisfies readonly CatalogueEntry[];
