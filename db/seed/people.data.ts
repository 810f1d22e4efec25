// Fictional people: the staff of the unit, the people who speak for the organisations, and city officials who ask.
// Nobody here is real; addresses end in .example and phones are set aside for books and films.

import type { OrganisationKey } from "./organisations.data.ts";
import type { AdministrationCode, RoleTitleCode } from "./seed-codes.ts";

export type StaffRole = "consultant" | "coordinator" | "manager" | "registrar" | "admin";

export type StaffSeed = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly StaffRole[];
  readonly title: RoleTitleCode;
  /** Languages beside Swedish in which this person can hold a meeting. */
  readonly speaks?: readonly string[];
  /** Organisations this person belongs to: never assigned their cases. */
  readonly memberOf?: readonly OrganisationKey[];
};

export type ContactSeed = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly organisation: OrganisationKey;
  /** What the person is in the organisation, in the organisation's own words. */
  readonly position: string;
  readonly language?: "sv" | "fi" | "en";
  readonly protectedContact?: true;
};

export type CityOfficialSeed = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly administration: AdministrationCode;
  readonly position: string;
};

export const staff = [
  {
    name: "Leyla Aydinsson",
    email: "leyla.aydinsson@goteborg.example",
    phone: "+46313900670",
    roles: ["consultant"],
    title: "process_leader",
    speaks: ["tr", "en"],
  },
  {
    name: "Johan Bergsten",
    email: "johan.bergsten@goteborg.example",
    phone: "+46313900671",
    roles: ["consultant"],
    title: "process_leader",
  },
  {
    name: "Hanna Koskela",
    email: "hanna.koskela@goteborg.example",
    phone: "+46313900672",
    roles: ["consultant"],
    title: "process_leader",
    speaks: ["fi", "en"],
  },
  {
    name: "Mustafa Rahimi",
    email: "mustafa.rahimi@goteborg.example",
    phone: "+46313900673",
    roles: ["consultant"],
    title: "process_leader",
    speaks: ["fa", "ar"],
  },
  {
    name: "Sofia Ljungdal",
    email: "sofia.ljungdal@goteborg.example",
    phone: "+46313900674",
    roles: ["consultant"],
    title: "process_leader",
    memberOf: ["demokoren"],
  },
  {
    name: "Daniel Tesfay",
    email: "daniel.tesfay@goteborg.example",
    phone: "+46313900675",
    roles: ["consultant"],
    title: "process_leader",
    speaks: ["ti", "en"],
    memberOf: ["biskopsbollen"],
  },
  {
    name: "Karin Öhrnell",
    email: "karin.ohrnell@goteborg.example",
    phone: "+46313900676",
    roles: ["coordinator"],
    title: "coordinator",
  },
  {
    name: "Amir Sandelin",
    email: "amir.sandelin@goteborg.example",
    phone: "+46313900677",
    roles: ["coordinator"],
    title: "coordinator",
    speaks: ["bs"],
  },
  {
    name: "Birgitta Falkenäs",
    email: "birgitta.falkenas@goteborg.example",
    phone: "+46313900678",
    roles: ["manager"],
    title: "head_of_unit",
  },
  {
    name: "Tomasz Wikander",
    email: "tomasz.wikander@goteborg.example",
    phone: "+46313900679",
    roles: ["registrar"],
    title: "registrar",
  },
  {
    name: "Nadia Holmsten",
    email: "nadia.holmsten@goteborg.example",
    phone: "+46313900680",
    roles: ["admin"],
    title: "system_administrator",
  },
] as const satisfies readonly StaffSeed[];

/** The first contact of each organisation, in the order of the organisations. */
export const contacts = [
  {
    name: "Maryam Lindvall",
    email: "kontakt@laxlyktan.example",
    phone: "+46701740620",
    organisation: "laxlyktan",
    position: "ordförande",
  },
  {
    name: "Staffan Grönkvist",
    email: "kontakt@havslyktan.example",
    phone: "+46701740621",
    organisation: "havslyktan",
    position: "verksamhetschef",
  },
  {
    name: "Rut Almdal",
    email: "kontakt@ljusgarden.example",
    phone: "+46701740622",
    organisation: "ljusgarden",
    position: "diakon",
  },
  {
    name: "Dragan Petrovski",
    email: "kontakt@pahittets-kooperativ.example",
    phone: "+46701740623",
    organisation: "pahittets-kooperativ",
    position: "verksamhetsledare",
  },
  {
    name: "Fatuma Elmi",
    email: "kontakt@fiktiva-grannar.example",
    phone: "+46701740624",
    organisation: "fiktiva-grannar",
    position: "kontaktperson",
  },
  {
    name: "Lennart Bruhn",
    email: "kontakt@hisingsvinden.example",
    phone: "+46701740625",
    organisation: "hisingsvinden",
    position: "kassör",
  },
  {
    name: "Annika Sjödahl",
    email: "kontakt@lika-vag.example",
    phone: "+46701740626",
    organisation: "lika-vag",
    position: "ombudsman",
  },
  {
    name: "Pirjo Lehtisalo",
    email: "kontakt@aurinko.example",
    phone: "+46701740627",
    organisation: "aurinko",
    position: "ordförande",
    language: "fi",
  },
  {
    name: "Samordnare Norrsken",
    email: "kontakt@norrsken.example",
    phone: "+46701740628",
    organisation: "norrsken",
    position: "samordnare",
    protectedContact: true,
  },
  {
    name: "Elias Wennbäck",
    email: "kontakt@kulturkedjan.example",
    phone: "+46701740629",
    organisation: "kulturkedjan",
    position: "ordförande",
  },
  {
    name: "Jonas Fridell",
    email: "jonas@spelrum.example",
    phone: "+46701740630",
    organisation: "spelrum",
    position: "ledamot",
  },
  {
    name: "Hodan Abshir",
    email: "hodan@gardsvinden.example",
    phone: "+46701740631",
    organisation: "gardsvinden",
    position: "sekreterare",
  },
  {
    name: "Shirin Karvandi",
    email: "shirin@odlarna.example",
    phone: "+46701740632",
    organisation: "odlarna",
    position: "ordförande",
  },
  {
    name: "Abdirahman Noor",
    email: "abdirahman@familjebron.example",
    phone: "+46701740633",
    organisation: "familjebron",
    position: "verksamhetsledare",
  },
  {
    name: "Zeynep Aksoylu",
    email: "zeynep@saffran.example",
    phone: "+46701740634",
    organisation: "saffran",
    position: "verksamhetsledare",
  },
  {
    name: "Cecilia Hammarlund",
    email: "cecilia@gamla-mejeriet.example",
    phone: "+46701740635",
    organisation: "gamla-mejeriet",
    position: "föreståndare",
  },
  {
    name: "Gabriel Younan",
    email: "gabriel@oppna-dorren.example",
    phone: "+46701740636",
    organisation: "oppna-dorren",
    position: "pastor",
  },
  {
    name: "Jelena Marić",
    email: "jelena@foraldrar-lovgardet.example",
    phone: "+46701740637",
    organisation: "foraldrar-lovgardet",
    position: "kontaktperson",
  },
  {
    name: "Tindra Osman",
    email: "tindra@unga-roster.example",
    phone: "+46701740638",
    organisation: "unga-roster",
    position: "ordförande",
  },
  {
    name: "Viktor Bodin",
    email: "viktor@schackspringaren.example",
    phone: "+46701740639",
    organisation: "schackspringaren",
    position: "ungdomsledare",
  },
  {
    name: "Paola Riquelme",
    email: "paola@trapphuset.example",
    phone: "+46701740640",
    organisation: "trapphuset",
    position: "producent",
  },
  {
    name: "Ahmed Saleh Norén",
    email: "ahmed@hjulnavet.example",
    phone: "+46701740641",
    organisation: "hjulnavet",
    position: "ordförande",
  },
  {
    name: "Margareta Ekbom",
    email: "margareta@granngarden.example",
    phone: "+46701740642",
    organisation: "granngarden",
    position: "ordförande",
  },
  {
    name: "Ulrika Stenfors",
    email: "ulrika@exempelcirkeln.example",
    phone: "+46701740643",
    organisation: "exempelcirkeln",
    position: "verksamhetsutvecklare",
  },
  {
    name: "Gunnel Sandvik",
    email: "gunnel@aldre-i-rorelse.example",
    phone: "+46701740644",
    organisation: "aldre-i-rorelse",
    position: "ordförande",
  },
  {
    name: "Per-Olof Kihl",
    email: "per-olof@pahittade-parken.example",
    phone: "+46701740645",
    organisation: "pahittade-parken",
    position: "ordförande",
  },
  {
    name: "Nasrin Hosseinpour",
    email: "nasrin@sprakkafeet.example",
    phone: "+46701740646",
    organisation: "sprakkafeet",
    position: "samordnare",
  },
  {
    name: "Klas Tengroth",
    email: "klas@lundbybaten.example",
    phone: "+46701740647",
    organisation: "lundbybaten",
    position: "ledamot",
  },
  {
    name: "Susanna Myrberg",
    email: "susanna@repareriet.example",
    phone: "+46701740648",
    organisation: "repareriet",
    position: "föreståndare",
  },
  {
    name: "Börje Almlöf",
    email: "borje@digitala-grannar.example",
    phone: "+46701740649",
    organisation: "digitala-grannar",
    position: "ordförande",
  },
  {
    name: "Emmanuel Okello",
    email: "emmanuel@biskopsbollen.example",
    phone: "+46701740650",
    organisation: "biskopsbollen",
    position: "klubbchef",
  },
  {
    name: "Katarina Löfving",
    email: "katarina@tradgardsmastaren.example",
    phone: "+46701740651",
    organisation: "tradgardsmastaren",
    position: "verksamhetschef",
  },
  {
    name: "Robin Ståhlgren",
    email: "robin@nattljus.example",
    phone: "+46701740652",
    organisation: "nattljus",
    position: "verksamhetsledare",
  },
  {
    name: "Mikaela Åsander",
    email: "mikaela@kallan.example",
    phone: "+46701740653",
    organisation: "kallan",
    position: "diakon",
  },
  {
    name: "Bushra Jalali",
    email: "bushra@backaborna.example",
    phone: "+46701740654",
    organisation: "backaborna",
    position: "kontaktperson",
  },
  {
    name: "Oskar Liljedal",
    email: "oskar@exempelteatern.example",
    phone: "+46701740655",
    organisation: "exempelteatern",
    position: "konstnärlig ledare",
  },
  {
    name: "Therese Ödmark",
    email: "therese@alla-med.example",
    phone: "+46701740656",
    organisation: "alla-med",
    position: "ordförande",
  },
  {
    name: "Håkan Bremberg",
    email: "hakan@demobiblioteket.example",
    phone: "+46701740657",
    organisation: "demobiblioteket",
    position: "enhetschef",
  },
  {
    name: "Inger Kasselstrand",
    email: "inger@foreningsradet.example",
    phone: "+46701740658",
    organisation: "foreningsradet",
    position: "sekreterare",
  },
  {
    name: "Søren Bjærgaard",
    email: "soren@smorblomst.example",
    phone: "+46701740659",
    organisation: "smorblomst",
    position: "ordförande",
  },
  {
    name: "Alex Rosenqvist",
    email: "alex@regnbagsrummet.example",
    phone: "+46701740660",
    organisation: "regnbagsrummet",
    position: "verksamhetsledare",
  },
  {
    name: "Hamid Tavassoli",
    email: "hamid@brobyggarna.example",
    phone: "+46701740661",
    organisation: "brobyggarna",
    position: "programansvarig",
  },
  {
    name: "Lovisa Granath",
    email: "lovisa@testfolket.example",
    phone: "+46701740662",
    organisation: "testfolket",
    position: "verksamhetsutvecklare",
  },
  {
    name: "Olena Shevchuk",
    email: "olena@nykomlingarna.example",
    phone: "+46701740663",
    organisation: "nykomlingarna",
    position: "ordförande",
  },
  {
    name: "René Åkerlind",
    email: "rene@konstnarsvaven.example",
    phone: "+46701740664",
    organisation: "konstnarsvaven",
    position: "producent",
  },
  {
    name: "Birgit Nordevall",
    email: "birgit@andrum.example",
    phone: "+46701740665",
    organisation: "andrum",
    position: "ordförande",
  },
  {
    name: "Luca Forsén",
    email: "luca@gemensam-mat.example",
    phone: "+46701740666",
    organisation: "gemensam-mat",
    position: "verksamhetsledare",
  },
  {
    name: "Saga Lundholm",
    email: "saga@klimatkollektivet.example",
    phone: "+46701740667",
    organisation: "klimatkollektivet",
    position: "talesperson",
  },
  {
    name: "Maj-Britt Öberg Nilvander",
    email: "maj-britt@demokoren.example",
    phone: "+46701740668",
    organisation: "demokoren",
    position: "ordförande",
  },
  {
    name: "Torbjörn Alsterdal",
    email: "torbjorn@grona-gardar.example",
    phone: "+46701740669",
    organisation: "grona-gardar",
    position: "ordförande",
  },
  {
    name: "Ida Westermo",
    email: "ida@strandskatan.example",
    phone: "+46701740670",
    organisation: "strandskatan",
    position: "kårordförande",
  },
  {
    name: "Johannes Tveit",
    email: "johannes@hamnljuset.example",
    phone: "+46701740671",
    organisation: "hamnljuset",
    position: "församlingsassistent",
  },
  {
    name: "Farah Mahdavi",
    email: "farah@lasgladje.example",
    phone: "+46701740672",
    organisation: "lasgladje",
    position: "samordnare",
  },
  {
    name: "Petra Ingelmark",
    email: "petra@simtaget.example",
    phone: "+46701740673",
    organisation: "simtaget",
    position: "ordförande",
  },
  {
    name: "Kenneth Dahlbom",
    email: "kenneth@trygga-tynnered.example",
    phone: "+46701740674",
    organisation: "trygga-tynnered",
    position: "kontaktperson",
  },
  {
    name: "Barbro Rörström",
    email: "barbro@skargardens-vanner.example",
    phone: "+46701740675",
    organisation: "skargardens-vanner",
    position: "sekreterare",
  },
  {
    name: "Ingegerd Malmsjö",
    email: "ingegerd@guldkanten.example",
    phone: "+46701740676",
    organisation: "guldkanten",
    position: "förbundsordförande",
  },
  {
    name: "Mikael Vårdahl",
    email: "mikael@hjarterum.example",
    phone: "+46701740677",
    organisation: "hjarterum",
    position: "direktor",
  },
  {
    name: "Rosita Valdén",
    email: "rosita@fem-sprak.example",
    phone: "+46701740678",
    organisation: "fem-sprak",
    position: "samordnare",
  },
  {
    name: "Yusuf Hedenlund",
    email: "yusuf@folkbildarna.example",
    phone: "+46701740679",
    organisation: "folkbildarna",
    position: "chef för folkbildning",
  },
] as const satisfies readonly ContactSeed[];

/** Further members, for organisations where more than one person follows the cases. */
export const furtherMembers = [
  {
    name: "Tomas Ek-Haddad",
    email: "tomas@laxlyktan.example",
    phone: "+46701740680",
    organisation: "laxlyktan",
    position: "kassör",
  },
  {
    name: "Irma Solheden",
    email: "irma@havslyktan.example",
    phone: "+46701740681",
    organisation: "havslyktan",
    position: "ledamot i styrelsen",
  },
  {
    name: "Milad Sundin",
    email: "milad@unga-roster.example",
    phone: "+46701740682",
    organisation: "unga-roster",
    position: "ledamot",
  },
  {
    name: "Caroline Ahlmark",
    email: "caroline@biskopsbollen.example",
    phone: "+46701740683",
    organisation: "biskopsbollen",
    position: "kanslist",
  },
  {
    name: "Roland Fryklund",
    email: "roland@guldkanten.example",
    phone: "+46701740684",
    organisation: "guldkanten",
    position: "kassör",
  },
  {
    name: "Lars-Åke Höglind",
    email: "lars-ake@demokoren.example",
    phone: "+46701740685",
    organisation: "demokoren",
    position: "kassör",
  },
] as const satisfies readonly ContactSeed[];

export const cityOfficials = [
  {
    name: "Marianne Lööw",
    email: "marianne.loow@goteborg.example",
    phone: "+46313900681",
    administration: "social_nordost",
    position: "utvecklingsledare",
  },
  {
    name: "Sami Björklid",
    email: "sami.bjorklid@goteborg.example",
    phone: "+46313900682",
    administration: "older_care",
    position: "verksamhetsutvecklare",
  },
  {
    name: "Elin Aspengren",
    email: "elin.aspengren@goteborg.example",
    phone: "+46313900683",
    administration: "compulsory_school",
    position: "rektor",
  },
  {
    name: "Reza Mohlin",
    email: "reza.mohlin@goteborg.example",
    phone: "+46313900684",
    administration: "culture",
    position: "kulturstrateg",
  },
] as const satisfies readonly CityOfficialSeed[];

export type CityOfficialEmail = (typeof cityOfficials)[number]["email"];
