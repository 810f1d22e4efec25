// Demo data by hand: `node db/seed/main.ts demo|remove-demo [--url URL]`. Takes the owner's address from --url, DATABASE_OWNER_URL or
// DATABASE_URL; otherwise starts the database that comes along on DATA_DIR and stops it afterwards.
import { systemClock } from "@samverkansstod/api/shared/clock.ts";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env, loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EmbeddedError, startEmbedded, type EmbeddedOptions } from "../embedded.ts";
import { migrate } from "../migrate.ts";
import { prepareData } from "./prepare.ts";
import { DemoInUse, removeDemo } from "./remove-demo.ts";

/** A sentence for whoever runs this; anything else is a mistake of ours and keeps its stack. */
class Refused extends Error {}

const repository = fileURLToPath(new URL("../../", import.meta.url));
const settings = join(repository, ".env");
if (existsSync(settings)) loadEnvFile(settings);
const usage = "Write: node db/seed/main.ts demo|remove-demo [--url postgres://owner:password@host/database]";

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

function readArguments(): { url: string | undefined; word: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ options: { url: { type: "string" } }, allowPositionals: true });
    return { url: values.url, word: positionals.length === 1 ? positionals[0] : undefined };
  } catch (error) {
    throw new Refused(usage, { cause: error });
  }
}

async function main(): Promise<void> {
  const { url, word } = readArguments();
  const work = word === "demo" ? addDemo : word === "remove-demo" ? remove : undefined;
  if (!work) throw new Refused(usage);
  await onDatabase(url || env["DATABASE_OWNER_URL"]?.trim() || env["DATABASE_URL"]?.trim(), work);
}

try {
  await main();
} catch (error) {
  const isSentence = error instanceof Refused || error instanceof EmbeddedError || error instanceof DemoInUse;
  console.error(isSentence ? error.message : error);
  process.exitCode = 1;
}
