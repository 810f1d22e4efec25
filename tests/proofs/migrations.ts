// `npm run proof:migrations`: cuts every migration after each of its statements, by ending its backend and by ending its connection in turn, on a
// database with cases of an old version in it. What is left is the schema and the rows before, or after; never between. `-- --step 5` for fewer cuts.
import { databaseUrl, MAINTENANCE } from "@samverkansstod/db/embedded-cluster.ts";
import { withConnection } from "@samverkansstod/db/embedded-sql.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { cutEverywhere } from "../support/migration-cuts.ts";
import { seedOld } from "../support/old-version.ts";
import { startTestServer } from "../support/postgres.ts";

const { values } = parseArgs({
  options: {
    // Nothing here is left to chance; taken because every proof takes it.
    seed: { type: "string", default: "1" },
    step: { type: "string", default: "1" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const name = "cut_everywhere";
// The roles belong to the whole server; what is cut are the migrations of a database of its own.
const { server, stop } = await startTestServer((url) => migrate(url));

try {
  const started = performance.now();
  await withConnection(databaseUrl(server.port, server.secrets, MAINTENANCE, "owner"), (send) =>
    send(`create database ${name}`),
  );
  const url = databaseUrl(server.port, server.secrets, name, "owner");
  const seed = async () => {
    const owner = postgres(url, { max: 1, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
    await seedOld(owner);
    await owner.end({ timeout: 5 });
  };
  const { migrations, cuts, between } = await cutEverywhere(url, {
    step: Number(values.step),
    prepare: { before: 2, work: seed },
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  const left = between.length > 0 ? `; MISSED: ${between.join(", ")}` : "";
  say(
    `migrations: seed ${values.seed}, ${migrations} migrations, ${cuts} cuts, ${between.length} left something between, ${seconds} s${left}`,
  );
  process.exitCode = between.length > 0 ? 1 : 0;
} catch (error) {
  say(`migrations: seed ${values.seed} failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stop();
}
