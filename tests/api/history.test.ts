// What the database itself keeps: the chain of the history, intervals that are never rewritten, and no write outside a command.
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { signedIn } from "../support/people.ts";

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startApp();
  const requester = await signedIn(app);
  const coordinator = await signedIn(app, { roles: ["coordinator"] });
  id = (await requester.call(createRequest, { body: aForm() })).body.id;
  await requester.call(submitRequest, { params: { id }, version: 1 });
  for (const [version, personId] of [coordinator.id, null, coordinator.id].entries()) {
    const body = { personId, reason: `Skäl ${version} | å ä ö` };
    await coordinator.call(assignRequest, { params: { id }, version: version + 2, body });
  }
  return () => app.close();
});

const sqlState = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "went through",
    (error: unknown) => (error as { code: string }).code,
  );
/** As the owner, within a command, so that only the guard in question can refuse. */
const asOwner = (statement: string) => sqlState(asSystem(app.owner, (sql) => sql.unsafe(statement)));

test("every event is numbered from one and chained to the one before, over the row as it is stored", async () => {
  const broken = await app.owner`select e.request_id, e.number from app.request_event e
    left join app.request_event p on p.request_id = e.request_id and p.number = e.number - 1
    where e.hash <> app.event_digest(e) or e.previous_hash <> coalesce(p.hash, '') or (e.number > 1 and p.number is null)`;
  expect([...broken]).toEqual([]);
  const events = await app.owner<
    Record<string, unknown>[]
  >`select number, type from app.request_event where request_id = ${id} order by number`;
  expect(events.map((row) => [row["number"], row["type"]])).toEqual([
    [1, "submitted"],
    [2, "assigned"],
    [3, "unassigned"],
    [4, "assigned"],
  ]);
});

test("texts hang on their events by a salted hash, and no two alike", async () => {
  const rows = await app.owner<{ text_hash: string; salt: string; body: string }[]>`select e.text_hash, t.salt, t.body
    from app.request_event e join app.request_event_text t on t.event_id = e.id where e.request_id = ${id}`;
  expect(rows).toHaveLength(4);
  for (const { text_hash: hash, salt, body } of rows) {
    expect(createHash("sha256").update(`${salt}${body}`).digest("base64url")).toBe(hash);
  }
  expect(new Set(rows.map(({ salt }) => salt)).size).toBe(4);
});

test("the digest sees a change in any column", async () => {
  const columns: Record<string, string> = {
    at: "e.at + interval '1 millisecond'",
    type: "'closed'",
    actor_kind: "'system'",
    actor: "'x'",
    from_state: "'closed'",
    to_state: "null",
    assignee_id: "gen_random_uuid()",
    correlation_id: "'x'",
    text_hash: "null",
    previous_hash: "'x'",
    number: "99",
    request_id: "gen_random_uuid()",
  };
  for (const [column, value] of Object.entries(columns)) {
    const [row] = await app.owner.unsafe<{ same: boolean }[]>(
      `select app.event_digest(jsonb_populate_record(e, jsonb_build_object('${column}', ${value}))) = e.hash as same
       from app.request_event e where request_id = '${id}' and number = 2`,
    );
    expect([column, row?.same]).toEqual([column, false]);
  }
});

test("the owner too can only add to the history", async () => {
  expect(await asOwner(`update app.request_event set type = 'closed' where request_id = '${id}'`)).toBe("SV003");
  expect(await asOwner(`delete from app.request_event where request_id = '${id}'`)).toBe("SV003");
  expect(await asOwner("truncate app.request_event cascade")).toBe("SV003");
});

test("a number and hashes that somebody made up are replaced by the database's own", async () => {
  const made = await aRequest(app.owner);
  await asSystem(
    app.owner,
    (
      sql,
    ) => sql`insert into app.request_event (request_id, number, at, type, actor_kind, actor, correlation_id, previous_hash, hash)
      values (${made.id}, 77, '2026-11-20T09:00:00Z', 'submitted', 'system', 'system:test', 'x', 'y', 'z')`,
  );
  const rows =
    await app.owner`select number, previous_hash, hash = app.event_digest(e) as right from app.request_event e where request_id = ${made.id}`;
  expect([...rows]).toEqual([{ number: 1, previous_hash: "", right: true }]);
});

test("a write outside a command is refused on every table, whoever writes", async () => {
  const tables = await app.owner<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'app'`;
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables) {
    // The history's own guard may be the first to refuse.
    for (const statement of [`delete from app.${name}`, `truncate app.${name} cascade`]) {
      expect([statement, await sqlState(app.owner.unsafe(statement))]).toEqual([
        statement,
        expect.stringMatching(/^SV00[13]$/),
      ]);
    }
  }
  expect(await sqlState(app.owner`update app.request set subject = 'x' where id = ${id}`)).toBe("SV001");
  // Each of the three settings is needed; after a transaction that had them they are empty, not gone.
  for (const missing of ["app.actor", "app.command", "app.correlation"]) {
    const refused = app.owner.begin(async (sql) => {
      for (const name of ["app.actor", "app.command", "app.correlation"]) {
        await sql`select set_config(${name}, ${name === missing ? "" : "test"}, true)`;
      }
      await sql`update app.request set subject = 'x' where id = ${id}`;
    });
    expect([missing, await sqlState(refused)]).toEqual([missing, "SV001"]);
  }
});

test("intervals are closed or superseded, never rewritten, reopened or taken away", async () => {
  const where = `where request_id = '${id}' and dimension = 'assignee'`;
  expect(await asOwner(`delete from app.request_interval ${where}`)).toBe("SV002");
  for (const change of [
    "value = 'x'",
    "valid_from = valid_from - interval '1 day'",
    "recorded_at = recorded_at - interval '1 day'",
    "dimension = 'kind', person_id = null",
    "person_id = (select id from app.person where id <> person_id limit 1)",
    "valid_to = valid_to + interval '1 day'",
    "valid_to = null",
  ]) {
    const closed = `${where} and valid_to is not null`;
    expect([change, await asOwner(`update app.request_interval set ${change} ${closed}`)]).toEqual([change, "SV002"]);
  }
  const superseded = `update app.request_interval set superseded_at = '2026-11-23T09:00:00Z' ${where} and valid_to is not null`;
  expect(await asOwner(superseded)).toBe("went through");
  expect(await asOwner(superseded.replace("2026-11-23", "2026-11-24"))).toBe("SV002");
});

test("no two values of a kind hold at once in what is known now", async () => {
  const made = await aRequest(app.owner, { receivedAt: "2026-11-02T09:00:00.000Z" });
  const add = (from: string, to: string | null) =>
    asOwner(`insert into app.request_interval (request_id, dimension, value, valid_from, valid_to, recorded_at)
      values ('${made.id}', 'state', 'closed', '${from}', ${to === null ? "null" : `'${to}'`}, '2026-11-23T09:00:00Z')`);
  expect(await add("2026-11-10T09:00:00Z", null)).toBe("23P01");
  expect(await add("2026-11-01T09:00:00Z", "2026-11-03T09:00:00Z")).toBe("23P01");
  expect(await add("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z")).toBe("went through");
});
