// The embedded database of a data folder, for tools beside the product: the one that runs there, or one started for as long as the work takes.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Secrets } from "./embedded-cluster.ts";
import { codeOf, EmbeddedError } from "./embedded-error.ts";
import { readLock } from "./embedded-lock.ts";
import { clusterOf, placeOfData } from "./embedded-place.ts";
import { startEmbedded } from "./embedded.ts";

export interface OpenEmbedded {
  port: number;
  secrets: Secrets;
  cluster: string;
}

async function readSecrets(dataDir: string): Promise<Secrets> {
  try {
    return JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as Secrets;
  } catch (cause) {
    throw new EmbeddedError(
      `There is no embedded database in ${dataDir} (${codeOf(cause)}). Set DATA_DIR to the folder that the product uses.`,
      { cause },
    );
  }
}

async function portOf(cluster: string): Promise<number> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  if (lines[7]?.trim() !== "ready") {
    throw new EmbeddedError("The product is just starting or stopping. Try again when it has.");
  }
  return Number(lines[3]);
}

/** Rejects with EmbeddedError where there is no such database, or it is just starting or stopping. */
export async function withEmbedded<T>(
  { dataDir, say }: { dataDir: string; say?: (line: string) => void },
  work: (embedded: OpenEmbedded) => Promise<T>,
): Promise<T> {
  const secrets = await readSecrets(dataDir);
  const wanted = join(dataDir, "postgresql");
  const data = await placeOfData(wanted);
  const cluster = clusterOf(data);
  if ((await readLock(data)) === "held") return work({ port: await portOf(cluster), secrets, cluster });
  const server = await startEmbedded({ dataDir: wanted, secrets, ...(say && { say }) });
  try {
    return await work({ port: server.port, secrets, cluster });
  } finally {
    await server.stop();
  }
}
