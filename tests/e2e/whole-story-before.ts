/*
 * The whole story up to the meeting, by the hand and in the words handed in: an association asks, a consultant takes the case on, asks
 * back and offers times; the association answers and picks one.
 */
import { expect } from "vitest";
import { nextMail } from "../support/e2e-people.ts";
import {
  arrivedAt,
  arrivedAtStep,
  button,
  choice,
  field,
  fillWhat,
  goOn,
  group,
  select,
  signInOnScreen,
} from "../support/e2e-screens.ts";
import { anyOf, filled, mailWords } from "../support/e2e-words.ts";
import { openCase, through, visit, type Stage } from "./whole-story-stage.ts";

/** Asks in five steps; gives the case number and the address of the request's page. */
export async function asks(stage: Stage): Promise<{ caseNumber: string; page: string }> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, null);
  const { page, hand } = opened;
  await page.goto("/fraga");
  await arrivedAtStep(page, w, 1);
  await fillWhat(
    page,
    w,
    {
      kind: w.words.kinds.unsure,
      subject: cast.subject,
      description: "Vi är tolv ideella läxhjälpare. Vem i staden ska vi prata med?",
    },
    hand,
  );
  await goOn(page, w, hand);
  await arrivedAtStep(page, w, 2);
  await hand.check(choice(page, w.ask.labels.requesterType, w.ask.choices.requesterType.organisation));
  await hand.write(field(page, w.ask.labels.organisationName), "Exempelföreningen Läxlyktan");
  await hand.write(field(page, w.ask.labels.organisationNumber), "499900-0013");
  await hand.pick(select(page, w.ask.labels.organisationForm), 1);
  await hand.write(field(page, w.ask.labels.contactName), "Maryam Lindvall");
  await goOn(page, w, hand);
  await arrivedAtStep(page, w, 3);
  await hand.check(group(page, w.ask.labels.areas).getByRole("checkbox").first());
  await goOn(page, w, hand);
  await arrivedAtStep(page, w, 4);
  await signInOnScreen(page, w, cast.requester, w.ask.goOn, hand);
  await arrivedAtStep(page, w, 5);
  await hand.press(button(page, w.ask.send));
  await arrivedAt(page, w.requests.receipt.title);
  const [caseNumber = ""] = /SAM-\d{4}-\d{6}/u.exec(await page.getByRole("main").innerText()) ?? [];
  expect(caseNumber).not.toBe("");
  const receipt = filled(mailWords[cast.language].receipt.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(`^${RegExp.escape(receipt)}$`, "u"));
  return { caseNumber, page: new URL(page.url()).pathname };
}

/** Claims, decides what it is about, takes it on, and asks a question. */
export async function takesOn(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email);
  const { page, hand } = opened;
  await openCase(stage, opened, caseNumber);
  const main = page.getByRole("main");
  await hand.press(button(main, w.queue.claim));
  await main.getByText(`${cast.consultant.name} (${w.case.you})`).first().waitFor();
  // The name is there at once; that it is so, when the answer has come.
  await page.getByRole("status").getByText(filled(w.queue.claimed, { caseNumber })).waitFor();

  await hand.press(button(main, w.triage.undecided.decide));
  await through(opened, w.triage.form.title, w.triage.form.save, async (box) => {
    await hand.check(choice(box, w.triage.form.kind, w.words.kinds.consultation));
    await hand.pick(select(box, w.triage.form.mainTheme), 1);
    await hand.write(field(box, w.triage.form.reason), "De vill ha råd.");
  });
  await hand.press(button(main, w.case.steps.accept));
  await through(opened, w.triage.accept.title, w.triage.accept.save, async () => undefined);
  await main.getByText(w.words.states.accepted, { exact: true }).first().waitFor();

  await hand.press(button(main, w.conversation.message.askButton));
  await through(opened, w.conversation.ask.title, w.conversation.ask.save, async (box) => {
    await box.getByText(cast.requester).first().waitFor();
    await hand.write(field(box, w.conversation.ask.label), "Vilka kvällar passar er?");
  });
  await main.getByText(w.words.waitingFor.requester).first().waitFor();
  const asked = filled(mailWords[cast.language].question.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(asked), "u"));
}

export async function answers(stage: Stage, address: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.requester);
  const { page, hand } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await main.getByText(w.words.stages.waiting_for_you, { exact: true }).first().waitFor();
  await main.getByText("Vilka kvällar passar er?").first().waitFor();
  await hand.write(field(main, w.requests.answer.label), "Tisdagar och torsdagar.");
  await hand.press(button(main, w.requests.answer.send));
  await main.getByText(w.words.stages.under_way, { exact: true }).first().waitFor();
  await main.getByText("Tisdagar och torsdagar.").first().waitFor();
}

/** Reads the answer, logs a call, notes something, and offers two times. */
export async function offers(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email);
  const { page, hand } = opened;
  await openCase(stage, opened, caseNumber);
  const main = page.getByRole("main");
  await main.getByText("Tisdagar och torsdagar.").first().waitFor();
  await hand.write(field(main, w.conversation.note.label), "De har nyckel till biblioteket.");
  await hand.check(choice(main, w.conversation.note.kind, w.conversation.notes.official));
  await hand.press(button(main, w.conversation.note.save));
  await main.getByText("De har nyckel till biblioteket.").first().waitFor();

  await hand.press(page.getByRole("button", { name: w.meetings.actions.offer, exact: true }).last());
  await through(opened, w.meetings.offer.title, w.meetings.offer.send, async (box) => {
    const free = box.getByRole("group", { name: new RegExp(`^${RegExp.escape(w.meetings.times.legendSeveral)}`, "u") });
    await hand.check(free.getByRole("checkbox").nth(3));
    await hand.check(free.getByRole("checkbox").nth(5));
    await select(box, w.meetings.form.placeKind).or(group(box, w.meetings.form.placeKind)).first().waitFor();
    await hand.check(choice(box, w.meetings.form.placeKind, w.meetings.placeKinds.phone));
    await hand.write(field(box, w.meetings.form.place.phone), "031-390 06 01");
    await box.getByText(cast.requester).first().waitFor();
  });
  await main.getByText(w.meetings.offerStates.open, { exact: true }).first().waitFor();
  const offered = filled(mailWords[cast.language].times_offered.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(offered), "u"));
}

export async function picks(stage: Stage, address: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.requester);
  const { page, hand } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await hand.check(group(main, w.requests.pick.label).getByRole("radio").first());
  await hand.press(button(main, w.requests.pick.book));
  await main.getByRole("heading", { name: w.requests.meetings.heading }).waitFor();
  await main
    .getByText(filled(w.requests.meetings.with, { name: cast.consultant.name }))
    .first()
    .waitFor();
  const booked = anyOf(mailWords[cast.language].meeting_booked.subject);
  await nextMail(product.origin, cast.requester, booked);
  await nextMail(product.origin, cast.consultant.email, anyOf(mailWords.sv.meeting_booked.subject));
}
