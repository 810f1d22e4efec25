// A PostgreSQL of a proof's own, on a folder and a port that stay when it is stopped and started again. It is stopped as administrators stop it:
// fast, or immediately. Prepared with the schema and the catalogues.
import { clusterOf, findPlace, PLAIN_ENV, type Place } from "@samverkansstod/db/embedded-place.ts";
import { DATABASE, databaseUrl } from "@samverkansstod/db/embedded-cluster.ts";
import { nameOfCluster } from "@samverkansstod/db/embedded-process.ts";
import { startEmbedded } from "@samverkansstod/db/embedded.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, fchownSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, makeDataFolder } from "./running-product.ts";

/** What pg_ctl calls these ways to stop: fast ends the sessions in order, immediate ends as a crash does. */
const signals = { fast: "SIGINT", immediate: "SIGQUIT" } as const;
export type WayToStop = keyof typeof signals;

export interface LoadDatabase {
  appUrl: string;
  ownerUrl: string;
  /** Resolves when no process of it is left. */
  stop: (how: WayToStop) => Promise<void>;
  /** Resolves when it accepts connections. */
  start: () => Promise<void>;
  log: () => Promise<string>;
  /** Stops it and removes its folder. */
  remove: () => Promise<void>;
}

/** Where it runs: what `launch` needs. */
interface Ground {
  place: Place;
  cluster: string;
  log: string;
  port: number;
  flushes: boolean;
}

function launch({ place, cluster, log, port, flushes }: Ground): ChildProcess {
  const settings = {
    port,
    cluster_name: nameOfCluster(cluster),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    max_connections: 100,
    log_line_prefix: "%m [%p] %e ",
    // Without it the machine may lose what is committed, PostgreSQL's own crash may not.
    fsync: flushes ? "on" : "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const file = openSync(log, "a", 0o600);
  try {
    if (place.runAs.uid !== undefined) fchownSync(file, place.runAs.uid, place.runAs.gid);
    return spawn(place.programs.postgres, ["-D", cluster, ...options], {
      ...place.runAs,
      cwd: place.dataDir,
      env: PLAIN_ENV,
      // A session of its own: Ctrl-C reaches the proof, which stops it in order.
      detached: true,
      stdio: ["ignore", file, file],
    });
  } finally {
    closeSync(file);
  }
}

/** PostgreSQL writes its state in its lock file. */
async function becomesReady(child: ChildProcess, { cluster, log }: Ground): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
    await pause(5);
  }
  throw new Error(`PostgreSQL did not start:\n${(await readFile(log, "utf8")).slice(-2000)}`);
}

async function makeGround(dataDir: string, flushes: boolean) {
  const secrets = { ownerPassword: randomBytes(12).toString("hex"), appPassword: randomBytes(12).toString("hex") };
  const folder = join(dataDir, "postgresql");
  const first = await startEmbedded({ dataDir: folder, secrets, fast: !flushes });
  try {
    await migrate(first.ownerUrl, { appLogin: decodeURIComponent(new URL(first.appUrl).username) });
    await prepareData(first.ownerUrl, { now: Temporal.Now.instant(), demo: false });
  } finally {
    await first.stop();
  }
  const place = await findPlace(folder, () => undefined);
  const log = join(place.dataDir, "proof.log");
  return { secrets, ground: { place, cluster: clusterOf(place.dataDir), log, port: await freePort(), flushes } };
}

/** Made, prepared and started. With `flushes`, what is committed is on disk, as in production. */
export async function startLoadDatabase({ flushes }: { flushes: boolean }): Promise<LoadDatabase> {
  const dataDir = await makeDataFolder();
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { secrets, ground } = await makeGround(dataDir, flushes);
    let child: ChildProcess | undefined;
    const endWithUs = () => child?.kill("SIGINT");
    process.once("exit", endWithUs);
    const start = async () => {
      child = launch(ground);
      await becomesReady(child, ground);
    };
    const stop = async (how: WayToStop) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signals[how]);
      await ended;
    };
    await start();
    return {
      appUrl: databaseUrl(ground.port, secrets, DATABASE, "app"),
      ownerUrl: databaseUrl(ground.port, secrets, DATABASE, "owner"),
      stop,
      start,
      log: () => readFile(ground.log, "utf8"),
      remove: async () => {
        await stop("fast");
        process.off("exit", endWithUs);
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
