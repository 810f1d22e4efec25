// Facts for readiness, by the small pool that waits for nobody.
import { type Db, rowsOf } from "@samverkansstod/db/client.ts";
import { migrationCount } from "@samverkansstod/db/migrate.ts";
import { isoInstant } from "@samverkansstod/db/schema/columns.ts";
import { sql } from "drizzle-orm";
import { databaseNow } from "../account/account.store.ts";
import type { Facts } from "./health.rules.ts";

const known = migrationCount();

export async function readFacts(db: Db): Promise<Omit<Facts, "stopping">> {
  try {
    const [row] = await rowsOf<{ done: number; beat: string | null }>(
      db,
      sql`
      select (select count(*)::int from drizzle.__drizzle_migrations) as done, (select max(at)::text from app_runtime.worker_beat) as beat`,
    );
    return {
      databaseNow: Temporal.Instant.from(await databaseNow(db)),
      migrations: { done: row?.done ?? 0, known },
      lastBeat: row?.beat ? Temporal.Instant.from(isoInstant(row.beat)) : null,
    };
  } catch {
    return { databaseNow: null, migrations: { done: 0, known }, lastBeat: null };
  }
}
