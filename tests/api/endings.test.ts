// Endings without an outcome, and the way back: withdrawRequest, voidRequest, reopenRequest. The silence that ends a case is unanswered.test.ts.
import { reopenRequest, voidRequest, withdrawRequest, closeRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { states, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Åsa Öberg" });
  requester = await signedIn(app);
  return () => app.close();
});
// Sessions hold at the time they were begun.
afterEach(() => app.clock.set(Temporal.Now.instant().toString()));

type Facts = Parameters<typeof aRequest>[1] & object;

async function aCase(facts: Facts = {}): Promise<{ id: string; version: number }> {
  const own = { requesterId: requester.id, contactEmail: requester.email };
  return { id: (await aRequest(app.owner, { ...own, ...facts })).id, version: 1 };
}
const inStates = (wrong: readonly State[]) => wrong.map((state) => () => aCase({ state }));
const ended = ["closed", "declined", "referred", "withdrawn", "void"] as const;

test("withdrawing: the first questions", async () => {
  const stranger = await signedIn(app);
  await firstQuestions(app, withdrawRequest, {
    aCase,
    wrong: inStates(ended),
    body: {},
    may: requester,
    // Staff may do so with what is theirs; this is not.
    forbidden: [],
    foreign: [stranger, consultant],
    bad: [[{ reason: "å".repeat(2001) }, ["/reason too_long"]]],
  });
});

test.each(["submitted", "accepted", "in_progress"] as const)(
  "a request is withdrawn by whoever sent it, from %s",
  async (state) => {
    const { id } = await aCase({ state, waitingFor: "requester" });
    await asSystem(app.owner, async (sql) => {
      await sql`insert into app.message (request_id, at, direction, author_id, text, question)
      values (${id}, '2026-11-20T10:00:00.000Z', 'to_requester', ${consultant.id}, 'Vilken skola gäller det?', true)`;
    });
    await app.deliver();
    const withdrawn = await requester.call(withdrawRequest, {
      params: { id },
      version: 1,
      body: { reason: "Det löste sig. Ring 811228-9874." },
    });
    expect([withdrawn.status, withdrawn.code]).toEqual([200, undefined]);
    const at = withdrawn.body.ending?.at;
    expect(withdrawn.body).toMatchObject({
      stage: "ended",
      actions: ["message"],
      ending: { kind: "withdrawn", text: "Det löste sig. Ring 811228-9874.", reaction: "not_asked" },
    });
    expect(withdrawn.body.staff).toBeUndefined();
    const facts = await factsOf(app.owner, id);
    expect(facts).toMatchObject({ state: "withdrawn", closedAt: null, waitingFor: "nobody", openQuestions: 0 });
    expect(facts.events).toMatchObject([{ type: "withdrawn", by: "requester", from: state, to: "withdrawn", at }]);
    expect(facts.endings).toMatchObject([{ kind: "withdrawn", by: requester.id }]);
    const mails = await app.deliver();
    expect(mails.map(({ to, subject }) => [to, subject.slice(0, 35)])).toEqual([
      [requester.email, "Ni har återkallat er förfrågan TST-"],
    ]);
    // What came in is masked for staff, in the case and in its history.
    const seen = await consultant.call(getRequest, { params: { id } });
    const history = await consultant.call(getRequestHistory, { params: { id } });
    for (const body of [seen.body, history.body]) {
      expect(JSON.stringify(body)).toContain("Det löste sig");
      expect(JSON.stringify(body)).not.toContain("9874");
    }
  },
);

test("voiding: the first questions", async () => {
  await firstQuestions(app, voidRequest, {
    aCase,
    wrong: inStates(["void"]),
    body: { reason: "Skräp" },
    may: consultant,
    forbidden: [requester, await signedIn(app, { roles: ["manager"] })],
    bad: [
      [{ reason: "" }, ["/reason required"]],
      [{ reason: " " }, ["/reason required"]],
    ],
  });
});

test("what never was a case is voided from any state, mails nobody and keeps its reason among staff", async () => {
  const registrar = await signedIn(app, { roles: ["registrar"] });
  await app.deliver();
  for (const state of states.filter((known) => known !== "draft" && known !== "void")) {
    const { id } = await aCase({ state });
    const voided = await registrar.call(voidRequest, {
      params: { id },
      version: 1,
      body: { reason: "Registrerat två gånger" },
    });
    expect([state, voided.status, voided.body.staff?.state, voided.body.actions]).toEqual([state, 200, "void", []]);
    const facts = await factsOf(app.owner, id);
    expect(facts.events).toMatchObject([{ type: "voided", from: state, to: "void", reason: "Registrerat två gånger" }]);
    const seen = await requester.call(getRequest, { params: { id } });
    expect([seen.body.stage, seen.body.ending?.kind, seen.body.ending?.text]).toEqual(["ended", "void", null]);
    expect(JSON.stringify((await requester.call(getRequestHistory, { params: { id } })).body)).not.toContain(
      "två gånger",
    );
  }
  expect(await app.deliver()).toEqual([]);
});

const closing = { outcomes: ["advice_given"], summary: "Råd lämnat.", minutes: 60 };

test("a voided ending gives way: the earlier one no longer holds", async () => {
  const { id } = await aCase({ state: "accepted" });
  const closed = await consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  const voided = await consultant.call(voidRequest, {
    params: { id },
    version: closed.body.version,
    body: { reason: "Dubblett av annat ärende" },
  });
  expect(voided.body.ending).toMatchObject({ kind: "void", reaction: "not_asked", outcomes: [] });
  const { endings, closedAt } = await factsOf(app.owner, id);
  expect(endings.map(({ kind, supersededAt }) => [kind, supersededAt])).toEqual([
    ["closed", endings[1]?.at],
    ["void", null],
  ]);
  expect(closedAt).toBe(endings[0]?.at);
  const late = await requester.call(getRequest, { params: { id } });
  expect(late.body.actions).toEqual([]);
});

test("reopening: the first questions", async () => {
  await firstQuestions(app, reopenRequest, {
    aCase: () => aCase({ state: "closed" }),
    wrong: inStates(["submitted", "accepted", "in_progress", "void"]),
    body: { reason: "De hörde av sig igen" },
    may: consultant,
    forbidden: [requester, await signedIn(app, { roles: ["registrar"] })],
    bad: [[{ reason: " " }, ["/reason required"]]],
  });
});

test("an ended case is opened again where its life goes on, waiting for nobody, and the requester is told", async () => {
  const after = {
    closed: "in_progress",
    declined: "submitted",
    referred: "submitted",
    withdrawn: "submitted",
  } as const;
  for (const [state, next] of Object.entries(after)) {
    const { id } = await aCase({ state: state as State });
    await app.deliver();
    const opened = await consultant.call(reopenRequest, { params: { id }, version: 1, body: { reason: "Ny fråga" } });
    expect([state, opened.status, opened.body.staff?.state, opened.body.staff?.waitingFor, opened.body.ending]).toEqual(
      [state, 200, next, "nobody", null],
    );
    expect((await factsOf(app.owner, id)).events).toMatchObject([
      { type: "reopened", from: state, to: next, reason: "Ny fråga" },
    ]);
    const [mail] = await app.deliver();
    expect(mail?.to).toBe(requester.email);
    expect(mail?.subject).toMatch(/^Ärende \S+ är öppet igen$/);
  }
});

test("reopening keeps the first closing, and a second closing does not move it", async () => {
  const { id } = await aCase({ state: "accepted" });
  const first = await consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  app.clock.advance({ minutes: 3 });
  const opened = await consultant.call(reopenRequest, {
    params: { id },
    version: first.body.version,
    body: { reason: "Mer att göra" },
  });
  app.clock.advance({ minutes: 3 });
  const body = { ...closing, outcomes: ["process_started"], summary: "Samverkan startad." };
  const second = await consultant.call(closeRequest, { params: { id }, version: opened.body.version, body });
  const { endings, closedAt, firstContactAt, intervals } = await factsOf(app.owner, id);
  const [closedFirst, closedAgain] = [first.body.ending?.at, second.body.ending?.at];
  expect(closedFirst).not.toBe(closedAgain);
  expect([closedAt, firstContactAt]).toEqual([closedFirst, closedFirst]);
  expect(endings).toMatchObject([
    { at: closedFirst, outcomes: ["advice_given"], supersededAt: opened.body.updatedAt },
    { at: closedAgain, outcomes: ["process_started"], supersededAt: null },
  ]);
  expect(intervals.filter(({ dimension }) => dimension === "state").map(({ value }) => value)).toEqual([
    "accepted",
    "closed",
    "in_progress",
    "closed",
  ]);
});

test("a case whose pause an ending cut short has its promise counted by the days that it did rest", async () => {
  // Received on a Friday; three working days: Wednesday 25 November.
  const { id } = await aCase({ state: "submitted", requesterId: requester.id });
  await asSystem(app.owner, async (sql) => {
    await sql`update app.request set paused_until = '2026-12-14', promise_due_date = '2026-12-16', promise_due_at = '2026-12-16T23:00:00Z' where id = ${id}`;
    await sql`insert into app.request_interval (request_id, dimension, value, valid_from, recorded_at)
      values (${id}, 'paused', '2026-12-14', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z')`;
  });
  app.clock.set("2026-11-24T09:00:00.000Z");
  const again = await signedIn(app, { email: requester.email });
  await again.call(withdrawRequest, { params: { id }, version: 1, body: {} });
  const facts = await factsOf(app.owner, id);
  // It rested on Monday the 23rd only.
  expect(facts).toMatchObject({ pausedUntil: null, dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z" });
  expect(facts.intervals).toContainEqual({
    dimension: "paused",
    value: "2026-12-14",
    from: "2026-11-23T08:00:00.000Z",
    to: facts.endings[0]?.at,
  });
});
