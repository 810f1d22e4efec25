// The cluster on disk and what a first start puts in it: initdb, the login of the application, the database.
// Roles, grants and tables are the migrations' work.

import { execFile, spawn } from "node:child_process";
import { chown, lchown, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedError, codeOf } from "./embedded-error.ts";
import { PLAIN_ENV, clusterOf, type Place } from "./embedded-place.ts";
import { quoteText, withConnection } from "./embedded-sql.ts";

const run = promisify(execFile);

const OWNER = "samverkansstod_owner";
const APP = "samverkansstod_app";
export const DATABASE = "samverkansstod";
/** The database that PostgreSQL always has, for statements about other databases and logins. */
export const MAINTENANCE = "postgres";

export type Secrets = { ownerPassword: string; appPassword: string };
export type Login = "owner" | "app";

export function databaseUrl(port: number, secrets: Secrets, name: string, who: Login): string {
  const user = who === "owner" ? OWNER : APP;
  const password = who === "owner" ? secrets.ownerPassword : secrets.appPassword;
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
}

// The letter classes of pg_trgm come from this setting of the operating system; with plain C it drops å, ä and ö.
const LETTERS = ["C.UTF-8", "en_US.UTF-8", "sv_SE.UTF-8", "UTF-8", "C"];

/** The folder that PostgreSQL calls its data directory, made on first use. */
export async function prepareCluster(
  place: Place,
  secrets: Secrets,
  fast: boolean,
  say: (line: string) => void,
): Promise<string> {
  const cluster = clusterOf(place.dataDir);
  for (const name of await readdir(place.dataDir)) {
    if (name.startsWith("making-")) await rm(join(place.dataDir, name), { recursive: true, force: true });
  }
  const found = await stat(cluster).catch(() => null);
  if (found === null) {
    say("Making the database for its first use.");
    await makeCluster(cluster, place, secrets, fast, say);
    return cluster;
  }
  const version = (await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (version !== place.programs.major) {
    throw new EmbeddedError(
      version === ""
        ? `The folder ${cluster} is not a database. Move it away, or put it back from a backup.`
        : `The database in ${cluster} was made by PostgreSQL ${version}, but this is PostgreSQL ${place.programs.major}. Restore a backup into an empty folder, or set DATA_DIR to another folder.`,
    );
  }
  if (place.runAs.uid !== undefined && found.uid !== place.runAs.uid) await giveToServer(cluster, place);
  return cluster;
}

/** Made in a folder beside and renamed when whole, so that an interrupted start leaves nothing half-made in place. */
async function makeCluster(
  cluster: string,
  place: Place,
  secrets: Secrets,
  fast: boolean,
  say: (line: string) => void,
): Promise<void> {
  const making = await mkdtemp(join(place.dataDir, "making-"));
  try {
    const passwordFile = join(making, "password");
    await writeFile(passwordFile, `${secrets.ownerPassword}\n`, { mode: 0o600 });
    if (place.runAs.uid !== undefined) await giveToServer(making, place);
    const made = join(making, "cluster");
    const letters = await initialise(made, passwordFile, place, fast);
    if (letters === "C") say("This system has no UTF-8 locale, so searching for words with å, ä or ö finds less.");
    await rename(made, cluster);
    if (!fast) await flush(place.dataDir);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function initialise(made: string, passwordFile: string, place: Place, fast: boolean): Promise<string> {
  const settings = [
    `--pgdata=${made}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--no-instructions",
    ...(fast ? ["--no-sync"] : []),
  ];
  for (const letters of LETTERS) {
    try {
      await run(place.programs.initdb, [...settings, `--lc-ctype=${letters}`], {
        ...place.runAs,
        cwd: place.dataDir,
        env: PLAIN_ENV,
      });
      return letters;
    } catch (error) {
      const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
      if (output.includes("invalid locale name")) continue;
      throw new EmbeddedError(`The database could not be made: ${lastTrouble(output)}`, { cause: error });
    }
  }
  throw new EmbeddedError("The database could not be made: this system accepts no locale, not even C.");
}

/** Why it failed, from a log: the last line marked as an error, without its time stamp, else the last line. */
export function lastTrouble(log: string): string {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  const marked = lines.findLast((line) => /(FATAL|PANIC|ERROR|error): /.test(line));
  return (marked?.replace(/^.*?(FATAL|PANIC|ERROR|error): +/, "") ?? lines.at(-1) ?? "it said nothing").trim();
}

/** Makes the server's user the owner of a folder and all that is in it. */
export async function giveToServer(path: string, place: Place): Promise<void> {
  if (place.runAs.uid === undefined) return;
  const { uid, gid } = place.runAs;
  await chown(path, uid, gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) await giveToServer(inner, place);
    else await lchown(inner, uid, gid);
  }
}

async function flush(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Some systems cannot flush a folder; the rename itself is then as safe as it gets.
    if (codeOf(error) === "ENOSPC") throw error;
  }
}

/** Makes what is absent and sets the application's password. False when the server knows another owner password. */
export async function prepareLogins(port: number, secrets: Secrets): Promise<boolean> {
  try {
    await withConnection(databaseUrl(port, secrets, MAINTENANCE, "owner"), async (send) => {
      const roles = await send(`select from pg_roles where rolname = ${quoteText(APP)}`);
      if (roles.length === 0) await send(`create role ${APP} login noinherit`);
      await send(`alter role ${APP} with login noinherit password ${quoteText(secrets.appPassword)}`);
      const databases = await send(`select from pg_database where datname = ${quoteText(DATABASE)}`);
      if (databases.length === 0) await send(`create database ${DATABASE}`);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "28P01") return false;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedError(`The database started but could not be prepared: ${reason}`, { cause: error });
  }
}

/** For a data folder whose secrets were replaced: PostgreSQL's single-user mode asks for no password. */
export async function resetOwnerPassword(cluster: string, place: Place, secrets: Secrets): Promise<void> {
  const child = spawn(place.programs.postgres, ["--single", "-D", cluster, "postgres"], {
    ...place.runAs,
    cwd: place.dataDir,
    env: PLAIN_ENV,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.end(`alter role ${OWNER} password ${quoteText(secrets.ownerPassword)}\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code !== 0 || output.includes("ERROR:")) {
    throw new EmbeddedError(`The password of the database could not be set: ${lastTrouble(output)}`);
  }
}
