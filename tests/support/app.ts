// The real application on a database of this worker's own, with a clock that a test can move and mails it can read.
import { openDatabase, queueUrl, type Database } from "@samverkansstod/db/client.ts";
import type { QueueName } from "@samverkansstod/db/queues.ts";
import { buildApp, type Dependencies } from "@samverkansstod/api/app.ts";
import { readConfig, type Config } from "@samverkansstod/api/config.ts";
import { queueOn, type Queue } from "@samverkansstod/api/jobs/queue.ts";
import { sendMail, sendSignInCode, sweep, type WorkerTools } from "@samverkansstod/api/jobs/worker.ts";
import type { Outgoing } from "@samverkansstod/api/mail/transport.ts";
import type { Clock } from "@samverkansstod/api/shared/clock.ts";
import { keysOf, type SigningKey } from "@samverkansstod/api/shared/keys.ts";
import { randomBytes, randomInt } from "node:crypto";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { inject } from "vitest";
import { createDatabaseFromTemplate, type TestDatabase, type TestServer } from "./postgres.ts";

export interface TestClock extends Clock {
  set(now: string): void;
  advance(duration: Temporal.DurationLike): void;
}

/** Begins at the machine's time, so that the database's clock agrees. */
export function testClock(): TestClock {
  let offset = Temporal.Duration.from({ seconds: 0 });
  const real = () => Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds);
  return {
    now: () => real().add(offset),
    set: (now) => {
      offset = real().until(Temporal.Instant.from(now));
    },
    advance: (duration) => {
      offset = offset.add(Temporal.Duration.from(duration));
    },
  };
}

interface Worker {
  database: Database;
  names: TestDatabase;
  boss: PgBoss;
  /** As the owner, whom row-level security does not bind: for preparing and for looking. */
  owner: postgres.Sql;
}

let worker: Promise<Worker> | undefined;

/** A database of its own on this server, and what a worker needs to use it. */
export async function openWorker(server: TestServer): Promise<Worker> {
  const names = await createDatabaseFromTemplate(server, `test_${process.pid}_${randomBytes(4).toString("hex")}`);
  const boss = new PgBoss({
    connectionString: queueUrl(names.appUrl),
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const owner = postgres(names.ownerUrl, { max: 2, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
  return { database: openDatabase(names.appUrl, { poolSize: 8, patience: 10 }), names, boss, owner };
}

/** What this worker's tests share; a test makes its own rows in it. */
export function sharedWorker(): Promise<Worker> {
  worker ??= openWorker(inject("server"));
  return worker;
}

interface SentJob {
  name: QueueName;
  data: Record<string, string>;
}

export const testConfig = (overrides: Record<string, string> = {}): Config =>
  readConfig({ PORT: "3000", LOG_LEVEL: "silent", DEMO_DATA: "true", ...overrides }, "/");

export const testKeys = [{ id: "test-1", secret: "t".repeat(43) }];

export type TestApp = Awaited<ReturnType<typeof startApp>>;

interface Parts {
  /** A clock that several applications share. */
  clock?: TestClock;
  keys?: readonly SigningKey[];
  /** Where there is no test run: what a script opened itself. */
  worker?: Worker;
  /** What else the application is given, such as where its log goes. */
  more?: Partial<Dependencies>;
}

/** Builds the application; `overrides` are settings of the environment. */
export async function startApp(overrides: Record<string, string> = {}, parts: Parts = {}) {
  const { database, boss, owner, names } = parts.worker ?? (await sharedWorker());
  const { clock = testClock(), keys = testKeys } = parts;
  const config = testConfig(overrides);
  const jobs: SentJob[] = [];
  const real = queueOn(boss);
  const queue: Queue = {
    send: async (tx, name, data) => {
      await real.send(tx, name, data);
      jobs.push({ name, data });
    },
    sendAll: async (tx, name, all) => {
      await real.sendAll(tx, name, all);
      jobs.push(...all.map((data) => ({ name, data })));
    },
  };
  const app = await buildApp({
    database,
    queue,
    clock,
    config,
    signInKeys: keys,
    clientFolder: null,
    patience: 10,
    ...parts.more,
  });
  await app.ready();
  const mails: Outgoing[] = [];
  const tools: WorkerTools = {
    database,
    queue,
    transport: { send: async (mail) => void mails.push(mail), close: () => undefined },
    clock,
    keys: keysOf(keys),
    publicUrl: config.publicUrl,
    staffSignInElsewhere: config.oidc !== null,
    name: "test",
  };
  await sweep(tools);

  /** Does the jobs that calls have queued, here and now, and gives the mails that went out. */
  async function deliver(): Promise<Outgoing[]> {
    const before = mails.length;
    for (const { name, data } of jobs.splice(0)) {
      if (name === "send-sign-in-code") await sendSignInCode(tools, data["attemptId"] ?? "", "test");
      if (name === "send-mail") await sendMail(tools, data["mailId"] ?? "", "test");
    }
    return mails.slice(before);
  }

  return {
    app,
    clock,
    config,
    database,
    owner,
    names,
    queue,
    mails,
    deliver,
    jobs,
    beat: () => sweep(tools),
    close: () => app.close(),
  };
}

/** A network address nobody else in the run uses. */
export const someNetwork = (): string => `10.${randomInt(1, 255)}.${randomInt(0, 255)}.${randomInt(1, 255)}`;
