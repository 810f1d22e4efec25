/*
 * The case's part of the gallery: what a consultant does with it, one dialog each, and how a requester follows theirs while it waits for
 * them, has times to choose from, or has ended.
 */
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button, choice, field, group } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const caseIsThere = (page: Page) => main(page).getByRole("listitem").getByRole("time").first();

type Step = keyof AppWords["case"]["steps"];

async function openStep(page: Page, w: AppWords, step: Step): Promise<void> {
  const found = button(main(page), w.case.steps[step]);
  if (!(await found.first().isVisible())) await button(main(page), w.case.more).click();
  await found.first().click();
  await dialog(page).waitFor();
}

/** Presses the dialog's own button at once: what is missing is said. */
async function saveEmpty(page: Page, w: AppWords, save: string): Promise<void> {
  await button(dialog(page), save).click();
  await dialog(page).getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
}

const onNewCase = (name: string, act: NonNullable<Exhibit["act"]>): Exhibit => ({
  name,
  viewer: "consultant",
  path: ({ sent }) => `/arende/${sent}`,
  ready: caseIsThere,
  act,
});

const rowLink = /SAM-\d{4}-\d{6}/u;
/** The demo's first case in this state. */
const onDemoCase = (name: string, state: string, act: NonNullable<Exhibit["act"]>): Exhibit => ({
  name,
  viewer: "consultant",
  path: () => `/arende?lage=${state}`,
  ready: (page) => main(page).getByText(rowLink).first(),
  act: async (page, w) => {
    const rows = main(page).getByRole("row").or(main(page).getByRole("listitem")).filter({ hasText: rowLink });
    await rows.first().getByRole("link").first().click();
    await caseIsThere(page).waitFor();
    await act(page, w);
  },
});

const ofRequester = (
  name: string,
  viewer: "asked" | "choosing",
  subject: string,
  shows: (page: Page, w: AppWords) => Promise<unknown>,
): Exhibit => ({
  name,
  viewer,
  path: () => "/mina-forfragningar",
  ready: (page) => main(page).getByRole("link", { name: subject }),
  act: async (page, w) => {
    await main(page).getByRole("link", { name: subject }).click();
    await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    await shows(page, w);
  },
});

export const cases: readonly Exhibit[] = [
  onNewCase("triage-dialog", async (page, w) => {
    await button(main(page), w.triage.edit).click();
    await choice(dialog(page), w.triage.form.kind, w.words.kinds.consultation).waitFor();
  }),
  onNewCase("ask-dialog", async (page, w) => {
    await openStep(page, w, "ask");
    await saveEmpty(page, w, w.conversation.ask.save);
  }),
  onNewCase("contact-dialog", async (page, w) => {
    await openStep(page, w, "log_contact");
    await saveEmpty(page, w, w.conversation.contact.save);
  }),
  onNewCase("decline-dialog", async (page, w) => {
    await openStep(page, w, "decline");
    await saveEmpty(page, w, w.endings.decline.save);
  }),
  onNewCase("refer-dialog", async (page, w) => {
    await openStep(page, w, "refer");
    await saveEmpty(page, w, w.endings.refer.save);
  }),
  onNewCase("void-dialog", async (page, w) => {
    await openStep(page, w, "void");
    await saveEmpty(page, w, w.endings.void.save);
  }),
  onDemoCase("pause-dialog", "in_progress", async (page, w) => {
    await openStep(page, w, "pause");
    await saveEmpty(page, w, w.triage.pause.save);
  }),
  onDemoCase("close-dialog", "in_progress", async (page, w) => {
    await openStep(page, w, "close");
    await group(dialog(page), w.endings.close.outcomes).getByRole("checkbox").first().waitFor();
    await field(dialog(page), w.endings.close.summary).fill("");
    await saveEmpty(page, w, w.endings.close.save);
  }),
  onDemoCase("case-closed", "closed", async (page, w) => {
    await main(page).getByRole("heading", { name: w.endings.headings.closed }).waitFor();
  }),
  ofRequester("request-asked", "asked", "Utbildning för skolpersonal tillsammans med två jourer", (page, w) =>
    field(main(page), w.requests.answer.label).waitFor(),
  ),
  ofRequester("request-ended", "choosing", "Tillgänglighet i stadens inbjudningar", (page, w) =>
    main(page).getByText(w.words.stages.ended, { exact: true }).first().waitFor(),
  ),
  ofRequester("request-choosing", "choosing", "En gemensam modell för tidig dialog", (page, w) =>
    group(main(page), w.requests.pick.label).getByRole("radio").first().waitFor(),
  ),
];
