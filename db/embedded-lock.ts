// The lock that keeps two Samverkansstöd out of one data folder, and the care for PostgreSQL's own lock file.
// Our lock names a process by its id and its start, so that an id used again is no trap.

import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedError, codeOf } from "./embedded-error.ts";
import { isThere, readProcess } from "./embedded-process.ts";

type Holder = { pid: number; started: string };

const TRIES = 20;

function lockFile(dataDir: string): string {
  return join(dataDir, "in-use.json");
}

function readHolder(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === "number" && typeof started === "string" ? { pid, started } : null;
  } catch {
    return null;
  }
}

async function livingHolder(text: string): Promise<number | null> {
  const holder = readHolder(text);
  if (holder === null) return null;
  const running = await readProcess(holder.pid);
  return running?.started === holder.started ? holder.pid : null;
}

/** For those who look after a folder without using it: a stale lock is one whose process is dead. */
export async function readLock(dataDir: string): Promise<"free" | "held" | "stale"> {
  const text = await readFile(lockFile(dataDir), "utf8").catch(() => null);
  if (text === null) return "free";
  return (await livingHolder(text)) === null ? "stale" : "held";
}

/** Takes the lock or says who has it. Resolves to the function that gives it back. */
export async function takeLock(dataDir: string): Promise<() => Promise<void>> {
  const file = lockFile(dataDir);
  const own = `${file}.${randomUUID()}`;
  const started = (await readProcess(process.pid))?.started ?? "";
  const text = JSON.stringify({ pid: process.pid, started } satisfies Holder);
  try {
    await writeFile(own, text);
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        // A link appears whole or not at all, so nobody reads a half-written lock.
        await link(own, file);
        return async () => {
          if ((await readFile(file, "utf8").catch(() => "")) === text) await rm(file, { force: true });
        };
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      }
      const found = await readFile(file, "utf8").catch(() => null);
      if (found === null) continue;
      const holder = await livingHolder(found);
      if (holder !== null) {
        throw new EmbeddedError(
          `Another Samverkansstöd (process ${holder}) is already using ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
        );
      }
      await removeStale(file, found);
    }
    throw new EmbeddedError(
      `The lock ${file} keeps changing hands. Start Samverkansstöd once, not several times at once.`,
    );
  } finally {
    await rm(own, { force: true });
  }
}

/** Another start may have replaced the stale lock since it was read; then its lock is put back. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, "utf8")) !== stale) await link(aside, file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * PostgreSQL refuses to start when the id in its lock file belongs to any process it may signal. Called when no
 * database process works in the cluster, so such an id has been used again by another program.
 */
export async function removeStaleServerLock(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const pid = Number.parseInt(text, 10);
  // A dead id is left to PostgreSQL, which then also looks for shared memory still in use.
  if (Number.isNaN(pid) || isThere(pid)) await rm(file, { force: true });
}
