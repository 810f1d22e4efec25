// `npm run bench`: how fast the built API is, with all that it does, beside the same SQL run bare in the same run; how the queue grows with the number of
// cases; and the plan of each filter combination. `-- --cases 10000,100000 --seconds 5 --pairs 3 --jobs J1,J2 --seed 1`. The measured jobs are those of
// the second size named, or of the only one. Prints a table and, last, one line; ends with 1 where a floor is missed.
import { parseArgs } from "node:util";
import { buildProduct } from "../support/running-product.ts";
import { growthOf, type Growth } from "./growth.ts";
import { bareJobs, jobsOf, type Job } from "./jobs.ts";
import { load, type Measured } from "./load.ts";
import { signedIn } from "./people.ts";
import { plansOf } from "./plans.ts";
import { foldNow, makeTown, startApi, startBare, startServer, type Measurable, type Town, type Undo } from "./stage.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10000,100000" },
    organisations: { type: "string", default: "10000" },
    seconds: { type: "string", default: "5" },
    pairs: { type: "string", default: "3" },
    jobs: { type: "string", default: "J1,J2,J3,J4" },
    seed: { type: "string", default: "1" },
  },
});
const sizes = values.cases.split(",").map(Number);
const measuredSize = sizes[1] ?? sizes[0] ?? 0;
const most = { memory: 320, growth: 1.3 };
const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const missed: string[] = [];

interface Pair {
  product: Measured;
  bare: Measured;
}

async function measure(job: Job, api: Measurable, bare: Measurable): Promise<{ line: string; short: string }> {
  const limit = job.amount === undefined ? { seconds: Number(values.seconds) } : { amount: job.amount };
  const count = job.amount ?? 0;
  const bareLimit = job.bareAmount === undefined ? limit : { amount: job.bareAmount };
  const warm = job.amount === undefined ? { seconds: 1 } : { amount: 200 };
  await load(api.origin, await job.product(200), warm);
  await load(bare.origin, await job.bare(200), warm);
  const pairs: Pair[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    const ofProduct = async () => load(api.origin, await job.product(count), limit);
    const ofBare = async () => load(bare.origin, await job.bare(count), bareLimit);
    // In turn, since the second of a pair finds a warmer machine.
    const first = pair % 2 === 0 ? await ofProduct() : await ofBare();
    const second = pair % 2 === 0 ? await ofBare() : await ofProduct();
    pairs.push(pair % 2 === 0 ? { product: first, bare: second } : { product: second, bare: first });
  }
  const of = (side: keyof Pair, figure: keyof Measured) => median(pairs.map((pair) => pair[side][figure]));
  const ratio = median(pairs.map(({ product, bare: other }) => product.perSecond / other.perSecond));
  const failed = pairs.reduce((sum, { product, bare: other }) => sum + product.failed + other.failed, 0);
  const own = median(pairs.flatMap(({ product, bare: other }) => [product.ownShare, other.ownShare]));
  if (failed > 0) missed.push(`${job.name}: ${failed} calls failed`);
  if (!(ratio >= job.floor)) missed.push(`${job.name}: ${ratio.toFixed(2)} of bare, floor ${job.floor}`);
  if (job.p99 !== undefined && !(of("product", "p99") <= job.p99))
    missed.push(`${job.name}: p99 ${of("product", "p99")} ms, at most ${job.p99}`);
  const side = (name: keyof Pair) =>
    `${of(name, "perSecond").toFixed(0).padStart(6)}/s ${of(name, "p50")}/${of(name, "p99")} ms`;
  const line = `${job.name} ${job.what.padEnd(24)} product ${side("product")} · bare ${side("bare")} · ratio ${ratio.toFixed(2)} (${pairs
    .map(({ product, bare: other }) => (product.perSecond / other.perSecond).toFixed(2))
    .join(" ")}), floor ${job.floor} · load generator ${(own * 100).toFixed(0)} % of a processor`;
  return { line, short: `${job.name} ${ratio.toFixed(2)}` };
}

async function measureJobs(town: Town, api: Measurable, now: Temporal.Instant): Promise<string[]> {
  const bare = await startBare(await bareJobs(town.appUrl, now));
  try {
    const { rows } = await town.owner.query<{ id: string }>(
      `select id from app.request where state <> 'draft' order by md5(id::text) limit 5000`,
    );
    const staff = await signedIn(town.owner, "consultant", 10);
    const requesters = await signedIn(town.owner, "contact", 500);
    const wanted = values.jobs.split(",");
    const short: string[] = [];
    let memory = 0;
    for (const job of jobsOf({ owner: town.owner, staff, requesters, cases: rows.map(({ id }) => id) })) {
      if (!wanted.includes(job.name)) continue;
      await foldNow(town);
      const measured = await measure(job, api, bare);
      memory = Math.max(memory, await api.memory());
      say(measured.line);
      short.push(measured.short);
    }
    if (!(memory <= most.memory)) missed.push(`memory ${memory.toFixed(0)} MiB, at most ${most.memory}`);
    return [...short, `memory ${memory.toFixed(0)} MiB`];
  } finally {
    await bare.stop();
  }
}

const undo: Undo = [];
try {
  await buildProduct("api");
  const now = Temporal.Now.instant();
  const server = await startServer(undo);
  const figures: string[] = [];
  const grown: { cases: number; growth: Growth }[] = [];
  for (const cases of sizes) {
    const options = {
      cases,
      organisations: Math.min(Number(values.organisations), cases),
      seed: Number(values.seed),
      now,
    };
    const town = await makeTown(server, options, undo);
    say(`${cases} cases generated in ${town.generatedIn.toFixed(0)} s`);
    const plans = await plansOf(town.appUrl, now);
    for (const fault of plans.faults) missed.push(`${cases} cases, plan: ${fault}`);
    say(
      `${plans.count} filter combinations, ${plans.faults.length} with a bad plan, most buffers ${plans.mostBuffers} (${plans.worst})`,
    );
    const api = await startApi(town);
    try {
      const growth = await growthOf(town, api.origin);
      grown.push({ cases, growth });
      say(
        `queue at ${cases} cases: first page ${growth.first.toFixed(1)} ms, page 1 000 ${growth.late.toFixed(1)} ms (medians)`,
      );
      if (cases === measuredSize) figures.push(...(await measureJobs(town, api, now)));
    } finally {
      await api.stop();
    }
  }
  const [least] = grown;
  for (const { cases, growth } of grown.slice(1)) {
    for (const page of ["first", "late"] as const) {
      const times = growth[page] / (least?.growth[page] ?? Number.NaN);
      figures.push(`${page} page × ${times.toFixed(2)} at ${cases}`);
      if (!(times <= most.growth))
        missed.push(
          `${page} page at ${cases} cases: ${times.toFixed(2)} times that of ${least?.cases}, at most ${most.growth}`,
        );
    }
  }
  for (const one of missed) say(`missed: ${one}`);
  say(`bench: seed ${values.seed}, ${measuredSize} cases, ${figures.join(", ")}, ${missed.length} missed`);
  if (missed.length > 0) process.exitCode = 1;
} finally {
  for (const step of undo.toReversed()) await step();
}
