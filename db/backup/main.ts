// `npm run backup [-- folder]` and `npm run restore -- folder`, for the embedded database under DATA_DIR. With a DATABASE_URL the database is
// somebody else's to back up.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { cwd, env, loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EmbeddedError } from "../embedded-error.ts";
import { backUp } from "./backup.ts";
import { restore } from "./restore.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const settings = join(repository, ".env");
if (existsSync(settings)) loadEnvFile(settings);
const usage = "Write: npm run backup [-- folder], or: npm run restore -- folder";
const say = (line: string) => console.log(line);

function readArguments(): { word: string | undefined; folder: string | undefined } {
  try {
    const { positionals } = parseArgs({ options: {}, allowPositionals: true });
    if (positionals.length > 2) throw new EmbeddedError(usage);
    const [word, folder] = positionals;
    // npm runs in the repository, but a person names a folder from where they are.
    return { word, folder: folder === undefined ? undefined : resolve(env["INIT_CWD"] ?? cwd(), folder) };
  } catch (cause) {
    throw new EmbeddedError(usage, { cause });
  }
}

async function main(): Promise<void> {
  const { word, folder } = readArguments();
  if (env["DATABASE_URL"]?.trim()) {
    throw new EmbeddedError(
      "DATABASE_URL is set, so the database is your own: back it up and restore it with PostgreSQL's tools, as docs/running.md says.",
    );
  }
  const dataDir = resolve(repository, env["DATA_DIR"]?.trim() || ".data");
  if (word === "backup") {
    const done = await backUp({ dataDir, folder: folder ?? null, say });
    const size = `${done.files} files, ${Math.ceil(done.bytes / 1_000_000)} MB`;
    say(`Backed up to ${done.folder}, as of ${done.asOf}: ${size}. It holds personal data and secrets.`);
  } else if (word === "restore" && folder !== undefined) {
    const { asOf } = await restore({ dataDir, folder, say });
    say(`Restored to ${dataDir}, as of ${asOf}. Start the product.`);
  } else {
    throw new EmbeddedError(usage);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof EmbeddedError ? error.message : error);
  process.exitCode = 1;
}
