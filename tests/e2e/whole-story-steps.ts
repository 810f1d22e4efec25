/*
 * The whole story on the screens, by mouse, in the words handed in: an association asks, a consultant takes the case on, asks back, offers
 * times, logs the meeting, sends what was agreed and closes; the association confirms; the manager finds the case in the report.
 */
import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { openPage } from "../support/browser.ts";
import { nextMail, notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
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
import { anyOf, filled, mailWords, words, type AppWords } from "../support/e2e-words.ts";
import type { RunningProduct } from "../support/running-product.ts";

export interface Cast {
  language: Language;
  requester: string;
  consultant: { email: string; name: string };
  manager: string;
  subject: string;
}

const days = 14;
/** By then every time that was on offer has been. */
export const later = { CLOCK_OFFSET_MINUTES: String(days * 24 * 60) };

export interface Stage {
  browser: Browser;
  product: RunningProduct;
  cast: Cast;
  w: AppWords;
}

export const stageOf = (browser: Browser, product: RunningProduct, cast: Cast): Stage => ({
  browser,
  product,
  cast,
  w: words[cast.language],
});

async function visit({ browser, product, cast }: Stage, email: string | null, isLater = false) {
  const opened = await openPage(browser, {
    baseURL: product.origin,
    viewport: { width: 1280, height: 800 },
    locale: cast.language === "sv" ? "sv-SE" : "en-GB",
    expected: [notSignedInYet],
  });
  await opened.context.addInitScript({
    content: `localStorage.setItem("samverkansstod.language", ${JSON.stringify(cast.language)})`,
  });
  if (isLater) await opened.context.clock.setFixedTime(Date.now() + days * 86_400_000);
  if (email !== null) await signInQuickly(opened.context, product.origin, email);
  return opened;
}

const dialog = (page: Page, title: string): Locator => page.getByRole("dialog", { name: title });

/** Does what a dialog of the case page is for, and waits until it is gone. */
async function through(
  page: Page,
  title: string,
  save: string,
  fill: (within: Locator) => Promise<void>,
): Promise<void> {
  const box = dialog(page, title);
  await box.waitFor();
  await fill(box);
  await button(box, save).click();
  await box.waitFor({ state: "hidden" });
}

/** Asks in five steps; gives the case number and the address of the request's page. */
export async function asks(stage: Stage): Promise<{ caseNumber: string; page: string }> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, null);
  const { page } = opened;
  await page.goto("/fraga");
  await arrivedAtStep(page, w, 1);
  await fillWhat(page, w, {
    kind: w.words.kinds.unsure,
    subject: cast.subject,
    description: "Vi är tolv ideella läxhjälpare. Vem i staden ska vi prata med?",
  });
  await goOn(page, w);
  await arrivedAtStep(page, w, 2);
  await choice(page, w.ask.labels.requesterType, w.ask.choices.requesterType.organisation).check();
  await field(page, w.ask.labels.organisationName).fill("Exempelföreningen Läxlyktan");
  await field(page, w.ask.labels.organisationNumber).fill("499900-0013");
  await select(page, w.ask.labels.organisationForm).selectOption({ index: 1 });
  await field(page, w.ask.labels.contactName).fill("Maryam Lindvall");
  await goOn(page, w);
  await arrivedAtStep(page, w, 3);
  await group(page, w.ask.labels.areas).getByRole("checkbox").first().check();
  await goOn(page, w);
  await arrivedAtStep(page, w, 4);
  await signInOnScreen(page, w, cast.requester, w.ask.goOn);
  await arrivedAtStep(page, w, 5);
  await button(page, w.ask.send).click();
  await arrivedAt(page, w.requests.receipt.title);
  const [caseNumber = ""] = /SAM-\d{4}-\d{6}/u.exec(await page.getByRole("main").innerText()) ?? [];
  expect(caseNumber).not.toBe("");
  const receipt = filled(mailWords[cast.language].receipt.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(`^${RegExp.escape(receipt)}$`, "u"));
  return { caseNumber, page: new URL(page.url()).pathname };
}

async function openCase(stage: Stage, page: Page, caseNumber: string): Promise<void> {
  const { w, cast } = stage;
  await page.goto(`/arende?q=${caseNumber}`);
  await arrivedAt(page, w.queue.title);
  await link(page.getByRole("row").filter({ hasText: caseNumber }), cast.subject).click();
  await arrivedAt(page, cast.subject);
}

/** Claims, decides what it is about, takes it on, and asks a question. */
export async function takesOn(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email);
  const { page } = opened;
  await openCase(stage, page, caseNumber);
  const main = page.getByRole("main");
  await button(main, w.queue.claim).click();
  await main.getByText(`${cast.consultant.name} (${w.case.you})`).first().waitFor();
  // The name is there at once; that it is so, when the answer has come.
  await page.getByRole("status").getByText(filled(w.queue.claimed, { caseNumber })).waitFor();

  await button(main, w.triage.undecided.decide).click();
  await through(page, w.triage.form.title, w.triage.form.save, async (box) => {
    await choice(box, w.triage.form.kind, w.words.kinds.consultation).check();
    await select(box, w.triage.form.mainTheme).selectOption({ index: 1 });
    await field(box, w.triage.form.reason).fill("De vill ha råd.");
  });
  await button(main, w.case.steps.accept).click();
  await through(page, w.triage.accept.title, w.triage.accept.save, async () => undefined);
  await main.getByText(w.words.states.accepted, { exact: true }).first().waitFor();

  await button(main, w.conversation.message.askButton).click();
  await through(page, w.conversation.ask.title, w.conversation.ask.save, async (box) => {
    await box.getByText(cast.requester).first().waitFor();
    await field(box, w.conversation.ask.label).fill("Vilka kvällar passar er?");
  });
  await main.getByText(w.words.waitingFor.requester).first().waitFor();
  const asked = filled(mailWords[cast.language].question.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(asked), "u"));
}

export async function answers(stage: Stage, address: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.requester);
  const { page } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await main.getByText(w.words.stages.waiting_for_you, { exact: true }).first().waitFor();
  await main.getByText("Vilka kvällar passar er?").first().waitFor();
  await field(main, w.requests.answer.label).fill("Tisdagar och torsdagar.");
  await button(main, w.requests.answer.send).click();
  await main.getByText(w.words.stages.under_way, { exact: true }).first().waitFor();
  await main.getByText("Tisdagar och torsdagar.").first().waitFor();
}

/** Reads the answer, logs a call, notes something, and offers two times. */
export async function offers(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email);
  const { page } = opened;
  await openCase(stage, page, caseNumber);
  const main = page.getByRole("main");
  await main.getByText("Tisdagar och torsdagar.").first().waitFor();
  await field(main, w.conversation.note.label).fill("De har nyckel till biblioteket.");
  await choice(main, w.conversation.note.kind, w.conversation.notes.official).check();
  await button(main, w.conversation.note.save).click();
  await main.getByText("De har nyckel till biblioteket.").first().waitFor();

  await page.getByRole("button", { name: w.meetings.actions.offer, exact: true }).last().click();
  await through(page, w.meetings.offer.title, w.meetings.offer.send, async (box) => {
    const free = box.getByRole("group", { name: new RegExp(`^${RegExp.escape(w.meetings.times.legendSeveral)}`, "u") });
    await free.getByRole("checkbox").nth(3).check();
    await free.getByRole("checkbox").nth(5).check();
    await select(box, w.meetings.form.placeKind).or(group(box, w.meetings.form.placeKind)).first().waitFor();
    await choice(box, w.meetings.form.placeKind, w.meetings.placeKinds.phone).check();
    await field(box, w.meetings.form.place.phone).fill("031-390 06 01");
    await box.getByText(cast.requester).first().waitFor();
  });
  await main.getByText(w.meetings.offerStates.open, { exact: true }).first().waitFor();
  const offered = filled(mailWords[cast.language].times_offered.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(offered), "u"));
}

export async function picks(stage: Stage, address: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.requester);
  const { page } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await group(main, w.requests.pick.label).getByRole("radio").first().check();
  await button(main, w.requests.pick.book).click();
  await main.getByRole("heading", { name: w.requests.meetings.heading }).waitFor();
  await main
    .getByText(filled(w.requests.meetings.with, { name: cast.consultant.name }))
    .first()
    .waitFor();
  const booked = anyOf(mailWords[cast.language].meeting_booked.subject);
  await nextMail(product.origin, cast.requester, booked);
  await nextMail(product.origin, cast.consultant.email, anyOf(mailWords.sv.meeting_booked.subject));
}

/** After the meeting: the log, what was agreed, and the closing. */
export async function logsAndCloses(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email, true);
  const { page } = opened;
  await page.goto("/kalender");
  await arrivedAt(page, w.meetings.calendar.title);
  await page.getByText(w.meetings.calendar.missing).first().waitFor();
  await openCase(stage, page, caseNumber);
  const main = page.getByRole("main");
  await main.getByRole("button", { name: w.meetings.actions.log }).first().click();
  await through(page, w.meetings.log.title, w.meetings.log.save, async (box) => {
    await choice(box, w.meetings.log.tookPlace, w.meetings.log.yes).check();
    await field(box, w.meetings.parties.requester).fill("3");
    await field(box, w.meetings.log.agreed).fill("Läxhjälpen börjar på biblioteket i januari.");
    await field(box, w.meetings.log.nextStep).fill("Föreningen skriver en sida om vad de vill.");
    await field(box, w.meetings.log.minutes).fill("75");
  });
  await main.getByText(w.words.states.in_progress, { exact: true }).first().waitFor();
  await main.getByRole("button", { name: w.meetings.actions.summary }).first().click();
  const box = dialog(page, w.meetings.summary.title);
  await box.getByText("Läxhjälpen börjar på biblioteket i januari.").waitFor();
  await box.getByRole("button", { name: filled(w.meetings.summary.send_one, { count: 1 }) }).click();
  await box.waitFor({ state: "hidden" });
  const agreed = filled(mailWords[cast.language].agreed_summary.subject, { caseNumber });
  const mail = await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(agreed), "u"));
  expect(mail.text).toContain("Läxhjälpen börjar på biblioteket i januari.");

  await button(main, w.case.more).click();
  await button(main, w.case.steps.close).click();
  await through(page, w.endings.close.title, w.endings.close.save, async (closing) => {
    await group(closing, w.endings.close.outcomes).getByRole("checkbox").first().check();
    await field(closing, w.endings.close.summary).fill("Föreningen vet vem de ska prata med.");
    await group(closing, w.endings.close.strengthened).getByRole("checkbox").nth(1).check();
    expect(await field(closing, w.endings.close.minutes).inputValue()).toBe("15");
  });
  await main.getByRole("heading", { name: w.endings.headings.closed }).waitFor();
  const closed = filled(mailWords[cast.language].closed.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(closed), "u"));
}

export async function confirms(stage: Stage, address: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.requester, true);
  const { page } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await main.getByText("Föreningen vet vem de ska prata med.").first().waitFor();
  await choice(main, w.requests.react.label, w.requests.react.confirmed).check();
  await group(main, w.requests.rating.heading).getByRole("radio", { name: w.requests.rating.helped["5"] }).check();
  await button(main, w.requests.react.send).click();
  await main.getByText(w.requests.ending.confirmed).first().waitFor();
  await main.getByText(w.words.stages.ended, { exact: true }).first().waitFor();
}

/** The manager finds the very case behind the figure of what ended. */
export async function counts(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.manager, true);
  const { page } = opened;
  await page.goto("/rapport");
  await arrivedAt(page, w.reports.underWay.title);
  await page.getByText(w.reports.figures.under_way.name).first().waitFor();
  await link(page.getByRole("navigation", { name: w.reports.navigation }), w.reports.flow.tab).click();
  await arrivedAt(page, w.reports.flow.title);
  const main = page.getByRole("main");
  await main.getByText(w.reports.figures.ended.name).first().waitFor();
  const today = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/rapport/arenden?figur=ended&fran=${today.slice(0, 8)}01&till=${today}`);
  await arrivedAt(page, w.reports.cases.title);
  await link(main, caseNumber).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    main.getByText(w.reports.cases.csv).first().click(),
  ]);
  const file = await download.createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(Buffer.from(piece as Uint8Array));
  const text = Buffer.concat(pieces).toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text).toContain(`"${caseNumber}"`);
}
