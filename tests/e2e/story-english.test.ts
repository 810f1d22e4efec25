/*
 * The story in English, begun in Swedish: the language is switched in the middle of the form, by its own name, and nothing that
 * was written or chosen is lost, neither by the switch nor by a new window on the same device.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { languageNames } from "@samverkansstod/client/src/i18n/languages.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { mailsTo, nextMail, notSignedInYet } from "../support/e2e-people.ts";
import {
  arrivedAt,
  arrivedAtStep,
  button,
  choice,
  field,
  fillWhat,
  goOn,
  group,
  signInOnScreen,
} from "../support/e2e-screens.ts";
import { filled, mailWords, words } from "../support/e2e-words.ts";

const { sv, en } = words;
const baseURL = inject("origin");
const email = "newcomer@example.example";
const wanted = {
  kind: sv.words.kinds.process_support,
  subject: "A café where people practise Swedish – på svenska också",
  description:
    "We meet every week in the library. Åäö, 你好 and “quotes” must survive.\n\nWho can help us find a larger room?",
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

test("the language is switched in the middle of the form, and nothing is lost", async () => {
  await using visit = await openPage(browser, {
    baseURL,
    viewport: { width: 768, height: 900 },
    expected: [notSignedInYet],
  });
  const { page, context } = visit;
  await page.goto("/fraga");
  await arrivedAtStep(page, sv, 1);
  await fillWhat(page, sv, wanted);
  await button(page.getByRole("banner"), languageNames.en).click();

  await arrivedAtStep(page, en, 1);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  expect(await choice(page, en.ask.labels.kind, en.words.kinds.process_support).isChecked()).toBe(true);
  expect(await field(page, en.ask.labels.subject).inputValue()).toBe(wanted.subject);
  expect(await field(page, en.ask.labels.description).inputValue()).toBe(wanted.description);

  // Nobody is signed in, so only this device has it: it is there in a new window, in the language that was chosen.
  await page.getByText(en.ask.status.device).waitFor();
  const again = await context.newPage();
  await again.goto("/fraga");
  await arrivedAtStep(again, en, 1);
  expect(await field(again, en.ask.labels.subject).inputValue()).toBe(wanted.subject);
  await again.close();

  await goOn(page, en);
  await arrivedAtStep(page, en, 2);
  await choice(page, en.ask.labels.requesterType, en.ask.choices.requesterType.organisation).check();
  await field(page, en.ask.labels.organisationName).fill("Nätverket Språkkafé");
  await page.getByRole("combobox", { name: en.ask.labels.organisationForm }).selectOption({ index: 1 });
  await page.getByRole("checkbox", { name: en.ask.noOrganisationNumber }).check();
  await field(page, en.ask.labels.contactName).fill("Robin Ek");
  await button(page.getByRole("banner"), languageNames.sv).click();
  await arrivedAtStep(page, sv, 2);
  await button(page.getByRole("banner"), languageNames.en).click();
  await arrivedAtStep(page, en, 2);
  expect(await field(page, en.ask.labels.contactName).inputValue()).toBe("Robin Ek");
  expect(await page.getByRole("checkbox", { name: en.ask.noOrganisationNumber }).isChecked()).toBe(true);
  await goOn(page, en);

  await arrivedAtStep(page, en, 3);
  await group(page, en.ask.labels.areas)
    .getByRole("checkbox", { name: "Whole city" })
    .or(group(page, en.ask.labels.areas).getByRole("checkbox").last())
    .first()
    .check();
  await goOn(page, en);
  await arrivedAtStep(page, en, 4);
  const known = await mailsTo(baseURL, email);
  await signInOnScreen(page, en, email, en.ask.goOn);

  await arrivedAtStep(page, en, 5);
  for (const text of [wanted.subject, "Nätverket Språkkafé", "Robin Ek", email]) {
    await page.getByRole("main").getByText(text, { exact: true }).waitFor();
  }
  await button(page, en.ask.send).click();
  await arrivedAt(page, en.requests.receipt.title);
  const [caseNumber = ""] = /SAM-\d{4}-\d{6}/u.exec(await page.getByRole("main").innerText()) ?? [];
  const receipt = filled(mailWords.en.receipt.subject, { caseNumber });
  await nextMail(baseURL, email, new RegExp(`^${RegExp.escape(receipt)}$`, "u"), known);
});
