/*
 * Belonging to an organisation, in the browser: a confirmed member invites, whoever has the address signs in by the link of the mail and accepts, and
 * leaves again; staff find the organisation and see it all.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { mailsTo, nextMail, notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
import { arrivedAt, button, field, link, signInOnScreen } from "../support/e2e-screens.ts";
import { filled, mailWords, words } from "../support/e2e-words.ts";

const w = words.sv;
const baseURL = inject("origin");
const desktop = { baseURL, viewport: { width: 1280, height: 800 }, expected: [notSignedInYet] };
/** Of the link that no longer opens anything. */
const isOver = /status of 422 /u;
const phone = { baseURL, viewport: { width: 390, height: 844 }, expected: [notSignedInYet, isOver] };

const organisation = "Demoförbundet Lika Väg";
const member = "kontakt@lika-vag.example";
const coordinator = "karin.ohrnell@goteborg.example";
const invited = { email: `ny.${crypto.randomUUID().slice(0, 8)}@example.example`, name: "Nya Ledamoten" };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Invites as a member; gives the address that the mail leads to. */
async function invite(): Promise<string> {
  await using visit = await openPage(browser, desktop);
  const { page } = visit;
  await signInQuickly(page.context(), baseURL, member);
  await page.goto("/mina-forfragningar");
  await link(page.getByRole("navigation", { name: w.shell.mainNavigation }), w.shell.myOrganisations).click();
  await arrivedAt(page, w.members.mine.title);
  await page.getByText(`(${w.members.me})`).waitFor();
  await button(page, filled(w.members.invite.title, { name: organisation })).click();
  const dialog = page.getByRole("dialog");
  await field(dialog, w.members.invite.email).fill(invited.email);
  const known = await mailsTo(baseURL, invited.email);
  await button(dialog, w.members.invite.save).click();
  await page.getByRole("heading", { level: 3, name: w.members.invite.heading }).waitFor();
  const subject = filled(mailWords.sv.membership_invitation.subject, { organisation });
  const mail = await nextMail(baseURL, invited.email, new RegExp(`^${RegExp.escape(subject)}$`, "u"), known);
  const [address = ""] = new RegExp(`${RegExp.escape(baseURL)}/inbjudan#\\S+`, "u").exec(mail.text) ?? [];
  expect(address).not.toBe("");
  return address;
}

test("somebody is invited, accepts by the link of the mail, sees the members, and leaves", async () => {
  const address = await invite();
  await using visit = await openPage(browser, phone);
  const { page } = visit;
  await page.goto(address);
  await arrivedAt(page, w.members.invitation.title);
  // The secret is not left where others could read it.
  expect(new URL(page.url()).hash).toBe("");
  await link(page.getByRole("main"), w.members.invitation.toSignIn).click();
  await signInOnScreen(page, w, invited.email);

  await arrivedAt(page, filled(w.members.invitation.titleOf, { name: organisation }));
  await field(page, w.members.invitation.name).fill(invited.name);
  await button(page, w.members.invitation.accept).click();
  await arrivedAt(page, w.members.mine.title);
  const main = page.getByRole("main");
  await main.getByRole("heading", { level: 2, name: organisation }).waitFor();
  await main.getByText(w.members.mine.confirmed, { exact: true }).waitFor();
  await main.getByRole("listitem").filter({ hasText: invited.name }).getByText(`(${w.members.me})`).waitFor();

  await seenByStaff();

  await button(main, `${w.members.mine.leave}: ${organisation}`).click();
  await button(page.getByRole("dialog"), w.members.mine.leave).click();
  await main.getByText(w.members.mine.empty.title).waitFor();
  // Once: the same link opens nothing more.
  await page.goto(address);
  await page.reload();
  await main.getByText(words.sv.problems.invitation_over.title, { exact: false }).waitFor();
}, 60_000);

async function seenByStaff(): Promise<void> {
  await using visit = await openPage(browser, desktop);
  const { page } = visit;
  await signInQuickly(page.context(), baseURL, coordinator);
  await page.goto("/arende");
  await link(page.getByRole("navigation", { name: w.shell.mainNavigation }), w.shell.organisations).click();
  await arrivedAt(page, w.organisations.title);
  await page.getByRole("searchbox", { name: w.organisations.filter.search }).fill("lika väg");
  await button(page.getByRole("search"), w.organisations.filter.searchButton).click();
  await link(page.getByRole("main"), organisation).click();
  await arrivedAt(page, organisation);
  await page
    .getByRole("listitem")
    .filter({ hasText: invited.name })
    .getByText(w.members.confirmedPlain, { exact: true })
    .waitFor();
}
