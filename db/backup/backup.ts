// A backup of the embedded database while it works, by PostgreSQL's own rules for one: pg_backup_start, a copy of the files as they are,
// pg_backup_stop, and the log of changes from the one to the other, which a slot keeps from being recycled meanwhile. Whole or absent.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { databaseUrl, MAINTENANCE, type Secrets } from "../embedded-cluster.ts";
import { codeOf, EmbeddedError, folderError } from "../embedded-error.ts";
import { withEmbedded } from "../embedded-open.ts";
import { nameOfCluster } from "../embedded-process.ts";
import { withConnection } from "../embedded-sql.ts";
import { copyFile, flushFolders, severalAtOnce, writeManifest, type Files } from "./manifest.ts";

export interface BackupOptions {
  /** DATA_DIR: secrets.json and the folder of the database. */
  dataDir: string;
  /** Becomes the backup. Must not be there, or be empty. Null: a folder named by its moment, in `backups` under dataDir. */
  folder: string | null;
  say?: (line: string) => void;
  /** Runs when all files are copied, before the moment that the backup shows; for proofs, which look at the database then. */
  beforeEnd?: () => Promise<void>;
  /** Runs when that moment has passed. */
  afterEnd?: () => Promise<void>;
}

export interface BackupDone {
  folder: string;
  asOf: string;
  files: number;
  bytes: number;
}

type Send = Parameters<Parameters<typeof withConnection>[1]>[0];
type Copied = { folders: string[]; files: Files };

/** What PostgreSQL makes anew at each start, or what belongs to the running server alone. The folders themselves are kept. */
const EMPTIED = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const LEFT_OUT = /^(?:postmaster\.(?:pid|opts)|backup_label|tablespace_map|pgsql_tmp.*|pg_internal\.init.*)$/;
/** Says where the database stands, so it is copied last, and until two readings agree. */
const CONTROL = "global/pg_control";

/** Backs up a running product, or starts the database for as long as it takes. */
export function backUp(options: BackupOptions): Promise<BackupDone> {
  const { dataDir, say } = options;
  return withEmbedded({ dataDir, ...(say && { say }) }, ({ cluster, secrets, port }) =>
    atWork(options, cluster, secrets, port),
  );
}

async function atWork(options: BackupOptions, cluster: string, secrets: Secrets, port: number): Promise<BackupDone> {
  const { folder } = options;
  const parent = folder === null ? join(options.dataDir, "backups") : dirname(folder);
  const found = folder === null ? [] : await readdir(folder).catch(() => []);
  if (found.length > 0) {
    throw new EmbeddedError(`The folder ${String(folder)} is not empty. Name a new folder for the backup.`);
  }
  let making: string;
  try {
    await mkdir(parent, { recursive: true });
    making = await mkdtemp(join(parent, `.${folder === null ? "backup" : basename(folder)}-making-`));
  } catch (cause) {
    throw new EmbeddedError(`The backup cannot be written in ${parent} (${codeOf(cause)}). Name another folder.`, {
      cause,
    });
  }
  try {
    const url = databaseUrl(port, secrets, MAINTENANCE, "owner");
    const done = await withConnection(url, (send) => make(options, { cluster, making, send }));
    const target = folder ?? join(parent, done.asOf.replaceAll(":", ""));
    await rmdir(target).catch(() => undefined);
    await rename(making, target);
    await flushFolders(target, []);
    return { ...done, folder: target };
  } catch (error) {
    if (["ENOSPC", "EDQUOT"].includes(codeOf(error))) {
      throw new EmbeddedError(`The disk that holds ${parent} is full. Make room, or name a folder on another disk.`, {
        cause: error,
      });
    }
    throw ["EACCES", "EPERM", "EROFS"].includes(codeOf(error)) ? folderError(parent, error) : error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function make(
  { dataDir, beforeEnd, afterEnd }: BackupOptions,
  { cluster, making, send }: { cluster: string; making: string; send: Send },
): Promise<Omit<BackupDone, "folder">> {
  const one = async (text: string, name: string): Promise<string> => String((await send(text))[0]?.[name]);
  if ((await one("select current_setting('cluster_name') as name", "name")) !== nameOfCluster(cluster)) {
    throw new EmbeddedError(`The database on the port that ${cluster} names is another one. Start the product anew.`);
  }
  // Ends with this connection, however that ends; so does the backup that pg_backup_start begins.
  await send(`select pg_create_physical_replication_slot('samverkansstod_backup_${process.pid}', true, true)`);
  const from = await one("select pg_backup_start('samverkansstod', fast => true)::text as lsn", "lsn");
  const copied = await copyCluster(cluster, join(making, "cluster"));
  await beforeEnd?.();
  const stop = (
    await send(
      `select lsn::text, labelfile, coalesce(trim(spcmapfile), '') = '' as whole from pg_backup_stop(wait_for_archive => false)`,
    )
  )[0];
  await afterEnd?.();
  const asOf = await one(
    `select to_char(query_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from pg_stat_activity where pid = pg_backend_pid()`,
    "at",
  );
  const to = String(stop?.["lsn"]);
  if (stop?.["whole"] !== true) {
    throw new EmbeddedError(
      "The database has tablespaces outside its folder, which this backup does not hold. Use PostgreSQL's own tools.",
    );
  }
  await writeFile(join(making, "cluster", "backup_label"), String(stop["labelfile"]), { mode: 0o600 });
  copied.files["cluster/backup_label"] = await rehash(join(making, "cluster", "backup_label"));
  await copyWal({ cluster, making, send, from, to, files: copied.files });
  copied.files["secrets.json"] = await copyFile(join(dataDir, "secrets.json"), join(making, "secrets.json"));
  await flushFolders(making, copied.folders);
  const postgresql = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  await writeManifest(making, { format: 1, asOf, postgresql, wal: { from, to }, ...copied });
  const sizes = Object.values(copied.files).map(({ bytes }) => bytes);
  return { asOf, files: sizes.length, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}

/** A small file of our own, flushed and hashed by way of a copy. */
async function rehash(file: string): Promise<Files[string]> {
  const aside = `${file}.copy`;
  const entry = await copyFile(file, aside);
  await rename(aside, file);
  return entry;
}

async function copyCluster(cluster: string, target: string): Promise<Copied> {
  const copied: Copied = { folders: [], files: {} };
  await copyFolder(cluster, target, "", copied);
  const control = join(target, ...CONTROL.split("/"));
  let entry = await copyFile(join(cluster, ...CONTROL.split("/")), control);
  for (;;) {
    const before = entry.sha256;
    await rm(control);
    entry = await copyFile(join(cluster, ...CONTROL.split("/")), control);
    if (entry.sha256 === before) break;
  }
  copied.files[`cluster/${CONTROL}`] = entry;
  return copied;
}

async function copyFolder(from: string, to: string, path: string, copied: Copied): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  copied.folders.push(path === "" ? "cluster" : `cluster/${path}`);
  const entries = (await readdir(from, { withFileTypes: true })).filter(({ name }) => !LEFT_OUT.test(name));
  if (EMPTIED.has(path)) return;
  const inner = (name: string) => (path === "" ? name : `${path}/${name}`);
  const files = entries.filter((entry) => entry.isFile() && inner(entry.name) !== CONTROL);
  await severalAtOnce(files, async ({ name }) => {
    try {
      copied.files[`cluster/${inner(name)}`] = await copyFile(join(from, name), join(to, name));
    } catch (error) {
      // A table that was dropped since the folder was read. What is needed of it is in the log of changes.
      if (codeOf(error) !== "ENOENT") throw error;
    }
  });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    await copyFolder(join(from, name), join(to, name), inner(name), copied);
  }
}

type Wal = { cluster: string; making: string; send: Send; from: string; to: string; files: Files };

async function copyWal({ cluster, making, send, from, to, files }: Wal): Promise<void> {
  const size = "(select setting::bigint from pg_settings where name = 'wal_segment_size')";
  // From the segment that holds the first change to the one that holds the last. Without a standby there is one time line.
  const rows = await send(`
    select pg_walfile_name('0/0'::pg_lsn + nth * ${size}::numeric + 1) as name
    from generate_series(div('${from}'::pg_lsn - '0/0'::pg_lsn, ${size}), div('${to}'::pg_lsn - '0/0'::pg_lsn - 1, ${size})) as nth`);
  for (const { name } of rows) {
    const segment = String(name);
    files[`cluster/pg_wal/${segment}`] = await copyFile(
      join(cluster, "pg_wal", segment),
      join(making, "cluster", "pg_wal", segment),
    );
  }
}
