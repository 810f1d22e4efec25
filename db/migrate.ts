// Brings a database to the present schema: roles, migrations, the job queue's schema, grants. Run by the owner; forward only.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { queues } from "./queues.ts";

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const migrationsFolder = folder("migrations");

/** How many migrations this version of the product has. */
export function migrationCount(): number {
  return readMigrationFiles({ migrationsFolder }).length;
}

/** Whether this database has every migration of this version; false also when it has none. By any login of the application. */
export async function isMigrated(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connection: { role: "app_auth" } });
  try {
    const [row] = await client<{ done: number }[]>`select count(*)::int as done from drizzle.__drizzle_migrations`;
    return row !== undefined && row.done >= migrationCount();
  } catch (error) {
    const isMissing =
      error instanceof postgres.PostgresError && ["42P01", "3F000", "22023", "42501"].includes(error.code);
    if (isMissing) return false;
    throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Migrates as the owner. `appLogin` becomes a member of the application's roles. Two processes at once wait for each other. */
export async function migrate(ownerUrl: string, { appLogin }: { appLogin?: string } = {}): Promise<void> {
  const client = postgres(ownerUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { TimeZone: "UTC", lock_timeout: 10_000 },
  });
  try {
    // Roles belong to the whole server, so the lock that makes their making safe cannot be one of this database.
    await client.unsafe(await readFile(folder("roles.sql"), "utf8"));
    await client`select pg_advisory_lock(hashtext('samverkansstod migrate'))`;
    await runMigrations(drizzle(client), { migrationsFolder });
    await prepareQueue(client, ownerUrl);
    if (appLogin) {
      await client`grant app_staff, app_requester, app_auth, app_job to ${client(appLogin)}`;
    }
    await client`grant usage on schema drizzle to app_auth`;
    await client`grant select on all tables in schema drizzle to app_auth`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function prepareQueue(client: postgres.Sql, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  const errors: unknown[] = [];
  boss.on("error", (error) => errors.push(error));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  if (errors.length > 0) throw new Error("the job queue could not be prepared", { cause: errors[0] });
  await client`grant usage on schema pgboss to app_staff, app_requester, app_auth, app_job`;
  await client`grant select, insert, update, delete on all tables in schema pgboss to app_job`;
  await client`grant execute on all functions in schema pgboss to app_job`;
  await client`grant select, insert on all tables in schema pgboss to app_staff, app_requester, app_auth`;
}
