/*
 * The product as a person starts it: the built API in a process of its own, on a free port and a folder of its own. For the
 * browser tests, the faults and the screenshots; nothing in here looks inside.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const repository = join(import.meta.dirname, "..", "..");

/** Builds what is started: the API, and the client unless it is current. */
export async function buildProduct(...parts: readonly ("api" | "client")[]): Promise<void> {
  for (const part of parts) {
    await promisify(execFile)(process.execPath, [join(repository, part, "build.ts")], { cwd: repository });
  }
}

export interface ProductProcess {
  pid: number;
  /** Everything it has said so far, both streams in the order it came. */
  said: () => string;
  /** Resolves when it says the words, rejects when it ends without. */
  whenSaid: (words: string) => Promise<void>;
  /** Milliseconds from its start until it said where it is. */
  ready: Promise<number>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal: (name: NodeJS.Signals) => void;
}

/** What a start says when it can be used, and a worker's when it works. */
const readyWords = { api: "Samverkansstöd is at ", worker: "Samverkansstöd: a worker is at work" };

/** Starts and watches; waits for nothing. The machine's own settings stay out: only `settings` and what programs need to run. */
export function startProcess(settings: Record<string, string>, folder = repository): ProductProcess {
  const needed = ["PATH", "HOME", "USER", "TMPDIR", "TZ", "LANG", "SystemRoot"];
  const inherited = needed.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=4", "--enable-source-maps", join(folder, "api", "dist", "server.js")],
    {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const whenSaid = async (words: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (text.includes(words)) resolve();
    };
    listeners.add(look);
    look();
    const tooEarly = ended.then(({ code, signal }) => {
      if (!text.includes(words))
        throw new Error(`The product ended (${code ?? signal}) before it said "${words}":\n${text}`);
    });
    await Promise.race([promise, tooEarly]).finally(() => listeners.delete(look));
  };
  const ready = whenSaid(settings["ROLE"] === "worker" ? readyWords.worker : readyWords.api).then(
    () => performance.now() - started,
  );
  // Whoever starts it to see it fail does not wait for this.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? Number.NaN,
    said: () => text,
    whenSaid,
    ready,
    ended,
    signal: (name) => {
      child.kill(name);
    },
  };
}

/** A port that nobody has right now. */
export async function freePort(): Promise<number> {
  const holder = createServer();
  holder.listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  holder.close();
  await once(holder, "close");
  if (address === null || typeof address === "string") throw new Error("The machine gave no port.");
  return address.port;
}

export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "samverkansstod-run-"));
  // For root the database runs as another user, and would otherwise be kept where that user can enter, outside this folder.
  await chmod(folder, 0o755);
  return folder;
}

export interface RunningProduct {
  origin: string;
  said: () => string;
  /** Stops it and starts it again on the same address and data, with other settings. */
  restart: (settings: Record<string, string>) => Promise<void>;
  /** Ends it as Ctrl-C does, and removes its folder. */
  stop: () => Promise<void>;
}

/** A whole product with demo data, ready to be visited. */
export async function startProduct(settings: Record<string, string> = {}): Promise<RunningProduct> {
  const dataDir = await makeDataFolder();
  const remove = () => rm(dataDir, { recursive: true, force: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const always = { PORT: String(port), PUBLIC_URL: origin, DATA_DIR: dataDir, DEMO_DATA: "true" };
    let product = startProcess({ ...always, ...settings });
    try {
      await product.ready;
    } catch (error) {
      // Somebody else can take the port between finding it and using it.
      if (attempt < 3 && product.said().includes("is taken")) continue;
      await remove();
      throw error;
    }
    const end = async (): Promise<void> => {
      product.signal("SIGINT");
      const { code, signal } = await product.ended;
      if (code !== 0) throw new Error(`The product did not stop well (${code ?? signal}):\n${product.said()}`);
    };
    return {
      origin,
      said: () => product.said(),
      restart: async (others) => {
        await end();
        product = startProcess({ ...always, ...others });
        await product.ready;
      },
      stop: async () => {
        try {
          await end();
        } finally {
          await remove();
        }
      },
    };
  }
}
