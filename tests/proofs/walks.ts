// `npm run proof:walks`: ten thousand walks through the life of cases at random, over the real commands and PostgreSQL, each held against a model of
// its own, and the reports against all of them. Prints one line of figures; the first walk that parts from its model fails it, with all that was
// done in it. `-- --seed 7 --walks 1000` for another run; `--lanes` says how many go side by side, each in a database of its own.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { parseArgs } from "node:util";
import { openWorker, startApp } from "../support/app.ts";
import { startTestServer, type TestServer } from "../support/postgres.ts";
import { faultsOf } from "../support/walk-check.ts";
import { checkReports } from "../support/walk-reports.ts";
import { walkRules } from "../support/walk-rules.ts";
import { goWalk, type Walked } from "../support/walk-run.ts";
import { standingClock } from "../support/walk.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    walks: { type: "string", default: "10000" },
    lanes: { type: "string", default: "4" },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const walks = Number(values.walks);
const lanes = Math.min(Number(values.lanes), walks);

const say = (line: string) => process.stdout.write(`${line}\n`);
/** One lane that fails ends the others. */
const going = { on: true };

/** As many walks over the rules alone; gives how many steps they had. */
function goByRules(): number {
  let steps = 0;
  for (let walk = 0; walk < walks; walk++) {
    try {
      steps += walkRules(seed + walk);
    } catch (error) {
      throw new Error(`walk ${walk} over the rules (--seed ${seed + walk} --walks 1)`, { cause: error });
    }
  }
  return steps;
}

/** Every `lanes`th walk, in a database of their own, since what falls due in one would disturb another of another time. */
async function goLane(server: TestServer, lane: number): Promise<{ walked: Walked[]; dates: number }> {
  const worker = await openWorker(server);
  const app = await startApp({}, { worker, clock: standingClock("2026-01-01T09:00:00Z") });
  const walked: Walked[] = [];
  try {
    for (let walk = lane; walk < walks && going.on; walk += lanes) {
      walked.push(
        await goWalk(app, seed + walk).catch((error: unknown) => {
          throw new Error(`walk ${walk} (--seed ${seed + walk} --walks 1)`, { cause: error });
        }),
      );
      if (lane === 0 && walked.length % 100 === 0) say(`walks: ${walked.length * lanes} of ${walks}`);
    }
    const models = walked.map(({ model }) => model);
    const dates = going.on ? await checkReports(app, models) : 0;
    const faults = (await faultsOf(worker.owner)).filter(({ cases }) => cases > 0);
    if (faults.length > 0) throw new Error(`of all cases: ${JSON.stringify(faults)}`);
    return { walked, dates };
  } catch (error) {
    going.on = false;
    throw error;
  } finally {
    await app.close();
    await worker.boss.stop({ graceful: false });
    await worker.database.close();
    await worker.owner.end({ timeout: 5 });
  }
}

const own = await startTestServer(async (ownerUrl) => {
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
});
try {
  const started = performance.now();
  const ruled = goByRules();
  const gone = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => goLane(own.server, lane)));
  const failed = gone.find((lane) => lane.status === "rejected");
  if (failed) throw failed.reason;
  const done = gone.flatMap((lane) => (lane.status === "fulfilled" ? [lane.value] : []));
  const walked = done.flatMap((lane) => lane.walked);
  const sum = (count: (one: Walked) => number) => walked.reduce((total, one) => total + count(one), 0);
  const figures = [
    `${walked.length} walks`,
    `${sum(({ calls }) => calls)} calls`,
    `${sum(({ refused }) => refused)} of them refused as they should be`,
    `${sum(({ events }) => events)} events`,
    `${sum(({ intervals }) => intervals)} intervals`,
    `${sum(({ model }) => model.endings.length)} endings`,
    `${sum(({ model }) => model.meetings.length)} meetings`,
    `reports of ${done[0]?.dates ?? 0} dates and 36 months in ${lanes} databases`,
    `${ruled} steps over the rules alone`,
  ];
  const seconds = Math.round((performance.now() - started) / 1000);
  say(`walks: seed ${seed}, ${figures.join(", ")}, ${seconds} s, 0 differences`);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : "";
  say(`walks: seed ${seed} failed: ${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exitCode = 1;
} finally {
  await own.stop();
}
