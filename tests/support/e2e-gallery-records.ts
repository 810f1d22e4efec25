/*
 * Protected contacts and the log of views: what is masked and how it is shown, the box of who asks, the registrar's page, and what a requester is shown.
 */
import type { AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import type { getRequest } from "@samverkansstod/api/contract/requests.ts";
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const log = (page: Page, w: AppWords) => main(page).getByRole("search", { name: w.viewLog.filter.heading });

/** The case as if its contact were protected. */
const withProtected = async (page: Page) =>
  page.route(/\/api\/v1\/requests\/[0-9a-f-]{36}$/u, async (route) => {
    const answer = await route.fetch();
    const found = (await answer.json()) as AnswerOf<typeof getRequest>;
    const form = { ...found.form, contactName: null, contactPhone: null, contactProtected: true };
    await route.fulfill({ response: answer, json: { ...found, contactEmail: null, form } });
  });

const withContact = async (page: Page) => {
  await withProtected(page);
  await page.route(
    (url) => url.pathname.endsWith("/contact-showings"),
    (route) =>
      route.fulfill({ json: { name: "Åsa Påhittad", email: "asa@hemligadress.example", phone: "031-390 06 01" } }),
  );
};

const withReadings = async (page: Page) =>
  page.route(
    (url) => url.pathname.endsWith("/readings"),
    (route) =>
      route.fulfill({
        json: {
          shown: true,
          items: [
            { date: "2026-11-24", role: "consultant" },
            { date: "2026-11-20", role: "coordinator" },
          ],
        },
      }),
  );

const openShow = async (page: Page, w: AppWords) => {
  await button(main(page), w.protection.contact.show).click();
  await dialog(page).getByLabel(w.protection.contact.showReason).waitFor();
};

export const records: readonly Exhibit[] = [
  {
    name: "ask-2-protected",
    viewer: "newcomer",
    path: () => "/fraga/2",
    ready: (page, w) => page.getByRole("checkbox", { name: w.protection.ask.label }),
    act: async (page, w) => {
      await page.getByRole("checkbox", { name: w.protection.ask.label }).check();
      await page.getByText(w.protection.ask.doesNot).waitFor();
    },
  },
  {
    name: "case-protected",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    before: withProtected,
    ready: (page, w) => main(page).getByText(w.protection.contact.text),
  },
  {
    name: "case-protected-show",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    before: withProtected,
    ready: (page, w) => main(page).getByText(w.protection.contact.text),
    act: openShow,
  },
  {
    name: "case-protected-shown",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    before: withContact,
    ready: (page, w) => main(page).getByText(w.protection.contact.text),
    act: async (page, w) => {
      await openShow(page, w);
      await dialog(page).getByLabel(w.protection.contact.showReason).fill("Ska ringa om mötet.");
      await button(dialog(page), w.protection.contact.show).click();
      await main(page).getByText("Åsa Påhittad").waitFor();
    },
  },
  {
    name: "case-protect",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: (page, w) => button(main(page), w.protection.contact.protect),
    act: async (page, w) => {
      await button(main(page), w.protection.contact.protect).click();
      await button(dialog(page), w.protection.contact.protect).click();
      await dialog(page).getByText(w.protection.contact.reasonMissing).waitFor();
    },
  },
  {
    name: "case-registrar",
    viewer: "registrar",
    path: ({ sent }) => `/arende/${sent}`,
    ready: (page, w) => button(main(page), w.protection.disclosure.button),
  },
  {
    name: "request-readings",
    viewer: "requester",
    path: ({ sent }) => `/forfragan/${sent}`,
    before: withReadings,
    ready: (page, w) => main(page).getByRole("heading", { name: w.protection.readings.heading }),
  },
  { name: "view-log", viewer: "registrar", path: () => "/visningar", ready: log },
  { name: "view-log-searches", viewer: "registrar", path: () => "/visningar?visa=searches", ready: log },
  {
    name: "view-log-empty",
    viewer: "registrar",
    path: () => "/visningar?arende=SAM-1999-000001",
    ready: (page, w) => main(page).getByText(w.viewLog.emptyText),
  },
  {
    name: "view-log-failing",
    viewer: "registrar",
    path: () => "/visningar",
    before: async (page) =>
      page.route(
        (url) => url.pathname === "/api/v1/view-log",
        (route) => route.abort(),
      ),
    ready: (page, w) => main(page).getByText(w.viewLog.failed),
    expected: [/Failed to load resource: net::ERR_FAILED/u],
  },
  {
    name: "view-log-not-yours",
    viewer: "consultant",
    path: () => "/visningar",
    ready: (page, w) => main(page).getByText(w.viewLog.forbiddenText),
  },
];
