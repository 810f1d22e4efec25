/*
 * A colleague's time at the unit, in the browser: invited by the administrator with a role, signed in by the mailed code, given another role, and
 * deactivated while at work.
 */
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser, openPage } from "../support/browser.ts";
import { nextMail, notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
import { button, field, link, select, signInOnScreen } from "../support/e2e-screens.ts";
import { words } from "../support/e2e-words.ts";

const baseURL = inject("origin");
const w = words.sv;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("invited, at work, and out at the next click", async () => {
  const email = `ny.kollega.${crypto.randomUUID().slice(0, 8)}@goteborg.example`;
  const name = `Nyckel Påhittad ${email.slice(11, 19)}`;
  await using admin = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  await signInQuickly(admin.context, baseURL, "nadia.holmsten@goteborg.example");
  const { page } = admin;
  await page.goto("/logga-in");
  await page.goto("/mina-forfragningar");
  await link(page, w.shell.staff).click();
  await link(page, w.people.list.invite).click();
  await field(page, w.people.invite.email).fill(email);
  await field(page, w.people.invite.name).fill(name);
  await page.getByRole("checkbox", { name: w.words.roles.consultant }).check();
  await button(page, w.people.invite.save).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const invitation = await nextMail(baseURL, email, /Välkommen till Samverkansstöd/u);
  const address = /https?:\S+/u.exec(invitation.text)?.[0] ?? "";

  // At the end all that the pages ask is refused.
  await using invited = await openPage(browser, { baseURL, expected: [/status of 401/u] });
  await invited.page.goto(address);
  await signInOnScreen(invited.page, w, email);
  await invited.page.getByRole("heading", { level: 1, name: w.queue.title }).waitFor();
  await link(invited.page, w.shell.staff).click();
  await invited.page.getByRole("heading", { level: 1, name: w.people.standIns.title }).waitFor();
  // A consultant says who stands in for themselves, and not for others.
  await select(invited.page, w.people.standIns.by).waitFor();
  expect(await select(invited.page, w.people.standIns.who).count()).toBe(0);

  await button(page, w.people.person.giveRoles).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: w.words.roles.coordinator }).check();
  await button(page, w.people.give.save).click();
  await page.getByText(w.people.give.done).waitFor();
  await invited.page.reload();
  // The new role holds without signing in anew.
  await link(invited.page, w.people.nav.meetings).click();
  await invited.page.getByRole("heading", { level: 1, name: w.meetings.orphans.title }).waitFor();

  await button(page, w.people.person.deactivate).click();
  const dialog = page.getByRole("dialog");
  await field(dialog, w.people.out.reason).fill("Har slutat.");
  await button(dialog, w.people.out.save).click();
  await button(page, w.people.person.reactivate).waitFor();
  await page.getByText("Skäl: Har slutat.").waitFor();

  await link(invited.page, w.shell.calendar).click();
  // The way to sign in lies over the page that was left, or is the page.
  await field(invited.page, w.account.email).or(invited.page.getByRole("dialog")).first().waitFor();
});
