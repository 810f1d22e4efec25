// The silence that ends a case: closeUnanswered, which the worker calls each minute.
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { closeUnanswered } from "@samverkansstod/api/features/outcomes/due.commands.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
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

type Facts = Parameters<typeof aRequest>[1] & object;

async function aCase(facts: Facts = {}): Promise<{ id: string; version: number }> {
  const own = { requesterId: requester.id, contactEmail: requester.email };
  return { id: (await aRequest(app.owner, { ...own, ...facts })).id, version: 1 };
}
const longAgo = ["2026-09-08T06:00:00.000Z", "2026-09-15T06:00:00.000Z"];

/** A question as it is when it has waited: asked, reminded of at these instants, and the case waits for the answer. */
async function askedIn(id: string, at: string, remindedAt: readonly string[] = []): Promise<void> {
  await asSystem(app.owner, async (sql) => {
    await sql`insert into app.message (request_id, at, direction, author_id, text, question, reminders)
      values (${id}, ${at}, 'to_requester', ${consultant.id}, 'Vilken skola gäller det?', true, ${remindedAt.length})`;
    for (const reminded of remindedAt) {
      await sql`insert into app.request_event (request_id, at, type, actor_kind, actor, from_state, to_state, correlation_id, number, previous_hash, hash)
        select ${id}, ${reminded}, 'reminded', 'system', 'system:test', state, state, 'test', 0, '', '' from app.request where id = ${id}`;
    }
  });
}

test("a question nobody answers ends the case after fifteen working days and two reminders; one that rests or was answered does not", async () => {
  const asked = "2026-11-20T10:00:00.000Z";
  const [first, second] = ["2026-11-27T06:00:00.000Z", "2026-12-04T06:00:00.000Z"];
  const due = { state: "in_progress", waitingFor: "requester" } as const;
  const silent = await aCase(due);
  await askedIn(silent.id, asked, [first, second]);
  const once = await aCase(due);
  await askedIn(once.id, asked, [first]);
  const back = await aCase({ state: "in_progress", waitingFor: "unit" });
  await askedIn(back.id, asked, [first, second]);
  const paused = await aCase(due);
  await askedIn(paused.id, asked, [first, second]);
  await asSystem(app.owner, (sql) => sql`update app.request set paused_until = '2027-02-01' where id = ${paused.id}`);
  const ids = [silent, once, back, paused].map(({ id }) => id);
  const stateOf = async () => Promise.all(ids.map(async (id) => (await factsOf(app.owner, id)).state));
  await app.deliver();
  const run = (now: string) => closeUnanswered(app, Temporal.Instant.from(now));
  // The fifteenth working day after Friday 20 November is Friday 11 December, and the requester has all of it.
  await run("2026-12-11T22:59:59.999Z");
  expect(await stateOf()).toEqual(["in_progress", "in_progress", "in_progress", "in_progress"]);
  await run("2026-12-11T23:00:00.000Z");
  expect(await stateOf()).toEqual(["closed", "in_progress", "in_progress", "in_progress"]);
  // Once is enough.
  await run("2026-12-11T23:01:00.000Z");
  const facts = await factsOf(app.owner, silent.id);
  expect(facts).toMatchObject({
    closedAt: "2026-12-11T23:00:00.000Z",
    waitingFor: "nobody",
    openQuestions: 0,
    firstContactAt: null,
  });
  expect(facts.events.slice(2)).toMatchObject([{ type: "closed", by: "system", from: "in_progress", to: "closed" }]);
  expect(facts.endings).toMatchObject([
    { kind: "no_reply", by: null, text: null, outcomes: ["no_reply"], reaction: "not_asked", supersededAt: null },
  ]);
  const [mail, ...more] = await app.deliver();
  expect([mail?.to, more]).toEqual([requester.email, []]);
  expect(mail?.text).toContain("Vi har inte fått svar på vår fråga");
  const again = await signedIn(app, { email: requester.email });
  const seen = await again.call(getRequest, { params: { id: silent.id } });
  expect([seen.body.stage, seen.body.actions]).toEqual(["ended", ["answer", "message"]]);
});

test("one case that cannot be ended stops none of the others, and is told of", async () => {
  const due = { state: "in_progress", waitingFor: "requester" } as const;
  const cases = [await aCase(due), await aCase(due), await aCase(due)];
  for (const { id } of cases) await askedIn(id, "2026-09-01T10:00:00.000Z", longAgo);
  // A mail to an address of two lines is refused by the table.
  const [, broken] = cases;
  const wrong = "a@b.example\nx";
  await asSystem(
    app.owner,
    (sql) => sql`update app.request set contact_email = ${wrong} where id = ${broken?.id ?? ""}`,
  );
  await expect(closeUnanswered(app, Temporal.Instant.from("2026-11-24T09:00:00Z"))).rejects.toThrow();
  const after = await Promise.all(cases.map(async ({ id }) => (await factsOf(app.owner, id)).state));
  expect(after).toEqual(["closed", "in_progress", "closed"]);
  await asSystem(app.owner, (sql) => sql`update app.request set contact_email = null where id = ${broken?.id ?? ""}`);
  await closeUnanswered(app, Temporal.Instant.from("2026-11-24T09:01:00Z"));
  expect((await factsOf(app.owner, broken?.id ?? "")).state).toBe("closed");
});

test("a case that was answered while the sweep was at work is left alone", async () => {
  const { id } = await aCase({ state: "in_progress", waitingFor: "requester" });
  await askedIn(id, "2026-09-01T10:00:00.000Z", longAgo);
  let swept: Promise<void> | undefined;
  await asSystem(app.owner, async (sql) => {
    await sql`select 1 from app.request where id = ${id} for update`;
    swept = closeUnanswered(app, Temporal.Instant.from("2026-11-24T09:00:00Z"));
    // The sweep has found the case and waits for its row.
    for (let waits = 0; waits === 0;) {
      // On a connection of its own: within a transaction the answer stays the first one.
      const [row] = await app.owner<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%for update%' and datname = current_database()`;
      waits = row?.n ?? 0;
    }
    await sql`update app.request set waiting_for = 'unit' where id = ${id}`;
    await sql`update app.message set settled_at = '2026-11-24T08:59:00Z' where request_id = ${id}`;
  });
  await swept;
  const { state, endings, events } = await factsOf(app.owner, id);
  expect([state, endings, events.length]).toEqual(["in_progress", [], longAgo.length]);
});
