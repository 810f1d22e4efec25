// Staff end cases with words for the one who asked: closeRequest, declineRequest. Referring is referring.test.ts, what the
// requester answers reactions.test.ts.
import {
  closeRequest,
  declineRequest,
  referRequest,
  reopenRequest,
  withdrawRequest,
} from "@samverkansstod/api/contract/outcomes.ts";
import { states, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let manager: Person;
let registrar: Person;
let admin: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Åsa Öberg" });
  manager = await signedIn(app, { roles: ["manager"] });
  registrar = await signedIn(app, { roles: ["registrar"] });
  admin = await signedIn(app, { roles: ["admin"] });
  requester = await signedIn(app);
  return () => app.close();
});
// Sessions hold at the time they were begun.
afterEach(() => app.clock.set(Temporal.Now.instant().toString()));

type Facts = Parameters<typeof aRequest>[1] & object;

/** A case of the requester, who can be reached. */
async function aCase(facts: Facts = {}): Promise<{ id: string; version: number }> {
  const own = { requesterId: requester.id, contactEmail: requester.email };
  const { id } = await aRequest(app.owner, { state: "accepted", ...own, ...facts });
  return { id, version: 1 };
}
const inStates = (wrong: readonly State[]) => wrong.map((state) => () => aCase({ state }));
const notStaff = () => [requester, manager, registrar, admin];

const closing = {
  outcomes: ["advice_given", "contact_arranged"],
  summary: "Vi gav råd och förmedlade en kontakt på biblioteket.",
  strengthened: ["dialogue"],
  strained: ["long_term"],
  minutes: 150,
};

test("closing: the first questions", async () => {
  await firstQuestions(app, closeRequest, {
    aCase,
    wrong: inStates(["submitted", "closed", "declined", "referred", "withdrawn", "void"]),
    body: closing,
    may: consultant,
    forbidden: notStaff(),
    bad: [
      [{ outcomes: [] }, ["/outcomes too_few_items"]],
      [{ outcomes: ["advice_given", "advice_given"] }, ["/outcomes not_unique"]],
      [{ outcomes: ["nonsense"] }, ["/outcomes unknown_code"]],
      [{ summary: "" }, ["/summary required"]],
      [{ summary: "  \n " }, ["/summary required"]],
      [{ summary: "å".repeat(4001) }, ["/summary too_long"]],
      [{ strengthened: ["nonsense"] }, ["/strengthened unknown_code"]],
      [{ strained: ["nonsense"] }, ["/strained unknown_code"]],
      [{ strengthened: ["dialogue", "quality"], strained: ["quality"] }, ["/strained not_unique"]],
      [{ minutes: -1 }, ["/minutes out_of_range"]],
      [{ minutes: 1.5 }, ["/minutes wrong_type"]],
      [{ minutes: undefined }, ["/minutes required"]],
    ],
  });
});

test("a closing says what came of it, proposes the ending to the requester and is the first contact if none was", async () => {
  const { id } = await aCase({ state: "in_progress", waitingFor: "requester" });
  app.clock.set("2026-12-15T13:00:00.000Z");
  const closer = await signedIn(app, { email: consultant.email });
  await app.deliver();
  const closed = await closer.call(closeRequest, { params: { id }, version: 1, body: closing });
  expect([closed.status, closed.code]).toEqual([200, undefined]);
  expect(closed.headers["etag"]).toBe(`"${closed.body.version}"`);
  const at = closed.body.ending?.at;
  expect(closed.body).toMatchObject({
    stage: "ended",
    actions: ["message", "note", "void", "reopen"],
    ending: {
      kind: "closed",
      text: closing.summary,
      outcomes: ["advice_given", "contact_arranged"],
      reaction: "awaited",
      // Fifteen working days on: two weekends, Christmas, New Year and Twelfth Night do not count.
      reactBy: "2027-01-12",
      rated: false,
    },
    staff: {
      state: "closed",
      waitingFor: "nobody",
      ending: { endedBy: "Åsa Öberg", minutes: 150, strengthened: ["dialogue"], strained: ["long_term"] },
    },
  });
  const facts = await factsOf(app.owner, id);
  expect(facts).toMatchObject({ closedAt: at, firstContactAt: at, openQuestions: 0 });
  expect(facts.intervals).toEqual([
    { dimension: "state", value: "in_progress", from: facts.receivedAt, to: at },
    { dimension: "state", value: "closed", from: at, to: null },
    { dimension: "waiting_for", value: "nobody", from: at, to: null },
  ]);
  expect(facts.events).toMatchObject([{ type: "closed", by: "staff", from: "in_progress", to: "closed", at }]);
  expect(facts.endings).toMatchObject([
    { by: consultant.id, strengthened: ["dialogue"], strained: ["long_term"], supersededAt: null },
  ]);
  const [mail, ...more] = await app.deliver();
  expect(more).toEqual([]);
  expect(mail?.to).toBe(requester.email);
  expect(mail?.subject).toMatch(/^Ärende \S+ är avslutat – stämmer det\?$/);
  expect(mail?.text).toContain("Åsa Öberg på Social utveckling har avslutat ärende");
  expect(mail?.text).toContain("senast den 12 januari 2027");
  expect(mail?.text).toContain(`/forfragan/${id}`);
  expect(mail?.text).not.toContain("biblioteket");
});

test("a first contact that was made stays what it was", async () => {
  const { id } = await aCase();
  const made = "2026-11-21T09:00:00.000Z";
  await asSystem(app.owner, (sql) => sql`update app.request set first_contact_at = ${made} where id = ${id}`);
  await consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  expect((await factsOf(app.owner, id)).firstContactAt).toBe(made);
});

test("an English reader gets each mail in English, also one who is known by the address alone", async () => {
  const reader = await signedIn(app);
  await asSystem(app.owner, (sql) => sql`update app.person set language = 'en' where id = ${reader.id}`);
  const own = { requesterId: reader.id, contactEmail: reader.email };
  const [closed, declined, referred, asked] = [await aCase(own), await aCase(own), await aCase(own), await aCase(own)];
  const [withdrawn, known] = [await aCase(own), await aCase({ ...own, requesterId: null })];
  const inCase = ({ id }: { id: string }, version = 1) => ({ params: { id }, version });
  await app.deliver();
  const { body } = await consultant.call(closeRequest, { ...inCase(closed), body: closing });
  await consultant.call(reopenRequest, { ...inCase(closed, body.version), body: { reason: "Mer att göra" } });
  await consultant.call(declineRequest, { ...inCase(declined), body: { code: "other", text: "Nej." } });
  const to = { receiver: "Biblioteket", receiverEmail: "b@stad.example", text: "Gå dit." };
  await consultant.call(referRequest, { ...inCase(referred), body: { ...to, consent: "not_needed" } });
  await consultant.call(referRequest, { ...inCase(asked), body: { ...to, consent: "asked" } });
  await reader.call(withdrawRequest, { ...inCase(withdrawn), body: {} });
  await consultant.call(closeRequest, { ...inCase(known), body: closing });
  const subjects = (await app.deliver()).map(({ subject }) => subject.replace(/TST-\S+\d/, "X"));
  expect(subjects).toEqual([
    "Case X is closed – is that right?",
    "Case X is open again",
    "We cannot help you with case X",
    "We refer you onwards in case X",
    "May we pass on your request X?",
    "You have withdrawn your request X",
    "Case X is closed – is that right?",
  ]);
});

test("where there is nobody to ask, the ending is not asked about and nobody is mailed", async () => {
  await app.deliver();
  const nobody = await aCase({ requesterId: null, contactEmail: null });
  const units = await aCase({ requesterId: null, initiatedBy: "unit", promiseDueAt: null });
  for (const { id } of [nobody, units]) {
    const closed = await consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
    expect(closed.body.ending).toMatchObject({ reaction: "not_asked", reactBy: null });
  }
  expect(await app.deliver()).toEqual([]);
});

test("whoever was registered with an address becomes the requester when the ending is proposed", async () => {
  const email = `${randomUUID()}@exempel.example`;
  const { id } = await aCase({ requesterId: null, contactEmail: email });
  await consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  const contact = await signedIn(app, { email });
  const seen = await contact.call(getRequest, { params: { id } });
  expect([seen.status, seen.body.actions]).toEqual([200, ["message", "confirm", "dispute", "rate"]]);
  expect((await factsOf(app.owner, id)).requesterId).toBe(contact.id);
});

const declining = { code: "outside_mission", text: "Det här rör inte samverkan. Ring kontaktcenter." };

test("declining: the first questions", async () => {
  await firstQuestions(app, declineRequest, {
    aCase,
    wrong: inStates(states.filter((state) => !["draft", "submitted", "accepted"].includes(state))),
    body: declining,
    may: consultant,
    forbidden: [requester],
    bad: [
      [{ code: "nonsense" }, ["/code unknown_code"]],
      [{ code: "Ö" }, ["/code wrong_format"]],
      [{ text: " " }, ["/text required"]],
    ],
  });
});

test("a declined case says why, by code and in words, and tells the requester where to read it", async () => {
  await app.deliver();
  const { id } = await aCase({ state: "submitted" });
  const declined = await consultant.call(declineRequest, { params: { id }, version: 1, body: declining });
  expect(declined.status).toBe(200);
  expect(declined.body).toMatchObject({
    stage: "ended",
    ending: {
      kind: "declined",
      text: declining.text,
      reasonCode: "outside_mission",
      reaction: "not_asked",
      outcomes: [],
    },
    staff: { state: "declined", ending: { endedBy: "Åsa Öberg" } },
  });
  const facts = await factsOf(app.owner, id);
  // A no that was written to the requester is a contact.
  expect(facts).toMatchObject({ closedAt: null, firstContactAt: declined.body.ending?.at });
  expect(facts.events).toMatchObject([
    { type: "declined", from: "submitted", to: "declined", details: { code: "outside_mission" } },
  ]);
  const [mail, ...more] = await app.deliver();
  expect([mail?.to, more]).toEqual([requester.email, []]);
  expect(mail?.subject).toContain("Vi kan inte hjälpa er med ärende");
  expect(mail?.text).not.toContain("kontaktcenter");
  const silent = await aCase({ requesterId: null, contactEmail: null });
  await consultant.call(declineRequest, { params: { id: silent.id }, version: 1, body: declining });
  expect(await app.deliver()).toEqual([]);
  expect((await factsOf(app.owner, silent.id)).firstContactAt).toBeNull();
});

test("of two who close at once one closes, and the other is told how it stands", async () => {
  const { id } = await aCase();
  const close = () => consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  const answers = await Promise.all([close(), close(), close(), close()]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412]);
  const facts = await factsOf(app.owner, id);
  expect([facts.endings.length, facts.events.length, facts.mails.length]).toEqual([1, 1, 1]);
});
