// One embedded PostgreSQL per test run, its migrated template, and a database of its own for whoever asks.
// Knows no migration: the run hands one in.

import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { MAINTENANCE, databaseUrl, type Secrets } from "@samverkansstod/db/embedded-cluster.ts";
import { readLock } from "@samverkansstod/db/embedded-lock.ts";
import { clusterOf } from "@samverkansstod/db/embedded-place.ts";
import { endLeftovers, isThere } from "@samverkansstod/db/embedded-process.ts";
import { quoteName, withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { startEmbedded } from "@samverkansstod/db/embedded.ts";

const PREFIX = "samverkansstod-test-";
const TEMPLATE = "samverkansstod_template";
// Any number that no other advisory lock in the maintenance database uses.
const COPY_LOCK = 73_140_218;

/** Plain data, so that the run can hand it to its workers. */
export type TestServer = { port: number; secrets: Secrets };
export type TestDatabase = { name: string; ownerUrl: string; appUrl: string };

export async function startTestServer(
  migrate: (ownerUrl: string) => Promise<void>,
): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const parent = await realpath(tmpdir());
  await removeStaleFolders(parent);
  const dataDir = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const secrets = { ownerPassword: randomBytes(12).toString("hex"), appPassword: randomBytes(12).toString("hex") };
    const embedded = await startEmbedded({ dataDir, secrets, fast: true });
    const server = { port: embedded.port, secrets };
    const stop = async () => {
      await embedded.stop();
      await remove();
    };
    try {
      await makeTemplate(server, migrate);
    } catch (error) {
      await embedded.stop();
      throw error;
    }
    return { server, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function makeTemplate(server: TestServer, migrate: (ownerUrl: string) => Promise<void>): Promise<void> {
  await asOwner(server, `create database ${TEMPLATE}`);
  await migrate(databaseUrl(server.port, server.secrets, TEMPLATE, "owner"));
  // A template that anyone is connected to cannot be copied, so from here on nobody may connect.
  await asOwner(server, `alter database ${TEMPLATE} with is_template true allow_connections false`);
  await asOwner(server, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${TEMPLATE}'`);
}

/** A database of its own for a worker or a test. Copies of one template wait for each other, in all workers. */
export async function createDatabaseFromTemplate(server: TestServer, name: string): Promise<TestDatabase> {
  await withConnection(databaseUrl(server.port, server.secrets, MAINTENANCE, "owner"), async (send) => {
    await send(`select pg_advisory_lock(${COPY_LOCK})`);
    await send(`create database ${quoteName(name)} template ${TEMPLATE} strategy file_copy`);
  });
  return {
    name,
    ownerUrl: databaseUrl(server.port, server.secrets, name, "owner"),
    appUrl: databaseUrl(server.port, server.secrets, name, "app"),
  };
}

export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await asOwner(server, `drop database if exists ${quoteName(name)} with (force)`);
}

async function asOwner(server: TestServer, text: string): Promise<void> {
  await withConnection(databaseUrl(server.port, server.secrets, MAINTENANCE, "owner"), (send) => send(text));
}

/** Clears away what a killed run left: its server may still work in the folder. */
export async function removeStaleFolders(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined) continue;
    const dataDir = join(parent, name);
    // A run takes its lock a moment after it made the folder, and gives it back a moment before it removes it.
    const lock = await readLock(dataDir);
    if (lock === "held" || (lock === "free" && isThere(Number(pid)))) continue;
    await endLeftovers(clusterOf(dataDir), () => undefined);
    // Another user's folder is that user's to remove.
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}
