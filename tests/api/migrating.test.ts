// A database of the version before, with cases in every state, comes to the present schema: nothing in it changes, each ended case has its ending, the
// guards are up, and a mail that waited to be sent still leads to its case.
import { sendMail, type WorkerTools } from "@samverkansstod/api/jobs/worker.ts";
import type { Outgoing } from "@samverkansstod/api/mail/transport.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { keysOf } from "@samverkansstod/api/shared/keys.ts";
import { openDatabase, queueUrl } from "@samverkansstod/db/client.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { beforeAll, expect, inject, test } from "vitest";
import { startApp, testKeys } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { at, consultant, ids, oldDatabase, requester, seedOld, waiting } from "../support/old-version.ts";
import { signedIn } from "../support/people.ts";
import { dropDatabase, type TestDatabase } from "../support/postgres.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const ended: Readonly<
  Record<string, readonly [kind: string, day: number, by: string | null, text: string, code: string | null]>
> = {
  closed: ["closed", 5, consultant, "Råd om avtal. Föreningen går vidare själv.", null],
  reopened: ["closed", 6, consultant, "Andra gången.", null],
  unanswered: ["no_reply", 20, null, "Vi fick inget svar.", null],
  declined: ["declined", 3, consultant, 'Utanför vårt uppdrag, "å" och ö.', "other"],
  referred: ["referred", 3, consultant, "Kulturförvaltningen.", null],
  withdrawn: ["withdrawn", 3, requester, "–", null],
  void: ["void", 3, consultant, "Skräppost.", null],
};

type Columns = Map<string, string[]>;
/** The columns that each table of the version before had. */
async function columnsIn(owner: postgres.Sql): Promise<Columns> {
  const rows = await owner<{ name: string; columns: string[] }[]>`
    select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema in ('app', 'app_runtime') group by 1`;
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** How many rows, and a digest of these columns of all of them, table by table. */
async function digestsOf(owner: postgres.Sql, columns: Columns): Promise<Record<string, unknown>> {
  const digests: Record<string, unknown> = {};
  for (const [name, of] of columns) {
    const list = owner(of);
    const [row] = await owner`select count(*)::int as count, md5(string_agg(t::text, ',' order by t::text)) as digest
      from (select ${list} from ${owner(name)}) t`;
    digests[name] = row;
  }
  return digests;
}

let names: TestDatabase;
let owner: postgres.Sql;
let old: { columns: Columns; digests: Record<string, unknown> };
beforeAll(async () => {
  names = await oldDatabase(inject("server"));
  owner = postgres(names.ownerUrl, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
  await seedOld(owner);
  const columns = await columnsIn(owner);
  old = { columns, digests: await digestsOf(owner, columns) };
  await migrate(names.ownerUrl, { appLogin: "samverkansstod_app" });
  return async () => {
    await owner.end({ timeout: 5 });
    await dropDatabase(inject("server"), names.name);
  };
});

test("nothing of the version before has changed, and there was something to change", async () => {
  expect(old.columns.size).toBeGreaterThan(20);
  expect(old.columns.has("app.ending")).toBe(false);
  expect(old.digests["app.request_event"]).toMatchObject({ count: 26 });
  expect(await digestsOf(owner, old.columns)).toEqual(old.digests);
  const [broken] =
    await owner`select count(*)::int as count from app.request_event e where e.hash <> app.event_digest(e)`;
  expect(broken).toEqual({ count: 0 });
});

test("every case that had ended has its ending, told by its history, and no other has one", async () => {
  const rows =
    await owner`select request_id, kind, at, ended_by, text, reason_code, reaction, superseded_at, minutes, receiver, consent from app.ending`;
  const wanted = Object.entries(ended).map(([name, [kind, day, by, text, code]]) => ({
    request_id: ids[name],
    kind,
    at: new Date(at(day)),
    ended_by: by,
    text,
    reason_code: code,
    reaction: "not_asked",
    superseded_at: null,
    minutes: null,
    receiver: null,
    consent: "not_needed",
  }));
  const inOrder = (all: readonly { request_id?: string | undefined }[]) =>
    all.toSorted((a, b) => ((a.request_id ?? "") < (b.request_id ?? "") ? -1 : 1));
  expect(inOrder([...rows])).toEqual(inOrder(wanted));
});

test("the guards are up on every table, old and new", async () => {
  const unguarded = await owner`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relkind = 'r' and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'write_guard' and g.tgenabled = 'O')`;
  expect([...unguarded]).toEqual([]);
  const added = (
    await owner<{ name: string; guarded: boolean }[]>`select 'app.' || relname as name, relrowsecurity as guarded
    from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`
  ).filter(({ name }) => !old.columns.has(name));
  expect(added.length).toBeGreaterThan(10);
  expect(added.filter(({ guarded }) => !guarded)).toEqual([]);
  for (const write of [
    "delete from app.ending",
    "update app.request set version = 9",
    "insert into app.note select * from app.note",
  ]) {
    await expect(owner.unsafe(write)).rejects.toMatchObject({ code: "SV001" });
  }
  await expect(asSystem(owner, (sql) => sql`delete from app.request_event`)).rejects.toMatchObject({ code: "SV003" });
});

test("migrating again changes nothing, and a start adds what the catalogues lack without touching words", async () => {
  const present = await columnsIn(owner);
  const digests = await digestsOf(owner, present);
  await migrate(names.ownerUrl, { appLogin: "samverkansstod_app" });
  expect(await digestsOf(owner, present)).toEqual(digests);
  await prepareData(names.ownerUrl, { now, demo: false });
  expect([...(await owner`select sv from app.decline_reason where code = 'other'`)]).toEqual([{ sv: "Ett eget ord" }]);
});

test("the application works on it: cases open, and the receipt that waited goes out with its link", async () => {
  const boss = new PgBoss({
    connectionString: queueUrl(names.appUrl),
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const database = openDatabase(names.appUrl, { poolSize: 4, patience: 10 });
  const app = await startApp({}, { worker: { database, names, boss, owner } });
  const staff = await signedIn(app, { email: "kim@goteborg.example" });
  for (const [name, id] of Object.entries(ids)) {
    const { status, body } = await staff.call(getRequest, { params: { id } });
    expect([name, status, body.ending?.kind ?? null]).toEqual([name, 200, ended[name]?.[0] ?? null]);
  }
  const sent: Outgoing[] = [];
  const { clock, queue, config } = app;
  const transport = { send: async (mail: Outgoing) => void sent.push(mail), close: () => undefined };
  const tools: WorkerTools = {
    database,
    queue,
    transport,
    clock,
    keys: keysOf(testKeys),
    publicUrl: config.publicUrl,
    staffSignInElsewhere: false,
    name: "test",
  };
  await sendMail(tools, waiting, "test");
  expect(sent).toHaveLength(1);
  expect(sent[0]?.to).toBe("anna@forening.example");
  expect(sent[0]?.text).toContain(new URL(`/forfragan/${ids["submitted"] ?? ""}`, config.publicUrl).href);
  expect(sent[0]?.text).toContain("5 november 2026");
  expect(sent[0]?.text).not.toContain("{{");
  await app.close();
  await boss.stop({ graceful: false });
  await database.close();
});
