/*
 * The demo data on a real database: whole, consistent as if commands had written it, the same each time, and removable without a trace
 * and without touching what is real.
 */
import { seedDemo } from "@samverkansstod/db/seed/demo.ts";
import { withOwner } from "@samverkansstod/db/seed/owner.ts";
import { addFirstAdmin, NoFirstAdmin } from "@samverkansstod/db/seed/first-admin.ts";
import { DemoInUse, removeDemo } from "@samverkansstod/db/seed/remove-demo.ts";
import { withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createDatabaseFromTemplate, dropDatabase, type TestDatabase } from "../support/postgres.ts";

const now = Temporal.Instant.from("2026-11-23T13:00:00Z");
const made: string[] = [];

async function emptyDatabase(): Promise<TestDatabase> {
  const names = await createDatabaseFromTemplate(
    inject("server"),
    `seed_${process.pid}_${randomBytes(4).toString("hex")}`,
  );
  made.push(names.name);
  return names;
}

async function seededDatabase(): Promise<TestDatabase> {
  const names = await emptyDatabase();
  await withOwner(names.ownerUrl, (db) => seedDemo(db, { now, seed: 1 }));
  return names;
}

afterAll(async () => {
  for (const name of made) await dropDatabase(inject("server"), name);
});

const ask = (names: TestDatabase, text: string) => withConnection(names.ownerUrl, (send) => send(text));

async function numberIn(names: TestDatabase, text: string): Promise<number> {
  const [row] = await ask(names, text);
  return Number(Object.values(row ?? {})[0]);
}

/** Statements of one command, as the write guard demands. */
async function write(names: TestDatabase, text: string): Promise<void> {
  await ask(
    names,
    `begin; select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true); ${text}; commit`,
  );
}

/** Every table's rows in one order, as one digest each. */
function digests(names: TestDatabase): Promise<Record<string, unknown>> {
  return withConnection(names.ownerUrl, async (send) => {
    const tables = await send(
      "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('app', 'app_runtime') order by name",
    );
    const result: Record<string, unknown> = {};
    for (const table of tables.map(({ name }) => String(name))) {
      const [row] = await send(`select count(*)::int, md5(string_agg(t::text, ',' order by t::text)) from ${table} t`);
      result[table] = row;
    }
    return result;
  });
}

const sent = "(select * from app.request where state <> 'draft') r";
const turns = `(select *, lead(valid_from) over (partition by request_id, dimension order by valid_from) as following
  from app.request_interval where dimension <> 'paused') i`;
const holdsNow = "join app.request_interval i on i.request_id = r.id and i.valid_to is null";

/** What must be found nowhere. */
const wrongs: readonly (readonly [string, string])[] = [
  ["a row that is not marked", "select count(*) from app.request where not demo"],
  [
    "a case without exactly one state that holds",
    `select count(*) from ${sent} where 1 <> (select count(*) from app.request_interval i where i.request_id = r.id and i.dimension = 'state' and i.valid_to is null)`,
  ],
  ["a gap between intervals", `select count(*) from ${turns} where following is distinct from valid_to`],
  [
    "a case whose intervals begin elsewhere than at its receipt",
    `select count(*) from ${sent} where received_at <> all (select min(valid_from) from app.request_interval i where i.request_id = r.id and dimension in ('state', 'kind', 'waiting_for') group by dimension)`,
  ],
  [
    "a draft with intervals",
    "select count(*) from app.request_interval join app.request r on r.id = request_id where r.state = 'draft'",
  ],
  [
    "a state that the intervals deny",
    `select count(*) from app.request r ${holdsNow} and dimension = 'state' where i.value <> r.state`,
  ],
  [
    "a kind that the intervals deny",
    `select count(*) from app.request r ${holdsNow} and dimension = 'kind' where i.value <> r.kind`,
  ],
  [
    "a waiting that the intervals deny",
    `select count(*) from app.request r ${holdsNow} and dimension = 'waiting_for' where i.value <> r.waiting_for`,
  ],
  [
    "a responsible that the intervals deny",
    `select count(*) from app.request r left ${holdsNow} and dimension = 'assignee' where i.person_id is distinct from r.assignee_id`,
  ],
  [
    "a pause that the intervals deny",
    `select count(*) from app.request r left ${holdsNow} and dimension = 'paused' where i.value is distinct from r.paused_until::text`,
  ],
  [
    "a broken chain",
    `select count(*) from (select *, lag(hash) over (partition by request_id order by number) as before from app.request_event) e where previous_hash <> coalesce(before, '')`,
  ],
  ["a hash that does not recompute", "select count(*) from app.request_event e where hash <> app.event_digest(e)"],
  [
    "a text that its hash denies",
    `select count(*) from app.request_event e left join app.request_event_text t on t.event_id = e.id
     where e.text_hash is distinct from translate(rtrim(encode(sha256(convert_to(t.salt || t.body, 'UTF8')), 'base64'), '='), '+/', '-_')`,
  ],
  [
    "an event before the one before it",
    "select count(*) from (select at, lag(at) over (partition by request_id order by number) as before from app.request_event) e where before >= at",
  ],
  ["an event in the future", `select count(*) from app.request_event where at >= '${now.toString()}'`],
  [
    "a state that the history denies",
    `select count(*) from ${sent} where state <> (select to_state from app.request_event e where e.request_id = r.id order by number desc limit 1)`,
  ],
  [
    "a number out of the order of receipt",
    `select count(*) from (select case_number, lag(case_number) over (order by received_at) as before from ${sent}) n where before >= case_number`,
  ],
  [
    "a number of another year than the receipt",
    `select count(*) from ${sent} where substr(case_number, 5, 4) <> extract(year from received_at at time zone 'Europe/Stockholm')::text`,
  ],
  [
    "a consultant with a case of their own organisation",
    "select count(*) from app.request r join app.membership m on m.person_id = r.assignee_id and m.organisation_id = r.organisation_id",
  ],
  [
    "a case in Finnish with somebody who does not speak it",
    "select count(*) from app.request r join app.person p on p.id = r.assignee_id where r.language = 'fi' and p.name <> 'Hanna Koskela'",
  ],
  [
    "a sent request that its sender cannot see",
    `select count(*) from ${sent} where requester_id is not null and not exists (select from app.request_access a where a.request_id = r.id and a.person_id = r.requester_id)`,
  ],
  [
    "an ended case without the ending that holds",
    `select count(*) from ${sent} where state in ('closed', 'declined', 'referred', 'withdrawn', 'void')
      and not exists (select from app.ending e where e.request_id = r.id and e.superseded_at is null and (e.kind = r.state or (r.state = 'closed' and e.kind = 'no_reply')))`,
  ],
  [
    "an open case with an ending that holds",
    `select count(*) from ${sent} where state in ('submitted', 'accepted', 'in_progress') and exists (select from app.ending e where e.request_id = r.id and e.superseded_at is null)`,
  ],
  [
    "a closing without an outcome",
    "select count(*) from app.ending e where kind in ('closed', 'no_reply') and not exists (select from app.ending_outcome o where o.ending_id = e.id)",
  ],
  [
    "a meeting held without a log, or logged without being held",
    "select count(*) from app.meeting m where (state = 'held') <> exists (select from app.meeting_log l where l.meeting_id = m.id)",
  ],
  [
    "a booked meeting that blocks no time",
    "select count(*) from app.meeting m where state = 'booked' and not exists (select from app.reservation v where v.meeting_id = m.id and v.state = 'booked')",
  ],
  [
    "an open question of a case that waits for nobody",
    `select count(*) from app.message m join app.request r on r.id = m.request_id where m.question and m.settled_at is null and r.waiting_for <> 'requester'`,
  ],
  ["an unconfirmed member", "select count(*) from app.membership where confirmed_at is null"],
];

describe("the demo data", () => {
  let names: TestDatabase;
  beforeAll(async () => {
    names = await seededDatabase();
  });

  test("has people, organisations, and requests in every state", async () => {
    expect(await numberIn(names, "select count(*) from app.person where demo")).toBe(81);
    expect(await numberIn(names, "select count(*) from app.organisation where demo")).toBe(60);
    const states = await ask(names, "select state, count(*)::int from app.request group by state order by state");
    expect(states).toEqual([
      { state: "accepted", count: 6 },
      { state: "closed", count: 78 },
      { state: "declined", count: 7 },
      { state: "draft", count: 3 },
      { state: "in_progress", count: 14 },
      { state: "referred", count: 5 },
      { state: "submitted", count: 4 },
      { state: "void", count: 1 },
      { state: "withdrawn", count: 2 },
    ]);
  });

  test.each(wrongs)("never has %s", async (_, text) => {
    expect(await numberIn(names, text)).toBe(0);
  });

  test("shows a queue with promises broken and promises to keep, most kept in time, and cases nobody has", async () => {
    const open = "from app.request where state in ('submitted', 'accepted', 'in_progress')";
    const unmet = `${open} and first_contact_at is null and promise_due_at`;
    expect(await numberIn(names, `select count(*) ${unmet} < '${now.toString()}'`)).toBeGreaterThan(0);
    expect(await numberIn(names, `select count(*) ${unmet} >= '${now.toString()}'`)).toBeGreaterThan(0);
    expect(await numberIn(names, `select count(*) ${open} and assignee_id is null`)).toBeGreaterThan(0);
    const kept =
      "select avg((first_contact_at < promise_due_at)::int) from app.request where first_contact_at is not null";
    expect(await numberIn(names, kept)).toBeGreaterThan(0.7);
  });

  test("gives all six consultants a share", async () => {
    const shares = await ask(
      names,
      "select count(*)::int from app.request where assignee_id is not null group by assignee_id",
    );
    expect(shares).toHaveLength(6);
    expect(Math.min(...shares.map(({ count }) => Number(count)))).toBeGreaterThan(10);
  });

  test("lets staff see every case and no draft, and the association its own", async () => {
    const [row] = await withConnection(names.ownerUrl, async (send) => {
      await send("begin; select set_config('role', 'app_staff', true)");
      return send(
        "select count(*)::int as cases, count(*) filter (where state = 'draft')::int as drafts from app.request",
      );
    });
    expect(row).toEqual({ cases: 117, drafts: 0 });
    const own = await withConnection(names.ownerUrl, async (send) => {
      await send(`begin; select set_config('app.person', id::text, true), set_config('role', 'app_requester', true)
        from app.person where email = 'kontakt@laxlyktan.example'`);
      return send("select state from app.request order by received_at");
    });
    expect(own.map(({ state }) => state)).toEqual(["closed", "in_progress"]);
  });

  test("comes once only, and the next number follows its last", async () => {
    expect(await withOwner(names.ownerUrl, (db) => seedDemo(db, { now, seed: 2 }))).toBe(0);
    const last = await numberIn(
      names,
      "select max(right(case_number, 6)) from app.request where case_number like '%-2026-%'",
    );
    expect(await numberIn(names, "select app.next_case_number(2026)")).toBe(last + 1);
  });
});

test("the same instant and seed give the same rows, another seed gives others", async () => {
  const [one, other, third] = [await seededDatabase(), await seededDatabase(), await emptyDatabase()];
  await withOwner(third.ownerUrl, (db) => seedDemo(db, { now, seed: 2 }));
  const rows = await digests(one);
  expect(await digests(other)).toEqual(rows);
  expect(await digests(third)).not.toEqual(rows);
});

test.each(["2026-12-24T23:30:00Z", "2027-03-28T01:30:00Z"])(
  "it is consistent whenever it is made: %s",
  async (moment) => {
    const names = await emptyDatabase();
    await withOwner(names.ownerUrl, (db) => seedDemo(db, { now: Temporal.Instant.from(moment), seed: 3 }));
    const found = await withConnection(names.ownerUrl, async (send) => {
      const all: string[] = [];
      for (const [what, text] of wrongs) {
        const [row] = await send(text.replaceAll(now.toString(), moment));
        if (Number(Object.values(row ?? {})[0]) > 0) all.push(what);
      }
      return all;
    });
    expect(found).toEqual([]);
  },
);

test("the first administrator is made once, by an address, and never beside another", async () => {
  const names = await emptyDatabase();
  const make = (email: string) => addFirstAdmin(names.ownerUrl, { email, name: "Anna", now });
  await expect(make("anna")).rejects.toBeInstanceOf(NoFirstAdmin);
  await make("Anna@Forening.test");
  const admins = `select p.email, p.name, (select count(*)::int from app.person_event e where e.person_id = p.id) as events
    from app.person p join app.person_role r on r.person_id = p.id and r.role = 'admin'`;
  expect(await ask(names, admins)).toEqual([{ email: "anna@forening.test", name: "Anna", events: 1 }]);
  await expect(make("eva@forening.test")).rejects.toThrow("There is an administrator already");
});

describe("removing it", () => {
  test("leaves the database as it was, with its guards up", async () => {
    const names = await emptyDatabase();
    const before = await digests(names);
    await withOwner(names.ownerUrl, (db) => seedDemo(db, { now, seed: 1 }));
    const removed = await removeDemo(names.ownerUrl, { now });
    expect(removed).toEqual({ requests: 120, people: 81, organisations: 60, kept: [] });
    expect(await digests(names)).toEqual(before);
    await expect(ask(names, "delete from app.request_event")).rejects.toThrow("only added to");
    expect(await removeDemo(names.ownerUrl, { now })).toEqual({ requests: 0, people: 0, organisations: 0, kept: [] });
  });

  const person = (email: string) => `(select id from app.person where email = '${email}')`;
  const consultant = person("johan.bergsten@goteborg.example");
  const number = (n: number) => `REAL-2026-00000${n}`;

  /** A request that came after seeding, from somebody, in somebody's name. */
  const request = (n: number, { requester, organisation }: { requester: string; organisation: string }) => `
    insert into app.request (id, state, case_number, created_at, updated_at, received_at, registered_at, kind, subject, requester_id, organisation_id, assignee_id)
    values ('00000000-0000-4000-8000-00000000000${n}', 'submitted', '${number(n)}', '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-24',
      'consultation', 'En verklig fråga', ${requester}, ${organisation}, ${consultant});
    insert into app.request_interval (request_id, dimension, value, person_id, valid_from, recorded_at)
    values ('00000000-0000-4000-8000-00000000000${n}', 'state', 'submitted', null, '2026-11-24', '2026-11-24'),
      ('00000000-0000-4000-8000-00000000000${n}', 'assignee', ${consultant}::text, ${consultant}, '2026-11-24', '2026-11-24');
    insert into app.request_event (request_id, number, at, type, actor_kind, actor, from_state, to_state, correlation_id, previous_hash, hash)
    values ('00000000-0000-4000-8000-00000000000${n}', 0, '2026-11-24', 'submitted', 'requester', coalesce(${requester}::text, ''), 'draft', 'submitted', 'test', '', '')`;
  const realPerson = "insert into app.person (email, created_at) values ('anna@forening.test', '2026-11-24')";
  const anna = person("anna@forening.test");

  test("takes parts, stand-ins, passkeys and what was changed of demo people along", async () => {
    const names = await seededDatabase();
    const other = person("karin.ohrnell@goteborg.example");
    const guest = person("kontakt@norrsken.example");
    await write(
      names,
      `insert into app.request_party (request_id, kind, email, invited_by, invited_as, invited_at, expires_at)
        select id, 'organisation', 'x@forening.test', ${guest}, 'staff', '2026-11-24', '2026-12-08' from app.request where state <> 'draft' limit 1;
      insert into app.stand_in (absent_id, stand_in_id, starts_on, ends_on, created_at, created_by)
        select ${consultant}, ${other}, '2026-12-01', '2026-12-02', '2026-11-24', ${other};
      insert into app.person_event (person_id, at, actor, type, details) select ${consultant}, '2026-11-24', 'system:test', 'edited', '{}'`,
    );
    expect(await removeDemo(names.ownerUrl, { now })).toMatchObject({ people: 81, kept: [] });
    for (const table of ["request_party", "stand_in", "person_event"])
      expect(await numberIn(names, `select count(*) from app.${table}`)).toBe(0);
  });

  test("is refused, with the numbers, while a real person's case belongs to a demo organisation", async () => {
    const names = await seededDatabase();
    const demoOrganisation = "(select id from app.organisation where number = '4999000013')";
    await write(names, `${realPerson}; ${request(1, { requester: anna, organisation: demoOrganisation })}`);
    const before = await digests(names);
    const refusal = await removeDemo(names.ownerUrl, { now }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DemoInUse);
    expect(String(refusal)).toContain(number(1));
    expect(await digests(names)).toEqual(before);
  });

  test("takes what demo people sent later, and frees real cases of demo staff with a word in their history", async () => {
    const names = await seededDatabase();
    const sender = person("kontakt@laxlyktan.example");
    await write(
      names,
      `${realPerson}; ${request(1, { requester: anna, organisation: "null" })}; ${request(2, { requester: sender, organisation: "null" })}`,
    );
    const removed = await removeDemo(names.ownerUrl, { now: Temporal.Instant.from("2026-11-25T12:00:00Z") });
    expect(removed).toMatchObject({ requests: 121, kept: ["johan.bergsten@goteborg.example"] });
    expect(await ask(names, "select case_number, assignee_id, version from app.request")).toEqual([
      { case_number: number(1), assignee_id: null, version: 2 },
    ]);
    expect(
      await ask(
        names,
        "select type, actor, hash = app.event_digest(e) as whole from app.request_event e order by number",
      ),
    ).toMatchObject([
      { type: "submitted", whole: true },
      { type: "unassigned", actor: "system:remove-demo", whole: true },
    ]);
    expect(
      await numberIn(
        names,
        "select count(*) from app.request_interval where dimension = 'assignee' and valid_to is null",
      ),
    ).toBe(0);
    expect(await ask(names, "select email, deactivated_at is not null as gone from app.person order by email")).toEqual(
      [
        { email: "anna@forening.test", gone: false },
        { email: "johan.bergsten@goteborg.example", gone: true },
      ],
    );
    expect(await numberIn(names, "select count(*) from app.person_role")).toBe(0);
    expect(await withOwner(names.ownerUrl, (db) => seedDemo(db, { now, seed: 1 }))).toBe(120);
    expect(await numberIn(names, "select count(*) from app.person where demo and deactivated_at is null")).toBe(81);
  });
});
