/*
 * Staff who sign in at a real identity provider, in the browser: there, back, what they may then do, what goes wrong on the way, and out again. The provider
 * is another site (127.0.0.1 to the product's localhost), as it is in a city.
 */
import { callbackPath } from "@samverkansstod/api/identity/identity-provider.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage, type WatchedPage } from "../support/browser.ts";
import { notSignedInYet } from "../support/e2e-people.ts";
import { button, choice, field } from "../support/e2e-screens.ts";
import { words } from "../support/e2e-words.ts";
import { startIdentityProvider, type IdentityProviderUnderTest } from "../support/identity-provider.ts";
import { startProduct, type RunningProduct } from "../support/running-product.ts";

const w = words.sv;
let provider: IdentityProviderUnderTest;
let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  provider = await startIdentityProvider();
  product = await startProduct(provider.settings);
  provider.serve(product.origin);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await provider.stop();
});
afterEach(() => {
  provider.behaviour.isDown = false;
  provider.behaviour.tamperBack = () => undefined;
});

const leyla = { name: "Leyla Aydinsson", email: "leyla.aydinsson@goteborg.example", email_verified: true };
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const atProvider = (page: Page) => page.getByRole("heading", { level: 1, name: "Logga in till staden" });

/** A page that may visit the provider too. */
const visit = (expected: RegExp[] = []): Promise<WatchedPage> =>
  openPage(browser, {
    baseURL: product.origin,
    expected: [
      new RegExp(`^Foreign origin: \\w+ ${RegExp.escape(provider.issuer)}/`, "u"),
      notSignedInYet,
      ...expected,
    ],
  });

async function leave(page: Page, path = "/logga-in"): Promise<void> {
  await page.goto(path);
  await button(page, w.account.staff.signIn).click();
  await atProvider(page).waitFor();
}

async function choose(page: Page, account: string): Promise<void> {
  await button(page, account).click();
}

test("from a page that needs it, to the provider and back to the page; the role is the claim's", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page } = one;
  await page.goto("/arende?lage=submitted");
  await button(page, w.account.staff.signIn).click();
  await atProvider(page).waitFor();
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
  expect(page.url()).toBe(`${product.origin}/arende?lage=submitted`);
  expect((await one.context.cookies()).map(({ name, sameSite }) => `${name} ${sameSite}`).toSorted()).toEqual(
    expect.arrayContaining(["refresh Strict", "session Strict"]),
  );
  expect((await one.context.cookies(product.origin + callbackPath)).some(({ name }) => name === "staff-sign-in")).toBe(
    false,
  );
});

test("a claim that changes changes what one may do at the next renewal", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page, context } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
  provider.accounts.set("leyla", { ...leyla });
  // Ten minutes later the browser has let the first cookie lapse.
  await context.clearCookies({ name: "session" });
  await page.reload();
  await heading(page, w.shell.forbidden.title).waitFor();
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-samordnare"] });
  await context.clearCookies({ name: "session" });
  await page.reload();
  await heading(page, w.queue.title).waitFor();
});

test("without a role one is in, is told so, and can go on as somebody who asks", async () => {
  provider.accounts.set("ny", { name: "Ny", email: "ny.kollega@goteborg.example", email_verified: true });
  await using one = await visit();
  const { page } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "ny");
  await heading(page, w.account.staff.noRole.title).waitFor();
  await page.getByRole("link", { name: w.account.staff.noRole.ask }).click();
  await page.getByRole("heading", { level: 1, name: w.ask.steps.what.title }).waitFor();
});

test("breaking off is said, and the next try works", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "Avbryt");
  await heading(page, w.account.staff.outcomes.cancelled.title).waitFor();
  await button(page, w.account.staff.again).click();
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
});

test("the provider speaks the language that was chosen here", async () => {
  await using one = await visit();
  const { page } = one;
  await page.goto("/logga-in");
  await page.evaluate(() => localStorage.setItem("samverkansstod.language", "en"));
  await page.reload();
  await button(page, words.en.account.staff.signIn).click();
  await page.getByRole("heading", { level: 1, name: "Sign in to the city" }).waitFor();
  await button(page, "Avbryt").click();
  await heading(page, words.en.account.staff.outcomes.cancelled.title).waitFor();
});

test.each([
  ["a state that is not ours", "state", "expired"],
  ["another issuer's answer (mix-up)", "iss", "failed"],
  ["a code that was never given", "code", "failed"],
] as const)("%s signs nobody in, and is said", async (_what, name, outcome) => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  provider.behaviour.tamperBack = (address) => address.searchParams.set(name, "https://evil.example");
  await using one = await visit();
  const { page, context } = one;
  await leave(page);
  await choose(page, "leyla");
  await heading(page, w.account.staff.outcomes[outcome].title).waitFor();
  expect((await context.cookies(product.origin)).map((cookie) => cookie.name)).not.toContain("session");
});

test("a nonce that is not ours signs nobody in, and is said", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page } = one;
  await page.route(
    (url) => url.origin === provider.issuer && url.pathname === "/auth",
    async (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set("nonce", "another");
      await route.continue({ url: url.href });
    },
  );
  await leave(page);
  await choose(page, "leyla");
  await heading(page, w.account.staff.outcomes.failed.title).waitFor();
});

test("a transaction that has lapsed, and a way back that is used again, are said", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page, context } = one;
  await leave(page);
  await context.clearCookies({ name: "staff-sign-in" });
  await choose(page, "leyla");
  await heading(page, w.account.staff.outcomes.expired.title).waitFor();
  const back = page.waitForRequest((request) => new URL(request.url()).pathname === callbackPath);
  // The provider still knows the browser, and asks nothing.
  await button(page, w.account.staff.again).click();
  const address = (await back).url();
  await heading(page, w.queue.title).waitFor();
  await context.clearCookies({ name: /^(session|refresh)$/u });
  await page.goto(address);
  await heading(page, w.account.staff.outcomes.expired.title).waitFor();
});

test("whoever has an address of somebody else's is told so, and can come as another", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  {
    await using first = await visit();
    await leave(first.page, "/logga-in?vidare=%2Farende");
    await choose(first.page, "leyla");
    await heading(first.page, w.queue.title).waitFor();
  }
  provider.accounts.set("arvtagare", { ...leyla, name: "Arvtagare" });
  await using one = await visit();
  const { page } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "arvtagare");
  await heading(page, w.account.staff.outcomes.taken.title).waitFor();
  await button(page, w.account.staff.again).click();
  await atProvider(page).waitFor();
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
  provider.accounts.delete("arvtagare");
});

test("a provider that does not answer is said where one stands", async () => {
  provider.behaviour.isDown = true;
  await product.restart(provider.settings);
  await using one = await visit([/status of 503/u]);
  const { page } = one;
  await page.goto("/logga-in");
  await button(page, w.account.staff.signIn).click();
  await page.getByRole("alert").getByText(w.problems.provider_unreachable.title).waitFor();
  provider.behaviour.isDown = false;
  await button(page, w.account.staff.signIn).click();
  await atProvider(page).waitFor();
});

test("signing out here signs out there too", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit();
  const { page } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
  await button(page, w.shell.signOut).click();
  await button(page, "Ja, logga ut").click();
  await page.getByText(w.account.staff.signedOut).waitFor();
  // The provider no longer knows the browser either.
  await button(page, w.account.staff.signIn).click();
  await atProvider(page).waitFor();
});

test("a sign-in that ends while staff write: they sign in in another tab, come back, and what they wrote is saved", async () => {
  provider.accounts.set("leyla", { ...leyla, roles: ["samverkan-konsult"] });
  await using one = await visit([/status of 4\d\d/u]);
  const { page, context } = one;
  await leave(page, "/logga-in?vidare=%2Farende");
  await choose(page, "leyla");
  await heading(page, w.queue.title).waitFor();
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  const box = field(page, w.conversation.note.label);
  await box.fill("Ringde ordföranden, åäö.");
  await choice(page, w.conversation.note.kind, w.conversation.notes.working).check();
  const address = page.url();
  await context.clearCookies({ name: /^(session|refresh)$/u });
  await button(page, w.conversation.note.save).click();
  const dialog = page.getByRole("dialog", { name: w.account.time.over.title });
  const opening = context.waitForEvent("page");
  await dialog.getByRole("link", { name: w.account.time.over.newTab }).click();
  const tab = await opening;
  // The provider still knows the browser, and asks nothing.
  await button(tab, w.account.staff.signIn).click();
  await heading(tab, w.queue.title).waitFor();
  await tab.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => dialog.count()).toBe(0);
  expect(page.url()).toBe(address);
  expect(await box.inputValue()).toBe("Ringde ordföranden, åäö.");
  await button(page, w.conversation.note.save).click();
  await page.getByRole("main").getByRole("listitem").getByText("Ringde ordföranden, åäö.").waitFor();
});
