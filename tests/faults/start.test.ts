// Starting and stopping the product as a person does it: what it says, how fast it is back, and what it survives.

import { readFile, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { freePort, makeDataFolder, startProcess, type ProductProcess } from "../support/running-product.ts";

vi.setConfig({ testTimeout: 60_000 });

// Making a database takes most of the time of a first start, so the tests go on, in this order, with what the first one made.
let dataDir = "";
let port = 0;

beforeAll(async () => {
  dataDir = await makeDataFolder();
  port = await freePort();
});

afterAll(async () => {
  vi.resetConfig();
  await rm(dataDir, { recursive: true, force: true });
});

/** `atEnd`: a test that runs beside others says when it ends itself. */
function start(settings: Record<string, string> = {}, atEnd: typeof onTestFinished = onTestFinished): ProductProcess {
  const product = startProcess({ PORT: String(port), DATA_DIR: dataDir, ...settings });
  atEnd(async () => {
    product.signal("SIGKILL");
    await product.ended;
  });
  return product;
}

async function databasePid(folder = dataDir): Promise<number> {
  return Number.parseInt(await readFile(join(folder, "postgresql", "cluster", "postmaster.pid"), "utf8"), 10);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function answersOn(at: number): Promise<boolean> {
  const socket = connect(at, "127.0.0.1");
  const answer = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answer;
}

async function mailsTo(at: number, to: string): Promise<{ subject: string }[]> {
  const answer = await fetch(`http://localhost:${at}/api/v1/dev/mailbox?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { items: { subject: string }[] }).items;
}

test("the first start says where it is, who can be tried and where codes appear, and Ctrl-C stops everything", async () => {
  const product = start();
  const took = await product.ready;
  await product.whenSaid("Ctrl-C stops everything.");
  console.log(`First start, with demo data: ${(took / 1000).toFixed(1)} s`);
  const lines = product
    .said()
    .trim()
    .split("\n")
    .map((line) => line.trim());
  expect(lines.slice(0, 4)).toEqual([
    "Making the database for its first use.",
    "",
    `Samverkansstöd is at http://localhost:${port}`,
    `Sign-in codes and other mails appear at http://localhost:${port}/dev/mailbox`,
  ]);
  for (const role of ["requester", "consultant", "coordinator", "manager", "registrar", "admin"]) {
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${role} .* \\S+@\\S+\\.example$`, "u")));
  }
  expect(lines.length).toBeLessThan(20);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);

  // Something to find again.
  const asked = await fetch(`http://localhost:${port}/api/v1/account/sign-in-codes`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ email: "kontakt@laxlyktan.example" }),
  });
  expect(asked.status).toBe(202);
  await vi.waitFor(async () => expect(await mailsTo(port, "kontakt@laxlyktan.example")).toHaveLength(1), 10_000);

  const database = await databasePid();
  product.signal("SIGINT");
  expect(await product.ended).toEqual({ code: 0, signal: null });
  expect(isThere(database)).toBe(false);
  expect(await answersOn(port)).toBe(false);
  expect(product.said()).not.toMatch(/\n\s+at /u);
});

test("the second start is ready within five seconds and has kept everything", async () => {
  const product = start();
  const took = [await product.ready];
  expect(product.said()).not.toContain("first use");
  expect(await mailsTo(port, "kontakt@laxlyktan.example")).toHaveLength(1);
  const database = await databasePid();

  // Killed without a chance to stop anything: the database stays behind, and the next start deals with it.
  product.signal("SIGKILL");
  expect((await product.ended).signal).toBe("SIGKILL");
  expect(isThere(database)).toBe(true);
  const next = start();
  took.push(await next.ready);
  expect(await databasePid()).not.toBe(database);
  expect(await mailsTo(port, "kontakt@laxlyktan.example")).toHaveLength(1);

  // The better of the two: whatever else this machine was doing is not the product's.
  console.log(`Starts with data there: ${took.map((time) => `${(time / 1000).toFixed(1)} s`).join(", ")}`);
  expect(Math.min(...took)).toBeLessThan(5_000);

  // A copy on another folder and port, whose first start is told to stop halfway, is begun anew beside it.
  const elsewhere = await makeDataFolder();
  onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
  const settings = { DATA_DIR: elsewhere, PORT: String(await freePort()), DEMO_DATA: "false" };
  const halfway = start(settings);
  await halfway.whenSaid("Making the database");
  halfway.signal("SIGTERM");
  expect(await halfway.ended).toEqual({ code: 0, signal: null });
  const copy = start(settings);
  await copy.ready;
  const statuses = [port, settings.PORT].map(async (one) => (await fetch(`http://localhost:${one}/readyz`)).status);
  expect(await Promise.all(statuses)).toEqual([200, 200]);
  expect(copy.said()).not.toContain("People of the demo");

  const databases = [await databasePid(), await databasePid(elsewhere)];
  for (const one of [next, copy]) one.signal("SIGTERM");
  expect(await Promise.all([next.ended, copy.ended])).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
  expect(databases.map(isThere)).toEqual([false, false]);
});

/** A start that must fail with one sentence. */
async function refusal(settings: Record<string, string>, atEnd = onTestFinished): Promise<string> {
  const product = start(settings, atEnd);
  const { code } = await product.ended;
  expect({ code, said: product.said() }).toEqual({ code: 1, said: expect.stringMatching(/^[^\n]+[.]\n$/u) as string });
  return product.said().trim();
}

test("a taken port is one sentence, and the database is stopped again", async () => {
  const holder = createServer().listen(port, "127.0.0.1");
  await once(holder, "listening");
  onTestFinished(() => {
    holder.close();
  });
  expect(await refusal({})).toBe(
    `Port ${port} is taken by another program: stop that one, or start with another port, such as PORT=${port + 1} npm start.`,
  );
  await expect(databasePid()).rejects.toThrow("ENOENT");
});

test.concurrent.for<[name: string, settings: Record<string, string>, sentence: RegExp]>([
  [
    "a data folder that cannot be written",
    { DATA_DIR: join(import.meta.filename, "data") },
    /cannot be written.*set DATA_DIR to/u,
  ],
  ["a port that is no port", { PORT: "30000000" }, /^PORT is/u],
  ["a public address that is no address", { PUBLIC_URL: "samverkan.example" }, /^PUBLIC_URL is not an address/u],
  ["every network without a mail server", { HOST: "0.0.0.0" }, /^SMTP_URL is not set/u],
  ["production without keys", { NODE_ENV: "production" }, /^SIGN_IN_KEYS is not set/u],
])("%s is one sentence", async ([, settings, sentence], context) => {
  expect(await refusal(settings, context.onTestFinished)).toMatch(sentence);
});
