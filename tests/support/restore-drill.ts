// The restore drill: a product at work is backed up while people write, the backup is restored into a new folder, and every row of the product's
// tables is held against what the database showed at the moment of the backup. Then the product starts on it, and somebody signs in.
import { createRequest } from "@samverkansstod/api/contract/requests.ts";
import { stockholmDate, stockholmDay } from "@samverkansstod/api/shared/calendar-zone.ts";
import { backUp } from "@samverkansstod/db/backup/backup.ts";
import { restore } from "@samverkansstod/db/backup/restore.ts";
import { databaseUrl, DATABASE, type Secrets } from "@samverkansstod/db/embedded-cluster.ts";
import { placeOfData } from "@samverkansstod/db/embedded-place.ts";
import { quoteText, withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { generate } from "@samverkansstod/db/seed/generate.ts";
import { withOwner } from "@samverkansstod/db/seed/owner.ts";
import { startEmbedded } from "@samverkansstod/db/embedded.ts";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { aForm } from "./builders.ts";
import { call, signInAt } from "./running-calls.ts";
import { freePort, makeDataFolder, startProcess, type ProductProcess } from "./running-product.ts";

type Send = Parameters<Parameters<typeof withConnection>[1]>[0];
/** Table by table: how many rows, and a digest of all of them. */
type Digests = Record<string, { count: number; digest: string }>;

export interface DrillFigures {
  cases: number;
  tables: number;
  rows: number;
  megabytes: number;
  /** Acknowledged before the moment of the backup, while it was being made, and after that moment. */
  written: { before: number; during: number; after: number };
  different: string[];
  lost: number;
  seconds: { backup: number; restore: number; start: number };
  signedIn: string;
}

const tables = `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
  where table_schema in ('app', 'app_runtime') and table_type = 'BASE TABLE' order by 1`;

async function digestsOf(send: Send): Promise<Digests> {
  const digests: Digests = {};
  for (const { name } of await send(tables)) {
    const [row] = await send(
      `select count(*)::int as count, coalesce(md5(string_agg(line, '' order by line)), '') as digest from (select md5(t::text) as line from ${String(name)} t) lines`,
    );
    digests[String(name)] = { count: Number(row?.["count"]), digest: String(row?.["digest"]) };
  }
  return digests;
}

async function ownerUrlOf(dataDir: string, secrets: Secrets): Promise<string> {
  const data = await placeOfData(join(dataDir, "postgresql"));
  const lines = (await readFile(join(data, "cluster", "postmaster.pid"), "utf8")).split("\n");
  return databaseUrl(Number(lines[3]), secrets, DATABASE, "owner");
}

/** Holds the database still for as long as it takes to say what it shows, and looks at leisure afterwards. */
async function watchMoment(ownerUrl: string) {
  const stilled = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const digests = withConnection(ownerUrl, async (look) => {
    await withConnection(ownerUrl, async (hold) => {
      const names = (await hold(tables)).map(({ name }) => String(name)).join(", ");
      // A job of the product may be in the middle of its tables; then whoever waits for the other gives way.
      for (;;) {
        try {
          await hold(`begin; lock table ${names} in share mode`);
          break;
        } catch (error) {
          await hold("rollback");
          if (!(error instanceof Error && "code" in error && error.code === "40P01")) throw error;
        }
      }
      await look("begin isolation level repeatable read");
      await look("select 1");
      stilled.resolve();
      await goOn.promise;
      await hold("commit");
    });
    return digestsOf(look);
  });
  digests.catch(stilled.reject);
  await stilled.promise;
  return { release: goOn.resolve, digests };
}

/** People who write drafts one after the other until they are told to end, and who can be stilled for a moment. */
function startWriters(origin: string, cookie: string, count: number) {
  const acknowledged: string[] = [];
  const state: { going: boolean; gate: Promise<void> | null } = { going: true, gate: null };
  const underWay = new Set<Promise<void>>();
  const draft = async (): Promise<void> => {
    const answer = await call(origin, createRequest.url, { cookie, body: aForm() });
    if (answer.status === 429) await pause(1_000);
    else if (answer.status !== 201)
      throw new Error(`A draft was answered with ${answer.status}: ${await answer.text()}`);
    else acknowledged.push(((await answer.json()) as { id: string }).id);
  };
  const write = async (): Promise<void> => {
    while (state.going) {
      await state.gate;
      const one = draft();
      underWay.add(one);
      await one.finally(() => underWay.delete(one));
    }
  };
  const writers = Array.from({ length: count }, write);
  const done = Promise.all(writers);
  done.catch(() => undefined);
  return {
    acknowledged,
    /** Nobody writes from when this resolves until what it gives is called. */
    still: async (): Promise<() => void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      state.gate = promise;
      await Promise.allSettled(underWay);
      return () => {
        state.gate = null;
        resolve();
      };
    },
    until: async (many: number): Promise<void> => {
      while (acknowledged.length < many) await Promise.race([pause(20), done]);
    },
    end: async (): Promise<void> => {
      state.going = false;
      await done;
    },
  };
}

async function start(dataDir: string, port: number): Promise<ProductProcess> {
  const product = startProcess({ PORT: String(port), DATA_DIR: dataDir, DEMO_DATA: "true", LOG_LEVEL: "error" });
  await product.ready;
  return product;
}

async function stop(product: ProductProcess): Promise<void> {
  product.signal("SIGTERM");
  const { code } = await product.ended;
  if (code !== 0) throw new Error(`The product did not stop well (${code}):\n${product.said()}`);
}

const secretsIn = async (dataDir: string) =>
  JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as Secrets;

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const begun = performance.now();
  return [await work(), (performance.now() - begun) / 1000];
};

const requester = "kontakt@laxlyktan.example";

/** The whole drill, on folders and ports of its own. The API must be built. */
export async function drillRestore({
  cases,
  seed,
  writers: many,
  say,
}: {
  /** How many are generated beside the demo's. */
  cases: number;
  seed: number;
  writers: number;
  say: (line: string) => void;
}): Promise<DrillFigures> {
  const [source, target] = [await makeDataFolder(), await makeDataFolder()];
  const backup = join(target, "backup");
  const restored = join(target, "restored");
  const running: ProductProcess[] = [];
  try {
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const product = await start(source, port);
    running.push(product);
    const secrets = await secretsIn(source);
    const ownerUrl = await ownerUrlOf(source, secrets);
    // Sizes of a town, and days that have begun: the generator wants no more.
    const organisations = Math.max(10, Math.ceil(cases / 10));
    const now = stockholmDay(stockholmDate(Temporal.Now.instant())).start;
    if (cases > 0) await withOwner(ownerUrl, (db) => generate(db, { cases, organisations, seed, now }));
    say(`restore: ${cases} cases are there`);

    const writers = startWriters(origin, (await signInAt(origin, requester)).cookie, many);
    await writers.until(many);
    const before = writers.acknowledged.length;
    let atEnd = 0;
    let moment: Awaited<ReturnType<typeof watchMoment>> | undefined;
    let goOn = () => {};
    const [made, backupSeconds] = await seconds(() =>
      backUp({
        dataDir: source,
        folder: backup,
        beforeEnd: async () => {
          goOn = await writers.still();
          atEnd = writers.acknowledged.length;
          moment = await watchMoment(ownerUrl);
        },
        afterEnd: async () => {
          moment?.release();
          goOn();
        },
      }),
    );
    await writers.until(atEnd + many);
    await writers.end();
    say(`restore: backed up in ${backupSeconds.toFixed(1)} s`);
    const shown = await (moment?.digests ?? Promise.reject(new Error("The backup had no end.")));
    await stop(product);

    const [, restoreSeconds] = await seconds(() => restore({ dataDir: restored, folder: backup }));
    say(`restore: restored in ${restoreSeconds.toFixed(1)} s`);
    const server = await startEmbedded({ dataDir: join(restored, "postgresql"), secrets: await secretsIn(restored) });
    let found: Digests;
    try {
      found = await withConnection(server.ownerUrl, digestsOf);
    } finally {
      await server.stop();
    }
    const different = Object.keys({ ...shown, ...found }).filter(
      (name) => JSON.stringify(shown[name]) !== JSON.stringify(found[name]),
    );

    const [again, startSeconds] = await seconds(() => start(restored, port));
    running.push(again);
    const { name } = await signInAt(origin, requester);
    const acknowledged = writers.acknowledged.slice(0, atEnd).map(quoteText).join(",");
    const [kept] = await withConnection(await ownerUrlOf(restored, secrets), (send) =>
      send(`select count(*)::int as count from app.request where id in (${acknowledged})`),
    );
    await stop(again);
    return {
      cases: Number(found["app.request"]?.count),
      tables: Object.keys(shown).length,
      rows: Object.values(shown).reduce((sum, { count }) => sum + count, 0),
      megabytes: Math.ceil(made.bytes / 1_000_000),
      written: { before, during: atEnd - before, after: writers.acknowledged.length - atEnd },
      different,
      lost: atEnd - Number(kept?.["count"]),
      seconds: { backup: backupSeconds, restore: restoreSeconds, start: startSeconds },
      signedIn: name,
    };
  } finally {
    for (const product of running) product.signal("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    await rm(source, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
  }
}
