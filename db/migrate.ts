// Brings a database to the present schema: roles, migrations, the job queue's schema, grants. Run by the owner; forward only.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { quoteName } from "./embedded-sql.ts";
import { errorCodeOf, withOwnerConnection } from "./pool.ts";
import { queues } from "./queues.ts";
import { readMigrations, runMigrations } from "./run-migrations.ts";

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** Where the migrations lie; beside this file, also when it is built. */
export const migrationsFolder = folder("migrations");

/** How many migrations this version of the product has. */
export function migrationCount(): number {
  return readMigrations(migrationsFolder).length;
}

/** Whether this database has every migration of this version; false also when it has none. By any login of the application. */
export async function isMigrated(url: string): Promise<boolean> {
  try {
    return await withOwnerConnection(url, { options: "-c role=app_auth" }, async (client) => {
      const counted = await client.query<{ done: number }>(
        "select count(*)::int as done from drizzle.__drizzle_migrations",
      );
      return (counted.rows[0]?.done ?? 0) >= migrationCount();
    });
  } catch (error) {
    if (["42P01", "3F000", "22023", "42501"].includes(errorCodeOf(error) ?? "")) return false;
    throw error;
  }
}

/** Migrates as the owner. `appLogin` becomes a member of the application's roles. Two processes at once wait for each other. */
export async function migrate(ownerUrl: string, { appLogin }: { appLogin?: string } = {}): Promise<void> {
  await withOwnerConnection(ownerUrl, { options: "-c TimeZone=UTC", lock_timeout: 10_000 }, async (client) => {
    // Roles belong to the whole server, so the lock that makes their making safe cannot be one of this database.
    await client.query(await readFile(folder("roles.sql"), "utf8"));
    await client.query("select pg_advisory_lock(hashtext('samverkansstod migrate'))");
    await runMigrations(client, { migrationsFolder });
    await prepareQueue(client, ownerUrl);
    if (appLogin) {
      await client.query(`grant app_staff, app_requester, app_auth, app_job to ${quoteName(appLogin)}`);
    }
    await client.query("grant usage on schema drizzle to app_auth");
    await client.query("grant select on all tables in schema drizzle to app_auth");
  });
}

async function prepareQueue(client: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  const errors: unknown[] = [];
  boss.on("error", (error) => errors.push(error));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  if (errors.length > 0) throw new Error("the job queue could not be prepared", { cause: errors[0] });
  await client.query("grant usage on schema pgboss to app_staff, app_requester, app_auth, app_job");
  await client.query("grant select, insert, update, delete on all tables in schema pgboss to app_job");
  await client.query("grant execute on all functions in schema pgboss to app_job");
  await client.query("grant select, insert on all tables in schema pgboss to app_staff, app_requester, app_auth");
}
