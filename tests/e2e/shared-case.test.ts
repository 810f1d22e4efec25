/*
 * Two associations in one case: one invites, the other opens the link of the mail, signs in on the way, takes part, writes, and leaves. In Swedish by mouse on a
 * phone, in English by the keyboard alone on a wide screen.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { keyboardAlone, mouseOf } from "../support/e2e-hands.ts";
import { aWholeForm, nextMail, notSignedInYet, sendQuickly, signInQuickly } from "../support/e2e-people.ts";
import { arrivedAt, button, field, link, select, signInOnScreen } from "../support/e2e-screens.ts";
import { filled, mailWords, words } from "../support/e2e-words.ts";

const origin = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

test.each([
  { language: "sv", viewport: { width: 320, height: 640 }, handOf: mouseOf },
  { language: "en", viewport: { width: 1280, height: 900 }, handOf: keyboardAlone },
] as const)("another organisation is let in and goes again ($language)", async ({ language, viewport, handOf }) => {
  const w = words[language];
  const name = crypto.randomUUID().slice(0, 8);
  const owner = `agare.${name}@example.example`;
  const guest = `granne.${name}@example.example`;
  const settings = { baseURL: origin, viewport, expected: [notSignedInYet, /status of 404/u] };
  const start = async (page: Awaited<ReturnType<typeof openPage>>["page"]) => {
    await page.goto("/");
    await page.evaluate((to) => localStorage.setItem("samverkansstod.language", to), language);
  };

  await using asking = await openPage(browser, settings);
  await signInQuickly(asking.context, origin, owner);
  const sent = await sendQuickly(asking.context.request, origin, aWholeForm);
  const own = asking.page;
  const hand = handOf(own);
  await start(own);
  await own.goto(`/forfragan/${sent.id}`);
  await hand.press(button(own.getByRole("main"), w.sharing.invite.open));
  const dialog = own.getByRole("dialog");
  await hand.write(field(dialog, w.sharing.invite.organisationName), "Grannföreningen");
  await hand.write(field(dialog, w.sharing.invite.email), guest);
  await hand.press(button(dialog, w.sharing.invite.send));
  await own.getByText(filled(w.sharing.invite.done, { email: guest })).waitFor();

  await using guesting = await openPage(browser, settings);
  const { page } = guesting;
  const other = handOf(page);
  await start(page);
  const mail = await nextMail(origin, guest, new RegExp(RegExp.escape(mailWords.sv.case_invitation.subject), "u"));
  await page.goto(/https?:\/\/\S+\/medverka\/\S+/u.exec(mail.text)?.[0] ?? "");
  await arrivedAt(page, w.sharing.invitation.title);
  await other.press(link(page.getByRole("main"), w.sharing.invitation.signIn));
  await signInOnScreen(page, w, guest, w.account.signIn, other);
  await arrivedAt(page, w.sharing.invitation.title);
  await other.write(field(page, w.sharing.accept.name), "Gun Granne");
  await other.pick(select(page, w.sharing.accept.organisationForm), 1);
  await other.press(button(page.getByRole("main"), w.sharing.accept.do));
  await arrivedAt(page, sent.form.subject ?? "");
  await page.getByText(w.sharing.shared).waitFor();
  expect(await button(page.getByRole("main"), w.requests.withdraw.open).count()).toBe(0);
  await other.press(button(page.getByRole("main"), w.sharing.end.leave.open));
  await other.press(button(page.getByRole("dialog"), w.sharing.end.leave.verb));
  await arrivedAt(page, w.requests.title);
  await page.getByText(w.requests.empty.text).waitFor();
  await page.goto(`/forfragan/${sent.id}`);
  await arrivedAt(page, w.requests.notFound.title);
});
