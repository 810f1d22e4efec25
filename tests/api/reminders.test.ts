// Questions nobody answers, by the clock: two reminders in working days, then the ending, and what stops them.
import {
  answerQuestion,
  askRequester,
  listConversation,
  sendMessage,
} from "@samverkansstod/api/contract/conversation.ts";
import { createRequest, getRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { pauseRequest, resumeRequest } from "@samverkansstod/api/contract/triage.ts";
import { remindQuestions } from "@samverkansstod/api/features/conversation/reminders.commands.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { signedIn, type Person } from "../support/people.ts";

/** A Monday. Five, ten and fifteen working days later: 7, 14 and 21 December. */
const asked = "2026-11-30T09:00:00.000Z";

let app: TestApp;
let consultant: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  app.clock.set(asked);
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  return () => app.close();
});

/** It is now this instant, and both have signed in again. */
async function at(now: string): Promise<void> {
  app.clock.set(now);
  consultant = await signedIn(app, { email: consultant.email });
  requester = await signedIn(app, { email: requester.email });
}

/** A requester of its own with a case in which a question has just been asked. */
async function aQuestion(language: "sv" | "en" = "sv"): Promise<string> {
  app.clock.set(asked);
  requester = await signedIn(app);
  consultant = await signedIn(app, { email: consultant.email });
  await asSystem(app.owner, (sql) => sql`update app.person set language = ${language} where id = ${requester.id}`);
  const { body } = await requester.call(createRequest, { body: aForm() });
  const sent = await requester.call(submitRequest, { params: { id: body.id }, version: 1 });
  const input = { params: { id: body.id }, version: sent.body.version, body: { text: "Hur många är ni?" } };
  await consultant.call(askRequester, input);
  return body.id;
}

/** What falls due is done at this instant. */
async function sweepAt(now: string): Promise<void> {
  app.clock.set(now);
  await app.beat();
}

const remindersOf = async (id: string) =>
  (await factsOf(app.owner, id)).mails
    .filter(({ template }) => template === "question_reminder")
    .map(({ data }) => data);
const mailsToRequester = async () => {
  await app.deliver();
  return app.mails.filter(({ to }) => to === requester.email);
};

test("two reminders go out, five and ten working days after the question, each naming the same last day; then the case ends", async () => {
  const id = await aQuestion();
  await sweepAt("2026-12-06T22:59:00.000Z");
  expect(await remindersOf(id)).toEqual([]);
  await sweepAt("2026-12-06T23:01:00.000Z");
  await sweepAt("2026-12-07T12:00:00.000Z");
  const first = { askedDate: "2026-11-30", closesDate: "2026-12-21" };
  expect(await remindersOf(id)).toMatchObject([first]);
  const mail = (await mailsToRequester()).at(-1);
  const { body } = await consultantReads(id);
  expect(mail?.subject).toBe(`Påminnelse: vi väntar på ert svar i ärende ${body.caseNumber}`);
  expect(mail?.text).toContain("Vi ställde en fråga till er den 30 november 2026");
  expect(mail?.text).toContain("Svarar ni inte senast den 21 december 2026 avslutar vi ärendet.");
  expect(mail?.html).toContain(`href="http://localhost:3000/forfragan/${id}"`);
  expect(`${mail?.text}${mail?.html}`).not.toContain("Hur många");

  await sweepAt("2026-12-13T22:59:00.000Z");
  expect(await remindersOf(id)).toHaveLength(1);
  await sweepAt("2026-12-13T23:01:00.000Z");
  expect(await remindersOf(id)).toMatchObject([first, first]);
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted", waitingFor: "requester", openQuestions: 1 });
  // The whole of the last day is theirs.
  await sweepAt("2026-12-21T22:59:00.000Z");
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted" });
  await sweepAt("2026-12-21T23:01:00.000Z");
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ state: "closed", waitingFor: "nobody", openQuestions: 0 });
  expect(facts.events.map(({ type, by }) => [type, by])).toEqual([
    ["submitted", "requester"],
    ["asked", "staff"],
    ["reminded", "system"],
    ["reminded", "system"],
    ["closed", "system"],
  ]);
  expect(facts.endings).toMatchObject([{ kind: "no_reply", by: null }]);
  expect(await remindersOf(id)).toHaveLength(2);

  // And an answer is welcome all the same.
  await at("2027-01-11T09:00:00.000Z");
  const own = await requester.call(getRequest, { params: { id } });
  const answered = await requester.call(answerQuestion, {
    params: { id },
    version: own.body.version,
    body: { text: "Förlåt, vi är tolv." },
  });
  expect(answered.body).toMatchObject({ stage: "under_way", ending: null });
  const conversation = await requester.call(listConversation, { params: { id } });
  expect(conversation.body.messages.map(({ text }) => text)).toEqual(["Hur många är ni?", "Förlåt, vi är tolv."]);
});

const consultantReads = async (id: string) => {
  consultant = await signedIn(app, { email: consultant.email });
  return consultant.call(getRequest, { params: { id } });
};

test("a reminder is in the reader's language", async () => {
  const id = await aQuestion("en");
  await sweepAt("2026-12-07T08:00:00.000Z");
  const mail = (await mailsToRequester()).at(-1);
  const { body } = await consultantReads(id);
  expect(mail?.subject).toBe(`Reminder: we are waiting for your answer in case ${body.caseNumber}`);
  expect(mail?.text).toContain("We asked you something on 30 November 2026");
  expect(mail?.text).toContain("If you do not answer by 21 December 2026, we close the case.");
  expect(mail?.html).toContain('<html lang="en">');
});

test("ten sweeps at once remind once", async () => {
  const id = await aQuestion();
  app.clock.set("2026-12-07T08:00:00.000Z");
  await Promise.all(Array.from({ length: 10 }, () => remindQuestions(app, app.clock.now())));
  const facts = await factsOf(app.owner, id);
  expect(facts.events.filter(({ type }) => type === "reminded")).toHaveLength(1);
  expect(await remindersOf(id)).toHaveLength(1);
  const [row] = await app.owner`select reminders from app.message where request_id = ${id} and question`;
  expect(row).toEqual({ reminders: 1 });
});

test.each(["an answer", "a message"])("%s stops it", async (what) => {
  const id = await aQuestion();
  await at("2026-12-07T08:00:00.000Z");
  const { version } = (await requester.call(getRequest, { params: { id } })).body;
  const words = { params: { id }, body: { text: "Vi är tolv." } };
  if (what === "an answer") await requester.call(answerQuestion, { ...words, version });
  else await requester.call(sendMessage, words);
  for (const day of ["07", "14", "22", "31"]) await sweepAt(`2026-12-${day}T12:00:00.000Z`);
  expect(await remindersOf(id)).toEqual([]);
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted", waitingFor: "unit" });
});

test("a paused case is not reminded, and the days it rested do not count afterwards", async () => {
  const id = await aQuestion();
  await at("2026-12-01T09:00:00.000Z");
  const { version } = (await consultant.call(getRequest, { params: { id } })).body;
  const body = { until: "2026-12-24", reason: "De har fullt upp." };
  const paused = await consultant.call(pauseRequest, { params: { id }, version, body });
  await sweepAt("2026-12-14T12:00:00.000Z");
  expect(await remindersOf(id)).toEqual([]);
  await at("2026-12-15T09:00:00.000Z");
  await consultant.call(resumeRequest, { params: { id }, version: paused.body.version, body: {} });
  // Rested from the 1st to the 14th: the 15th is the first of the five, the 21st the last.
  await sweepAt("2026-12-20T22:59:00.000Z");
  expect(await remindersOf(id)).toEqual([]);
  await sweepAt("2026-12-21T08:00:00.000Z");
  // Ten more: 22, 23, 28, 29, 30 December, 4, 5, 7, 8 and 11 January.
  expect(await remindersOf(id)).toMatchObject([{ askedDate: "2026-11-30", closesDate: "2027-01-11" }]);
});

test("a case that was paused before its reminder went out is not reminded while it rests", async () => {
  const id = await aQuestion();
  // The reminder was due on the 7th, and the product stood still.
  await at("2026-12-08T09:00:00.000Z");
  const { version } = (await consultant.call(getRequest, { params: { id } })).body;
  const body = { until: "2026-12-24", reason: "De har fullt upp." };
  await consultant.call(pauseRequest, { params: { id }, version, body });
  await sweepAt("2026-12-09T12:00:00.000Z");
  expect(await remindersOf(id)).toEqual([]);
  await sweepAt("2026-12-24T12:00:00.000Z");
  expect(await remindersOf(id)).toHaveLength(1);
});

test("whoever is reminded late still gets the whole time", async () => {
  const id = await aQuestion();
  // The product stood still for a month.
  await sweepAt("2027-01-11T08:00:00.000Z");
  await sweepAt("2027-01-11T08:01:00.000Z");
  expect(await remindersOf(id)).toMatchObject([{ closesDate: "2027-01-25" }]);
  await sweepAt("2027-01-18T08:00:00.000Z");
  expect(await remindersOf(id)).toMatchObject([{}, { closesDate: "2027-01-25" }]);
  await sweepAt("2027-01-25T12:00:00.000Z");
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted" });
  await sweepAt("2027-01-25T23:00:00.000Z");
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "closed" });
});
