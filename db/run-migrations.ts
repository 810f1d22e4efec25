// Runs what migrations a database lacks, in order, forward only: each in one transaction that waits briefly for its locks and then lets the live
// product go first. A cut at any point leaves the schema before or the schema after. Keeps the record where Drizzle's own tools look for it.
import { readMigrationFiles } from "drizzle-orm/migrator";
import { setTimeout as pause } from "node:timers/promises";
import { errorCodeOf } from "./pool.ts";

/** One connection of the owner's; each text is one statement. */
export interface Asking {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface MigrationOptions {
  migrationsFolder: string;
  /** How long a statement waits for a lock. Whoever comes after it waits as well, so it is short. */
  lockTimeoutMs?: number;
  /** How long it lets others go first before the next try, and how often it tries. */
  pauseMs?: number;
  tries?: number;
}

/** Somebody holds a lock that a migration needs, or both wait for each other. */
const passing = new Set(["55P03", "40P01"]);

/** The migrations of this folder: how each is known, and its statements. */
export function readMigrations(migrationsFolder: string) {
  return readMigrationFiles({ migrationsFolder });
}

export async function runMigrations(client: Asking, options: MigrationOptions): Promise<void> {
  await client.query("create schema if not exists drizzle");
  await client.query(
    "create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  const { rows } = await client.query(
    "select coalesce(max(created_at), 0)::text as last from drizzle.__drizzle_migrations",
  );
  const last = Number(rows[0]?.["last"]);
  const pending = readMigrations(options.migrationsFolder).filter(({ folderMillis }) => folderMillis > last);
  for (const migration of pending) await runOne(client, migration, options);
}

type Migration = ReturnType<typeof readMigrations>[number];

async function runOne(
  client: Asking,
  { sql, hash, folderMillis }: Migration,
  { lockTimeoutMs = 2_000, pauseMs = 1_000, tries = 30 }: MigrationOptions,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    await client.query("begin");
    try {
      await client.query(`set local lock_timeout = ${lockTimeoutMs}`);
      for (const statement of sql) await client.query(statement);
      await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
        hash,
        folderMillis,
      ]);
      await client.query("commit");
      return;
    } catch (error) {
      // A lost connection has rolled back by itself.
      await client.query("rollback").catch(() => undefined);
      if (tried === tries || !passing.has(errorCodeOf(error) ?? "")) throw error;
      await pause(pauseMs);
    }
  }
}
