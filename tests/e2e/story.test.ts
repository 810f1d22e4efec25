/*
 * The main job in Swedish, at desktop width and by mouse: somebody asks for help in five steps and sees where it stands; a
 * consultant finds it in the queue, opens it and claims it; the one who asked sees who it is.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
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
  link,
  select,
  signInOnScreen,
} from "../support/e2e-screens.ts";
import { anyOf, filled, mailWords, publicWords, words } from "../support/e2e-words.ts";

const w = words.sv;
const baseURL = inject("origin");
const desktop = { baseURL, viewport: { width: 1280, height: 800 }, expected: [notSignedInYet] };

const requester = { email: "kontakt@laxlyktan.example", name: "Maryam Lindvall" };
const consultant = { email: "leyla.aydinsson@goteborg.example", name: "Leyla Aydinsson" };
const wanted = {
  kind: w.words.kinds.consultation,
  subject: "Läxhjälp på biblioteket två kvällar i veckan",
  description:
    "Vi är tolv ideella läxhjälpare och vill ha läxhjälp på biblioteket två kvällar i veckan. Vem i staden ska vi prata med, och behöver vi ett avtal?",
  desiredChange: "Vi har en fast kontakt på biblioteket.",
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** From the start page to the receipt; gives the case number. */
async function ask(page: Page): Promise<string> {
  await page.goto("/");
  await arrivedAt(page, publicWords.sv.start.title);
  await link(page.getByRole("banner"), w.shell.signIn).click();
  await arrivedAt(page, w.account.title);
  await signInOnScreen(page, w, requester.email);

  await arrivedAt(page, w.requests.title);
  await link(page.getByRole("main"), w.requests.new).click();
  await arrivedAtStep(page, w, 1);
  await fillWhat(page, w, wanted);
  await page.getByText(anyOf(w.ask.status.saved)).waitFor();
  await goOn(page, w);

  // What the product knows of a person who is signed in need not be written again.
  await arrivedAtStep(page, w, 2);
  expect(await choice(page, w.ask.labels.requesterType, w.ask.choices.requesterType.organisation).isChecked()).toBe(
    true,
  );
  expect(await field(page, w.ask.labels.organisationName).inputValue()).toBe("Exempelföreningen Läxlyktan");
  expect(await field(page, w.ask.labels.organisationNumber).inputValue()).toBe("499900-0013");
  expect(await field(page, w.ask.labels.contactName).inputValue()).toBe(requester.name);
  await field(page, w.ask.labels.contactRole).fill("ordförande");
  await goOn(page, w);

  await arrivedAtStep(page, w, 3);
  await group(page, w.ask.labels.areas).getByRole("checkbox", { name: "Nordost" }).check();
  await choice(page, w.ask.labels.language, w.ask.choices.language.sv).check();
  await choice(page, w.ask.labels.meetingTime, w.ask.choices.meetingTime.evening).check();
  await choice(page, w.ask.labels.meetingPlace, w.ask.choices.meetingPlace.on_site).check();
  await goOn(page, w);

  await arrivedAtStep(page, w, 4);
  await page.getByText(filled(w.ask.address.goesTo, { email: requester.email })).waitFor();
  await goOn(page, w);

  await arrivedAtStep(page, w, 5);
  for (const text of Object.values(wanted)) await page.getByRole("main").getByText(text, { exact: true }).waitFor();
  await page.getByText(w.ask.publicRecord.title).waitFor();

  // One answer is changed on the way, and nothing else.
  await link(page, `${w.ask.check.change} ${w.ask.labels.contactPhone}`).click();
  await arrivedAtStep(page, w, 2);
  await field(page, w.ask.labels.contactPhone).fill("070-174 06 20");
  await goOn(page, w);
  await arrivedAtStep(page, w, 5);
  await button(page, w.ask.send).click();

  await arrivedAt(page, w.requests.receipt.title);
  const [caseNumber = ""] = /SAM-\d{4}-\d{6}/u.exec(await page.getByRole("main").innerText()) ?? [];
  expect(caseNumber).not.toBe("");
  return caseNumber;
}

test("a request is sent, and seen, found and claimed in the queue", async () => {
  await using visit = await openPage(browser, desktop);
  const { page } = visit;
  const known = await mailsTo(baseURL, requester.email);
  const caseNumber = await ask(page);

  // The receipt mail leads back to where it stands.
  const receipt = filled(mailWords.sv.receipt.subject, { caseNumber });
  const mail = await nextMail(baseURL, requester.email, new RegExp(`^${RegExp.escape(receipt)}$`, "u"), known);
  expect(mail.text).toContain(mailWords.sv.receipt.paragraphs[2]);
  const [address = ""] = new RegExp(`${RegExp.escape(baseURL)}/\\S+`, "u").exec(mail.text) ?? [];
  await page.goto(address);
  await arrivedAt(page, wanted.subject);
  const main = page.getByRole("main");
  await main.getByText(caseNumber).first().waitFor();
  await main.getByText(w.words.stages.sent, { exact: true }).waitFor();
  await main.getByText(anyOf(w.requests.next.promised)).waitFor();
  await link(page.getByRole("navigation", { name: w.shell.mainNavigation }), w.shell.myRequests).click();
  await arrivedAt(page, w.requests.title);
  await main.getByRole("listitem").filter({ hasText: caseNumber }).getByRole("link", { name: wanted.subject }).click();
  await arrivedAt(page, wanted.subject);

  await findAndClaim(caseNumber);

  await page.reload();
  await main.getByText(filled(w.requests.contactPerson, { name: consultant.name })).waitFor();
  await main.getByText(filled(w.requests.history.assignedTo, { name: consultant.name })).waitFor();
});

async function findAndClaim(caseNumber: string): Promise<void> {
  await using visit = await openPage(browser, desktop);
  const { page } = visit;
  // A link to a page of staff leads through the sign-in and on.
  await page.goto("/arende");
  await arrivedAt(page, w.account.title);
  await signInOnScreen(page, w, consultant.email);
  await arrivedAt(page, w.queue.title);

  const { filter, column, kindShort } = w.queue;
  const filters = page.getByRole("search", { name: filter.heading });
  const rows = page.getByRole("table", { name: w.queue.caption }).getByRole("row");
  const row = rows.filter({ hasText: caseNumber });
  const active = page.getByRole("list", { name: w.ui.filter.active });

  await filters.getByRole("button", { name: new RegExp(`^${filter.state}`, "u") }).click();
  for (const state of ["accepted", "in_progress"] as const) {
    const box = group(filters, filter.stateLegend).getByRole("checkbox", { name: w.words.states[state] });
    // The box follows the address, which follows the click.
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(false);
  }
  await select(filters, filter.kind).selectOption(kindShort.consultation);
  await select(filters, filter.area).selectOption("Nordost");
  await select(filters, filter.assignee).selectOption(filter.assigneeNone);
  await row.waitFor();
  expect(await active.getByRole("listitem").count()).toBe(4);
  const other = rows
    .filter({ hasNotText: kindShort.consultation })
    .or(rows.filter({ hasNotText: w.words.states.submitted }));
  // Only the head of the table says neither.
  await expect.poll(() => other.count()).toBe(1);
  expect(await rows.first().getByRole("columnheader").allInnerTexts()).toEqual([
    column.caseNumber,
    column.subject,
    column.organisation,
    column.kind,
    column.state,
    column.assignee,
    column.promise,
  ]);

  // A theme is set by staff, later: with one chosen, the new request is not among the rows; the address holds it all.
  await select(filters, filter.theme).selectOption("Barn och unga");
  await expect.poll(() => row.count()).toBe(0);
  expect(new URL(page.url()).searchParams.get("tema")).toBe("children_youth");
  await page.reload();
  await arrivedAt(page, w.queue.title);
  await expect.poll(() => select(filters, filter.theme).locator("option:checked").innerText()).toBe("Barn och unga");
  await button(
    active,
    filled(w.ui.filter.remove, { name: filled(w.queue.chip.theme, { value: "Barn och unga" }) }),
  ).click();
  await row.waitFor();

  await button(page, w.ui.filter.clear).click();
  await expect.poll(() => active.count()).toBe(0);
  await filters.getByRole("searchbox", { name: filter.search }).fill(caseNumber);
  await button(filters, filter.searchButton).click();
  await expect.poll(() => rows.count()).toBe(2);
  await link(row, wanted.subject).click();

  await arrivedAt(page, wanted.subject);
  const main = page.getByRole("main");
  for (const text of [wanted.description, wanted.desiredChange, "499900-0013", requester.email]) {
    await main.getByText(text).first().waitFor();
  }
  await button(main, w.queue.claim).click();
  await main.getByText(`${consultant.name} (${w.case.you})`).waitFor();
  await page.getByRole("status").getByText(filled(w.queue.claimed, { caseNumber })).waitFor();
  await main.getByText(filled(w.case.claimedEvent, { actor: consultant.name })).waitFor();

  // Back to the queue as it was, where the row now says so.
  await link(page.getByRole("navigation", { name: w.ui.breadcrumb }), w.queue.title).click();
  await arrivedAt(page, w.queue.title);
  await row.getByText(w.queue.you, { exact: true }).waitFor();
}
