/*
 * The same story by keyboard alone, in the narrowest window: Tab, Shift+Tab, Enter, Space, arrows and letters. At every stop the
 * focus is seen, and nothing makes it necessary to scroll sideways.
 */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { keyboardOf, type Keyboard } from "../support/e2e-keyboard.ts";
import { codeAfter, notSignedInYet } from "../support/e2e-people.ts";
import { arrivedAt, arrivedAtStep, button, field, group, link, select } from "../support/e2e-screens.ts";
import { anyOf, filled, publicWords, words } from "../support/e2e-words.ts";

const w = words.sv;
const baseURL = inject("origin");
const phone = { baseURL, viewport: { width: 320, height: 640 }, expected: [notSignedInYet] };

const requester = { email: "tomas@laxlyktan.example", name: "Tomas Ek-Haddad" };
const consultant = { email: "johan.bergsten@goteborg.example", name: "Johan Bergsten" };
const subject = "Språkstöd för föräldrar på öppna förskolan";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

async function signIn(page: Page, keys: Keyboard, email: string, lastWord: string): Promise<void> {
  await keys.write(field(page, w.account.email), email);
  // Enter in a field sends its form.
  const code = await codeAfter(baseURL, email, () => keys.press("Enter"));
  await field(page, w.account.code).waitFor();
  await keys.write(field(page, w.account.code), code);
  await keys.activate(button(page.getByRole("main"), lastWord));
}

/** A new page begins at its heading, so that reading and stepping on start there. */
async function focusIsOnHeading(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
}

async function fitsTheWindow(page: Page): Promise<void> {
  const { wide, window: width } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(wide, `${page.url()} is wider than the window`).toBeLessThanOrEqual(width);
}

test("a request is sent, found and claimed without a mouse", async () => {
  await using visit = await openPage(browser, phone);
  const { page } = visit;
  const keys = keyboardOf(page);
  const main = page.getByRole("main");
  await page.goto("/");
  await arrivedAt(page, publicWords.sv.start.title);

  // The first stop of every page leads past the menus.
  await keys.press("Tab");
  await keys.activate(link(page, w.shell.skip));
  await keys.activate(link(main, publicWords.sv.start.ask).first());
  await arrivedAtStep(page, w, 1);
  await fitsTheWindow(page);

  // Going on too early: the summary has the focus, and its links lead to the fields.
  await keys.activate(button(page, w.ask.goOn));
  await page.getByRole("alert").getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
  await expect.poll(() => page.title()).toMatch(new RegExp(`^${w.ui.errorPrefix}`, "u"));
  await fitsTheWindow(page);
  await keys.press("Tab", 2);
  await keys.press("Enter");
  await keys.to(field(page, w.ask.labels.subject));
  await keys.write(field(page, w.ask.labels.subject), subject);
  await keys.choose(group(page, w.ask.labels.kind), w.words.kinds.unsure, "Shift+Tab");
  await keys.write(
    field(page, w.ask.labels.description),
    "Vi vill starta en språkgrupp för föräldrar. Vem pratar vi med?",
  );
  await keys.activate(button(page, w.ask.goOn));

  await arrivedAtStep(page, w, 2);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);
  await keys.choose(group(page, w.ask.labels.requesterType), w.ask.choices.requesterType.organisation);
  await keys.write(field(page, w.ask.labels.organisationName), "Exempelföreningen Läxlyktan");
  await keys.pick(select(page, w.ask.labels.organisationForm), "Ideell förening");
  await keys.write(field(page, w.ask.labels.organisationNumber), "499900-0013");
  await keys.write(field(page, w.ask.labels.contactName), requester.name);
  await keys.activate(button(page, w.ask.goOn));

  await arrivedAtStep(page, w, 3);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);
  await keys.to(group(page, w.ask.labels.areas).getByRole("checkbox", { name: "Hisingen" }));
  await keys.press("Space");
  await keys.choose(group(page, w.ask.labels.meetingPlace), w.ask.choices.meetingPlace.digital);
  await keys.activate(button(page, w.ask.goOn));

  await arrivedAtStep(page, w, 4);
  await focusIsOnHeading(page);
  await signIn(page, keys, requester.email, w.ask.goOn);

  await arrivedAtStep(page, w, 5);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);
  await keys.activate(button(page, w.ask.send));
  await arrivedAt(page, w.requests.receipt.title);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);
  const [caseNumber = ""] = /SAM-\d{4}-\d{6}/u.exec(await main.innerText()) ?? [];
  await keys.activate(link(main, w.requests.receipt.toRequest));
  await arrivedAt(page, subject);
  await fitsTheWindow(page);
  await main.getByText(w.words.stages.sent, { exact: true }).waitFor();

  await findAndClaim(caseNumber);

  await page.reload();
  await main.getByText(filled(w.requests.contactPerson, { name: consultant.name })).waitFor();
  await keys.activate(button(page, w.shell.signOut));
  await arrivedAt(page, w.account.title);
});

async function findAndClaim(caseNumber: string): Promise<void> {
  await using visit = await openPage(browser, phone);
  const { page } = visit;
  const keys = keyboardOf(page);
  const main = page.getByRole("main");
  await page.goto("/logga-in");
  await arrivedAt(page, w.account.title);
  await signIn(page, keys, consultant.email, w.account.signIn);
  await arrivedAt(page, w.queue.title);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);

  const { filter } = w.queue;
  const filters = page.getByRole("search", { name: filter.heading });
  const rows = page.getByRole("list", { name: anyOf(w.queue.caption) }).getByRole("listitem");
  const row = rows.filter({ hasText: caseNumber });
  await keys.activate(button(filters, w.ui.filter.show));
  await keys.activate(filters.getByRole("button", { name: new RegExp(`^${filter.state}`, "u") }));
  const accepted = group(filters, filter.stateLegend).getByRole("checkbox", { name: w.words.states.accepted });
  await keys.to(accepted);
  await keys.press("Space");
  await expect.poll(() => accepted.isChecked()).toBe(false);
  await keys.press("Escape");
  await keys.pick(select(filters, filter.kind), w.queue.kindShort.unsure);
  await keys.pick(select(filters, filter.area), "Hisingen");
  await keys.pick(select(filters, filter.assignee), filter.assigneeNone);
  await row.waitFor();
  await fitsTheWindow(page);
  await keys.activate(button(filters, w.ui.filter.hide).or(button(filters, w.ui.filter.show)), "Shift+Tab");
  await keys.activate(button(page, w.ui.filter.clear));
  await keys.write(filters.getByRole("searchbox", { name: filter.search }), caseNumber);
  await keys.press("Enter");
  await expect.poll(() => rows.count()).toBe(1);
  await keys.activate(link(row, subject));

  await arrivedAt(page, subject);
  await focusIsOnHeading(page);
  await fitsTheWindow(page);
  await keys.activate(button(main, w.queue.claim));
  await assigneeHasFocus(page, main.getByText(`${consultant.name} (${w.case.you})`));
}

/** The button is gone; whoever pressed it is not sent back to the top of the page. */
async function assigneeHasFocus(page: Page, word: Locator): Promise<void> {
  await word.waitFor();
  expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);
  await page
    .getByRole("status")
    .getByText(w.queue.claimed.split("{{")[0] ?? "")
    .waitFor();
}
