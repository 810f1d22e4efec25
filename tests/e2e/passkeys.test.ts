/*
 * One's own account in the browser: passkeys with the browser's own virtual authenticator, the link of a sign-in mail, and a sign-in that ends while somebody
 * writes.
 */
import { me as ownEndpoint, refresh, type Me } from "@samverkansstod/api/contract/account.ts";
import { endOwnSessions } from "@samverkansstod/api/contract/own-sessions.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { aWholeForm, mailsTo, nextMail, notSignedInYet, sendQuickly, signInQuickly } from "../support/e2e-people.ts";
import { arrivedAt, button, choice, field, link, signInOnScreen } from "../support/e2e-screens.ts";
import { words } from "../support/e2e-words.ts";

const baseURL = inject("origin");
const w = words.sv;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const somebody = () => `konto.${crypto.randomUUID().slice(0, 8)}@example.example`;
const refused = /status of 4\d\d/u;
const main = (page: Page) => page.getByRole("main");

/** An authenticator inside the device, as in a phone, that knows who holds it. */
async function giveAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    recognises: (isUserVerified: boolean) =>
      devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await field(page, w.account.own.passkeys.name).fill(name);
  await button(page, w.account.own.passkeys.add).click();
  await main(page).getByRole("heading", { level: 3, name }).waitFor();
}

/** Ends every session of the person but one, from another browser. */
async function endElsewhere(email: string): Promise<void> {
  const other = await browser.newContext({ baseURL });
  await signInQuickly(other, baseURL, email);
  const ended = await other.request.post(endOwnSessions.url, {
    data: { which: "others" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(ended.status()).toBe(200);
  await other.close();
}

async function signInAgain(page: Page, email: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: w.account.time.over.title });
  await dialog.waitFor();
  const known = await mailsTo(baseURL, email);
  await button(dialog, w.account.sendCode).click();
  const { subject } = await nextMail(baseURL, email, /^\d{6} /u, known);
  await field(dialog, w.account.code).fill(subject.slice(0, 6));
  await button(dialog, w.account.signIn).click();
  await dialog.waitFor({ state: "detached" }).catch(() => undefined);
  await expect.poll(() => dialog.count()).toBe(0);
}

test("a passkey is offered, added, renamed, signs in, is removed, and then signs nobody in", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page } = one;
  const email = somebody();
  const device = await giveAuthenticator(page);
  await page.goto("/logga-in");
  await signInOnScreen(page, w, email);
  await arrivedAt(page, w.requests.title);
  await page.getByRole("heading", { name: w.account.offer.title }).waitFor();
  await link(page, w.account.offer.yes).click();
  await arrivedAt(page, w.account.own.title);
  await addPasskey(page, "Åsas telefon");
  await nextMail(baseURL, email, /^En lösennyckel har lagts till/u);

  await button(page, w.account.own.passkeys.renameOf.replace("{{name}}", "Åsas telefon")).click();
  await field(page.getByRole("dialog"), w.account.own.passkeys.newName).fill("Telefonen");
  await button(page.getByRole("dialog"), w.account.own.passkeys.save).click();
  await main(page).getByRole("heading", { level: 3, name: "Telefonen" }).waitFor();

  await link(page, w.shell.myRequests).click();
  await arrivedAt(page, w.requests.title);
  await button(page, w.shell.signOut).click();
  await arrivedAt(page, w.account.title);
  await button(page, w.account.passkey.signIn).click();
  await arrivedAt(page, w.requests.title);
  expect(await page.getByRole("heading", { name: w.account.offer.title }).count()).toBe(0);

  await link(page, w.shell.account).click();
  await main(page).getByText(w.account.own.sessions.method.passkey, { exact: true }).waitFor();
  await button(page, w.account.own.passkeys.removeOf.replace("{{name}}", "Telefonen")).click();
  await button(page.getByRole("dialog"), w.account.own.passkeys.removeYes).click();
  await main(page).getByText(w.account.own.passkeys.none).waitFor();
  await nextMail(baseURL, email, /^En lösennyckel har tagits bort/u);
  await button(page, w.shell.signOut).click();
  await arrivedAt(page, w.account.title);
  await button(page, w.account.passkey.signIn).click();
  await main(page).getByRole("alert").getByText(w.problems.passkey_refused.title).waitFor();
  await device.recognises(false);
  await button(page, w.account.passkey.signIn).click();
  await main(page).getByRole("status").getByText(w.account.passkey.cancelled).waitFor();
});

test("the offer that is put away is not made again", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const { page, context } = one;
  await signInQuickly(context, baseURL, somebody());
  await page.goto("/mina-forfragningar");
  const offer = page.getByRole("heading", { name: w.account.offer.title });
  await offer.waitFor();
  await button(page, w.account.offer.no).click();
  await offer.waitFor({ state: "detached" });
  await page.reload();
  await arrivedAt(page, w.requests.title);
  await main(page).getByText(w.requests.empty.text).waitFor();
  expect(await offer.count()).toBe(0);
});

/** The mail of a code that was asked for on the page: its link and its code. */
async function askOnPage(page: Page, email: string): Promise<{ link: string; code: string }> {
  await field(page, w.account.email).fill(email);
  await button(page, w.account.sendCode).click();
  await field(page, w.account.code).waitFor();
  const { text, subject } = await nextMail(baseURL, email, /^\d{6} /u);
  return { link: /http\S+\/logga-in\/lank#\S+/u.exec(text)?.[0] ?? "", code: subject.slice(0, 6) };
}

test("the link signs in where it was asked for, at a press, and goes on to where one was stopped; the first window follows", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const { page, context } = one;
  const email = somebody();
  await page.goto("/konto");
  await arrivedAt(page, w.account.title);
  const asked = await askOnPage(page, email);
  const second = await context.newPage();
  await second.goto(asked.link);
  await arrivedAt(second, w.account.link.title);
  await expect.poll(() => new URL(second.url()).hash).toBe("");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("session");
  await button(main(second), w.account.signIn).click();
  await arrivedAt(second, w.account.own.title);
  await arrivedAt(page, w.account.own.title);
});

test("opened in another browser it shows the code, which signs in in the first", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  await using other = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const email = somebody();
  await one.page.goto("/logga-in");
  const asked = await askOnPage(one.page, email);
  await other.page.goto(asked.link);
  await button(main(other.page), w.account.signIn).click();
  await main(other.page).getByText(w.account.link.elsewhere.text).waitFor();
  await main(other.page).getByText(asked.code, { exact: true }).waitFor();
  expect((await other.context.cookies()).map(({ name }) => name)).not.toContain("session");
  await field(one.page, w.account.code).fill(asked.code);
  await button(main(one.page), w.account.signIn).click();
  await arrivedAt(one.page, w.requests.title);
});

async function signedInPage(context: BrowserContext, email: string): Promise<void> {
  await signInQuickly(context, baseURL, email);
}

test("a sign-in that ends while a requester writes: signed in again on the same page, with the text, which is then sent", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page, context } = one;
  const email = somebody();
  await signedInPage(context, email);
  const { id } = await sendQuickly(context.request, baseURL, aWholeForm);
  await page.goto(`/forfragan/${id}`);
  const box = field(page, w.requests.messages.label);
  await box.fill("Vi kan på tisdagar, åäö.");
  await endElsewhere(email);
  await button(page, w.requests.messages.send).click();
  await page.getByRole("dialog", { name: w.account.time.over.title }).waitFor();
  // What was on the page is not for whoever comes by meanwhile.
  expect(await main(page).evaluate((element) => getComputedStyle(element).opacity)).toBe("0");
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(1);
  await signInAgain(page, email);
  expect(new URL(page.url()).pathname).toBe(`/forfragan/${id}`);
  expect(await box.inputValue()).toBe("Vi kan på tisdagar, åäö.");
  await button(page, w.requests.messages.send).click();
  await main(page).getByRole("listitem").getByText("Vi kan på tisdagar, åäö.").waitFor();
});

test("the same for a note of staff, in a sign-in that is noticed when the window comes back", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page, context } = one;
  const requester = await browser.newContext({ baseURL });
  await signInQuickly(requester, baseURL, somebody());
  const { id } = await sendQuickly(requester.request, baseURL, aWholeForm);
  await requester.close();
  const email = "leyla.aydinsson@goteborg.example";
  await signedInPage(context, email);
  await page.goto(`/arende/${id}`);
  const box = field(page, w.conversation.note.label);
  await box.fill("Ringde ordföranden. Återkommer på måndag.");
  await choice(page, w.conversation.note.kind, w.conversation.notes.working).check();
  await endElsewhere(email);
  await button(page, w.conversation.note.save).click();
  await signInAgain(page, email);
  expect(await box.inputValue()).toBe("Ringde ordföranden. Återkommer på måndag.");
  await button(page, w.conversation.note.save).click();
  await main(page).getByRole("listitem").getByText("Ringde ordföranden. Återkommer på måndag.").waitFor();
});

/** What is left of the sign-in, as the page is told. */
async function tell(page: Page, left: Partial<Me["session"]>): Promise<void> {
  await page.route(
    (url) => url.pathname === ownEndpoint.url,
    async (route) => {
      const response = await route.fetch();
      if (!response.ok()) return route.fulfill({ response });
      const told = (await response.json()) as Me;
      return route.fulfill({ response, json: { ...told, session: { ...told.session, ...left } } });
    },
  );
}

test("five minutes before nobody has used it for too long it can be prolonged, and what is written stays", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page, context } = one;
  const email = somebody();
  await signInQuickly(context, baseURL, email);
  const { id } = await sendQuickly(context.request, baseURL, aWholeForm);
  await tell(page, { idleInSeconds: 302 });
  await page.goto(`/forfragan/${id}`);
  const box = field(page, w.requests.messages.label);
  await box.fill("Läxhjälp på biblioteket");
  const dialog = page.getByRole("dialog", { name: w.account.time.idle.title });
  await dialog.getByText("Om 5 minuter loggas du ut.").waitFor();
  const renewed = page.waitForResponse((response) => response.url().endsWith(refresh.url));
  await button(dialog, w.account.time.idle.stay).click();
  expect((await renewed).status()).toBe(204);
  await expect.poll(() => dialog.count()).toBe(0);
  await page.getByText(w.account.time.idle.stayed).waitFor();
  expect(await box.inputValue()).toBe("Läxhjälp på biblioteket");
});

test("before its twelve hours are over one can sign in again at once, or later; when they are, one must", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page, context } = one;
  const email = somebody();
  await signInQuickly(context, baseURL, email);
  const { id } = await sendQuickly(context.request, baseURL, aWholeForm);
  await tell(page, { endsInSeconds: 12 });
  await page.goto(`/forfragan/${id}`);
  const dialog = page.getByRole("dialog", { name: w.account.time.absolute.title });
  await dialog.waitFor();
  await button(dialog, w.account.time.absolute.later).click();
  const box = field(page, w.requests.messages.label);
  await box.fill("Läxhjälp på biblioteket");
  await page.getByRole("dialog", { name: w.account.time.over.title }).waitFor();
  await page.unrouteAll();
  await signInAgain(page, email);
  expect(await box.inputValue()).toBe("Läxhjälp på biblioteket");
});

test("ending all from the list signs out here too", async () => {
  await using one = await openPage(browser, { baseURL, expected: [notSignedInYet, refused] });
  const { page, context } = one;
  const email = somebody();
  await signedInPage(context, email);
  const other = await browser.newContext({ baseURL });
  await signInQuickly(other, baseURL, email);
  await page.goto("/konto");
  await button(page, w.account.own.sessions.endOthers).click();
  await page.getByText(w.account.own.sessions.othersEnded).waitFor();
  expect((await other.request.get("/api/v1/account/me")).status()).toBe(401);
  await other.close();
  await button(page, w.account.own.sessions.endAll).click();
  await arrivedAt(page, w.account.title);
  expect((await context.request.get("/api/v1/account/me")).status()).toBe(401);
});
