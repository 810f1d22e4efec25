// `npm run verify-history [-- --since-anchor DAY:DIGEST]`: proves every history, and ends with 1 where one is broken. Takes the database of
// DATABASE_OWNER_URL or DATABASE_URL, otherwise the embedded one under DATA_DIR, running or not.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { env, loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DATABASE, databaseUrl } from "../embedded-cluster.ts";
import { EmbeddedError } from "../embedded-error.ts";
import { withEmbedded } from "../embedded-open.ts";
import { withoutMatch, reportOf } from "./report.ts";
import { verifyHistory, type Verified } from "./verify.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const settings = join(repository, ".env");
if (existsSync(settings)) loadEnvFile(settings);
const usage = "Write: npm run verify-history, or: npm run verify-history -- --since-anchor 2026-11-24:<digest>";

function readAnchor(): { day: string; digest: string } | undefined {
  try {
    const { "since-anchor": anchor } = parseArgs({ options: { "since-anchor": { type: "string" } } }).values;
    if (anchor === undefined) return undefined;
    const [, day, digest] = /^(\d{4}-\d{2}-\d{2}):([0-9a-f]{64})$/.exec(anchor) ?? [];
    if (day === undefined || digest === undefined) throw new EmbeddedError(usage);
    return { day, digest };
  } catch (cause) {
    throw new EmbeddedError(usage, { cause });
  }
}

function verify(): Promise<Verified> {
  const url = env["DATABASE_OWNER_URL"]?.trim() || env["DATABASE_URL"]?.trim();
  if (url) return verifyHistory(url);
  const dataDir = resolve(repository, env["DATA_DIR"]?.trim() || ".data");
  return withEmbedded({ dataDir }, ({ port, secrets }) => verifyHistory(databaseUrl(port, secrets, DATABASE, "owner")));
}

try {
  const given = readAnchor();
  const started = performance.now();
  const found = await verify();
  const seconds = (performance.now() - started) / 1000;
  const { lines, whole } = reportOf(found, seconds);
  const missing = given && withoutMatch(found.anchors, given);
  for (const line of [...lines, ...(missing === undefined ? [] : [missing])]) console.log(line);
  if (!whole || missing !== undefined) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof EmbeddedError ? error.message : error);
  process.exitCode = 2;
}
