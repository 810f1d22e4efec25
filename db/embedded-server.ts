// One running PostgreSQL: spawning it, waiting until it is ready, its log, stopping it.
// It runs in a session of its own, so Ctrl-C in the terminal reaches us and not it; we then stop it in order.

import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, fchownSync, openSync } from "node:fs";
import { copyFile, open, readFile, stat, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { lastTrouble } from "./embedded-cluster.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { PLAIN_ENV, type Place } from "./embedded-place.ts";
import { nameOfCluster } from "./embedded-process.ts";

const READY_STEP_MS = 10;
const REPAIR_NOTICE_MS = 3_000;
const STOP_PATIENCE_MS = 5_000;
const RETRY_MS = 250;
const TRIES = 20;
const LOG_LIMIT = 5 * 1024 * 1024;
const LOG_CHECK_MS = 60 * 60 * 1000;

export type RunningServer = { port: number; died: Promise<EmbeddedError>; stop(): Promise<void> };

type Settings = { cluster: string; place: Place; fast: boolean; say: (line: string) => void };

export async function runServer(settings: Settings): Promise<RunningServer> {
  const log = join(settings.place.dataDir, "server.log");
  for (let tries = 1; ; tries += 1) {
    await trimLog(log);
    const before = (await stat(log).catch(() => null))?.size ?? 0;
    const port = await findFreePort();
    const child = launch(settings, log, port);
    const exited = new Promise<void>((resolve) => {
      child.once("exit", () => resolve()).once("error", () => resolve());
    });
    if (await becomesReady(child, exited, settings)) return keep(child, exited, log, port);
    const said = await readFrom(log, before);
    // Either passes by itself: another program took the port, or the last children of a killed server are leaving.
    const passing = /Address already in use|could not bind|shared memory block .* is still in use/.test(said);
    if (!passing || tries === TRIES) {
      throw new EmbeddedError(`The database could not start: ${lastTrouble(said)} (the log is ${log})`);
    }
    await pause(RETRY_MS);
  }
}

function launch({ cluster, place, fast }: Settings, log: string, port: number): ChildProcess {
  const settings = {
    port,
    // By this name and by "-D <cluster>" as first arguments, embedded-process.ts knows our processes.
    cluster_name: nameOfCluster(cluster),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: fast ? 200 : 60,
    shared_buffers: "128MB",
    // A log that holds no personal data: no failing statement and no key of a refused row.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    log_line_prefix: "%m [%p] %e ",
    log_checkpoints: "off",
    ...(fast && {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      wal_level: "minimal",
      max_wal_senders: 0,
    }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const file = openSync(log, "a", 0o600);
  try {
    // Otherwise an ordinary user could not start after root did.
    if (place.runAs.uid !== undefined) fchownSync(file, place.runAs.uid, place.runAs.gid);
    const child = spawn(place.programs.postgres, ["-D", cluster, ...options], {
      ...place.runAs,
      cwd: place.dataDir,
      env: PLAIN_ENV,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", file, file],
    });
    child.unref();
    return child;
  } finally {
    closeSync(file);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Follows the state that PostgreSQL writes in its lock file; a repair after a crash may take as long as it needs. */
async function becomesReady(child: ChildProcess, exited: Promise<void>, { cluster, say }: Settings): Promise<boolean> {
  const notice = setTimeout(
    () => say("The database is repairing itself after it was stopped abruptly. This can take a while."),
    REPAIR_NOTICE_MS,
  );
  try {
    while (!hasEnded(child)) {
      const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return true;
      await Promise.race([exited, pause(READY_STEP_MS)]);
    }
    return false;
  } finally {
    clearTimeout(notice);
  }
}

function keep(child: ChildProcess, exited: Promise<void>, log: string, port: number): RunningServer {
  let stopping: Promise<void> | null = null;
  // A process that ends without calling stop still asks the server to end; only SIGKILL leaves it behind.
  const atExit = () => child.kill("SIGINT");
  process.once("exit", atExit);
  const trimming = setInterval(() => void trimLog(log), LOG_CHECK_MS).unref();
  const done = exited.then(() => {
    process.off("exit", atExit);
    clearInterval(trimming);
  });

  const died = new Promise<EmbeddedError>((resolve) => {
    void done.then(async () => {
      if (stopping !== null) return;
      const said = await readFrom(log, 0);
      resolve(new EmbeddedError(`The database stopped by itself: ${lastTrouble(said)} (the log is ${log})`));
    });
  });

  const stop = async () => {
    child.ref();
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      if (hasEnded(child)) break;
      child.kill(signal);
      const patience = new AbortController();
      await Promise.race([done, pause(STOP_PATIENCE_MS, undefined, { signal: patience.signal })]);
      patience.abort();
    }
    await done;
  };
  return { port, died, stop: () => (stopping ??= stop()) };
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", () => resolve());
  });
  const address = probe.address();
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  if (address === null || typeof address === "string") throw new EmbeddedError("No free port was found on 127.0.0.1.");
  return address.port;
}

/** The server appends to the file it was given, so the file is emptied in place and one older part is kept. */
async function trimLog(log: string): Promise<void> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size < LOG_LIMIT) return;
  try {
    await copyFile(log, `${log}.1`);
    await truncate(log, 0);
  } catch {
    // A log that cannot be trimmed, on a full disk for one, must not stop the server.
  }
}

async function readFrom(file: string, start: number): Promise<string> {
  const handle = await open(file, "r");
  try {
    const size = (await handle.stat()).size;
    const from = Math.max(start, size - 65_536);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), 0, undefined, from);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
