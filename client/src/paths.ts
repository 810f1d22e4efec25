// Every address of the product in one place. Public pages are files of their own (plain links); the rest are routes of the app.
import type { Language } from "@samverkansstod/api/contract/account.ts";

const publicPages = {
  sv: { start: "/", accessibility: "/tillganglighet", personalData: "/personuppgifter" },
  en: { start: "/en", accessibility: "/en/tillganglighet", personalData: "/en/personuppgifter" },
} as const satisfies Record<Language, Record<string, `/${string}`>>;

export type PublicPage = keyof (typeof publicPages)["sv"];

export function publicPath(page: PublicPage, language: Language): string {
  return publicPages[language][page];
}

/** `/logga-in`, and where to go afterwards when somebody was stopped at a door. */
function signIn(then?: string): string {
  return then === undefined ? "/logga-in" : `/logga-in?vidare=${encodeURIComponent(then)}`;
}

export const paths = {
  signIn,
  /** Where the link of a sign-in mail leads. */
  signInLink: "/logga-in/lank",
  /** One's own account: passkeys and sign-in sessions. */
  account: "/konto",
  ask: "/fraga",
  /** Where the writing of a draft goes on. */
  askDraft: (id: string) => `/fraga?utkast=${encodeURIComponent(id)}`,
  /** A step of the form, of a draft that the server has or of one that only this device has. */
  askStep: (step: number, id: string | null) =>
    `/fraga/${step}${id === null ? "" : `?utkast=${encodeURIComponent(id)}`}`,
  myRequests: "/mina-forfragningar",
  request: (id: string) => `/forfragan/${encodeURIComponent(id)}`,
  caseInvitation: (id: string) => `/medverka/${encodeURIComponent(id)}`,
  receipt: (id: string) => `/forfragan/${encodeURIComponent(id)}?skickad`,
  myOrganisations: "/mina-foreningar",
  invitation: "/inbjudan",
  organisations: "/foreningar",
  newOrganisation: "/foreningar/ny",
  organisation: (id: string) => `/foreningar/${encodeURIComponent(id)}`,
  editOrganisation: (id: string) => `/foreningar/${encodeURIComponent(id)}/andra`,
  queue: "/arende",
  register: "/arende/nytt",
  quickLog: "/arende/snabblogg",
  case: (id: string) => `/arende/${encodeURIComponent(id)}`,
  reportUnderWay: "/rapport",
  reportFlow: "/rapport/floden",
  reportCases: "/rapport/arenden",
  viewLog: "/visningar",
  calendar: "/kalender",
  workingHours: "/kalender/arbetstid",
  staff: "/personal",
  invite: "/personal/bjud-in",
  person: (id: string) => `/personal/person/${encodeURIComponent(id)}`,
  standIns: "/personal/ersattare",
  meetingsWithoutConsultant: "/personal/moten",
  roleTitles: "/personal/rolltitlar",
  roles: "/personal/roller",
  queueStandingIn: "/arende?ansvarig=mig-och-ersatta",
} as const;

/** Where `?vidare=` leads: only to a page of this product, never to another site. */
export function safeReturnPath(wanted: string | null): string | null {
  if (wanted === null || !/^\/(?![/\\])/.test(wanted)) return null;
  const url = new URL(wanted, "https://here.invalid");
  // "/.//elsewhere" is a path until it is resolved.
  if (url.origin !== "https://here.invalid" || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search;
}
