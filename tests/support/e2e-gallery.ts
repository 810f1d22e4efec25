/*
 * Every page and every state of it that is worth looking at: who sees it, how one gets there, and what shows that it is there. The
 * browser tests check each of them, and the screenshots are taken of the same.
 */
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { publicPath } from "@samverkansstod/client/src/paths.ts";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { account } from "./e2e-gallery-account.ts";
import { cases } from "./e2e-gallery-cases.ts";
import { meetings } from "./e2e-gallery-meetings.ts";
import { people } from "./e2e-gallery-people.ts";
import { organisations } from "./e2e-gallery-organisations.ts";
import { reports } from "./e2e-gallery-reports.ts";
import { records } from "./e2e-gallery-records.ts";
import { sharing } from "./e2e-gallery-sharing.ts";
import { signIn } from "./e2e-gallery-sign-in.ts";
import { aWholeForm, draftQuickly, notSignedInYet, sendQuickly, signInQuickly } from "./e2e-people.ts";
import { button, choice, field } from "./e2e-screens.ts";
import { publicWords, words, type AppWords } from "./e2e-words.ts";

/** Who looks: nobody in particular, somebody who has just come, requesters with a history, staff. */
export const viewers = [
  "nobody",
  "newcomer",
  "requester",
  "asked",
  "choosing",
  "consultant",
  "coordinator",
  "manager",
  "registrar",
  "admin",
] as const;
export type Viewer = (typeof viewers)[number];

const addresses: Readonly<Record<Exclude<Viewer, "nobody">, string>> = {
  // New each time, so that nothing is there yet.
  newcomer: `ny.${crypto.randomUUID().slice(0, 8)}@example.example`,
  requester: "tomas@laxlyktan.example",
  // With a question to answer, and with times to choose from, in the demo.
  asked: "kontakt@norrsken.example",
  choosing: "kontakt@lika-vag.example",
  consultant: "leyla.aydinsson@goteborg.example",
  coordinator: "karin.ohrnell@goteborg.example",
  manager: "birgitta.falkenas@goteborg.example",
  registrar: "tomasz.wikander@goteborg.example",
  admin: "nadia.holmsten@goteborg.example",
};

/** What the pages of the gallery show besides the demo's own data. */
export interface Exhibits {
  sent: string;
  draft: string;
  longCase: string;
}

const longText = Array.from(
  { length: 13 },
  (_, index) =>
    `Stycke ${index + 1}. Vi är en förening som har hållit på länge på Hisingen och i Västra Frölunda, och vi vill nu göra något tillsammans med förskolan, biblioteket och äldreomsorgen. Det här är långt därför att verkligheten är lång: åäö, é, “citat” och Ångströmslaboratorieföreståndarinnebostadsrättsföreningen.`,
).join("\n\n");

export const longName = "Riksförbundet för gränsöverskridande språkvänners och ångbåtsentusiasters samverkan i Väst";

/** Signs the viewer in, where there is somebody to sign in. */
export async function becomeViewer(context: BrowserContext, origin: string, viewer: Viewer): Promise<void> {
  if (viewer === "nobody") return;
  await signInQuickly(context, origin, addresses[viewer]);
  // Pages that are open to everybody ask who is there only on a device where somebody has been let in.
  const page = await context.newPage();
  await page.goto("/mina-forfragningar");
  await button(page, words.sv.shell.signOut).waitFor();
  await page.close();
}

/** In the context in which the requester of the gallery is signed in. `extremes`: texts as long as they come, too. */
export async function makeExhibits(
  { request }: BrowserContext,
  origin: string,
  { extremes = true } = {},
): Promise<Exhibits> {
  const sent = await sendQuickly(request, origin, aWholeForm);
  const draft = await draftQuickly(request, origin, aWholeForm);
  if (!extremes) return { sent: sent.id, draft: draft.id, longCase: sent.id };
  const long = await sendQuickly(request, origin, {
    ...aWholeForm,
    subject:
      "Språkvänner på ångbåt: vi söker en väg in i staden för en samverkan som ska hålla i många år och nå alla som vill vara med, ung som gammal",
    description: longText,
    organisationName: longName,
    organisationNumber: null,
    accessNeeds:
      "Hiss eller ramp, hörslinga, och en lokal nära hållplatsen. Vi blir tjugo personer och fyra av oss läser på läppar.",
    interpreter: "Svenskt teckenspråk och somaliska",
    areas: ["hisingen", "sydvast", "centrum"],
  });
  return { sent: sent.id, draft: draft.id, longCase: long.id };
}

export interface Exhibit {
  name: string;
  viewer: Viewer;
  path: (shown: Exhibits, language: Language) => string;
  /** The page is there, with its content and not only its frame. */
  ready: (page: Page, w: AppWords, language: Language) => Locator;
  /** What is done there before it is looked at; ends when it shows. */
  act?: (page: Page, w: AppWords) => Promise<void>;
  /** What stands in the way of the page, set up before it is opened. */
  before?: (page: Page) => Promise<unknown>;
  /** What the browser's own console says about it. */
  expected?: RegExp[];
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const main = (page: Page) => page.getByRole("main");
const summary = (page: Page, w: AppWords) => page.getByRole("heading", { name: w.ui.errorSummaryHeading });
const pressAndSeeErrors = (name: (w: AppWords) => string) => async (page: Page, w: AppWords) => {
  await button(main(page), name(w)).click();
  await summary(page, w).waitFor();
};
const refusedByTest = /Failed to load resource: (?:net::ERR_FAILED|the server responded with a status of (?:404|503))/u;

/** The API does not answer calls whose path begins so. */
const without = (path: string) => async (page: Page) =>
  page.route(
    (url) => url.pathname === path,
    (route) => route.abort(),
  );

const publicExhibits = (["start", "accessibility", "personalData"] as const).map((page): Exhibit => ({
  name: page === "personalData" ? "personal-data" : page,
  viewer: "nobody",
  path: (_, language) => publicPath(page, language),
  ready: (shown, w, language) =>
    page === "accessibility"
      ? heading(shown, w.shell.footer.accessibility)
      : heading(shown, publicWords[language][page].title),
}));

const noSuchId = "01890000-0000-7000-8000-000000000000";

const nobodys: Exhibit[] = [
  ...publicExhibits,
  { name: "sign-in", viewer: "nobody", path: () => "/logga-in", ready: (page, w) => heading(page, w.account.title) },
  {
    name: "sign-in-error",
    viewer: "nobody",
    path: () => "/logga-in",
    ready: (page, w) => heading(page, w.account.title),
    act: pressAndSeeErrors((w) => w.account.sendCode),
  },
  {
    name: "sign-in-code",
    viewer: "nobody",
    path: () => "/logga-in",
    ready: (page, w) => heading(page, w.account.title),
    act: async (page, w) => {
      // The code is asked for once; from then on the page remembers that one has been sent.
      const code = field(page, w.account.code);
      await field(page, w.account.email).or(code).waitFor();
      if (!(await code.isVisible())) {
        await field(page, w.account.email).fill("namn@forening.example");
        await button(page, w.account.sendCode).click();
      }
      await code.waitFor();
    },
  },
  {
    name: "not-found",
    viewer: "nobody",
    path: () => "/finns-inte",
    ready: (page, w) => heading(page, w.shell.notFound.title),
  },
  {
    name: "no-contact",
    viewer: "nobody",
    path: () => "/mina-forfragningar",
    before: without("/api/v1/account/me"),
    ready: (page, w) => heading(page, w.shell.network.title),
    expected: [refusedByTest],
  },
];

const ask = (step: number) => (shown: Exhibits) => `/fraga/${step}?utkast=${shown.draft}`;
const stepNames = ["what", "who", "meeting", "address", "check"] as const;

const requesters: Exhibit[] = [
  {
    name: "my-requests-empty",
    viewer: "newcomer",
    path: () => "/mina-forfragningar",
    ready: (page, w) => main(page).getByText(w.requests.empty.text),
  },
  {
    name: "ask-1-new",
    viewer: "newcomer",
    path: () => "/fraga/1",
    ready: (page, w) => heading(page, w.ask.steps.what.title),
  },
  {
    name: "ask-1-errors",
    viewer: "newcomer",
    path: () => "/fraga/1",
    ready: (page, w) => heading(page, w.ask.steps.what.title),
    act: pressAndSeeErrors((w) => w.ask.goOn),
  },
  {
    name: "ask-2-errors",
    viewer: "newcomer",
    path: () => "/fraga/2",
    ready: (page, w) => heading(page, w.ask.steps.who.title),
    act: async (page, w) => {
      await choice(page, w.ask.labels.requesterType, w.ask.choices.requesterType.organisation).check();
      await pressAndSeeErrors(() => w.ask.goOn)(page, w);
    },
  },
  {
    name: "ask-3-errors",
    viewer: "newcomer",
    path: () => "/fraga/3",
    ready: (page, w) => heading(page, w.ask.steps.meeting.title),
    act: pressAndSeeErrors((w) => w.ask.goOn),
  },
  {
    name: "my-requests",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    ready: (page) => main(page).getByText(aWholeForm.subject).first(),
  },
  {
    name: "my-requests-failing",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    before: without("/api/v1/requests"),
    ready: (page, w) => button(main(page), w.shell.network.retry),
    expected: [refusedByTest],
  },
  {
    name: "error",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    before: async (page) =>
      page.route(
        (url) => url.pathname === "/api/v1/requests",
        (route) => route.fulfill({ json: { items: [null], nextCursor: null } }),
      ),
    ready: (page, w) => heading(page, w.shell.error.title),
    expected: [/TypeError|Minified React error/u],
  },
  ...stepNames.map((step, index): Exhibit => ({
    name: `ask-${index + 1}`,
    viewer: "requester",
    path: ask(index + 1),
    ready: (page, w) => heading(page, w.ask.steps[step].title),
  })),
  {
    name: "ask-1-personal-number",
    viewer: "requester",
    path: ask(1),
    ready: (page, w) => heading(page, w.ask.steps.what.title),
    act: async (page, w) => {
      await field(page, w.ask.labels.desiredChange).fill("Ring Test Testsson, 19121212-1212, så ordnar det sig.");
      await page.getByRole("checkbox", { name: w.ask.personalNumber.notOne }).waitFor();
    },
    expected: [/status of 4(?:09|22)/u],
  },
  {
    name: "request",
    viewer: "requester",
    path: ({ sent }) => `/forfragan/${sent}`,
    ready: (page, w) => main(page).getByText(w.requests.isRecord),
  },
  {
    name: "request-long",
    viewer: "requester",
    path: ({ longCase }) => `/forfragan/${longCase}`,
    ready: (page, w) => main(page).getByText(w.requests.isRecord),
  },
  {
    name: "receipt",
    viewer: "requester",
    path: ({ sent }) => `/forfragan/${sent}?skickad`,
    ready: (page, w) => heading(page, w.requests.receipt.title),
  },
  {
    name: "request-not-found",
    viewer: "requester",
    path: () => `/forfragan/${noSuchId}`,
    ready: (page, w) => heading(page, w.requests.notFound.title),
    expected: [refusedByTest],
  },
  {
    name: "forbidden",
    viewer: "requester",
    path: () => "/arende",
    ready: (page, w) => heading(page, w.shell.forbidden.title),
  },
];

async function openAssignDialog(page: Page, w: AppWords): Promise<void> {
  await button(main(page), w.case.assignSomebody).click();
  await button(page.getByRole("dialog"), w.case.assign.save).waitFor();
}

const staff: Exhibit[] = [
  {
    name: "queue",
    viewer: "consultant",
    path: () => "/arende",
    ready: (page) =>
      main(page)
        .getByText(/SAM-\d{4}-\d{6}/u)
        .first(),
  },
  {
    name: "queue-filtered",
    viewer: "consultant",
    path: () => "/arende?lage=submitted&lage=accepted&typ=consultation&omrade=nordost&ansvarig=ingen",
    ready: (page) =>
      main(page)
        .getByText(/SAM-\d{4}-\d{6}/u)
        .first(),
  },
  {
    name: "queue-empty",
    viewer: "consultant",
    path: () => "/arende?sok=finnsingenstans",
    ready: (page, w) => main(page).getByText(w.queue.empty.searchText),
  },
  {
    name: "queue-failing",
    viewer: "consultant",
    path: () => "/arende",
    before: without("/api/v1/requests"),
    ready: (page, w) => main(page).getByText(w.queue.failed.text),
    expected: [refusedByTest],
  },
  {
    name: "case",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: (page) => main(page).getByRole("listitem").getByRole("time").first(),
  },
  {
    name: "case-long",
    viewer: "consultant",
    path: ({ longCase }) => `/arende/${longCase}`,
    ready: (page) => main(page).getByRole("listitem").getByRole("time").first(),
  },
  {
    name: "case-missing",
    viewer: "consultant",
    path: () => `/arende/${noSuchId}`,
    ready: (page, w) => heading(page, w.case.missing.title),
    expected: [refusedByTest],
  },
  {
    name: "register",
    viewer: "consultant",
    path: () => "/arende/nytt",
    ready: (page, w) => heading(page, w.register.title),
  },
  {
    name: "register-errors",
    viewer: "consultant",
    path: () => "/arende/nytt",
    ready: (page, w) => heading(page, w.register.title),
    act: pressAndSeeErrors((w) => w.register.save),
  },
  {
    name: "register-own",
    viewer: "consultant",
    path: () => "/arende/nytt",
    ready: (page, w) => heading(page, w.register.title),
    act: async (page, w) => {
      await choice(page, w.register.who.initiatedBy, w.words.initiatedBy.unit).check();
      await main(page).getByText(w.register.who.ownInitiative).waitFor();
    },
  },
  {
    name: "quick-log",
    viewer: "consultant",
    path: () => "/arende/snabblogg",
    ready: (page) => main(page).getByRole("checkbox").first(),
  },
  {
    name: "quick-log-errors",
    viewer: "consultant",
    path: () => "/arende/snabblogg",
    ready: (page) => main(page).getByRole("checkbox").first(),
    act: async (page, w) => {
      await main(page).getByText(w.quickLog.more).click();
      await choice(page, w.quickLog.who, w.words.initiatedBy.city_official).check();
      await main(page).getByRole("checkbox", { name: w.quickLog.mail }).check();
      await pressAndSeeErrors(() => w.quickLog.save)(page, w);
    },
  },
  {
    name: "assign-dialog",
    viewer: "coordinator",
    path: ({ sent }) => `/arende/${sent}`,
    ready: (page) => main(page).getByRole("listitem").getByRole("time").first(),
    act: openAssignDialog,
  },
  {
    name: "assign-dialog-error",
    viewer: "coordinator",
    path: ({ sent }) => `/arende/${sent}`,
    ready: (page) => main(page).getByRole("listitem").getByRole("time").first(),
    act: async (page, w) => {
      await openAssignDialog(page, w);
      await button(page.getByRole("dialog"), w.case.assign.save).click();
      await page.getByRole("dialog").getByText(w.case.assign.personMissing).waitFor();
    },
  },
  {
    name: "queue-admin",
    viewer: "admin",
    path: () => "/arende",
    ready: (page, w) => main(page).getByText(w.queue.adminOnly.text),
  },
];

export const exhibits: readonly Exhibit[] = [
  ...nobodys,
  ...signIn,
  ...requesters,
  ...staff,
  ...cases,
  ...meetings,
  ...records,
  ...people,
  ...sharing,
  ...organisations,
  ...reports,
  ...account,
];

/** Opens the exhibit in a language that this device has chosen, and waits until it can be looked at. */
export async function openExhibit(page: Page, exhibit: Exhibit, shown: Exhibits, language: Language): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await exhibit.before?.(page);
  await page.goto(exhibit.path(shown, language));
  await exhibitShows(page, exhibit, language);
  await exhibit.act?.(page, words[language]);
}

/** Waits until the page is there in that language, before anything is done on it. */
export async function exhibitShows(page: Page, exhibit: Exhibit, language: Language): Promise<void> {
  const w = words[language];
  await exhibit.ready(page, w, language).waitFor();
  // Who is signed in is asked beside everything else, and the frame says it when it is known.
  if (exhibit.viewer !== "nobody") await button(page, w.shell.signOut).waitFor();
}

export const expectedEverywhere = [notSignedInYet, ...exhibits.flatMap(({ expected = [] }) => expected)];
