// `npm run proof:fuzz`: fifty thousand requests as each role, on a server of its own. Prints one line of figures; fails at the first
// answer that breaks what the document promises. `-- --seed 7 --requests 1000` for another run.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openWorker, startApp } from "../support/app.ts";
import { fuzz } from "../support/fuzz.ts";
import { startTestServer } from "../support/postgres.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, requests: { type: "string", default: "50000" } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const requests = Number(values.requests);
/** Megabytes that may be held more after the last role than after the first. */
const mostGrowth = 50;

interface Memory {
  /** What is still in use after collecting garbage. */
  held: number;
  /** What the system has lent: of the product, of whatever makes and checks the requests, and of garbage that was never asked back. */
  resident: number;
}

async function memoryNow(): Promise<Memory> {
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return { held: megabytes(heapUsed + external), resident: megabytes(rss) };
}
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Nobody and a requester first, then each role; gives what memory it held after each. */
async function asEverybody(app: Awaited<ReturnType<typeof startApp>>) {
  const memory: Memory[] = [];
  const answers = new Map<number, number>();
  let made = 0;
  for (const [at, role] of ([null, ...roles] satisfies (Role | null)[]).entries()) {
    const as = role === null ? [] : [role];
    const figures = await fuzz(app, { requests, seed: seed + at * 1_000_000, as });
    made += figures.requests;
    for (const [status, count] of [...figures.answers.values()].flatMap((statuses) => [...statuses])) {
      answers.set(status, (answers.get(status) ?? 0) + count);
    }
    memory.push(await memoryNow());
  }
  return { memory, answers, made };
}

const own = await startTestServer(async (ownerUrl) => {
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
});
const worker = await openWorker(own.server);
const app = await startApp({}, { worker });
try {
  const started = performance.now();
  const { memory, answers, made } = await asEverybody(app);
  const seconds = Math.round((performance.now() - started) / 1000);
  const growth = Math.max(0, (memory.at(-1)?.held ?? 0) - (memory[0]?.held ?? 0));
  const counts = [...answers].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count}×${status}`);
  const faults = [...answers].reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  const held = `held ${memory.map((one) => one.held).join(" → ")} MB (+${growth}), resident ${memory.map((one) => one.resident).join(" → ")} MB`;
  say(`fuzz: seed ${seed}, ${made} requests in ${seconds} s, ${faults}×5xx, ${counts.join(" ")}, ${held}`);
  if (growth > mostGrowth) {
    say(`fuzz: memory grew by ${growth} MB, more than ${mostGrowth}`);
    process.exitCode = 1;
  }
} catch (error) {
  say(
    `fuzz: seed ${seed} failed: ${error instanceof Error ? `${error.message}: ${String(error.cause)}` : String(error)}`,
  );
  process.exitCode = 1;
} finally {
  await app.close();
  await worker.boss.stop({ graceful: false });
  await worker.database.close();
  await worker.owner.end({ timeout: 5 });
  await own.stop();
}
