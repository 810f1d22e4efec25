// Data by hand: `node db/seed/main.ts demo|remove-demo|first-admin|generate [--url URL]`. Takes the owner's address from --url, DATABASE_OWNER_URL or
// DATABASE_URL; otherwise starts the database that comes along on DATA_DIR and stops it afterwards. `generate` takes `--to URL` or DATA_DIR, no variable.
import { systemClock } from "@samverkansstod/api/shared/clock.ts";
import { stockholmDate, stockholmDay } from "@samverkansstod/api/shared/calendar-zone.ts";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env, loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EmbeddedError, startEmbedded, type EmbeddedOptions } from "../embedded.ts";
import { migrate } from "../migrate.ts";
import { addFirstAdmin, NoFirstAdmin } from "./first-admin.ts";
import { generate, NotGenerated } from "./generate.ts";
import { withOwner } from "./owner.ts";
import { prepareData } from "./prepare.ts";
import { DemoInUse, removeDemo } from "./remove-demo.ts";

/** A sentence for whoever runs this; anything else is a mistake of ours and keeps its stack. */
class Refused extends Error {}

const repository = fileURLToPath(new URL("../../", import.meta.url));
const settings = join(repository, ".env");
if (existsSync(settings)) loadEnvFile(settings);
const usage =
  'Write: node db/seed/main.ts demo|remove-demo [--url postgres://owner:password@host/database], npm run first-admin -- --email anna@example.org [--name "Anna Andersson"], or npm run generate -- --cases 100000 [--organisations 10000] [--seed 1] [--to postgres://owner:password@host/database]';

/** The product makes the passwords at its first start; here they are only read. */
async function passwordsIn(dataDir: string): Promise<EmbeddedOptions["secrets"]> {
  try {
    return JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as EmbeddedOptions["secrets"];
  } catch (error) {
    throw new Refused(
      `There is no database in ${dataDir}. Start the product once first, or set DATA_DIR, DATABASE_OWNER_URL or --url.`,
      { cause: error },
    );
  }
}

async function onDatabase(url: string | undefined, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  if (url) return work(url);
  const dataDir = resolve(repository, env["DATA_DIR"]?.trim() || ".data");
  const server = await startEmbedded({ dataDir: join(dataDir, "postgresql"), secrets: await passwordsIn(dataDir) });
  try {
    await work(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

async function addDemo(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl);
  await prepareData(ownerUrl, { now: systemClock().now(), demo: true });
  console.log("The demo data is there.");
}

async function remove(ownerUrl: string): Promise<void> {
  const { requests, people, organisations, kept } = await removeDemo(ownerUrl, { now: systemClock().now() });
  console.log(`Removed ${requests} requests, ${people} people and ${organisations} organisations of the demo.`);
  if (kept.length > 0) console.log(`Real cases name these demo people, so they stay, deactivated: ${kept.join(", ")}.`);
  console.log("Start the product with DEMO_DATA=false, or the demo comes back.");
}

async function makeFirstAdmin(ownerUrl: string, { email, name }: Arguments): Promise<void> {
  await migrate(ownerUrl);
  await addFirstAdmin(ownerUrl, { email: email ?? "", name: name ?? "", now: systemClock().now() });
  console.log(`${email} is an administrator now, and can sign in.`);
}

interface Arguments {
  email: string | undefined;
  name: string | undefined;
  url: string | undefined;
  to: string | undefined;
  word: string | undefined;
  cases: number;
  organisations: number;
  seed: number;
}

async function addGenerated(ownerUrl: string, { cases, organisations, seed }: Arguments): Promise<void> {
  await migrate(ownerUrl);
  const now = stockholmDay(stockholmDate(systemClock().now())).start;
  await prepareData(ownerUrl, { now, demo: false });
  const started = performance.now();
  const progress = (done: number) => {
    console.log(`${done} cases`);
  };
  await withOwner(ownerUrl, (db) => generate(db, { cases, organisations, seed, now }, { progress }));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`Generated ${cases} made-up cases of ${organisations} organisations, seed ${seed}, in ${seconds} s.`);
}

function readArguments(): Arguments {
  try {
    const text = { type: "string" } as const;
    const options = { url: text, to: text, email: text, name: text, cases: text, organisations: text, seed: text };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const whole = (value: string | undefined, usual: number, most: number) => {
      if (value === undefined) return usual;
      if (!/^[1-9]\d*$/.test(value) || Number(value) > most) throw new Refused(usage);
      return Number(value);
    };
    return {
      url: values.url,
      email: values.email,
      name: values.name,
      to: values.to,
      word: positionals.length === 1 ? positionals[0] : undefined,
      cases: whole(values.cases, 100_000, 5_000_000),
      organisations: whole(values.organisations, 10_000, 999_999),
      seed: whole(values.seed, 1, 1_000_000),
    };
  } catch (error) {
    throw new Refused(usage, { cause: error });
  }
}

async function main(): Promise<void> {
  const read = readArguments();
  const { url, to, word } = read;
  // Never where the surroundings point: whoever generates says where.
  if (word === "generate") return onDatabase(to, (ownerUrl) => addGenerated(ownerUrl, read));
  const works: Readonly<Record<string, (ownerUrl: string) => Promise<void>>> = {
    demo: addDemo,
    "remove-demo": remove,
    "first-admin": (ownerUrl) => makeFirstAdmin(ownerUrl, read),
  };
  const work = works[word ?? ""];
  if (!work) throw new Refused(usage);
  await onDatabase(url || env["DATABASE_OWNER_URL"]?.trim() || env["DATABASE_URL"]?.trim(), work);
}

try {
  await main();
} catch (error) {
  const isSentence = [Refused, EmbeddedError, DemoInUse, NoFirstAdmin, NotGenerated].some(
    (kind) => error instanceof kind,
  );
  console.error(isSentence && error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
