// `npm run proof:previous`: the version before the newest migration, built from the history of the repository, runs beside the present one on the
// present schema, and people go to and fro between them with one case. `-- --ref HEAD~20` names another version. Needs the history.
import { logContact } from "@samverkansstod/api/contract/conversation.ts";
import { reportUnderWay } from "@samverkansstod/api/contract/reports.ts";
import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { createDatabaseFromTemplate, startTestServer } from "../support/postgres.ts";
import { aForm } from "../support/builders.ts";
import { call, signInAt } from "../support/running-calls.ts";
import { buildProduct, freePort, makeDataFolder, repository, startProcess } from "../support/running-product.ts";

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, ref: { type: "string" } } });
const say = (line: string) => process.stdout.write(`${line}\n`);
const run = promisify(execFile);

async function git(...words: string[]): Promise<string> {
  return (await run("git", words, { cwd: repository })).stdout.trim();
}

/** That version's sources and its build, with the packages of this one but its own workspaces. */
async function buildPrevious(ref: string, folder: string): Promise<void> {
  await run("sh", ["-c", 'git archive "$1" | tar -x -C "$2"', "sh", ref, folder], { cwd: repository });
  const [here, there] = [join(repository, "node_modules"), join(folder, "node_modules")];
  await mkdir(join(there, "@samverkansstod"), { recursive: true });
  for (const name of await readdir(here)) {
    if (name !== "@samverkansstod") await symlink(join(here, name), join(there, name));
  }
  for (const name of ["api", "client", "db"]) await symlink(join(folder, name), join(there, "@samverkansstod", name));
  await run(process.execPath, [join(folder, "api", "build.ts")], { cwd: folder });
}

async function well<T>(answer: Promise<Response>): Promise<T> {
  const came = await answer;
  if (!came.ok) throw new Error(`${came.url} answered ${came.status}: ${await came.text()}`);
  return (await came.json()) as T;
}

type Case = { id: string; version: number; stage: string };
/** Of what the present version answers, what the old one knows to say: an answer only grows. */
function asFarAs(old: unknown, present: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(present)) {
    return present.map((one: unknown, nth) => (nth < old.length ? asFarAs(old[nth], one) : one));
  }
  if (typeof old !== "object" || old === null || typeof present !== "object" || present === null) return present;
  const known = new Map(Object.entries(present));
  return Object.fromEntries(Object.entries(old).map(([name, value]) => [name, asFarAs(value, known.get(name))]));
}
/** As text, without the moment of the answer. */
const textOf = (answer: unknown) => JSON.stringify(answer).replaceAll(/"\d{4}-\d\d-\d\dT[^"]*Z"/gu, '"at"');
const at = (url: string, id: string) => url.replace(":id", id);

/** One case, each step on the other version; gives how many calls it took. */
async function goToAndFro(old: string, present: string): Promise<number> {
  const both = async (email: string) =>
    [(await signInAt(old, email)).cookie, (await signInAt(present, email)).cookie] as const;
  // One sign-in session each; the database and the keys are the same, so either cookie is known to both.
  const [requester] = await both("kontakt@laxlyktan.example");
  const [, consultant] = await both("leyla.aydinsson@goteborg.example");
  const [manager] = await both("birgitta.falkenas@goteborg.example");
  const draft = await well<Case>(call(old, createRequest.url, { cookie: requester, body: aForm() }));
  const { id } = draft;
  await well(call(present, at(submitRequest.url, id), { cookie: requester, version: draft.version, body: {} }));
  const queue = await well<{ items: Case[] }>(call(old, `${listRequests.url}?state=submitted`, { cookie: consultant }));
  if (queue.items.length === 0) throw new Error("The queue of the old version is empty.");
  const words = { channel: "phone", text: "Vi ringde." };
  await well(call(old, at(logContact.url, id), { cookie: consultant, body: words }));
  await well(call(present, at(logContact.url, id), { cookie: consultant, body: words }));
  const seen = [];
  for (const [url, cookie] of [
    [at(getRequest.url, id), consultant],
    [at(getRequest.url, id), requester],
    [reportUnderWay.url, manager],
  ] as const) {
    const [one, other] = [
      await well<object>(call(old, url, { cookie })),
      await well<object>(call(present, url, { cookie })),
    ];
    if (textOf(one) !== textOf(asFarAs(one, other))) throw new Error(`The versions do not agree about ${url}.`);
    seen.push(one, other);
  }
  return 5 + 6 * 2 + seen.length;
}

const folders: string[] = [];
const undo: (() => Promise<unknown>)[] = [];
try {
  const newest = await git("log", "-1", "--format=%H", "--", "db/migrations/*.sql");
  const ref = await git("rev-parse", "--short", values.ref ?? `${newest}^`);
  await mkdir(join(repository, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(repository, ".cache", "previous-"));
  const [oldData, newData] = [await makeDataFolder(), await makeDataFolder()];
  folders.push(folder, oldData, newData);
  await Promise.all([buildPrevious(ref, folder), buildProduct("api")]);
  const { server, stop } = await startTestServer(async (url) => {
    await migrate(url, { appLogin: "samverkansstod_app" });
    await prepareData(url, { now: Temporal.Now.instant(), demo: true });
  });
  undo.push(stop);
  const { appUrl } = await createDatabaseFromTemplate(server, "previous");
  const [oldPort, newPort] = [await freePort(), await freePort()];
  const settings = {
    DATABASE_URL: appUrl,
    DEMO_DATA: "true",
    SIGN_IN_KEYS: `both-1:${"k".repeat(44)}`,
    LOG_LEVEL: "error",
  };
  const old = startProcess({ ...settings, PORT: String(oldPort), DATA_DIR: oldData }, folder);
  const present = startProcess({ ...settings, PORT: String(newPort), DATA_DIR: newData });
  for (const product of [old, present]) {
    undo.push(async () => {
      product.signal("SIGTERM");
      await product.ended;
    });
  }
  await Promise.all([old.ready, present.ready]);
  const [oldOrigin, newOrigin] = [oldPort, newPort].map((port) => `http://localhost:${port}`) as [string, string];
  const ready = await well<{ migrations: { ok: boolean } }>(call(oldOrigin, "/readyz"));
  const calls = await goToAndFro(oldOrigin, newOrigin);
  say(
    `previous: seed ${values.seed}, version ${ref} on the present schema: ready ${ready.migrations.ok}, ${calls} calls to and fro, 0 faults`,
  );
} catch (error) {
  say(`previous: seed ${values.seed} failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  for (const step of undo.toReversed()) await step();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
