// One's own account, the link of a sign-in mail, and a sign-in that is soon over or is: what the API would say only later is said by the test.
import { me as ownEndpoint, openSignInLink, type Me } from "@samverkansstod/api/contract/account.ts";
import { listOwnSessions, type OwnSession } from "@samverkansstod/api/contract/own-sessions.ts";
import { listPasskeys, type Passkey } from "@samverkansstod/api/contract/passkeys.ts";
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

const passkeys: Passkey[] = [
  {
    id: "01890000-0000-7000-8000-000000000001",
    name: "Åsas telefon",
    createdAt: "2026-11-20T09:12:00.000Z",
    usedAt: "2026-11-23T17:40:00.000Z",
    synced: true,
  },
  {
    id: "01890000-0000-7000-8000-000000000002",
    name: "Säkerhetsnyckeln i kassaskåpet på föreningslokalen i Biskops",
    createdAt: "2026-03-02T09:12:00.000Z",
    usedAt: null,
    synced: false,
  },
];

const session: OwnSession = {
  id: "01890000-0000-7000-8000-000000000003",
  current: true,
  method: "passkey",
  browser: "Firefox",
  system: "Linux",
  network: "203.0.113.x",
  beganAt: "2026-11-24T07:12:00.000Z",
  usedAt: "2026-11-24T08:40:00.000Z",
  endsAt: "2026-11-24T19:12:00.000Z",
};
const sessions: OwnSession[] = [
  session,
  {
    ...session,
    id: passkeys[0]?.id ?? "",
    current: false,
    method: "code",
    browser: "Samsung Internet",
    system: "Android",
  },
  { ...session, id: passkeys[1]?.id ?? "", current: false, browser: null, system: null, network: "2001:db8:12::x" },
];

async function answer(page: Page, url: string, json: object): Promise<void> {
  await page.route(
    (asked) => asked.pathname === url,
    (route) => route.fulfill({ json }),
  );
}

async function withOwn(page: Page): Promise<void> {
  await answer(page, listPasskeys.url, { items: passkeys });
  await answer(page, listOwnSessions.url, { items: sessions, idleSeconds: 14_400, absoluteSeconds: 43_200 });
}

/** The page is loaded again, and told that so little is left; the dialog comes by itself. */
const withLittleLeft =
  (left: Partial<Me["session"]>, which: "idle" | "absolute" | "over") => async (page: Page, w: AppWords) => {
    await page.route(
      (asked) => asked.pathname === ownEndpoint.url,
      async (route) => {
        const response = await route.fetch();
        if (!response.ok()) return route.fulfill({ response });
        const told = (await response.json()) as Me;
        return route.fulfill({ response, json: { ...told, session: { ...told.session, ...left } } });
      },
    );
    await page.reload();
    await page.getByRole("dialog", { name: w.account.time[which].title }).waitFor();
  };

/** With a query, so that the browser loads the page anew and does not only change the fragment. */
const linked: Exhibit["path"] = (_shown, language) => `/logga-in/lank?${language}#${"A".repeat(43)}`;
const open = async (page: Page, w: AppWords) => button(main(page), w.account.signIn).click();

export const account: readonly Exhibit[] = [
  {
    name: "account",
    viewer: "requester",
    path: () => "/konto",
    ready: (page, w) => button(main(page), w.account.own.sessions.endAll),
  },
  {
    name: "account-staff",
    viewer: "consultant",
    path: () => "/konto",
    before: withOwn,
    ready: (page, w) => button(main(page), w.account.own.sessions.endOthers),
  },
  {
    name: "account-name-missing",
    viewer: "requester",
    path: () => "/konto",
    ready: (page, w) => button(main(page), w.account.own.passkeys.add),
    act: async (page, w) => {
      await button(main(page), w.account.own.passkeys.add).click();
      await main(page).getByText(w.fields.required).waitFor();
    },
  },
  ...(["rename", "remove"] as const).map((what): Exhibit => ({
    name: `account-${what}`,
    viewer: "requester",
    path: () => "/konto",
    before: withOwn,
    ready: (page, w) => button(main(page), w.account.own.sessions.endOthers),
    act: async (page, w) => {
      const name = passkeys[1]?.name ?? "";
      await button(main(page), w.account.own.passkeys[`${what}Of`].replace("{{name}}", name)).click();
      await button(page.getByRole("dialog"), w.account.own.passkeys.cancel).waitFor();
    },
  })),
  {
    name: "account-failing",
    viewer: "requester",
    path: () => "/konto",
    before: async (page) =>
      page.route(
        (asked) => [listPasskeys.url, listOwnSessions.url].includes(asked.pathname as typeof listPasskeys.url),
        (route) => route.abort(),
      ),
    ready: (page) => main(page).getByRole("alert").nth(1),
    expected: [/Failed to load resource: net::ERR_FAILED/u],
  },
  {
    name: "session-idle",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    ready: (page, w) => heading(page, w.requests.title),
    act: withLittleLeft({ idleInSeconds: 240, idleSeconds: 240 }, "idle"),
  },
  {
    name: "session-absolute",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    ready: (page, w) => heading(page, w.requests.title),
    act: withLittleLeft({ endsInSeconds: 240 }, "absolute"),
  },
  {
    name: "session-over",
    viewer: "requester",
    path: () => "/mina-forfragningar",
    ready: (page, w) => heading(page, w.requests.title),
    act: withLittleLeft({ endsInSeconds: 0 }, "over"),
  },
  {
    name: "sign-in-link",
    viewer: "nobody",
    path: linked,
    ready: (page, w) => button(main(page), w.account.signIn),
  },
  {
    name: "sign-in-link-broken",
    viewer: "nobody",
    path: (_shown, language) => `/logga-in/lank?${language}`,
    ready: (page, w) => main(page).getByText(w.account.link.broken.text),
  },
  {
    name: "sign-in-link-expired",
    viewer: "nobody",
    path: linked,
    ready: (page, w) => heading(page, w.account.link.title),
    act: async (page, w) => {
      await open(page, w);
      await main(page).getByRole("alert").waitFor();
    },
    expected: [/status of 422/u],
  },
  {
    name: "sign-in-link-elsewhere",
    viewer: "nobody",
    path: linked,
    before: async (page) => answer(page, openSignInLink.url, { me: null, code: "041627" }),
    ready: (page, w) => heading(page, w.account.link.title),
    act: async (page, w) => {
      await open(page, w);
      await main(page).getByText(w.account.link.elsewhere.warning).waitFor();
    },
  },
];
