// What is said in a case: listConversation, sendMessage, askRequester, answerQuestion, addNote, logContact. Reminders are reminders.test.ts.
import {
  addNote,
  answerQuestion,
  askRequester,
  listConversation,
  logContact,
  sendMessage,
} from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { pauseRequest } from "@samverkansstod/api/contract/triage.ts";
import { messagesOf } from "@samverkansstod/api/features/conversation/conversation.store.ts";
import { inReadingOf } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

const number = "811228-9874";

let app: TestApp;
let consultant: Person;
let manager: Person;
let requester: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  manager = await signedIn(app, { roles: ["manager"] });
  requester = await signedIn(app, { name: "Åsa Öberg" });
  stranger = await signedIn(app);
  return () => app.close();
});

/** A case that was sent by this person, at version 2. */
async function aSentCase(by = requester): Promise<{ id: string; version: number }> {
  const { body } = await by.call(createRequest, { body: aForm() });
  const sent = await by.call(submitRequest, { params: { id: body.id }, version: 1 });
  return { id: body.id, version: sent.body.version };
}

/** A case that staff registered two days ago, with or without somebody to write to. */
async function aRegisteredCase(contactEmail: string | null, change = {}): Promise<string> {
  const receivedAt = app.clock.now().subtract({ hours: 48 }).toString();
  const body = {
    kind: "consultation",
    subject: "Ett samtal",
    source: "phone",
    receivedAt,
    contactEmail,
    ...change,
  } as const;
  return (await consultant.call(registerRequest, { body })).body.id;
}

const say = (by: Person, id: string, text: string, key?: string) =>
  by.call(sendMessage, { params: { id }, body: { text }, ...(key !== undefined && { key }) });
const ask = (id: string, version: number, text = "Hur många är ni?") =>
  consultant.call(askRequester, { params: { id }, version, body: { text } });
const answer = (by: Person, id: string, version: number, text = "Vi är tolv.") =>
  by.call(answerQuestion, { params: { id }, version, body: { text } });
const noteDown = (by: Person, id: string, text: string, kind: "working" | "official" = "working") =>
  by.call(addNote, { params: { id }, body: { kind, text } });
const logCall = (by: Person, id: string, change = {}, key?: string) =>
  by.call(logContact, {
    params: { id },
    body: { channel: "phone", text: "Vi talades vid.", ...change },
    ...(key !== undefined && { key }),
  });
const read = async (by: Person, id: string) => (await by.call(getRequest, { params: { id } })).body;
const conversation = async (by: Person, id: string) => (await by.call(listConversation, { params: { id } })).body;

const mailsTo = async (email: string) => {
  await app.deliver();
  return app.mails.filter(({ to }) => to === email);
};

test("reading is for those who are shown the case; any other answers as one that does not exist", async () => {
  const { id } = await aSentCase();
  expect((await callAs(app, listConversation, { params: { id } })).status).toBe(401);
  const admin = await signedIn(app, { roles: ["admin"] });
  const wordsOf = async (by: Person, target: string) => {
    const { status, problem } = await by.call(listConversation, { params: { id: target } });
    return JSON.stringify({ status, problem: { ...problem, instance: "" } });
  };
  for (const by of [stranger, admin]) {
    expect(await wordsOf(by, id)).toBe(await wordsOf(by, randomUUID()));
    expect(await wordsOf(by, id)).toContain("not_found");
  }
  const draft = await aRequest(app.owner, { state: "draft", requesterId: requester.id });
  expect(await wordsOf(consultant, draft.id)).toContain("not_found");
  expect(await conversation(requester, draft.id)).toEqual({ messages: [] });
  expect(await conversation(manager, id)).toEqual({ messages: [], notes: [] });
  const logged = await app.owner`select person_id from app_runtime.view_log where request_id = ${id}`;
  // Two when the hour turned in between; staff who were refused read nothing.
  expect(new Set(logged.map((row) => String(row["person_id"])))).toEqual(new Set([manager.id]));
});

test("what one person was not shown stays hidden by the filter alone and by the policy alone", async () => {
  const { id } = await aSentCase();
  await say(consultant, id, "Hej!");
  const { requests } = app.database;
  const ofRequester = (personId: string, named?: string) =>
    inReadingOf(requests, personId, (tx) => messagesOf(tx, id, named));
  expect(await ofRequester(stranger.id)).toEqual([]);
  expect(await messagesOf(requests, id, stranger.id)).toEqual([]);
  expect(await ofRequester(requester.id, requester.id)).toHaveLength(1);
});

test("writing asks who calls, whose case it is, and for words", async () => {
  const { id } = await aSentCase();
  const bodies = [
    [sendMessage, {}],
    [addNote, { kind: "working" }],
    [logContact, { channel: "phone" }],
  ] as const;
  for (const [endpoint, rest] of bodies) {
    const call = (by: Person, change: object, target = id) =>
      by.call(endpoint, { params: { id: target }, body: { ...rest, text: "Hej", ...change } as never });
    const { name } = endpoint;
    const body = { ...rest, text: "Hej" } as never;
    expect([name, (await callAs(app, endpoint, { params: { id }, body })).status]).toEqual([name, 401]);
    expect([name, (await call(manager, {})).code]).toEqual([name, "forbidden"]);
    expect([name, (await call(consultant, {}, randomUUID())).code]).toEqual([name, "not_found"]);
    for (const text of ["", "   \n ", "x".repeat(8001), 5]) {
      const bad = await call(consultant, { text });
      expect([name, bad.status, bad.problem.errors?.[0]?.field]).toEqual([name, 400, "/text"]);
    }
    expect((await call(consultant, { who: "me" })).problem.errors?.[0]?.field).toBe("/who");
  }
  const foreign = await say(stranger, id, "Hej");
  expect([foreign.status, foreign.code]).toEqual([404, "not_found"]);
  for (const endpoint of [addNote, logContact] as const) {
    const body = { text: "Hej", kind: "working", channel: "phone" } as never;
    expect((await requester.call(endpoint, { params: { id }, body })).code).toBe("forbidden");
  }
  expect(await conversation(consultant, id)).toEqual({ messages: [], notes: [] });
});

test.each(states)("of a case that is %s both write, note and log as the life cycle says", async (state) => {
  const facts = { state, requesterId: requester.id, contactEmail: requester.email };
  const made = () => aRequest(app.owner, facts).then(({ id }) => id);
  const open = ["submitted", "accepted", "in_progress"].includes(state);
  const mute = state === "draft" || state === "void";
  const staffRefusal = state === "draft" ? "not_found" : "wrong_state";
  expect((await say(consultant, await made(), "Hej")).code).toBe(mute ? staffRefusal : undefined);
  expect((await say(requester, await made(), "Hej")).code).toBe(mute ? "wrong_state" : undefined);
  expect((await noteDown(consultant, await made(), "Hej")).code).toBe(state === "draft" ? "not_found" : undefined);
  expect((await logCall(consultant, await made())).code).toBe(open ? undefined : staffRefusal);
});

test("a message to the requester is read by both, mailed without its words, and is the first contact", async () => {
  const { id } = await aSentCase();
  await app.deliver();
  const text = "Hej!\n\nKan ni tänka er <torsdag> & fredag?";
  const sent = await say(consultant, id, `  ${text} `);
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({
    direction: "to_requester",
    author: "Kim Konsult",
    mine: true,
    text,
    question: false,
    settled: false,
  });
  const seen = await conversation(requester, id);
  expect(seen).toEqual({ messages: [{ ...sent.body, mine: false }] });
  const own = await read(requester, id);
  expect(own).toMatchObject({ version: 3, stage: "sent", promise: { met: true, overdue: false } });
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ state: "submitted", firstContactAt: sent.body.at, waitingFor: "nobody" });
  expect(facts.events.at(-1)).toMatchObject({ type: "message_sent", by: "staff", reason: null, details: {} });

  const mail = (await mailsTo(requester.email)).at(-1);
  const caseNumber = own.caseNumber ?? "";
  expect(mail?.subject).toBe(`Ni har ett nytt meddelande i ärende ${caseNumber}`);
  expect(mail?.text).toContain("Kim Konsult på Social utveckling har skrivit till er");
  expect(mail?.text).toContain(`http://localhost:3000/forfragan/${id}`);
  expect(mail?.html).toContain(`href="http://localhost:3000/forfragan/${id}"`);
  expect(mail?.html).toContain("Kim Konsult");
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain("torsdag");

  // Once in touch, one more message changes nothing of the case itself.
  await say(consultant, id, "En sak till.");
  expect(await read(requester, id)).toMatchObject({ version: 3 });
  expect((await factsOf(app.owner, id)).firstContactAt).toBe(sent.body.at);
});

test("a mail is in the reader's language", async () => {
  const person = await signedIn(app);
  await asSystem(app.owner, (sql) => sql`update app.person set language = 'en' where id = ${person.id}`);
  const { id, version } = await aSentCase(person);
  await say(consultant, id, "Hello!");
  await ask(id, version + 1, "How many are you?");
  const { caseNumber } = await read(person, id);
  const [message, question] = (await mailsTo(person.email)).slice(-2);
  expect(message?.subject).toBe(`You have a new message in case ${caseNumber}`);
  expect(message?.html).toContain('<html lang="en">');
  expect(question?.subject).toBe(`We need an answer from you in case ${caseNumber}`);
  expect(question?.text).toContain("Kim Konsult at Social utveckling has a question for you");
  expect(question?.text).not.toContain("How many");
});

test("a message to the unit turns the case to the unit and mails nobody; the unit's answer turns it back", async () => {
  const { id } = await aSentCase();
  await app.deliver();
  const before = app.mails.length;
  const sent = await say(requester, id, "En sak till: vi är tolv.");
  expect(sent.body).toMatchObject({ direction: "from_requester", author: "Åsa Öberg", mine: true });
  await app.deliver();
  expect(app.mails.length).toBe(before);
  expect((await read(consultant, id)).staff?.waitingFor).toBe("unit");
  const queue = await consultant.call(listRequests, { query: { q: (await read(consultant, id)).caseNumber ?? "" } });
  expect(queue.body.items[0]?.staff?.waitingFor).toBe("unit");
  expect((await factsOf(app.owner, id)).firstContactAt).toBeNull();
  await say(consultant, id, "Tack!");
  const facts = await factsOf(app.owner, id);
  expect(facts.waitingFor).toBe("nobody");
  const waits = facts.intervals.filter(({ dimension }) => dimension === "waiting_for");
  expect(waits.map(({ value, to }) => [value, to === null])).toEqual([
    ["nobody", false],
    ["unit", false],
    ["nobody", true],
  ]);
  expect(facts.events.map(({ type, by }) => [type, by])).toEqual([
    ["submitted", "requester"],
    ["message_received", "requester"],
    ["message_sent", "staff"],
  ]);
  expect((await conversation(consultant, id)).messages.map(({ author }) => author)).toEqual([
    "Åsa Öberg",
    "Kim Konsult",
  ]);
});

test("the same message sent twice is one, and another under its key is refused", async () => {
  const { id } = await aSentCase();
  const key = randomUUID();
  const answers = await Promise.all([say(consultant, id, "Hej!", key), say(consultant, id, "Hej!", key)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[0].body).toEqual(answers[1].body);
  expect((await say(consultant, id, "Något annat", key)).code).toBe("idempotency_key_reused");
  const facts = await factsOf(app.owner, id);
  expect(facts.mails.filter(({ template }) => template === "message")).toHaveLength(1);
  expect((await conversation(requester, id)).messages).toHaveLength(1);
});

test("of twenty messages at once none is lost, and the history has a number for each", async () => {
  const { id } = await aSentCase();
  const texts = Array.from({ length: 20 }, (_, at) => `Meddelande ${at}`);
  const sent = await Promise.all(texts.map((text, at) => say(at % 2 === 0 ? consultant : requester, id, text)));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]));
  const { messages } = await conversation(consultant, id);
  expect(messages.map(({ text }) => text).toSorted((a, b) => a.localeCompare(b))).toEqual(
    texts.toSorted((a, b) => a.localeCompare(b)),
  );
  const { events } = await factsOf(app.owner, id);
  expect(events.map((event) => event.number)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
});

test("somebody at the unit who asks for their own association writes as the requester", async () => {
  const own = await signedIn(app, { roles: ["manager"], name: "Chef Chefsson" });
  const { id } = await aSentCase(own);
  const sent = await say(own, id, "En sak till.");
  expect([sent.status, sent.body.direction]).toEqual([201, "from_requester"]);
  expect((await factsOf(app.owner, id)).events.at(-1)).toMatchObject({ type: "message_received", by: "requester" });
});

test("of what staff registered, the one whose address was noted becomes the requester when first written to", async () => {
  const email = `${randomUUID()}@forening.example`;
  const id = await aRegisteredCase(email, { language: "en" });
  expect((await factsOf(app.owner, id)).requesterId).toBeNull();
  const sent = await say(consultant, id, "Hi!");
  expect(sent.status).toBe(201);
  const [mail] = await mailsTo(email);
  expect(mail?.subject).toContain("You have a new message");
  const person = await signedIn(app, { email });
  expect((await conversation(person, id)).messages.map(({ text }) => text)).toEqual(["Hi!"]);
  expect(await read(person, id)).toMatchObject({ id, stage: "sent" });
  expect((await say(person, id, "Hello back")).status).toBe(201);
});

test("where there is no address nobody is written to or asked, and nothing is left behind", async () => {
  const id = await aRegisteredCase(null);
  expect((await say(consultant, id, "Hej!")).code).toBe("no_address");
  expect((await ask(id, 1)).code).toBe("no_address");
  expect((await read(consultant, id)).actions).not.toContain("message");
  expect(await conversation(consultant, id)).toEqual({ messages: [], notes: [] });
  expect((await factsOf(app.owner, id)).events).toHaveLength(1);
});

test("asking is asked the first questions", async () => {
  const made = (state: "closed" | "void") => () =>
    aRequest(app.owner, { state, requesterId: requester.id }).then(({ id }) => ({ id, version: 1 }));
  await firstQuestions(app, askRequester, {
    aCase: aSentCase,
    wrong: [made("closed"), made("void")],
    body: { text: "Hur många är ni?" },
    may: consultant,
    forbidden: [requester, manager],
    bad: [
      [{ text: "" }, ["/text required"]],
      [{ text: "  " }, ["/text required"]],
      [{ text: "x".repeat(8001) }, ["/text too_long"]],
    ],
  });
});

test("a question waits for the requester, mails that there is one, and puts none of its words in the history", async () => {
  const { id, version } = await aSentCase();
  await app.deliver();
  const asked = await ask(id, version, "Hur många ungdomar är ni?");
  expect(asked.status).toBe(200);
  expect(asked.headers["etag"]).toBe(`"${asked.body.version}"`);
  expect(asked.body).toMatchObject({
    stage: "waiting_for_you",
    promise: { met: true },
    staff: { waitingFor: "requester" },
  });
  const own = await read(requester, id);
  expect(own.stage).toBe("waiting_for_you");
  expect(own.actions).toContain("answer");
  expect((await conversation(requester, id)).messages).toMatchObject([
    { text: "Hur många ungdomar är ni?", question: true, settled: false, direction: "to_requester" },
  ]);
  const [mail] = (await mailsTo(requester.email)).slice(-1);
  expect(mail?.subject).toBe(`Vi behöver svar från er i ärende ${own.caseNumber}`);
  expect(mail?.text).toContain("Kim Konsult på Social utveckling har en fråga till er");
  expect(`${mail?.text} ${mail?.html}`).not.toContain("ungdomar");
  const texts =
    await app.owner`select t.body from app.request_event e join app.request_event_text t on t.event_id = e.id
    where e.request_id = ${id}`;
  expect(JSON.stringify([...texts])).not.toContain("ungdomar");

  // Asked anew, the first question waits no more.
  const anew = await ask(id, asked.body.version, "Och hur gamla?");
  expect((await conversation(requester, id)).messages.map(({ settled }) => settled)).toEqual([true, false]);
  expect((await factsOf(app.owner, id)).openQuestions).toBe(1);
  expect(anew.body.staff?.waitingFor).toBe("requester");
});

test("answering is asked the first questions, and is for the requester alone", async () => {
  const aQuestion = async () => {
    const { id, version } = await aSentCase();
    return { id, version: (await ask(id, version)).body.version };
  };
  const made = (state: "closed" | "withdrawn") => () =>
    aRequest(app.owner, { state, requesterId: requester.id }).then(({ id }) => ({ id, version: 1 }));
  await firstQuestions(app, answerQuestion, {
    aCase: aQuestion,
    // Nothing was asked; it has ended.
    wrong: [() => aSentCase(), made("closed"), made("withdrawn")],
    body: { text: "Vi är tolv." },
    may: requester,
    forbidden: [],
    foreign: [stranger, consultant, manager],
    bad: [[{ text: " " }, ["/text required"]]],
  });
});

test("an answer comes back to the case and to the unit", async () => {
  const { id, version } = await aSentCase();
  const asked = await ask(id, version);
  await app.deliver();
  const mails = app.mails.length;
  const answered = await answer(requester, id, asked.body.version, "  Vi är tolv. ");
  expect(answered.status).toBe(200);
  expect(answered.headers["etag"]).toBe(`"${answered.body.version}"`);
  expect(answered.body).toMatchObject({ stage: "sent", version: asked.body.version + 1 });
  expect(answered.body.actions).not.toContain("answer");
  expect((await conversation(consultant, id)).messages).toMatchObject([
    { question: true, settled: true },
    { direction: "from_requester", text: "Vi är tolv.", question: false, mine: false },
  ]);
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ waitingFor: "unit", openQuestions: 0, state: "submitted" });
  expect(facts.events.slice(1).map(({ type, by }) => [type, by])).toEqual([
    ["asked", "staff"],
    ["answered", "requester"],
  ]);
  await app.deliver();
  expect(app.mails.length).toBe(mails);
  expect((await answer(requester, id, answered.body.version)).code).toBe("wrong_state");
});

test("a question is also answered by a message, and by a contact that is logged", async () => {
  const written = await aSentCase();
  await ask(written.id, written.version);
  await say(requester, written.id, "Vi är tolv.");
  expect(await factsOf(app.owner, written.id)).toMatchObject({ waitingFor: "unit", openQuestions: 0 });
  const called = await aSentCase();
  await ask(called.id, called.version);
  await logCall(consultant, called.id);
  expect(await factsOf(app.owner, called.id)).toMatchObject({ waitingFor: "nobody", openQuestions: 0 });
  // What waits for something else goes on waiting.
  const { id } = await aRequest(app.owner, { requesterId: requester.id, waitingFor: "other" });
  await logCall(consultant, id);
  expect(await factsOf(app.owner, id)).toMatchObject({ waitingFor: "other" });
});

test("an answer to a case that was closed without one opens it again", async () => {
  const { id } = await aRequest(app.owner, {
    state: "closed",
    requesterId: requester.id,
    contactEmail: requester.email,
  });
  const at = "2026-11-20T10:00:00.000Z";
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.ending (request_id, kind, at, reaction) values (${id}, 'no_reply', ${at}, 'not_asked')`,
  );
  expect((await read(requester, id)).actions).toContain("answer");
  const answered = await answer(requester, id, 1, "Förlåt att det dröjde.");
  expect(answered.status).toBe(200);
  expect(answered.body).toMatchObject({ stage: "under_way", ending: null });
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ state: "in_progress", waitingFor: "unit" });
  // The first closing stays.
  expect(facts.closedAt).not.toBeNull();
  expect(facts.endings).toMatchObject([{ kind: "no_reply", at, supersededAt: facts.events.at(-1)?.at }]);
  expect(facts.events.map(({ type, from, to, by }) => [type, from, to, by])).toEqual([
    ["answered", "closed", "closed", "requester"],
    ["reopened", "closed", "in_progress", "requester"],
  ]);
  const states_ = facts.intervals.filter(({ dimension }) => dimension === "state");
  expect(states_.map(({ value, to }) => [value, to === null])).toEqual([
    ["closed", false],
    ["in_progress", true],
  ]);
});

test("notes are for staff, two kinds of them, and reach no requester anywhere", async () => {
  const { id } = await aSentCase();
  const working = await noteDown(consultant, id, "Ring Karin först.");
  const official = await noteDown(consultant, id, "Beslut: vi tar oss an ärendet.", "official");
  expect([working.status, official.status]).toEqual([201, 201]);
  expect(working.body).toMatchObject({ kind: "working", author: "Kim Konsult", contact: null, personalNumber: false });
  expect((await conversation(manager, id)).notes).toEqual([working.body, official.body]);
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ version: 2, waitingFor: "nobody", firstContactAt: null });
  expect(facts.events.slice(1)).toMatchObject([
    { type: "note_added", reason: null, details: { noteKind: "working" } },
    { type: "note_added", reason: null, details: { noteKind: "official" } },
  ]);
  expect(JSON.stringify(facts.events)).not.toContain("Karin");
  expect(facts.mails.map(({ template }) => template)).toEqual(["receipt"]);
  const own = [
    await conversation(requester, id),
    await read(requester, id),
    (await requester.call(getRequestHistory, { params: { id } })).body,
  ];
  expect(JSON.stringify(own)).not.toMatch(/Karin|Beslut|note/);
  const reading = inReadingOf(app.database.requests, requester.id, (tx) => tx.execute("select text from app.note"));
  await expect(reading).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("the same note twice is one, and a case that is void can still be noted on", async () => {
  const { id } = await aRequest(app.owner, { state: "void" });
  const key = randomUUID();
  const body = { kind: "official", text: "Registrerat av misstag." } as const;
  const first = await consultant.call(addNote, { params: { id }, body, key });
  const second = await consultant.call(addNote, { params: { id }, body, key });
  expect([first.status, second.body]).toEqual([201, first.body]);
  expect((await conversation(consultant, id)).notes).toHaveLength(1);
});

test("a personal number that comes in is kept as written, flagged and masked for staff, and never refused", async () => {
  const { id, version } = await aSentCase();
  const text = `Mitt personnummer är ${number}.`;
  const masked = "Mitt personnummer är ••••••-••••.";
  const own = await say(requester, id, text);
  expect([own.status, own.body.text, own.body.personalNumber]).toEqual([201, text, false]);
  const noted = await noteDown(consultant, id, text);
  expect(noted.body).toMatchObject({ text: masked, personalNumber: true });
  await logCall(consultant, id, { text });
  const sent = await say(consultant, id, text);
  expect(sent.body).toMatchObject({ text: masked, personalNumber: true });
  await ask(id, (await read(consultant, id)).version, text);
  await answer(requester, id, (await read(requester, id)).version, text);
  for (const by of [consultant, manager]) {
    const seen = await conversation(by, id);
    expect(seen.messages.map((message) => [message.text, message.personalNumber])).toEqual(
      Array.from({ length: 4 }, () => [masked, true]),
    );
    expect(seen.notes?.map((note) => [note.text, note.personalNumber])).toEqual([
      [masked, true],
      [masked, true],
    ]);
  }
  const seen = await conversation(requester, id);
  expect(seen.messages.map((message) => message.text)).toEqual(Array.from({ length: 4 }, () => text));
  const rows =
    await app.owner`select text from app.message where request_id = ${id} union all select text from app.note where request_id = ${id}`;
  expect(new Set(rows.map((row) => String(row["text"])))).toEqual(new Set([text]));
  const elsewhere = JSON.stringify([
    (await factsOf(app.owner, id)).events,
    (await factsOf(app.owner, id)).mails,
    (await consultant.call(getRequestHistory, { params: { id } })).body,
  ]);
  expect(elsewhere).not.toContain("9874");
  expect(version).toBe(2);
});

test("a logged call takes a new case on and under way, stops the clock from when it took place, and is an official note", async () => {
  const id = await aRegisteredCase(null);
  const at = app.clock.now().subtract({ hours: 20 }).toString({ fractionalSecondDigits: 3 });
  const logged = await logCall(consultant, id, { at, minutes: 12, text: "De vill veta vem de ska prata med." });
  expect(logged.status).toBe(201);
  expect(logged.headers["etag"]).toBe(`"${logged.body.version}"`);
  expect(logged.body).toMatchObject({
    stage: "under_way",
    promise: { met: true },
    staff: { state: "in_progress", assignee: { id: consultant.id }, minutesLogged: 12 },
  });
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ firstContactAt: at, assigneeId: consultant.id, mails: [] });
  expect(facts.events.slice(1)).toMatchObject([
    { type: "accepted", from: "submitted", to: "accepted" },
    {
      type: "contact_logged",
      from: "accepted",
      to: "in_progress",
      details: { channel: "phone", minutes: "12" },
      reason: null,
    },
  ]);
  const course = facts.intervals.filter(({ dimension }) => dimension === "state");
  expect(course.map(({ value }) => value)).toEqual(["submitted", "accepted", "in_progress"]);
  expect((await conversation(consultant, id)).notes).toMatchObject([
    { kind: "official", author: "Kim Konsult", contact: { channel: "phone", at, minutes: 12 } },
  ]);
  // Another contact is another note; the first one counts.
  await logCall(consultant, id, { channel: "visit", minutes: 45 });
  const again = await factsOf(app.owner, id);
  expect(again.firstContactAt).toBe(at);
  expect((await read(consultant, id)).staff?.minutesLogged).toBe(57);
  // One that was earlier than what was known was the first.
  const earlier = app.clock.now().subtract({ hours: 30 }).toString({ fractionalSecondDigits: 3 });
  await logCall(consultant, id, { channel: "letter", at: earlier, minutes: null });
  expect((await factsOf(app.owner, id)).firstContactAt).toBe(earlier);
});

test("a call took place after the case came in and not in the future, and is said to have", async () => {
  const id = await aRegisteredCase(null);
  const errorOf = async (change: object) => {
    const { status, problem } = await logCall(consultant, id, change);
    return [status, problem.errors?.map(({ field, code }) => `${field} ${code}`)];
  };
  const hours = (count: number) => app.clock.now().add({ hours: count }).toString();
  expect(await errorOf({ at: hours(1) })).toEqual([400, ["/at in_the_future"]]);
  expect(await errorOf({ at: hours(-49) })).toEqual([400, ["/at before_received"]]);
  expect(await errorOf({ at: "2026-11-20\t09:00:00Z" })).toEqual([400, ["/at wrong_format"]]);
  expect(await errorOf({ at: "i går" })).toEqual([400, ["/at wrong_format"]]);
  expect(await errorOf({ minutes: -1 })).toEqual([400, ["/minutes out_of_range"]]);
  expect(await errorOf({ minutes: 1441 })).toEqual([400, ["/minutes out_of_range"]]);
  expect((await errorOf({ channel: "pigeon" }))[0]).toBe(400);
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted", firstContactAt: null, assigneeId: null });
});

test("the same call logged twice is one; the requester learns that there was one and nothing more", async () => {
  const { id } = await aSentCase();
  const key = randomUUID();
  const first = await logCall(consultant, id, { minutes: 5 }, key);
  const second = await logCall(consultant, id, { minutes: 5 }, key);
  expect([first.status, second.status, second.body.version]).toEqual([201, 201, first.body.version]);
  expect((await conversation(consultant, id)).notes).toHaveLength(1);
  const own = await requester.call(getRequestHistory, { params: { id } });
  expect(own.body.items.at(-1)).toMatchObject({ type: "contact_logged", reason: null, details: {} });
  expect(await conversation(requester, id)).toEqual({ messages: [] });
});

test("nobody takes on a case of their own by logging a call", async () => {
  const own = await signedIn(app, { roles: ["consultant"] });
  const { id } = await aRequest(app.owner, { requesterId: own.id });
  expect((await logCall(own, id)).code).toBe("conflict_of_interest");
  expect(await factsOf(app.owner, id)).toMatchObject({ state: "submitted", events: [] });
});

test("a case that rests can be written in, and rests on", async () => {
  const { id, version } = await aSentCase();
  const until = app.clock.now().toZonedDateTimeISO("Europe/Stockholm").toPlainDate().add({ days: 9 }).toString();
  const paused = await consultant.call(pauseRequest, { params: { id }, version, body: { until, reason: "Sommarlov" } });
  expect(paused.status).toBe(200);
  await say(requester, id, "Vi hör av oss.");
  await say(consultant, id, "Bra.");
  expect(await factsOf(app.owner, id)).toMatchObject({ pausedUntil: until, waitingFor: "nobody" });
});
