// The embedded database survives what happens to a computer: kills, leftovers, two starts at once, a bad folder.

import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { withConnection, type Row } from "@samverkansstod/db/embedded-sql.ts";
import { EmbeddedError, startEmbedded, type EmbeddedServer } from "@samverkansstod/db/embedded.ts";

vi.setConfig({ testTimeout: 60_000 });

const SECRETS = { ownerPassword: "owner's secret: å/%", appPassword: "app secret" };
const MODULE = pathToFileURL(createRequire(import.meta.url).resolve("@samverkansstod/db/embedded.ts")).href;

async function makeFolder(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), "samverkansstod-fault-"));
}

async function makeOwnFolder(): Promise<string> {
  const folder = await makeFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

// Making a cluster takes ten times as long as starting one. Tests that need no new one share this, one after the
// other, in whatever state the test before left it: a start must cope with every such state anyway.
let dataDir = "";

beforeAll(async () => {
  dataDir = await makeFolder();
});

afterAll(async () => {
  vi.resetConfig();
  await rm(dataDir, { recursive: true, force: true });
});

type Wishes = { secrets?: typeof SECRETS; fast?: boolean };

async function start(dataDir: string, { secrets = SECRETS, fast = true }: Wishes = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, secrets, fast });
  onTestFinished(() => server.stop());
  return server;
}

/** A start that must fail; resolves to the sentence a person reads. */
async function startFailing(dataDir: string): Promise<string> {
  const error = await startEmbedded({ dataDir, secrets: SECRETS, fast: true }).then(
    (server) => server.stop(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedError);
  return (error as EmbeddedError).message;
}

async function ask(url: string, text: string): Promise<Row[]> {
  return withConnection(url, (send) => send(text));
}

async function writeRow(url: string): Promise<void> {
  await ask(url, "drop table if exists kept; create table kept (word text); insert into kept values ('råd')");
}

async function readRow(url: string): Promise<unknown> {
  return (await ask(url, "select word from kept"))[0]?.["word"];
}

type Child = { process: ChildProcessByStdio<Writable, Readable, null>; ownerUrl: string };

/** A program of its own that starts the database, does what `then` says, and tells the address. */
async function startChild(dataDir: string, then: string): Promise<Child> {
  const text = `
    import { startEmbedded } from ${JSON.stringify(MODULE)};
    const server = await startEmbedded(${JSON.stringify({ dataDir, secrets: SECRETS })});
    ${then}
    process.stdout.write(server.ownerUrl + "\\n");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", text], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => kill(child));
  const ended = once(child, "close").then(() => Promise.reject(new Error("The child ended before it was ready.")));
  const line = once(createInterface({ input: child.stdout }), "line");
  const [ownerUrl] = (await Promise.race([line, ended])) as [string];
  ended.catch(() => undefined);
  return { process: child, ownerUrl };
}

const WAIT_FOR_INPUT = "process.stdin.resume();";

async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8"), 10);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

test("starts on an empty folder, ready for the application, and leaves nothing running", async () => {
  const dataDir = await makeOwnFolder();
  const server = await start(dataDir);
  expect(await ask(server.appUrl, "select current_user, current_database()")).toEqual([
    { current_user: "samverkansstod_app", current_database: "samverkansstod" },
  ]);
  const rights = await ask(server.appUrl, "select rolinherit, rolsuper from pg_roles where rolname = current_user");
  expect(rights).toEqual([{ rolinherit: false, rolsuper: false }]);
  const settings = await ask(
    server.ownerUrl,
    `select name, setting from pg_settings
     where name in ('listen_addresses', 'unix_socket_directories', 'TimeZone', 'log_timezone', 'password_encryption')`,
  );
  expect(Object.fromEntries(settings.map((row) => [row["name"], row["setting"]]))).toEqual({
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    TimeZone: "UTC",
    log_timezone: "UTC",
    password_encryption: "scram-sha-256",
  });
  await expect(ask(server.appUrl.replace("app%20secret", "guess"), "select 1")).rejects.toMatchObject({
    code: "28P01",
  });
  const pid = await serverPid(dataDir);
  await server.stop();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect((await readdir(dataDir)).toSorted()).toEqual(["cluster", "server.log"]);
});

test("keeps its rows until the next start, also when the secrets were replaced", async () => {
  const first = await start(dataDir);
  await writeRow(first.ownerUrl);
  await first.stop();
  const second = await start(dataDir);
  expect(await readRow(second.ownerUrl)).toBe("råd");
  await second.stop();
  const third = await start(dataDir, { secrets: { ownerPassword: "new 'owner'", appPassword: "new \\app" } });
  expect(await readRow(third.ownerUrl)).toBe("råd");
  expect(await ask(third.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("refuses a second process on the same folder, and a second start in the same process", async () => {
  const child = await startChild(dataDir, WAIT_FOR_INPUT);
  expect(await startFailing(dataDir)).toBe(
    `Another Samverkansstöd (process ${child.process.pid}) is already using ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
  );
  expect(await ask(child.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await kill(child.process);
  await start(dataDir);
  expect(await startFailing(dataDir)).toContain(`(process ${process.pid})`);
});

test("lets exactly one of several starts at once have the folder, also over a stale lock", async () => {
  const dataDir = await makeOwnFolder();
  await writeFile(join(dataDir, "in-use.json"), JSON.stringify({ pid: process.pid, started: "long ago" }));
  const starts = await Promise.allSettled([1, 2, 3, 4].map(() => start(dataDir)));
  expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("stops the database that a killed process left running, and starts again", async () => {
  const child = await startChild(dataDir, WAIT_FOR_INPUT);
  await writeRow(child.ownerUrl);
  const orphan = await serverPid(dataDir);
  await kill(child.process);
  expect(process.kill(orphan, 0)).toBe(true);
  const server = await start(dataDir);
  expect(await readRow(server.ownerUrl)).toBe("råd");
  expect(await serverPid(dataDir)).not.toBe(orphan);
});

test("repairs itself after both processes were killed, with a client still at work", async () => {
  const child = await startChild(dataDir, WAIT_FOR_INPUT);
  await writeRow(child.ownerUrl);
  // A statement under way (long, but never for ever) outlives a killed server and keeps the shared memory until it looks up.
  const busy = ask(child.ownerUrl, "do $$ begin for i in 1..60000000 loop perform i; end loop; end $$").catch(
    (error: unknown) => error,
  );
  await vi.waitFor(async () => {
    const active = await ask(child.ownerUrl, "select from pg_stat_activity where query like 'do $$ begin for%'");
    expect(active).toHaveLength(1);
  }, 5_000);
  process.kill(await serverPid(dataDir), "SIGKILL");
  await kill(child.process);
  const server = await start(dataDir);
  expect(await readRow(server.ownerUrl)).toBe("råd");
  expect(await busy).toBeInstanceOf(Error);
});

test("tells when the database was killed, and starts again", async () => {
  const first = await start(dataDir, { fast: false });
  await writeRow(first.ownerUrl);
  process.kill(await serverPid(dataDir), "SIGKILL");
  expect((await first.died).message).toMatch(/^The database stopped by itself: /);
  await first.stop();
  const second = await start(dataDir);
  expect(await readRow(second.ownerUrl)).toBe("råd");
});

test("is not fooled by lock files whose process id now belongs to another program", async () => {
  const first = await start(dataDir, { fast: false });
  await writeRow(first.ownerUrl);
  const lockOfServer = join(dataDir, "cluster", "postmaster.pid");
  const content = await readFile(lockOfServer, "utf8");
  const { uid, gid } = await stat(lockOfServer);
  process.kill(await serverPid(dataDir), "SIGKILL");
  await first.died;
  await first.stop();
  // As the server's own user: PostgreSQL takes a process of another user for a dead one anyway.
  const other = spawn("cat", { stdio: ["pipe", "ignore", "ignore"], ...(process.getuid?.() === 0 && { uid, gid }) });
  onTestFinished(() => {
    other.kill();
  });
  await once(other, "spawn");
  await writeFile(lockOfServer, content.replace(/^\d+/, String(other.pid)));
  await writeFile(join(dataDir, "in-use.json"), JSON.stringify({ pid: other.pid, started: "before the last restart" }));
  const second = await start(dataDir);
  expect(await readRow(second.ownerUrl)).toBe("råd");
  expect(other.exitCode).toBeNull();
});

test("leaves no server behind when the process ends without stopping it", async () => {
  const child = await startChild(dataDir, "setImmediate(() => process.exit(0));");
  if (child.process.exitCode === null) await once(child.process, "exit");
  await vi.waitFor(async () => expect(await readdir(join(dataDir, "cluster"))).not.toContain("postmaster.pid"), 5_000);
});

test("does not die from Ctrl-C before the process stops it", async () => {
  const child = await startChild(
    dataDir,
    `process.on("SIGINT", () => process.stdout.write("heard\\n")); ${WAIT_FOR_INPUT}`,
  );
  const heard = once(child.process.stdout, "data");
  process.kill(-(child.process.pid ?? Number.NaN), "SIGINT");
  await heard;
  expect(await ask(child.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("begins anew after a first start that was interrupted", async () => {
  const dataDir = await makeOwnFolder();
  const half = join(dataDir, "making-abc123", "cluster");
  await mkdir(half, { recursive: true });
  await writeFile(join(half, "PG_VERSION"), "18\n");
  const server = await start(dataDir);
  expect(await readdir(dataDir)).not.toContain("making-abc123");
  expect(await ask(server.ownerUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("says what to do about a folder that cannot be used", async () => {
  const folder = await makeOwnFolder();
  const file = join(folder, "file");
  await writeFile(file, "");
  expect(await startFailing(join(file, "data"))).toBe(
    `The data folder ${join(file, "data")} cannot be written (ENOTDIR). Give this user the right to write there, or set DATA_DIR to another folder.`,
  );
  await mkdir(join(folder, "cluster"));
  expect(await startFailing(folder)).toContain("is not a database. Move it away, or put it back from a backup.");
  await writeFile(join(folder, "cluster", "PG_VERSION"), "17\n");
  expect(await startFailing(folder)).toContain("was made by PostgreSQL 17, but this is PostgreSQL 18.");
});

test("quotes the server's own reason when it cannot start, and lets the folder go", async () => {
  const first = await start(dataDir);
  await first.stop();
  const settings = join(dataDir, "cluster", "postgresql.conf");
  const { uid, gid } = await stat(settings);
  const good = await readFile(settings, "utf8");
  await writeFile(settings, `${good}\nwork_mem = 'plenty'\n`);
  await chown(settings, uid, gid);
  expect(await startFailing(dataDir)).toMatch(
    /^The database could not start: configuration file .* contains errors \(the log is /,
  );
  await writeFile(settings, good);
  await start(dataDir);
});

test("knows Swedish letters: case, order and search", async () => {
  const server = await start(dataDir);
  await withConnection(server.ownerUrl, async (send) => {
    await send("create extension btree_gist; create extension pg_trgm; create extension unaccent");
    expect(
      await send(`select pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider, datlocale,
        datcollate from pg_database where datname = current_database()`),
    ).toMatchObject([{ encoding: "UTF8", provider: "b", datlocale: "C.UTF-8", datcollate: "C" }]);
    expect(await send("select lower('ÅÄÖÉ') as low, upper('åäöé') as up")).toEqual([{ low: "åäöé", up: "ÅÄÖÉ" }]);
    const sorted = await send(
      `select word from unnest(array['öl', 'zebra', 'ärta', 'apa', 'ål', 'Åsa']) as word order by word collate "sv-x-icu"`,
    );
    expect(sorted.map((row) => row["word"])).toEqual(["apa", "zebra", "ål", "Åsa", "ärta", "öl"]);
    const likeness = await send("select similarity('åäö', 'ÅÄÖ') as same, similarity('åäö', 'öäå') as other");
    expect(likeness).toEqual([{ same: 1, other: 0 }]);
    expect(await send("select unaccent('åäö') as plain")).toEqual([{ plain: "aao" }]);
  });
});
