// Processes of the product on a database of a proof's own: started with the settings they must share, and started again when they end.
import type { LoadDatabase } from "./load-database.ts";
import { loadKeySetting } from "./load-people.ts";
import { freePort, makeDataFolder, startProcess, type ProductProcess } from "./running-product.ts";
import { rm } from "node:fs/promises";

export interface LoadProduct {
  origin: string;
  /** The process that runs now. */
  process: () => ProductProcess;
  /** How many times it ended without being told to, once it was ready. */
  exits: () => number;
  /** Ends it with a signal, waits until it has ended, and starts it again. Gives how it ended and the milliseconds that took. */
  end: (signal: "SIGKILL" | "SIGTERM") => Promise<{ code: number | null; ms: number }>;
  startAgain: () => Promise<void>;
  /** What it said of all its lives. */
  said: () => string;
  remove: () => Promise<void>;
}

/** A process that answers calls, or only works; resolves when it is ready. */
export async function startLoadProduct(
  database: Pick<LoadDatabase, "appUrl" | "ownerUrl">,
  settings: Record<string, string> = {},
): Promise<LoadProduct> {
  const port = await freePort();
  const dataDir = await makeDataFolder();
  const origin = `http://127.0.0.1:${port}`;
  const all = {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    SIGN_IN_KEYS: loadKeySetting,
    // Each writer comes from an address of their own.
    TRUST_PROXY: "127.0.0.1",
    DEMO_DATA: "false",
    LOG_LEVEL: "error",
    ...settings,
  };
  const earlier: string[] = [];
  let exits = 0;
  let told = false;
  let running: ProductProcess;

  function start(): ProductProcess {
    told = false;
    running = startProcess(all);
    const born = running;
    let wasReady = false;
    void born.ready.then(
      () => (wasReady = true),
      () => undefined,
    );
    // A process that ends by itself is counted, and started again so that the proof goes on; one that finds no database when it starts says so.
    void born.ended.then(() => {
      if (told || running !== born) return;
      if (wasReady) exits++;
      earlier.push(born.said());
      start();
    });
    return born;
  }

  await start().ready;
  return {
    origin,
    process: () => running,
    exits: () => exits,
    end: async (signal) => {
      told = true;
      const began = performance.now();
      running.signal(signal);
      const { code } = await running.ended;
      earlier.push(running.said());
      return { code, ms: performance.now() - began };
    },
    startAgain: async () => {
      await start().ready;
    },
    said: () => [...earlier, running.said()].join("\n"),
    remove: async () => {
      told = true;
      running.signal("SIGTERM");
      await running.ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
