// The proof of the history: every change to any row by the owner of the tables, the guards switched off, is found and named. In a database of its own.
import { addAnchor, settledEvent } from "@samverkansstod/db/history/anchors.ts";
import { reportOf, withoutMatch } from "@samverkansstod/db/history/report.ts";
import { verifyIn, type Fault, type Verified } from "@samverkansstod/db/history/verify.ts";
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { generate } from "@samverkansstod/db/seed/generate.ts";
import { withOwner } from "@samverkansstod/db/seed/owner.ts";
import { anchorHistory } from "@samverkansstod/api/features/records/anchor.commands.ts";
import { sql, type SQL } from "drizzle-orm";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openWorker } from "../support/app.ts";

type Town = Awaited<ReturnType<typeof openWorker>>;

const repository = join(import.meta.dirname, "..", "..");
const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
let town: Town;
/** A case in the middle of the register with at least four events. */
let victim: { id: string; caseNumber: string; last: number };

beforeAll(async () => {
  town = await openWorker(inject("server"));
  await withOwner(town.names.ownerUrl, (db) => generate(db, { cases: 60, organisations: 20, seed: 7, now }));
  const [row] = await town.owner<{ id: string; case_number: string; last: number }[]>`
    select r.id, r.case_number, max(e.number) as last from app.request r join app.request_event e on e.request_id = r.id
    group by 1, 2 having max(e.number) >= 4 order by r.case_number offset 5 limit 1`;
  if (!row) throw new Error("no case has four events");
  victim = { id: row.id, caseNumber: row.case_number, last: row.last };
});

afterAll(async () => {
  await town.boss.stop({ graceful: false });
  await town.owner.end();
  await town.database.close();
});

class Undone extends Error {}

/** What verifying finds after `work` by the owner with the guards of the history off; all of it is undone. */
async function after(work: (tx: Tx) => Promise<unknown>): Promise<Verified> {
  let found: Verified | undefined;
  await withOwner(town.names.ownerUrl, (db) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true),
        set_config('app.correlation', 'test', true), set_config('DateStyle', 'ISO, YMD', true)`);
      for (const table of ["request_event", "request_event_text", "history_anchor"]) {
        await tx.execute(sql`alter table app.${sql.identifier(table)} disable trigger user`);
      }
      await work(tx);
      found = await verifyIn(tx);
      throw new Undone();
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (!found) throw new Error("nothing was verified");
  return found;
}

const run = (text: SQL) => after((tx) => tx.execute(text).execute());

test("what the product wrote is whole", async () => {
  const found = await run(sql`select 1`);
  expect(found.broken).toEqual([]);
  expect(found.cases).toBe(60);
  expect(found.events).toBeGreaterThan(120);
});

const of = (number: number) => sql`request_id = ${victim.id} and number = ${number}`;
const kinds: readonly [string, () => SQL, number, Fault][] = [
  ["another time", () => sql`update app.request_event set at = at - interval '1 day' where ${of(2)}`, 2, "content"],
  ["another actor", () => sql`update app.request_event set actor = 'system:x' where ${of(3)}`, 3, "content"],
  ["another state", () => sql`update app.request_event set to_state = 'void' where ${of(1)}`, 1, "content"],
  ["another type", () => sql`update app.request_event set type = 'voided' where ${of(2)}`, 2, "content"],
  ["another text hash", () => sql`update app.request_event set text_hash = 'x' where ${of(2)}`, 2, "content"],
  [
    "a row written anew with a digest that fits it",
    () => sql`update app.request_event e set actor = 'system:x',
      hash = app.event_digest(jsonb_populate_record(e, '{"actor": "system:x"}')) where ${of(2)}`,
    3,
    "link",
  ],
  ["the first one gone", () => sql`delete from app.request_event where ${of(1)}`, 1, "missing"],
  ["one in the middle gone", () => sql`delete from app.request_event where ${of(2)}`, 2, "missing"],
  [
    "two that changed places",
    () => sql`update app.request_event set number = 5003 - number where request_id = ${victim.id} and number in (2, 3)`,
    2,
    "missing",
  ],
  [
    "a reason rewritten",
    () =>
      sql`update app.request_event_text t set body = replace(body, '{', '{ ') from app.request_event e where e.id = t.event_id and e.request_id = ${victim.id} and e.number = 2`,
    2,
    "text",
  ],
  [
    "a reason taken away",
    () =>
      sql`delete from app.request_event_text t using app.request_event e where e.id = t.event_id and e.request_id = ${victim.id} and e.number = 2`,
    2,
    "no_text",
  ],
];

test.each(kinds)("%s: the first broken link of the case is named", async (_what, text, number, fault) => {
  // The texts hang on the events by a key.
  const found = await after(async (tx) => {
    await tx.execute(
      sql`alter table app.request_event_text drop constraint request_event_text_event_id_request_event_id_fk`,
    );
    await tx.execute(text());
  });
  expect(found.broken).toEqual([{ requestId: victim.id, caseNumber: victim.caseNumber, number, fault }]);
  const { lines, whole } = reportOf(found, 0);
  expect(whole).toBe(false);
  expect(lines[0]).toMatch(new RegExp(`^Case ${victim.caseNumber}: event ${number} `));
});

test("two events whose numbers were swapped are named", async () => {
  const found = await after(async (tx) => {
    await tx.execute(
      sql`update app.request_event set number = number + 5000 where request_id = ${victim.id} and number in (2, 3)`,
    );
    await tx.execute(
      sql`update app.request_event set number = 5005 - number where request_id = ${victim.id} and number > 5000`,
    );
  });
  expect(found.broken).toMatchObject([{ requestId: victim.id, number: 2 }]);
});

test("a whole history taken away is missed, and so is an end that left another state", async () => {
  const gone = await after(async (tx) => {
    await tx.execute(
      sql`delete from app.request_event_text t using app.request_event e where e.id = t.event_id and e.request_id = ${victim.id}`,
    );
    await tx.execute(sql`delete from app.request_event where request_id = ${victim.id}`);
  });
  expect(gone.broken).toMatchObject([{ requestId: victim.id, number: 0, fault: "no_history" }]);
  const [closed] = await town.owner<{ id: string; last: number }[]>`
    select r.id, max(e.number) as last from app.request r join app.request_event e on e.request_id = r.id
    where r.state = 'closed' group by 1 limit 1`;
  const cut = await after(async (tx) => {
    const from = sql`request_id = ${closed?.id} and (number > 1)`;
    await tx.execute(
      sql`delete from app.request_event_text t using app.request_event e where e.id = t.event_id and ${from}`,
    );
    await tx.execute(sql`delete from app.request_event where ${from}`);
  });
  expect(cut.broken).toMatchObject([{ requestId: closed?.id, number: 1, fault: "state" }]);
});

/** An end that leaves the state as it is: a chain alone cannot miss it. */
async function cutEnd(tx: Tx): Promise<void> {
  const from = sql`e.request_id = ${victim.id} and e.number = ${victim.last}`;
  await tx.execute(sql`update app.request r set state = e.from_state from app.request_event e
    where r.id = e.request_id and ${from} and e.from_state is not null and e.from_state <> 'draft' and r.state not in ('closed')`);
  await tx.execute(
    sql`delete from app.request_event_text t using app.request_event e where e.id = t.event_id and ${from}`,
  );
  await tx.execute(sql`delete from app.request_event e where ${from}`);
}

test("an anchor a day, over all before it; the next one over what came since", async () => {
  await anchorHistory({ database: town.database }, now);
  await anchorHistory({ database: town.database }, now.add({ minutes: 1 }));
  const whole = await run(sql`select 1`);
  expect(whole.anchors).toMatchObject([{ day: "2026-11-24", events: whole.events, found: whole.events, holds: true }]);
  await anchorHistory({ database: town.database }, now.add({ hours: 24 }));
  const next = await run(sql`select 1`);
  expect(next.anchors).toMatchObject([{ holds: true }, { day: "2026-11-25", events: 0, holds: true }]);
  const [first, second] = next.anchors;
  expect(second?.digest).not.toBe(first?.digest);
});

test("the end of a case cut off falls out of its anchor, also where every link that is left holds", async () => {
  const cut = await after(cutEnd);
  expect(cut.anchors.map(({ holds }) => holds)).toEqual([false, true]);
  expect(reportOf(cut, 0).whole).toBe(false);
  expect(reportOf(cut, 0).lines.join("\n")).toMatch(
    /Anchor of 2026-11-24: it is over \d+ events, and \d+ of them are there\./,
  );
});

test("an anchor that somebody kept shows when all was written anew, anchors too", async () => {
  const kept = (await run(sql`select 1`)).anchors[0];
  if (!kept) throw new Error("there is no anchor");
  const lastEventId = await settledEvent(town.database.long);
  const anew = await after(async (tx) => {
    await cutEnd(tx);
    await tx.execute(sql`delete from app.history_anchor`);
    await addAnchor(tx, { day: kept.day, lastEventId, now: now.toString() });
  });
  expect(anew.anchors.every(({ holds }) => holds)).toBe(true);
  expect(withoutMatch(anew.anchors, kept)).toMatch(/another than the one given/);
  expect(withoutMatch([], kept)).toMatch(/no anchor of 2026-11-24 any more/);
  expect(withoutMatch([kept], kept)).toBeUndefined();
});

test("no role of the application changes or removes an event, a text's link, an anchor or what was read", async () => {
  const refused = { cause: { code: "42501" } };
  for (const role of ["app_staff", "app_requester", "app_auth", "app_job"] as const) {
    const context = { role, actor: "system:test", personId: null, command: "test", correlationId: "test" };
    for (const text of [
      sql`update app.request_event set actor = 'x'`,
      sql`delete from app.request_event`,
      sql`truncate app.request_event cascade`,
      sql`update app.request_event_text set body = 'x'`,
      sql`delete from app.request_event_text`,
      sql`update app.history_anchor set digest = 'x'`,
      sql`delete from app.history_anchor`,
      sql`update app.contact_showing set reason = 'x'`,
      sql`delete from app.contact_showing`,
      sql`update app_runtime.view_log set at = at`,
      sql`delete from app_runtime.view_log`,
      sql`delete from app_runtime.view_log_search`,
    ]) {
      const tried = inCommand(town.database.long, context, (tx) => tx.execute(text).execute());
      await expect(tried).rejects.toMatchObject(refused);
    }
  }
});

/** The command as an operator runs it. */
function command(url: Record<string, string>, ...more: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const file = join(repository, "db", "history", "main.ts");
    execFile(process.execPath, [file, ...more], { env: { PATH: process.env["PATH"], ...url } }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, text: `${out}${err}` });
    });
  });
}

test("the command ends with 0 where all is whole and with 1 where not, as the owner and as the application", async () => {
  const { ownerUrl, appUrl } = town.names;
  const whole = await command({ DATABASE_OWNER_URL: ownerUrl });
  expect(whole.code).toBe(0);
  expect(whole.text).toContain("every history is whole");
  const [, anchor] = /--since-anchor (\S+)/.exec(whole.text) ?? [];
  const since = (line: string) => command({ DATABASE_URL: appUrl }, "--since-anchor", line);
  const answers = await Promise.all([anchor ?? "", `2026-11-24:${"0".repeat(64)}`, "nonsense"].map(since));
  expect(answers.map(({ code }) => code)).toEqual([0, 1, 2]);
  await town.owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
    await tx`alter table app.request_event disable trigger user`;
    await tx`update app.request_event set actor = 'system:x' where request_id = ${victim.id} and number = 2`;
    await tx`alter table app.request_event enable trigger user`;
  });
  const broken = await command({ DATABASE_URL: appUrl });
  expect(broken.code).toBe(1);
  expect(broken.text).toContain(`Case ${victim.caseNumber}: event 2 is not what it was when it was written.`);
}, 90_000);
