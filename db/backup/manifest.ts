// What a backup holds: its files with their SHA-256, and a digest of that list itself. And how a file is copied so that it stays: hashed on the
// way, flushed to the disk, readable by its owner alone.
import { createHash } from "node:crypto";
import { open, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf, EmbeddedError } from "../embedded-error.ts";

/** Path inside the backup, with forward slashes, to what is there. */
export type Files = Record<string, { bytes: number; sha256: string }>;

export interface Manifest {
  format: 1;
  /** PostgreSQL's clock when the copy was complete; the restored database is as it was then. */
  asOf: string;
  /** Only this major version of PostgreSQL can open it. */
  postgresql: string;
  /** From where to where PostgreSQL's log of changes is in it. */
  wal: { from: string; to: string };
  folders: string[];
  files: Files;
}

const NAME = "manifest.json";
const PIECE = 1024 * 1024;

function digestOf(manifest: Manifest): string {
  return createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify({ digest: digestOf(manifest), manifest }, null, 1)}\n`;
  await writeFile(join(folder, NAME), text, { mode: 0o600, flush: true });
  await flushFolder(folder);
}

/** Refuses in a sentence what is no backup, or one whose list was changed. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), "utf8").catch((error: unknown) => {
    throw new EmbeddedError(`There is no backup in ${folder} (${codeOf(error)}). Name the folder that holds ${NAME}.`, {
      cause: error,
    });
  });
  const damaged = `The list of files in ${join(folder, NAME)} is damaged. Use another backup.`;
  let read: { digest: string; manifest: Manifest };
  try {
    read = JSON.parse(text) as typeof read;
    if (read.digest !== digestOf(read.manifest)) throw new EmbeddedError(damaged);
  } catch (cause) {
    throw new EmbeddedError(damaged, { cause });
  }
  return read.manifest;
}

/** Copies one file as it is at this moment; what the copy holds is what is hashed. */
export async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  const source = await open(from, "r");
  try {
    const target = await open(to, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      const piece = Buffer.allocUnsafe(PIECE);
      let bytes = 0;
      for (;;) {
        const { bytesRead } = await source.read(piece, 0, PIECE, null);
        if (bytesRead === 0) break;
        const part = piece.subarray(0, bytesRead);
        hash.update(part);
        await target.writeFile(part);
        bytes += bytesRead;
      }
      await target.sync();
      return { bytes, sha256: hash.digest("hex") };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** A name in a folder is on the disk when the folder is. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some systems cannot flush a folder; the rename itself is then as safe as it gets.
    if (codeOf(error) === "ENOSPC") throw error;
  } finally {
    await handle.close();
  }
}

/** Flushes these folders and the one above them. */
export async function flushFolders(top: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) await flushFolder(join(top, folder));
  await flushFolder(top);
  await flushFolder(dirname(top));
}

/** Several at a time: a disk flushes many small files together faster than one after the other. */
export async function severalAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    try {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  // Nobody may still be writing when the caller clears away.
  const lanes = await Promise.allSettled(Array.from({ length: 8 }, lane));
  for (const { status, ...rest } of lanes) if (status === "rejected" && "reason" in rest) throw rest.reason;
}
