// Cases that rest: pauseRequest, resumeRequest, going on by themselves, and the promise that does not count the days between.
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { askRequester, sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { pauseRequest, resumeRequest, triageRequest } from "@samverkansstod/api/contract/triage.ts";
import { resumeDue } from "@samverkansstod/api/features/requests/course.commands.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { signedIn, type Person } from "../support/people.ts";

/** A Monday morning; Thursday and Friday are Christmas eve and Christmas day. */
const monday = "2026-12-21T08:00:00.000Z";

let app: TestApp;
let consultant: Person;
let manager: Person;
let requester: Person;

/** It is now this instant, and everybody has signed in again: a sign-in is good for ten minutes. */
async function at(now: string): Promise<void> {
  app.clock.set(now);
  consultant = await signedIn(app, { email: consultant.email });
  requester = await signedIn(app, { email: requester.email });
}

beforeAll(async () => {
  app = await startApp();
  app.clock.set(monday);
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  manager = await signedIn(app, { roles: ["manager"] });
  requester = await signedIn(app);
  return () => app.close();
});
beforeEach(() => at(monday));

async function aSentCase(change = {}): Promise<{ id: string; version: number }> {
  const { body } = await requester.call(createRequest, { body: aForm(change) });
  const sent = await requester.call(submitRequest, { params: { id: body.id }, version: 1 });
  return { id: body.id, version: sent.body.version };
}
const pause = (id: string, version: number, until: string) =>
  consultant.call(pauseRequest, { params: { id }, version, body: { until, reason: "De har jullov." } });
const resume = (id: string, version: number, body = {}) =>
  consultant.call(resumeRequest, { params: { id }, version, body });
const read = async (id: string) => (await consultant.call(getRequest, { params: { id } })).body;
const pausesOf = async (id: string) =>
  (await factsOf(app.owner, id)).intervals.filter(({ dimension }) => dimension === "paused");

test("pausing is asked the first questions", async () => {
  await firstQuestions(app, pauseRequest, {
    aCase: aSentCase,
    wrong: [
      async () => {
        const { id, version } = await aSentCase();
        return { id, version: (await pause(id, version, "2027-01-04")).body.version };
      },
      () => aRequest(app.owner, { state: "withdrawn" }).then(({ id }) => ({ id, version: 1 })),
    ],
    body: { until: "2027-01-04", reason: "De har jullov." },
    may: consultant,
    forbidden: [requester, manager],
    bad: [
      [{ until: "2026-12-21" }, ["/until in_the_past"]],
      [{ until: "2026-12-20" }, ["/until in_the_past"]],
      [{ until: "2028-12-22" }, ["/until after_date"]],
      [{ until: "2027-02-29" }, ["/until wrong_format"]],
      [{ until: "sen" }, ["/until wrong_format"]],
      [{ reason: "" }, ["/reason required"]],
      [{ reason: "  " }, ["/reason required"]],
      [{ reason: undefined }, ["/reason required"]],
    ],
  });
});

test("resuming is asked the first questions", async () => {
  await firstQuestions(app, resumeRequest, {
    aCase: async () => {
      const { id, version } = await aSentCase();
      return { id, version: (await pause(id, version, "2027-01-04")).body.version };
    },
    wrong: [aSentCase, () => aRequest(app.owner, { state: "closed" }).then(({ id }) => ({ id, version: 1 }))],
    body: {},
    may: consultant,
    forbidden: [requester, manager],
    bad: [[{ reason: "x".repeat(2001) }, ["/reason too_long"]]],
  });
});

test("the promise is the same in the mail, on the case, in the queue and on the requester's page", async () => {
  const { id } = await aSentCase();
  const { promise, caseNumber } = await read(id);
  expect(promise).toEqual({ dueDate: "2026-12-28", dueAt: "2026-12-28T23:00:00.000Z", met: false, overdue: false });
  const queue = await consultant.call(listRequests, { query: { q: caseNumber ?? "" } });
  expect(queue.body.items[0]?.promise).toEqual(promise);
  const own = await requester.call(getRequest, { params: { id } });
  expect(own.body.promise).toEqual(promise);
  await app.deliver();
  const mail = app.mails.findLast(({ to }) => to === requester.email);
  expect(mail?.subject).toContain(caseNumber);
  expect(mail?.text).toContain("senast den 28 december 2026");
});

test("a case rests: still open, shown apart, its promise silent and counted without the days between", async () => {
  const { id, version } = await aSentCase();
  const paused = await pause(id, version, "2027-01-04");
  expect(paused.status).toBe(200);
  expect(paused.headers["etag"]).toBe(`"${version + 1}"`);
  // From the 21st to the 3rd rest; then the 4th, the 5th, and after Epiphany the 7th.
  expect(paused.body).toMatchObject({
    stage: "sent",
    pausedUntil: "2027-01-04",
    promise: { dueDate: "2027-01-07", dueAt: "2027-01-07T23:00:00.000Z", overdue: false },
    staff: { state: "submitted", waitingFor: "nobody" },
  });
  expect(paused.body.actions).toContain("resume");
  expect(paused.body.actions).not.toContain("pause");
  const event = (await factsOf(app.owner, id)).events.at(-1);
  expect(event).toMatchObject({
    type: "paused",
    by: "staff",
    reason: "De har jullov.",
    details: { until: "2027-01-04" },
  });
  expect(await pausesOf(id)).toEqual([{ dimension: "paused", value: "2027-01-04", from: event?.at, to: null }]);
  const own = await requester.call(getRequestHistory, { params: { id } });
  expect(own.body.items.at(-1)).toMatchObject({ type: "paused", reason: null, details: { until: "2027-01-04" } });
  expect((await factsOf(app.owner, id)).mails).toHaveLength(1);
  // However long it lasts it is never overdue.
  await at("2027-02-01T08:00:00Z");
  expect((await read(id)).promise?.overdue).toBe(false);
  const row = (await consultant.call(listRequests, { query: { q: paused.body.caseNumber ?? "" } })).body.items[0];
  expect(row).toMatchObject({ promise: { overdue: false }, staff: { pausedUntil: "2027-01-04" } });
});

test("a paused case leaves its place in the queue to those whose promise is due before", async () => {
  const word = `ord${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, "")}x`;
  const first = await aSentCase({ subject: word });
  app.clock.advance({ minutes: 1 });
  const second = await aSentCase({ subject: word });
  const order = async () =>
    (await consultant.call(listRequests, { query: { q: word, state: ["submitted"] } })).body.items.map(({ id }) => id);
  await pause(first.id, first.version, "2027-01-04");
  expect(await order()).toEqual([second.id, first.id]);
});

test("somebody takes it up again before its date: only the days it rested do not count", async () => {
  const { id, version } = await aSentCase();
  await at("2026-12-22T14:00:00.000Z");
  const paused = await pause(id, version, "2027-01-04");
  await at("2026-12-23T09:00:00.000Z");
  const resumed = await resume(id, paused.body.version, { reason: "De hörde av sig." });
  expect(resumed.status).toBe(200);
  // The 22nd rested; the 23rd, and after Christmas the 28th and the 29th.
  expect(resumed.body).toMatchObject({ pausedUntil: null, promise: { dueDate: "2026-12-29", overdue: false } });
  const [began, ended] = (await factsOf(app.owner, id)).events.slice(-2);
  expect(await pausesOf(id)).toEqual([{ dimension: "paused", value: "2027-01-04", from: began?.at, to: ended?.at }]);
  expect(ended).toMatchObject({ type: "resumed", by: "staff", reason: "De hörde av sig." });
  // A second pause adds to the first.
  await at("2026-12-28T09:00:00.000Z");
  const again = await pause(id, resumed.body.version, "2026-12-30");
  expect(again.body.promise?.dueDate).toBe("2027-01-04");
  await at("2026-12-28T15:00:00.000Z");
  const backed = await resume(id, again.body.version);
  expect(backed.body.promise?.dueDate).toBe("2026-12-29");
  expect(await pausesOf(id)).toHaveLength(2);
});

test("on its date, as Stockholm counts, it goes on by itself, once", async () => {
  const { id, version } = await aSentCase();
  await pause(id, version, "2027-01-04");
  await at("2027-01-03T22:59:00.000Z");
  await app.beat();
  expect(await read(id)).toMatchObject({ pausedUntil: "2027-01-04" });
  await at("2027-01-03T23:00:30.000Z");
  await Promise.all([app.beat(), app.beat(), app.beat()]);
  const resumed = await read(id);
  expect(resumed).toMatchObject({ pausedUntil: null, promise: { dueDate: "2027-01-07", overdue: false } });
  const facts = await factsOf(app.owner, id);
  expect(facts.events.map(({ type, by }) => [type, by])).toEqual([
    ["submitted", "requester"],
    ["paused", "staff"],
    ["resumed", "system"],
  ]);
  const [row] =
    await app.owner`select actor, correlation_id from app.request_event where request_id = ${id} and type = 'resumed'`;
  expect(row).toMatchObject({ actor: "system:resumeDue" });
  expect((await pausesOf(id)).map(({ to }) => to)).toEqual([facts.events.at(-1)?.at]);
  await at("2027-01-07T23:00:00.000Z");
  expect((await read(id)).promise).toMatchObject({ dueDate: "2027-01-07", overdue: true });
});

test("a job that comes late gives nobody a longer promise", async () => {
  const { id, version } = await aSentCase();
  await pause(id, version, "2027-01-04");
  await at("2027-01-20T08:00:00.000Z");
  await resumeDue(app, app.clock.now());
  expect((await read(id)).promise).toMatchObject({ dueDate: "2027-01-07", overdue: true });
});

test("one case that cannot go on keeps no other from it", async () => {
  const [broken, whole] = [await aSentCase(), await aSentCase()];
  await pause(broken.id, broken.version, "2027-01-04");
  await pause(whole.id, whole.version, "2027-01-05");
  // A pause that nobody can have written.
  await app.owner.begin(async (sql) => {
    await sql`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
    await sql`insert into app.request_interval (request_id, dimension, value, valid_from, valid_to, recorded_at)
      values (${broken.id}, 'paused', 'aldrig', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z', ${monday})`;
  });
  await at("2027-01-05T08:00:00.000Z");
  await expect(resumeDue(app, app.clock.now())).rejects.toThrow();
  expect(await read(whole.id)).toMatchObject({ pausedUntil: null });
  expect(await read(broken.id)).toMatchObject({ pausedUntil: "2027-01-04" });
  await app.owner.begin(async (sql) => {
    await sql`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
    await sql`update app.request_interval set superseded_at = ${monday} where request_id = ${broken.id} and value = 'aldrig'`;
  });
  await resumeDue(app, app.clock.now());
  expect(await read(broken.id)).toMatchObject({ pausedUntil: null });
});

test("a kept promise is not moved by a pause, and a broken one is not mended", async () => {
  const kept = await aSentCase();
  await consultant.call(sendMessage, { params: { id: kept.id }, body: { text: "Hej!" } });
  const { version, promise } = await read(kept.id);
  const paused = await pause(kept.id, version, "2027-01-04");
  expect(paused.body.promise).toEqual(promise);
  const broken = await aSentCase();
  await at("2026-12-29T08:00:00.000Z");
  expect((await read(broken.id)).promise?.overdue).toBe(true);
  const late = await pause(broken.id, broken.version, "2027-02-01");
  expect(late.body.promise).toMatchObject({ dueDate: "2026-12-28", overdue: false });
  const resumed = await resume(broken.id, late.body.version);
  expect(resumed.body.promise).toMatchObject({ dueDate: "2026-12-28", overdue: true });
});

test("a new kind while it rests counts the pause too", async () => {
  const { id, version } = await aSentCase();
  const paused = await pause(id, version, "2027-01-04");
  const changed = await consultant.call(triageRequest, {
    params: { id },
    version: paused.body.version,
    body: { kind: "process_support" },
  });
  // The 4th, 5th, 7th, 8th and, after the weekend, the 11th.
  expect(changed.body.promise?.dueDate).toBe("2027-01-11");
});

test("whom it waits for stays as it was", async () => {
  const { id, version } = await aSentCase();
  const asked = await consultant.call(askRequester, { params: { id }, version, body: { text: "Hur många är ni?" } });
  const paused = await pause(id, asked.body.version, "2027-01-04");
  expect(paused.body).toMatchObject({ stage: "waiting_for_you", staff: { waitingFor: "requester" } });
  const resumed = await resume(id, paused.body.version);
  expect(resumed.body).toMatchObject({ stage: "waiting_for_you", staff: { waitingFor: "requester" } });
});
