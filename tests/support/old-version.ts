// A database as the version before made it, with cases in every state and a receipt that waits to be sent: what a migration has to keep.
import { databaseUrl, MAINTENANCE } from "@samverkansstod/db/embedded-cluster.ts";
import { withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { asSystem } from "./builders.ts";
import type { TestDatabase, TestServer } from "./postgres.ts";

const migrations = join(import.meta.dirname, "../../db/migrations");
/** The migrations that the version before had. */
const before = 2;

/** A folder with those alone, as that version had it. */
async function oldMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "samverkansstod-migrations-"));
  const journal = JSON.parse(await readFile(join(migrations, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, before);
  await mkdir(join(folder, "meta"));
  for (const { tag } of entries) await cp(join(migrations, `${tag}.sql`), join(folder, `${tag}.sql`));
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** An empty database with the schema of the version before. */
export async function oldDatabase({ port, secrets }: TestServer): Promise<TestDatabase> {
  const name = `old_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withConnection(databaseUrl(port, secrets, MAINTENANCE, "owner"), (send) => send(`create database ${name}`));
  const url = (who: "owner" | "app") => databaseUrl(port, secrets, name, who);
  const folder = await oldMigrations();
  const client = postgres(url("owner"), { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
  try {
    await runMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 5 });
    await rm(folder, { recursive: true });
  }
  return { name, ownerUrl: url("owner"), appUrl: url("app") };
}

export const [requester, consultant] = [randomUUID(), randomUUID()];
export const at = (day: number) => `2026-11-${String(day).padStart(2, "0")}T09:00:00.000Z`;

type Step = readonly [type: string, to: string, day: number, reason: string | null, by?: string];
/** What happened to each case after it was sent on the 2nd; the last step gives the state. */
const stories: Readonly<Record<string, readonly Step[]>> = {
  submitted: [],
  accepted: [["accepted", "accepted", 3, null]],
  in_progress: [
    ["accepted", "accepted", 3, null],
    ["contact_logged", "in_progress", 4, "Vi ringde."],
  ],
  closed: [
    ["accepted", "accepted", 3, null],
    ["closed", "closed", 5, "Råd om avtal. Föreningen går vidare själv."],
  ],
  reopened: [
    ["accepted", "accepted", 3, null],
    ["closed", "closed", 4, "Första gången."],
    ["reopened", "in_progress", 5, "Frågan kom tillbaka."],
    ["closed", "closed", 6, "Andra gången."],
    ["assigned", "closed", 7, "Lämnas över."],
  ],
  unanswered: [
    ["asked", "submitted", 3, "Vilken dag?"],
    ["closed", "closed", 20, "Vi fick inget svar.", "system:sweep"],
  ],
  declined: [["declined", "declined", 3, 'Utanför vårt uppdrag, "å" och ö.']],
  referred: [["referred", "referred", 3, "Kulturförvaltningen."]],
  withdrawn: [["withdrawn", "withdrawn", 3, null, requester]],
  void: [["voided", "void", 3, "Skräppost."]],
};

/** The cases by name. */
export const ids: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(stories).map((name) => [name, randomUUID()]),
);
/** The receipt that was not sent. */
export const waiting = randomUUID();

/** As the version before wrote it: a case with its intervals, its history with reasons, its access and its receipt. */
async function addCase(
  sql: postgres.TransactionSql,
  [name, steps]: [string, readonly Step[]],
  number: number,
): Promise<void> {
  const id = ids[name] ?? "";
  const all: Step[] = [["submitted", "submitted", 2, null, requester], ...steps];
  const state = all.at(-1)?.[1] ?? "";
  const last = all.at(-1)?.[2] ?? 0;
  await sql`insert into app.request ${sql({
    id,
    state,
    version: all.length,
    case_number: `SAM-2026-${String(number).padStart(6, "0")}`,
    created_at: at(1),
    updated_at: at(last),
    received_at: at(2),
    registered_at: at(2),
    requester_id: requester,
    contact_email: "anna@forening.example",
    assignee_id: name === "submitted" ? null : consultant,
    kind: "consultation",
    subject: `Läxhjälp på ${name}`,
    description: "Vi är tolv läxhjälpare.",
    closed_at: state === "closed" ? at(last) : null,
    promise_due_date: "2026-11-05",
    promise_due_at: "2026-11-05T23:00:00Z",
  })}`;
  await sql`insert into app.request_access (request_id, person_id, basis, granted_at) values (${id}, ${requester}, 'own', ${at(1)})`;
  await sql`insert into app.request_area (request_id, area_code) values (${id}, 'nordost')`;
  await sql`insert into app.request_theme (request_id, theme_code, main) values (${id}, 'safety', true)`;
  const turns = all.filter(([, to], nth) => to !== all[nth - 1]?.[1]);
  for (const [nth, [, to, day]] of turns.entries()) {
    const next = turns[nth + 1];
    await sql`insert into app.request_interval ${sql({ request_id: id, dimension: "state", value: to, valid_from: at(day), valid_to: next ? at(next[2]) : null, recorded_at: at(day) })}`;
  }
  for (const [nth, [type, to, day, reason, by = consultant]] of all.entries()) {
    const body = JSON.stringify({ actor: "Namn", assignee: null, reason });
    const kind = by === requester ? "requester" : by === consultant ? "staff" : "system";
    const [event] = await sql<{ id: string }[]>`insert into app.request_event ${sql({
      request_id: id,
      number: 0,
      at: at(day),
      type,
      actor_kind: kind,
      actor: by,
      from_state: all[nth - 1]?.[1] ?? "draft",
      to_state: to,
      correlation_id: "old",
      text_hash: createHash("sha256").update(`salt${body}`).digest("base64url"),
      previous_hash: "",
      hash: "",
    })} returning id`;
    await sql`insert into app.request_event_text (event_id, salt, body) values (${event?.id ?? ""}, 'salt', ${body})`;
  }
}

const dataOf = (name: string) => ({ caseNumber: "SAM-2026-000001", dueDate: "2026-11-05", requestId: ids[name] ?? "" });

/** Writes the cases as the version before did. */
export async function seedOld(owner: postgres.Sql): Promise<void> {
  await asSystem(owner, async (sql) => {
    const person = { created_at: at(1), language: "sv" };
    await sql`insert into app.person ${sql([
      { ...person, id: requester, email: "anna@forening.example", name: "Anna Åström" },
      { ...person, id: consultant, email: "kim@goteborg.example", name: "Kim Konsult" },
    ])}`;
    await sql`insert into app.person_role (person_id, role, granted_at) values (${consultant}, 'consultant', ${at(1)})`;
    // What the migrations need of the catalogues; the version before had seeded them all.
    await sql`insert into app.area (code, sv, en, sort) values ('nordost', 'Nordost', 'Nordost', 1)`;
    await sql`insert into app.theme (code, sv, en, sort) values ('safety', 'Trygghet', 'Safety', 1)`;
    await sql`insert into app.decline_reason (code, sv, en, sort) values ('other', 'Ett eget ord', 'Our own word', 1)`;
    for (const [nth, story] of Object.entries(stories).entries()) await addCase(sql, story, nth + 1);
    await sql`insert into app.request (id, state, created_at, updated_at, requester_id) values (${randomUUID()}, 'draft', ${at(1)}, ${at(1)}, ${requester})`;
    const receipt = { to: "anna@forening.example", template: "receipt", language: "sv", created_at: at(2) };
    await sql`insert into app.mail ${sql([
      {
        ...receipt,
        id: waiting,
        request_id: ids["submitted"] ?? "",
        data: sql.json(dataOf("submitted")) as never,
        sent_at: null,
      },
      {
        ...receipt,
        id: randomUUID(),
        request_id: ids["closed"] ?? "",
        data: sql.json(dataOf("closed")) as never,
        sent_at: at(2),
      },
    ])}`;
  });
}
