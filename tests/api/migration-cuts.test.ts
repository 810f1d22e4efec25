// Migrations beside a live product: cut anywhere they leave the schema before or after, and they wait for a lock without standing in the way.
import { databaseUrl, MAINTENANCE } from "@samverkansstod/db/embedded-cluster.ts";
import { withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { withOwnerConnection } from "@samverkansstod/db/pool.ts";
import { readMigrations, runMigrations, type MigrationOptions } from "@samverkansstod/db/run-migrations.ts";
import { migrationsFolder } from "@samverkansstod/db/migrate.ts";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import postgres from "postgres";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { cutEverywhere, fingerprint, firstMigrations } from "../support/migration-cuts.ts";
import { seedOld } from "../support/old-version.ts";
import { dropDatabase } from "../support/postgres.ts";

async function emptyDatabase(): Promise<string> {
  const { port, secrets } = inject("server");
  const name = `cuts_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withConnection(databaseUrl(port, secrets, MAINTENANCE, "owner"), (send) => send(`create database ${name}`));
  onTestFinished(() => dropDatabase(inject("server"), name));
  return databaseUrl(port, secrets, name, "owner");
}

test(
  "a migration that is cut leaves the old schema and the old rows, and then goes through",
  { timeout: 60_000 },
  async () => {
    const url = await emptyDatabase();
    const seed = async () => {
      const owner = postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
      await seedOld(owner);
      await owner.end({ timeout: 5 });
    };
    // Every statement is for `npm run proof:migrations`.
    const { migrations, cuts, between } = await cutEverywhere(url, { step: 17, prepare: { before: 2, work: seed } });
    expect(between).toEqual([]);
    expect(migrations).toBeGreaterThan(4);
    expect(cuts).toBeGreaterThan(15);
  },
);

test("what is looked at tells a half-done migration from the schema before, whatever its statements change", async () => {
  const url = await emptyDatabase();
  const folder = await firstMigrations(4);
  onTestFinished(() => rm(folder, { recursive: true }));
  await withOwnerConnection(url, { options: "-c TimeZone=UTC" }, (client) =>
    runMigrations(client, { migrationsFolder: folder }),
  );
  await withConnection(url, async (send) => {
    const seen = [await fingerprint(send)];
    // Without a transaction each statement leaves its trace.
    for (const statement of readMigrations(migrationsFolder)[4]?.sql ?? []) {
      await send(statement);
      seen.push(await fingerprint(send));
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

type Waits = Pick<MigrationOptions, "lockTimeoutMs" | "pauseMs" | "tries">;

/** Brings a database to the fourth migration; gives what brings it the rest of the way. */
async function atTheFourth(url: string, waits: Waits): Promise<() => Promise<void>> {
  const folder = await firstMigrations(4);
  onTestFinished(() => rm(folder, { recursive: true }));
  const run = (migrations: string) =>
    withOwnerConnection(url, { options: "-c TimeZone=UTC" }, (client) =>
      runMigrations(client, { migrationsFolder: migrations, ...waits }),
    );
  await run(folder);
  return () => run(migrationsFolder);
}

test("a migration that waits for a lock gives way to the product again and again, and is done when the lock is free", async () => {
  const url = await emptyDatabase();
  const migrateAll = await atTheFourth(url, { lockTimeoutMs: 50, pauseMs: 50, tries: 200 });
  await withConnection(url, async (send) => {
    await send("begin; lock table app.request, app.request_interval, app.meeting in row exclusive mode");
    const migrating = migrateAll();
    // While it waits, whoever reads and writes the same table is served between its tries.
    await vi.waitFor(
      async () => {
        // Within one transaction the view of activity stays as it was first seen, so it is asked by the other.
        const waiting = await withConnection(url, async (other) => {
          await other("set lock_timeout = 1000; select count(*) from app.request");
          return other("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        });
        expect(waiting.length).toBeGreaterThan(0);
      },
      { timeout: 10_000, interval: 5 },
    );
    await send("rollback");
    await migrating;
    const [done] = await send("select count(*)::int as done from drizzle.__drizzle_migrations");
    expect(Number(done?.["done"])).toBeGreaterThan(4);
  });
});

test("a migration whose lock never comes free gives up, and leaves the old schema", async () => {
  const url = await emptyDatabase();
  const migrateAll = await atTheFourth(url, { lockTimeoutMs: 20, pauseMs: 1, tries: 3 });
  await withConnection(url, async (send) => {
    await send("begin; lock table app.request, app.request_interval, app.meeting in row exclusive mode");
    await expect(migrateAll()).rejects.toMatchObject({ code: "55P03" });
    await send("rollback");
    expect(await send("select count(*)::int as done from drizzle.__drizzle_migrations")).toEqual([{ done: 4 }]);
  });
});
