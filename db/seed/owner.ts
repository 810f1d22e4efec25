// The owner's way into the database, for seeding: the roles of the application may not write catalogues, people or histories in bulk.
// One connection, one command by system:<name>; the owner is above row-level security.
import { drizzle } from "drizzle-orm/node-postgres";
import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Db, Tx } from "../client.ts";
import { withOwnerConnection } from "../pool.ts";
import * as schema from "../schema/index.ts";

export function withOwner<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const settings = {
    application_name: "samverkansstod seed",
    options: "-c TimeZone=UTC",
    statement_timeout: 60_000,
    lock_timeout: 10_000,
  };
  return withOwnerConnection(ownerUrl, settings, (client) => work(drizzle(client, { schema, casing: "snake_case" })));
}

/** One transaction that says first who writes and why, as the database demands. */
export function asSystem<T>(
  db: Db,
  { name, command }: { name: string; command: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.actor', ${`system:${name}`}, true), set_config('app.command', ${command}, true),
      set_config('app.correlation', ${randomUUID()}, true)`);
    // Two processes that start at once seed one after the other; the second finds everything there.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('samverkansstod seed'))`);
    return work(tx);
  });
}
