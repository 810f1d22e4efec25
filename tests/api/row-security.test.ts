// What the database shows each role by itself, with every filter of the stores taken away.
import { inviteFellowMember } from "@samverkansstod/api/contract/members.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { ownPage } from "@samverkansstod/api/features/desk/desk.store.ts";
import { findRequest } from "@samverkansstod/api/features/requests/requests.store.ts";
import { inReadingOf, rowsOf } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, asSystem } from "../support/builders.ts";
import { anOrganisation, namedPeople } from "../support/organisations.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let owner: Person;
let stranger: Person;
let draft: string;
let sent: string;
beforeAll(async () => {
  app = await startApp();
  [owner, stranger] = [await signedIn(app), await signedIn(app)];
  draft = (await owner.call(createRequest, { body: aForm() })).body.id;
  sent = (await owner.call(createRequest, { body: aForm({ organisationName: "Egna föreningen" }) })).body.id;
  await owner.call(submitRequest, { params: { id: sent }, version: 1 });
  return () => app.close();
});

const tables = [
  "request",
  "request_access",
  "request_area",
  "request_interval",
  "request_event",
  "request_event_text",
  "membership",
  "organisation",
  "membership_invitation",
  "person",
] as const;
type Table = (typeof tables)[number];

/** What somebody's row-level security leaves of each table, the filter of the store removed. */
async function countsFor(personId: string): Promise<Record<Table, number>> {
  const entries = await inReadingOf(app.database.requests, personId, async (tx) => {
    const found: [string, number][] = [];
    for (const table of tables) {
      const [row] = await rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from app.${sql.identifier(table)}`);
      found.push([table, row?.n ?? -1]);
    }
    return found;
  });
  return Object.fromEntries(entries) as Record<Table, number>;
}

test("a requester sees their own rows and nobody else's, without any filter", async () => {
  expect(await countsFor(owner.id)).toEqual({
    request: 2,
    request_access: 2,
    request_area: 2,
    request_interval: 3,
    request_event: 1,
    request_event_text: 1,
    membership: 1,
    organisation: 1,
    membership_invitation: 0,
    person: 1,
  });
  const nothing = Object.fromEntries(tables.map((table) => [table, table === "person" ? 1 : 0]));
  expect(await countsFor(stranger.id)).toEqual(nothing);
});

test("with row-level security out of the way the stores still give a requester nothing that is not theirs", async () => {
  // The staff's role sees every case that was sent.
  const db = app.database.requests;
  expect(await findRequest(db, sent)).toBeDefined();
  expect(await findRequest(db, sent, owner.id)).toBeDefined();
  expect(await findRequest(db, sent, stranger.id)).toBeUndefined();
  const page = { after: undefined, limit: 10, now: app.clock.now().toString() };
  const ids = async (person: Person) => {
    const rows = await db.transaction((tx) => ownPage(tx, person.id, page));
    return rows.map(({ id }) => id);
  };
  expect([await ids(owner), await ids(stranger)]).toEqual([[sent], []]);
});

test("a person who does not exist, and a connection that names nobody, see nothing", async () => {
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]));
  expect(await countsFor("00000000-0000-4000-8000-000000000000")).toEqual(nothing);
  expect(await countsFor("")).toEqual(nothing);
});

test("staff see no draft in any table, whatever they ask", async () => {
  const db = app.database.requests;
  for (const table of ["request", "request_access", "request_area", "request_interval", "request_event"] as const) {
    const column = sql.identifier(table === "request" ? "id" : "request_id");
    const [row] = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from app.${sql.identifier(table)} where ${column} = ${draft}`,
    );
    expect([table, row?.n]).toEqual([table, 0]);
  }
  const [drafts] = await rowsOf<{ n: number }>(
    db,
    sql`select count(*)::int as n from app.request where state = 'draft'`,
  );
  expect(drafts?.n).toBe(0);
  const [there] = await rowsOf<{ n: number }>(db, sql`select count(*)::int as n from app.request where id = ${sent}`);
  expect(there?.n).toBe(1);
});

/** Does one statement as a requester's command and rolls it back; gives how many rows it touched, or how it was refused. */
async function tried(
  person: Person,
  statement: (tx: typeof app.owner) => Promise<{ count: number }>,
): Promise<unknown> {
  const rollback = new Error("rollback");
  let touched: unknown;
  try {
    await app.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_requester', true), set_config('app.person', ${person.id}, true),
        set_config('app.actor', ${person.id}, true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
      touched = (await statement(tx as unknown as typeof app.owner)).count;
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) return (error as { code: string }).code;
  }
  return touched;
}

test("a requester cannot write to what is not theirs, nor give themselves access to it", async () => {
  const denied = "42501";
  const id = stranger.id;
  expect(await tried(stranger, (tx) => tx`update app.request set subject = 'x'`)).toBe(0);
  expect(await tried(owner, (tx) => tx`update app.request set subject = 'x'`)).toBe(2);
  expect(await tried(stranger, (tx) => tx`delete from app.request_area`)).toBe(0);
  expect(await tried(stranger, (tx) => tx`update app.person set name = 'x'`)).toBe(1);
  const now = app.clock.now().toString();
  const gain = (request: string, basis: string) => (tx: typeof app.owner) =>
    tx`insert into app.request_access (request_id, person_id, basis, granted_at) values (${request}, ${id}, ${basis}, ${now})`;
  for (const request of [sent, draft]) {
    for (const basis of ["own", "named"]) expect(await tried(stranger, gain(request, basis))).toBe(denied);
  }
  const area = (tx: typeof app.owner) =>
    tx`insert into app.request_area (request_id, area_code) values (${sent}, 'centrum')`;
  expect(await tried(stranger, area)).toBe(denied);
  expect(await tried(owner, area)).toBe(1);
  expect(
    await tried(
      stranger,
      (tx) => tx`insert into app.membership (person_id, organisation_id, created_at, confirmed_at)
      select ${id}, organisation_id, ${now}, ${now} from app.request limit 1`,
    ),
  ).toBe(0);
  // Nobody confirms themselves, in whoever's name.
  for (const kind of ["staff", "member"]) {
    const confirmed = (tx: typeof app.owner) =>
      tx`update app.membership set confirmed_at = ${now}, confirmed_by = ${owner.id}, confirmed_by_kind = ${kind}`;
    expect([kind, await tried(owner, confirmed)]).toEqual([kind, denied]);
  }
  expect(
    await tried(
      stranger,
      (tx) => tx`insert into app.request (state, requester_id, created_at, updated_at)
      values ('draft', ${owner.id}, ${now}, ${now})`,
    ),
  ).toBe(denied);
});

test("no role of the application changes or takes away history, intervals, roles or settings", async () => {
  const statements = [
    "update app.request_event set type = 'closed'",
    "delete from app.request_event",
    "truncate app.request_event cascade",
    "delete from app.request_event_text",
    "update app.request_event_text set body = ''",
    "delete from app.request_interval",
    "update app.request_interval set value = 'x'",
    "delete from app.request",
    "truncate app.request cascade",
    "insert into app.person_role (person_id, role, granted_at) select id, 'admin', created_at from app.person limit 1",
    "select app.take_provider_roles(id, '{admin}', created_at) from app.person p where not exists (select from app.identity i where i.person_id = p.id) limit 1",
    // Only an administrator gives roles, and whoever this is here is a requester.
    "delete from app.person_role",
    "update app.person_role set role = 'admin'",
    "select app.give_roles(id, '{admin}', created_at, null) from app.person where id = app.current_person()",
    "select app.deactivate_person(id, created_at, 'x', '{}') from app.person limit 1",
    "select app.reactivate_person(id, created_at, 'x') from app.person limit 1",
    "select app.name_role('admin', 1, 'x', 'x', now())",
    "select app.end_sessions(id, created_at, 'x') from app.person limit 1",
    "update app.person_event set reason = 'x'",
    "delete from app.person_event",
    "truncate app.person_event",
    "update app.role_title set sv = 'x'",
    "delete from app.stand_in",
    "update app.identity set subject = 'x'",
    "delete from app.identity",
    "update app.setting set value = '1'",
    "delete from app.membership",
    "delete from app.membership_invitation",
    "update app.membership_invitation set expires_at = expires_at + interval '1 year'",
    "update app.membership_invitation set email = 'x'",
    "update app.organisation_event set reason = 'x'",
    "delete from app.organisation_event",
    "update app.theme set sv = 'x'",
    "alter table app.request disable row level security",
  ];
  for (const role of ["app_staff", "app_requester", "app_auth", "app_job"]) {
    for (const text of statements) {
      const outcome = await app.owner
        .begin(async (tx) => {
          await tx`select set_config('role', ${role}, true), set_config('app.person', ${owner.id}, true), set_config('app.actor', 'x', true),
            set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
          await tx.unsafe(text);
          throw new Error("went through");
        })
        .catch((error: unknown) => (error as { code?: string }).code);
      expect([role, text, outcome]).toEqual([role, text, "42501"]);
    }
  }
});

test("a confirmed member sees memberships and invitations of their own organisation, names by the function alone, and writes no more than that", async () => {
  const denied = "42501";
  const [anna, bo, outside] = await namedPeople(app, "Anna", "Bo", "Utomstående");
  if (!anna || !bo || !outside) throw new Error("three");
  const { id, members } = await anOrganisation(app, { confirmed: [anna], others: [bo] });
  const other = await anOrganisation(app, { confirmed: [outside] });
  await anna.call(inviteFellowMember, { params: { id }, body: { email: "ny@exempel.example" } });
  await outside.call(inviteFellowMember, { params: { id: other.id }, body: { email: "ny@exempel.example" } });
  const counts = async (person: Person) => {
    const found = await countsFor(person.id);
    return [found.membership, found.organisation, found.membership_invitation, found.person];
  };
  expect(await counts(anna)).toEqual([2, 1, 1, 1]);
  expect(await counts(bo)).toEqual([1, 1, 0, 1]);
  const names = (person: Person, organisation: string) =>
    inReadingOf(app.database.requests, person.id, (tx) =>
      rowsOf(tx, sql`select name from app.fellow_members(${organisation}) order by name`),
    );
  expect(await names(anna, id)).toEqual([{ name: "Anna" }, { name: "Bo" }]);
  expect([await names(bo, id), await names(anna, other.id), await names(outside, id)]).toEqual([[], [], []]);
  await expect(
    inReadingOf(app.database.requests, anna.id, (tx) =>
      rowsOf(tx, sql`select token_hash from app.membership_invitation`),
    ),
  ).rejects.toMatchObject({ cause: { code: denied } });

  const now = app.clock.now().toString();
  const bos = members.get(bo.id) ?? "";
  const confirm = (by: Person, as: Person) => (tx: typeof app.owner) =>
    tx`update app.membership set confirmed_at = ${now}, confirmed_by = ${by.id}, confirmed_by_kind = 'member' where id = ${bos}
      and person_id <> ${as.id === bo.id ? "00000000-0000-4000-8000-000000000000" : as.id}`;
  expect(await tried(anna, confirm(anna, anna))).toBe(1);
  expect([
    await tried(anna, confirm(bo, anna)),
    await tried(bo, confirm(bo, bo)),
    await tried(outside, confirm(outside, outside)),
  ]).toEqual([denied, denied, 0]);
  const end = (by: Person, kind: string) => (tx: typeof app.owner) =>
    tx`update app.membership set ended_at = ${now}, ended_by = ${by.id}, ended_by_kind = ${kind} where id = ${bos}`;
  expect([
    await tried(anna, end(anna, "member")),
    await tried(bo, end(bo, "self")),
    await tried(outside, end(outside, "member")),
  ]).toEqual([1, 1, 0]);
  expect([
    await tried(anna, end(anna, "staff")),
    await tried(anna, end(bo, "member")),
    await tried(bo, end(anna, "member")),
  ]).toEqual([denied, denied, denied]);
  const invite = (by: Person, kind: string) => (tx: typeof app.owner) =>
    tx`insert into app.membership_invitation (organisation_id, email, token_hash, invited_by, invited_by_kind, seen_what, created_at, expires_at)
      values (${id}, 'x@exempel.example', 'x', ${by.id}, ${kind}, ${kind === "staff" ? "x" : null}, ${now}, ${now})`;
  expect(await tried(anna, invite(anna, "member"))).toBe(1);
  expect([
    await tried(anna, invite(anna, "staff")),
    await tried(anna, invite(bo, "member")),
    await tried(bo, invite(bo, "member")),
  ]).toEqual([denied, denied, denied]);
  // An organisation that a requester adds is the same as no other.
  expect(
    await tried(
      anna,
      (tx) =>
        tx`insert into app.organisation (name, form, same_as, created_at) values ('x', 'network', ${other.id}, ${now})`,
    ),
  ).toBe(denied);
});

test("a period of membership is confirmed once and ended once, whoever writes", async () => {
  const [anna] = await namedPeople(app, "Anna");
  if (!anna) throw new Error("one");
  const { members } = await anOrganisation(app, { confirmed: [anna] });
  const mine = members.get(anna.id) ?? "";
  const now = app.clock.now().toString();
  const refused = (write: (sql: typeof app.owner) => Promise<unknown>) =>
    asSystem(app.owner, (sql) => write(sql as unknown as typeof app.owner)).catch(
      (error: unknown) => (error as { code: string }).code,
    );
  expect(
    await refused(
      (sql) => sql`update app.membership set confirmed_at = null, confirmed_by_kind = null where id = ${mine}`,
    ),
  ).toBe("SV003");
  expect(await refused((sql) => sql`update app.membership set person_id = ${owner.id} where id = ${mine}`)).toBe(
    "SV003",
  );
  await asSystem(app.owner, (sql) => sql`update app.membership set ended_at = ${now} where id = ${mine}`);
  expect(await refused((sql) => sql`update app.membership set ended_at = null where id = ${mine}`)).toBe("SV003");
  expect(await refused((sql) => sql`update app.membership set role_title = 'x' where id = ${mine}`)).toBe("SV003");
});

test("every table of schema app has the write guard", async () => {
  const bare = await app.owner`select tablename from pg_tables t where schemaname = 'app' and not exists (
    select from pg_trigger g where g.tgrelid = format('app.%I', t.tablename)::regclass and g.tgname = 'write_guard')`;
  expect([...bare]).toEqual([]);
});
