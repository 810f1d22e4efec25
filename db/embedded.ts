// The database that comes along: starts real PostgreSQL on this computer, for one process, on a folder of its own.
// Used when no DATABASE_URL is given, and by the tests. The application itself sees only the addresses.

import { resolve } from "node:path";
import {
  DATABASE,
  databaseUrl,
  prepareCluster,
  prepareLogins,
  resetOwnerPassword,
  type Login,
  type Secrets,
} from "./embedded-cluster.ts";
import { EmbeddedError, folderError } from "./embedded-error.ts";
import { removeStaleServerLock, takeLock } from "./embedded-lock.ts";
import { findPlace, rememberPlace, type Place } from "./embedded-place.ts";
import { endLeftovers } from "./embedded-process.ts";
import { runServer, type RunningServer } from "./embedded-server.ts";

export { EmbeddedError } from "./embedded-error.ts";

export type EmbeddedServer = {
  port: number;
  /** Where the data really is; for root this can differ from the folder asked for. */
  dataDir: string;
  ownerUrl: string;
  appUrl: string;
  databaseUrl(name: string, who: Login): string;
  /** Resolves only when the server ends without stop(). */
  died: Promise<EmbeddedError>;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  secrets: Secrets;
  /** For tests: nothing is flushed to disk, and more connections are allowed. */
  fast?: boolean;
  say?: (line: string) => void;
};

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { secrets, fast = false, say = () => undefined } = options;
  const wanted = resolve(options.dataDir);
  const place = await findPlace(wanted, say);
  let release: () => Promise<void>;
  try {
    release = await takeLock(place.dataDir);
  } catch (error) {
    throw inWords(error, place.dataDir);
  }
  try {
    const cluster = await prepareCluster(place, secrets, fast, say);
    await rememberPlace(wanted, place.dataDir);
    await endLeftovers(cluster, say);
    await removeStaleServerLock(cluster);
    const server = await startWithLogins({ cluster, place, fast, say }, secrets);
    return describe(server, place.dataDir, secrets, release);
  } catch (error) {
    await release();
    throw inWords(error, place.dataDir);
  }
}

async function startWithLogins(
  settings: { cluster: string; place: Place; fast: boolean; say: (line: string) => void },
  secrets: Secrets,
): Promise<RunningServer> {
  for (const isLast of [false, true]) {
    const server = await runServer(settings);
    try {
      if (await prepareLogins(server.port, secrets)) return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
    await server.stop();
    if (!isLast) await resetOwnerPassword(settings.cluster, settings.place, secrets);
  }
  throw new EmbeddedError("The database refuses the owner's password even after it was set anew. Restore a backup.");
}

function describe(
  server: RunningServer,
  dataDir: string,
  secrets: Secrets,
  release: () => Promise<void>,
): EmbeddedServer {
  return {
    port: server.port,
    dataDir,
    ownerUrl: databaseUrl(server.port, secrets, DATABASE, "owner"),
    appUrl: databaseUrl(server.port, secrets, DATABASE, "app"),
    databaseUrl: (name, who) => databaseUrl(server.port, secrets, name, who),
    died: server.died,
    async stop() {
      await server.stop();
      await release();
    },
  };
}

/** Trouble with the file system becomes a sentence; anything else is a mistake of ours and keeps its stack. */
function inWords(error: unknown, dataDir: string): unknown {
  const isFromSystem = error instanceof Error && !(error instanceof EmbeddedError) && "syscall" in error;
  return isFromSystem && error.syscall !== "listen" ? folderError(dataDir, error) : error;
}
