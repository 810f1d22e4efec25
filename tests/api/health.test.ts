// Whether the process may be given work: /readyz says what is wrong while /healthz says that it lives.
import { buildApp } from "@samverkansstod/api/app.ts";
import { healthz, readyz } from "@samverkansstod/api/contract/health.ts";
import { openDatabase } from "@samverkansstod/db/client.ts";
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { expect, inject, onTestFinished, test } from "vitest";
import { startApp, testClock, testConfig, testKeys } from "../support/app.ts";
import { callAs } from "../support/people.ts";
import { createDatabaseFromTemplate, dropDatabase } from "../support/postgres.ts";

const refuses = () => Promise.reject(new Error("nothing is queued here"));
const queue = { send: refuses, sendAll: refuses };

/** An application on a database of this test's own, which it may spoil. */
async function alone() {
  const server = inject("server");
  const names = await createDatabaseFromTemplate(server, `health_${process.pid}_${randomBytes(4).toString("hex")}`);
  const database = openDatabase(names.appUrl, { poolSize: 2 });
  const owner = postgres(names.ownerUrl, { max: 1, onnotice: () => undefined });
  const clock = testClock();
  const app = await buildApp({
    database,
    queue,
    clock,
    config: testConfig(),
    signInKeys: testKeys,
    clientFolder: null,
  });
  onTestFinished(async () => {
    await app.close();
    await database.close();
    await owner.end({ timeout: 1 });
    await dropDatabase(server, names.name);
  });
  const beat = (at = clock.now()) =>
    owner`insert into app_runtime.worker_beat (worker, at) values ('test', ${at.toString()}) on conflict (worker) do update set at = excluded.at`;
  return { app, database, owner, clock, beat, server, names };
}

type Readiness = Awaited<ReturnType<typeof callAs<typeof readyz>>>;
const wrongIn = ({ status, body }: Readiness) => {
  const { ready, ...checks } = body;
  expect(status).toBe(ready ? 200 : 503);
  return Object.entries(checks).flatMap(([name, { ok }]) => (ok ? [] : [name]));
};

test("with database, schema, worker and clock in order it is ready", async () => {
  const app = await startApp();
  const answer = await callAs(app, readyz);
  expect([answer.status, answer.body.ready, wrongIn(answer)]).toEqual([200, true, []]);
  expect(String(answer.headers["content-type"])).toMatch(/^application\/json/);
  await app.close();
});

test("a worker that has not reported, a clock that is off and a missing migration each stop it, and it lives on", async () => {
  const { app, owner, clock, beat } = await alone();
  expect(wrongIn(await callAs({ app }, readyz))).toEqual(["jobs"]);
  await beat(clock.now().subtract({ minutes: 4 }));
  expect(wrongIn(await callAs({ app }, readyz))).toEqual(["jobs"]);
  await beat();
  expect(wrongIn(await callAs({ app }, readyz))).toEqual([]);
  clock.advance({ seconds: 3 });
  expect(wrongIn(await callAs({ app }, readyz))).toEqual(["clock"]);
  clock.advance({ seconds: -6 });
  expect(wrongIn(await callAs({ app }, readyz))).toEqual(["clock"]);
  clock.advance({ seconds: 3 });
  await owner`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  expect(wrongIn(await callAs({ app }, readyz))).toEqual(["migrations"]);
  expect((await callAs({ app }, healthz)).body).toEqual({ status: "ok" });
});

test("without its database it is not ready and says so, every other call is told to come back, and it lives on", async () => {
  const { app, owner, server, names } = await alone();
  await owner.end({ timeout: 1 });
  await dropDatabase(server, names.name);
  const ready = await callAs({ app }, readyz);
  expect(wrongIn(ready)).toEqual(["database", "migrations", "jobs", "clock"]);
  expect(JSON.stringify(ready.body)).not.toContain(names.name);
  expect((await callAs({ app }, healthz)).status).toBe(200);
  const other = await app.inject({ url: "/api/v1/catalogues" });
  expect([other.statusCode, other.json<{ code: string }>().code, other.headers["retry-after"]]).toEqual([
    503,
    "unavailable",
    "2",
  ]);
});

test("a database that nobody answers at is the same", async () => {
  const database = openDatabase("postgres://nobody:hemligt@127.0.0.1:1/none", { poolSize: 1 });
  const app = await buildApp({
    database,
    queue,
    clock: testClock(),
    config: testConfig(),
    signInKeys: testKeys,
    clientFolder: null,
  });
  const ready = await callAs({ app }, readyz);
  expect(wrongIn(ready)).toEqual(["database", "migrations", "jobs", "clock"]);
  expect((await callAs({ app }, healthz)).status).toBe(200);
  const other = await app.inject({ url: "/api/v1/catalogues" });
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([503, "unavailable"]);
  expect(other.body + JSON.stringify(ready.body)).not.toMatch(/hemligt|127\.0\.0\.1/);
  await app.close();
  await database.close();
});

test("while every connection is held, calls are told to come back within two seconds, health answers, and then all is as before", async () => {
  const { app, database, beat } = await alone();
  await beat();
  const held = [1, 2].map(async () => database.requests.execute("select pg_sleep(4)"));
  const ask = async () => {
    const started = performance.now();
    const answer = await app.inject({ url: "/api/v1/catalogues" });
    return { answer, seconds: (performance.now() - started) / 1000 };
  };
  const { answer, seconds } = await ask();
  expect([answer.statusCode, answer.headers["retry-after"], answer.json<{ code: string }>().code]).toEqual([
    503,
    "2",
    "unavailable",
  ]);
  expect(seconds).toBeLessThan(2);
  expect((await callAs({ app }, healthz)).status).toBe(200);
  expect(wrongIn(await callAs({ app }, readyz))).toEqual([]);
  await Promise.all(held);
  expect((await ask()).answer.statusCode).toBe(200);
});
