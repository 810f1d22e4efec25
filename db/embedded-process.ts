// What the operating system says about processes: is this one still the one we mean, and which database
// processes work in a folder. A process id alone proves nothing, because ids are used again.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { EmbeddedError } from "./embedded-error.ts";

const run = promisify(execFile);
const LINUX = process.platform === "linux";
const STEP_MS = 20;
const PATIENCE_MS = 5_000;

type RunningProcess = { started: string; command: string };

/** Null when no such process lives; a zombie counts as dead, for nobody may ever collect it in a container. */
export async function readProcess(pid: number): Promise<RunningProcess | null> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  if (LINUX) return readFromProc(pid);
  if (process.platform === "win32") return isThere(pid) ? { started: "", command: "" } : null;
  return (await readFromPs(["-p", String(pid)])).get(pid) ?? null;
}

export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function readFromProc(pid: number): Promise<RunningProcess | null> {
  try {
    const [stat, command, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "latin1"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    ]);
    // The name in parentheses may hold spaces and parentheses of its own, so fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return { started: `${boot.trim()}/${fields[19] ?? ""}`, command: command.replaceAll("\0", " ") };
  } catch {
    return null;
  }
}

async function readFromPs(which: string[]): Promise<Map<number, RunningProcess>> {
  const found = new Map<number, RunningProcess>();
  const { stdout } = await run("ps", [...which, "-o", "pid=,stat=,lstart=,command="], {
    env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
    maxBuffer: 1 << 25,
  }).catch(() => ({ stdout: "" }));
  for (const line of stdout.split("\n")) {
    const match = /^\s*(\d+)\s+(\S+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]{8}\s+\d{4})\s+(.*)$/.exec(line);
    if (match === null || match[2]?.startsWith("Z")) continue;
    found.set(Number(match[1]), { started: match[3] ?? "", command: `${match[4] ?? ""} ` });
  }
  return found;
}

type DatabaseProcess = { pid: number; isMain: boolean };

/** PostgreSQL shows this name in the titles of its children, so they can be told from those of other clusters. */
export function nameOfCluster(cluster: string): string {
  return `samverkansstod-${createHash("sha256").update(cluster).digest("hex").slice(0, 12)}`;
}

/** The server on this cluster and its children, which can outlive a killed server. */
async function databaseProcesses(cluster: string): Promise<DatabaseProcess[]> {
  const name = nameOfCluster(cluster);
  const found: DatabaseProcess[] = [];
  for (const [pid, { command }] of await readAllProcesses()) {
    const isMain = command.includes(`postgres -D ${cluster} `);
    if (isMain || command.startsWith(`postgres: ${name}: `)) found.push({ pid, isMain });
  }
  return found;
}

async function readAllProcesses(): Promise<Map<number, RunningProcess>> {
  if (process.platform === "win32") return new Map();
  if (!LINUX) return readFromPs(["-ax"]);
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const read = await Promise.all(ids.map(async (pid) => [pid, await readFromProc(pid)] as const));
  return new Map(read.flatMap(([pid, running]) => (running === null ? [] : [[pid, running]])));
}

/** Ends what an earlier run left working in the cluster. Only called by the holder of the lock. */
export async function endLeftovers(cluster: string, say: (line: string) => void): Promise<void> {
  const left = await databaseProcesses(cluster);
  if (left.length === 0) return;
  say("Stopping a database that an earlier run left behind.");
  // SIGINT asks the main process to stop in order; to a child it would mean something else.
  await endAll(cluster, "SIGINT", ({ isMain }) => isMain);
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    if (await endAll(cluster, signal, () => true)) return;
  }
  throw new EmbeddedError(
    `A database that an earlier run left behind (process ${left[0]?.pid}) cannot be stopped. Stop it by hand and start again.`,
  );
}

async function endAll(
  cluster: string,
  signal: NodeJS.Signals,
  isMeant: (process: DatabaseProcess) => boolean,
): Promise<boolean> {
  let left = (await databaseProcesses(cluster)).filter(isMeant);
  for (const { pid } of left) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already, or not ours to end: the look below tells which.
    }
  }
  const until = performance.now() + PATIENCE_MS;
  while (left.length > 0 && performance.now() < until) {
    await pause(STEP_MS);
    left = (await databaseProcesses(cluster)).filter(isMeant);
  }
  return left.length === 0;
}
