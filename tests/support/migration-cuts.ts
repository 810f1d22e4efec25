// Cuts a migration after each of its statements, as a kill of the migrating process or of its backend does, and looks at what is left: the schema and
// the rows before, to the last byte. Then lets it run.
import { withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { migrationsFolder } from "@samverkansstod/db/migrate.ts";
import { withOwnerConnection } from "@samverkansstod/db/pool.ts";
import { readMigrations, runMigrations, type Asking } from "@samverkansstod/db/run-migrations.ts";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Send = Parameters<Parameters<typeof withConnection>[1]>[0];

/** Everything of our schemas that a statement of a migration can change: shapes, guards, rights, code and rows. */
const shape = `
  select 'column' as what, format('%s.%s %s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated, attisdropped, pg_get_expr(adbin, adrelid)) as is
    from pg_attribute join pg_class c on c.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum where attnum > 0 and relnamespace in (select * from ours)
  union all select 'table', format('%s %s %s %s %s', oid::regclass, relkind, relacl, relrowsecurity, relforcerowsecurity) from pg_class where relnamespace in (select * from ours)
  union all select 'constraint', format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace in (select * from ours)
  union all select 'index', pg_get_indexdef(indexrelid) from pg_index join pg_class c on c.oid = indexrelid where relnamespace in (select * from ours)
  union all select 'trigger', pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = tgrelid where relnamespace in (select * from ours) and not tgisinternal
  union all select 'function', format('%s %s %s', oid::regprocedure, proacl, md5(prosrc)) from pg_proc where pronamespace in (select * from ours)
  union all select 'policy', format('%s %s %s %s %s', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) from pg_policy
  union all select 'schema', format('%s %s', nspname, nspacl) from pg_namespace where nspname in ('app', 'app_runtime')
  union all select 'extension', extname from pg_extension
  union all select 'done', format('%s %s', hash, created_at) from drizzle.__drizzle_migrations`;

/** One word for all of it. */
export async function fingerprint(send: Send): Promise<string> {
  const hash = createHash("sha256");
  const facts = await send(
    `with ours as (select oid from pg_namespace where nspname in ('app', 'app_runtime')) select what || ' ' || "is" as fact from (${shape}) all_facts order by 1`,
  );
  for (const { fact } of facts) hash.update(String(fact));
  const tables = await send(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'app_runtime') order by 1",
  );
  for (const { name } of tables) {
    const [row] = await send(`select md5(string_agg(t::text, ',' order by t::text)) as digest from ${String(name)} t`);
    hash.update(`${String(name)} ${String(row?.["digest"])}`);
  }
  return hash.digest("hex");
}

/** A folder with the first so many migrations. */
export async function firstMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "samverkansstod-migrations-"));
  const journal = JSON.parse(await readFile(join(migrationsFolder, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, count);
  await mkdir(join(folder, "meta"));
  for (const { tag } of entries) await cp(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** Runs what is in the folder, and is cut off when it has sent so many statements. True when it was cut. */
async function runAndCut(ownerUrl: string, folder: string, after: number): Promise<boolean> {
  let sent = 0;
  let wasCut = false;
  const failed = await withOwnerConnection(ownerUrl, { options: "-c TimeZone=UTC" }, async (client) => {
    const [me] = (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows;
    const cutting: Asking = {
      query: async (text, values) => {
        if (sent === after) {
          wasCut = true;
          // As the end of its backend, and as the end of the migrating process: nobody says goodbye.
          if (after % 2 === 0)
            await withConnection(ownerUrl, (send) => send(`select pg_terminate_backend(${me?.pid}, 5000)`));
          else (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
        }
        sent += 1;
        return client.query<Record<string, unknown>>(text, values);
      },
    };
    await runMigrations(cutting, { migrationsFolder: folder });
  }).then(
    () => false,
    (error: unknown) => {
      if (!wasCut) throw error;
      return true;
    },
  );
  if (wasCut !== failed) throw new Error(`A migration that was cut after ${after} statements says that it is done.`);
  return wasCut;
}

export interface CutFigures {
  migrations: number;
  cuts: number;
  /** Migration and statement after which something was left. */
  between: string[];
}

/** Each migration from an empty database on, cut after every `step`th statement and then let through. `prepare` puts rows there before one of them. */
export async function cutEverywhere(
  ownerUrl: string,
  { step, prepare }: { step: number; prepare?: { before: number; work: () => Promise<void> } },
): Promise<CutFigures> {
  const all = readMigrations(migrationsFolder);
  const figures: CutFigures = { migrations: all.length, cuts: 0, between: [] };
  await withConnection(ownerUrl, async (send) => {
    await send("create schema if not exists drizzle");
    await send(
      "create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
    );
    for (const nth of all.keys()) {
      if (prepare?.before === nth) await prepare.work();
      const folder = await firstMigrations(nth + 1);
      const before = await fingerprint(send);
      // Three to look what is there, two to begin, then the statements, the record and the commit.
      const statements = 5 + (all[nth]?.sql.length ?? 0) + 2;
      for (let after = nth % step; after < statements; after += step) {
        if (!(await runAndCut(ownerUrl, folder, after))) throw new Error(`Nothing was cut at ${nth}/${after}.`);
        figures.cuts += 1;
        // A backend whose client is gone ends when it notices.
        while (
          (
            await send(
              "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
            )
          ).length > 0
        );
        if ((await fingerprint(send)) !== before) figures.between.push(`${nth}/${after}`);
      }
      if (await runAndCut(ownerUrl, folder, statements))
        throw new Error(`Migration ${nth} has more statements than known.`);
      if ((await fingerprint(send)) === before) figures.between.push(`${nth}/whole`);
      await rm(folder, { recursive: true });
    }
  });
  return figures;
}
