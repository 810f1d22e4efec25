// Puts a backup where the product finds it: checked file by file, written aside and renamed, into a data folder that holds nothing.
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { giveToServer } from "../embedded-cluster.ts";
import { codeOf, EmbeddedError, folderError } from "../embedded-error.ts";
import { readLock, takeLock } from "../embedded-lock.ts";
import { clusterOf, findPlace, placeOfData, rememberPlace } from "../embedded-place.ts";
import { copyFile, flushFolder, flushFolders, readManifest, severalAtOnce, type Manifest } from "./manifest.ts";

export interface RestoreOptions {
  /** DATA_DIR of the restored product: not there, or empty. */
  dataDir: string;
  /** The backup. */
  folder: string;
  say?: (line: string) => void;
}

export async function restore({ dataDir, folder, say = () => undefined }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const wanted = join(dataDir, "postgresql");
  await refuseUsed(dataDir, wanted);
  const place = await findPlace(wanted, say);
  if (manifest.postgresql !== place.programs.major) {
    throw new EmbeddedError(
      `The backup was made by PostgreSQL ${manifest.postgresql}, but this is PostgreSQL ${place.programs.major}. Restore it with the version of the product that made it.`,
    );
  }
  const release = await takeLock(place.dataDir);
  // A start removes what is left of a name like this, so a restore that was cut short leaves nothing half made.
  const making = await mkdtemp(join(place.dataDir, "making-"));
  const secrets = join(dataDir, `secrets.json.${process.pid}`);
  try {
    await copyChecked(folder, making, manifest);
    // For root the database may be on another disk than the secrets.
    await copyFile(join(making, "secrets.json"), secrets);
    await giveToServer(making, place);
    // Without its secrets a database still opens, with new ones; secrets alone would be the start of an empty database.
    await rename(join(making, "cluster"), clusterOf(place.dataDir));
    await flushFolder(place.dataDir);
    await rememberPlace(wanted, place.dataDir);
    await rename(secrets, join(dataDir, "secrets.json"));
    await flushFolders(dataDir, []);
    return manifest;
  } catch (error) {
    throw ["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS"].includes(codeOf(error))
      ? folderError(dataDir, error)
      : error;
  } finally {
    await rm(secrets, { force: true });
    await rm(making, { recursive: true, force: true });
    await release();
  }
}

async function refuseUsed(dataDir: string, wanted: string): Promise<void> {
  const data = await placeOfData(wanted);
  if ((await readLock(data)) === "held") {
    throw new EmbeddedError(
      `The product is running on ${dataDir}. Stop it, and move that folder away or set DATA_DIR to a new one.`,
    );
  }
  const entries: string[] = await readdir(dataDir).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw folderError(dataDir, error);
  });
  const isUsed =
    entries.includes("secrets.json") ||
    (await stat(clusterOf(data)).catch(() => null)) !== null ||
    entries.some((name) => name !== "postgresql");
  if (isUsed) {
    throw new EmbeddedError(`The data folder ${dataDir} is not empty. Move it away, or set DATA_DIR to a new folder.`);
  }
}

async function copyChecked(folder: string, making: string, { folders, files }: Manifest): Promise<void> {
  for (const inner of folders) await mkdir(join(making, inner), { mode: 0o700 });
  await severalAtOnce(Object.entries(files), async ([path, { bytes, sha256 }]) => {
    const from = join(folder, path);
    const found = await copyFile(from, join(making, path)).catch((error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
      throw new EmbeddedError(`The backup lacks the file ${from}. Use another backup.`, { cause: error });
    });
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new EmbeddedError(`The file ${from} is not what was backed up. Use another backup.`);
    }
  });
  await flushFolders(making, folders);
}
