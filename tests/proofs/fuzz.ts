// `npm run proof:fuzz`: fifty thousand requests as each role, on a server of its own. Prints one line of figures; fails at the first
// answer that breaks what the document promises. `-- --seed 7 --requests 1000` for another run.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { parseArgs } from "node:util";
import { openWorker, startApp } from "../support/app.ts";
import { fuzz } from "../support/fuzz.ts";
import { startTestServer } from "../support/postgres.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, requests: { type: "string", default: "50000" } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const requests = Number(values.requests);
/** Megabytes that the process may grow by, from after the first role on. */
const mostGrowth = 50;

const megabytes = () => Math.round(process.memoryUsage.rss() / 1024 / 1024);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Nobody and a requester first, then each role; gives what the process weighed after each. */
async function asEverybody(app: Awaited<ReturnType<typeof startApp>>) {
  const rss: number[] = [];
  const answers = new Map<number, number>();
  let made = 0;
  for (const [at, role] of ([null, ...roles] satisfies (Role | null)[]).entries()) {
    const as = role === null ? [] : [role];
    const figures = await fuzz(app, { requests, seed: seed + at * 1_000_000, as });
    made += figures.requests;
    for (const [status, count] of [...figures.answers.values()].flatMap((statuses) => [...statuses])) {
      answers.set(status, (answers.get(status) ?? 0) + count);
    }
    globalThis.gc?.();
    rss.push(megabytes());
  }
  return { rss, answers, made };
}

const own = await startTestServer(async (ownerUrl) => {
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
});
const worker = await openWorker(own.server);
const app = await startApp({}, { worker });
try {
  const started = performance.now();
  const { rss, answers, made } = await asEverybody(app);
  const seconds = Math.round((performance.now() - started) / 1000);
  const growth = Math.max(0, (rss.at(-1) ?? 0) - (rss[0] ?? 0));
  const counts = [...answers].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count}×${status}`);
  const faults = [...answers].reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  const memory = `memory ${rss.join(" → ")} MB (+${growth})`;
  say(`fuzz: seed ${seed}, ${made} requests in ${seconds} s, ${faults}×5xx, ${counts.join(" ")}, ${memory}`);
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
