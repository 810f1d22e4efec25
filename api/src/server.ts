// The process: configuration → database → application → listening → graceful stop. The only reader of the environment.
import { databaseErrorCode, openDatabase } from "@samverkansstod/db/client.ts";
import { EmbeddedError, startEmbedded, type EmbeddedServer } from "@samverkansstod/db/embedded.ts";
import { isMigrated, migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildApp } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { startEngine } from "./jobs/engine.ts";
import { queueOn } from "./jobs/queue.ts";
import { startWorker } from "./jobs/worker.ts";
import { startMetricsServer } from "./metrics/metrics-server.ts";
import { newMetrics } from "./metrics/metrics.ts";
import { describeFault } from "./plugins/problems.ts";
import { developmentTransport, smtpTransport } from "./mail/transport.ts";
import { readSecrets } from "./secrets.ts";
import { ConfigError } from "./settings.ts";
import { systemClock } from "./shared/clock.ts";
import { keysOf } from "./shared/keys.ts";
import { welcome } from "./welcome.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const say = (line: string) => console.log(line);

/** What to undo at the end, last done first. */
const undo: (() => Promise<unknown>)[] = [];

async function addresses(
  config: Config,
): Promise<{ url: string; ownerUrl: string; embedded: EmbeddedServer | null; signInKey: string }> {
  if (config.databaseUrl !== null) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
    // With keys and a database of its own an installation needs no data folder, and may stand on a disk that cannot be written.
    const signInKey = config.signInKeys === null ? (await readSecrets(config.dataDir)).signInKey : "";
    return { url: config.databaseUrl, ownerUrl, embedded: null, signInKey };
  }
  const secrets = await readSecrets(config.dataDir);
  const embedded = await startEmbedded({ dataDir: join(config.dataDir, "postgresql"), secrets, say });
  undo.push(() => embedded.stop());
  return { url: embedded.appUrl, ownerUrl: embedded.ownerUrl, embedded, signInKey: secrets.signInKey };
}

async function start(config: Config): Promise<void> {
  const clock = systemClock(config.clockOffsetMinutes * 60_000);
  const { url, ownerUrl, embedded, signInKey } = await addresses(config);
  // Elsewhere several processes share one database, and most of them may not have its owner's rights.
  if (embedded !== null || !(await isMigrated(url))) {
    await migrate(ownerUrl, { appLogin: decodeURIComponent(new URL(url).username) });
    await prepareData(ownerUrl, { now: clock.now(), demo: config.demoData });
  }

  const database = openDatabase(url);
  undo.push(() => database.close());
  const metrics = config.metricsPort === null ? null : newMetrics();
  const works = config.role !== "api";
  const transport =
    config.smtpUrl === null
      ? developmentTransport(database)
      : smtpTransport(config.smtpUrl, config.mailFrom, config.outboundProxy);
  undo.push(async () => transport.close());
  const boss = await startEngine(url, {
    works,
    onError: (error) => {
      // As the log of calls has it: one JSON object a line, without what a message may repeat.
      const time = clock.now().epochMilliseconds;
      console.error(
        JSON.stringify({ level: 50, time, pid: process.pid, fault: describeFault(error), msg: "job queue" }),
      );
    },
  });
  undo.push(() => boss.stop({ graceful: true, timeout: 8_000 }));

  const signInKeys = config.signInKeys ?? [{ id: "own-1", secret: signInKey }];
  if (works) {
    const name = `${hostname()}:${process.pid}`;
    await startWorker(boss, {
      database,
      queue: queueOn(boss),
      transport,
      clock,
      keys: keysOf(signInKeys),
      publicUrl: config.publicUrl,
      staffSignInElsewhere: config.oidc !== null,
      name,
    });
  }
  if (config.role !== "worker") {
    const dist = fileURLToPath(new URL("../../client/dist/", import.meta.url));
    const clientFolder = existsSync(dist) ? dist : null;
    const queue = queueOn(boss);
    const isStopping = () => stopping;
    const parts = { database, queue, clock, config, signInKeys, clientFolder, isStopping };
    const app = await buildApp({ ...parts, ...(metrics && { metrics }) });
    await app.listen({ port: config.port, host: config.host });
    undo.push(() => app.close());
    if (config.drainSeconds > 0) undo.push(() => pause(config.drainSeconds * 1000));
  }
  if (config.metricsPort !== null && metrics) {
    const dataDir = embedded === null ? null : embedded.dataDir;
    undo.push(await startMetricsServer(config.metricsPort, { metrics, database, clock, dataDir }));
  }
  void embedded?.died.then(async (error) => {
    console.error(error.message);
    await stop(1);
  });
  for (const line of welcome(config)) say(line);
}

let starting: Promise<void> = Promise.resolve();
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  // Whatever does not end by itself ends with the process.
  setTimeout(() => process.exit(code), 9_500).unref();
  // Told to stop in the middle of starting: what is half started must be there to be stopped.
  await starting.catch(() => undefined);
  for (const step of undo.toReversed()) {
    try {
      await step();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  process.exit(code);
}

/** One sentence for what a person can mend; the whole error for what is our mistake. */
function explain(error: unknown, config: Config | undefined): string {
  if (error instanceof ConfigError || error instanceof EmbeddedError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  const port = config?.port ?? 0;
  if (code === "EADDRINUSE" && "port" in error && error.port === config?.metricsPort) {
    return `Port ${String(error.port)} for metrics is taken by another program: set METRICS_PORT to another one.`;
  }
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program: stop that one, or start with another port, such as PORT=${port + 1} npm start.`;
  }
  if (code === "EACCES" && "port" in error)
    return `Port ${port} needs more rights than this user has; set PORT to 1024 or more.`;
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR" || code === "EPERM") {
    return `The data folder ${config?.dataDir ?? ""} cannot be written; set DATA_DIR to a folder this user may write in.`;
  }
  if (code === "ENOSPC") return `The disk that holds ${config?.dataDir ?? ""} is full; make room and start again.`;
  if (databaseErrorCode(error) === "42501") {
    return "The database must be migrated, and this login may not: start one process with DATABASE_OWNER_URL set to the owner's login.";
  }
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || databaseErrorCode(error) === "CONNECTION_LOST") {
    return "The database does not answer; check that it runs and that DATABASE_URL is right.";
  }
  return error.stack ?? error.message;
}

async function main(): Promise<void> {
  let config: Config | undefined;
  try {
    const file = join(repository, ".env");
    // What is set already wins over the file.
    if (existsSync(file)) process.loadEnvFile(file);
    config = readConfig(process.env, repository);
    process.once("SIGINT", () => void stop(0));
    process.once("SIGTERM", () => void stop(0));
    process.once("SIGHUP", () => void stop(0));
    starting = start(config);
    await starting;
  } catch (error) {
    console.error(explain(error, config));
    await stop(1);
  }
}

await main();
