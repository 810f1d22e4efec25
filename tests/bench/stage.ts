// Where the bench is measured: a PostgreSQL of its own with generated cases, the built API beside it as a process, and the bare server as another.
import { foldReports } from "@samverkansstod/api/features/reports/roll-up.commands.ts";
import { openDatabase } from "@samverkansstod/db/client.ts";
import { startEmbedded, type EmbeddedServer } from "@samverkansstod/db/embedded.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { generate } from "@samverkansstod/db/seed/generate.ts";
import { withOwner } from "@samverkansstod/db/seed/owner.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { freePort, makeDataFolder, startProcess } from "../support/running-product.ts";
import type { BareJobs } from "./bare-server.ts";
import { signInKeys } from "./people.ts";

/** Undone in the reverse order, whatever happened. */
export type Undo = (() => Promise<unknown>)[];

export async function startServer(undo: Undo): Promise<EmbeddedServer> {
  const dataDir = await makeDataFolder();
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const secrets = { ownerPassword: randomBytes(12).toString("hex"), appPassword: randomBytes(12).toString("hex") };
  const server = await startEmbedded({ dataDir, secrets });
  undo.push(() => server.stop());
  return server;
}

export interface Town {
  ownerUrl: string;
  appUrl: string;
  owner: Client;
  generatedIn: number;
}

/** A database with so many generated cases. */
export async function makeTown(
  server: EmbeddedServer,
  { cases, organisations, seed, now }: { cases: number; organisations: number; seed: number; now: Temporal.Instant },
  undo: Undo,
): Promise<Town> {
  const name = `cases_${cases}`;
  const first = new Client(server.ownerUrl);
  await first.connect();
  await first.query(`create database ${name}`);
  await first.end();
  const ownerUrl = server.databaseUrl(name, "owner");
  const appUrl = server.databaseUrl(name, "app");
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now, demo: false });
  const started = performance.now();
  await withOwner(ownerUrl, (db) => generate(db, { cases, organisations, seed, now }));
  const generatedIn = (performance.now() - started) / 1000;
  const owner = new Client({ connectionString: ownerUrl, options: "-c TimeZone=UTC" });
  await owner.connect();
  undo.push(() => owner.end());
  return { ownerUrl, appUrl, owner, generatedIn };
}

/** As the worker does each minute: the reports' roll-up is brought up to now. */
export async function foldNow({ appUrl }: Pick<Town, "appUrl">): Promise<void> {
  const database = openDatabase(appUrl);
  try {
    await foldReports({ database }, Temporal.Now.instant().add({ minutes: 1 }));
  } finally {
    await database.close();
  }
}

export interface Measurable {
  origin: string;
  /** Resident memory now, in MiB. */
  memory: () => Promise<number>;
  stop: () => Promise<void>;
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** The built API alone; the worker would work on its own beside it. */
export async function startApi({ appUrl }: Town): Promise<Measurable> {
  const dataDir = await makeDataFolder();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const api = startProcess({
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    ROLE: "api",
    DEMO_DATA: "true",
    SIGN_IN_KEYS: signInKeys,
    // The load comes as if from many addresses, or the limit for one would end it.
    TRUST_PROXY: "127.0.0.1",
  });
  await api.ready;
  return {
    origin,
    memory: () => memoryOf(api.pid),
    stop: async () => {
      api.signal("SIGTERM");
      await api.ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function startBare(jobs: Omit<BareJobs, "port">): Promise<Measurable> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-server.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  child.stdin.write(`${JSON.stringify({ ...jobs, port })}\n`);
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => Promise.reject(new Error("the bare server ended"))),
  ]);
  return {
    origin: `http://127.0.0.1:${port}`,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
