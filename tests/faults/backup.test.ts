// Backup and restore as a person runs them: what they say, what they refuse, and that a restored product is the one that was backed up.

import { execFile } from "node:child_process";
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { drillRestore } from "../support/restore-drill.ts";
import { freePort, makeDataFolder, repository, startProcess, type ProductProcess } from "../support/running-product.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = "";
let product: ProductProcess;

beforeAll(async () => {
  folder = await makeDataFolder();
  product = startProcess({ PORT: String(await freePort()), DATA_DIR: join(folder, "data"), DEMO_DATA: "false" });
  await product.ready;
});

afterAll(async () => {
  vi.resetConfig();
  product.signal("SIGKILL");
  await product.ended;
  await rm(folder, { recursive: true, force: true });
});

/** What a person reads, and the exit code. */
async function run(word: "backup" | "restore", target: string, settings: Record<string, string>) {
  const { PATH = "" } = process.env;
  const args = [join(repository, "db", "backup", "main.ts"), word, target];
  return promisify(execFile)(process.execPath, args, { env: { PATH, ...settings } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    },
  );
}

const sentence = (words: RegExp) => ({ code: 1, said: expect.stringMatching(words) as string });

test("a product at work is backed up while people write, and what is restored is row for row what it was", async () => {
  const { different, lost, written, tables, signedIn } = await drillRestore({
    cases: 200,
    seed: 1,
    writers: 2,
    say: () => undefined,
  });
  expect({ different, lost, signedIn }).toEqual({ different: [], lost: 0, signedIn: "Maryam Lindvall" });
  expect(tables).toBeGreaterThan(40);
  expect(written.during).toBeGreaterThan(0);
  expect(written.after).toBeGreaterThan(0);
});

test("is whole or absent, holds the secrets, and is its owner's alone", async () => {
  const backup = join(folder, "backup");
  const settings = { DATA_DIR: join(folder, "data") };
  expect(await run("backup", backup, settings)).toEqual({
    code: 0,
    said: expect.stringMatching(/^Backed up to .*\/backup, as of 20\d\d-.*Z: \d+ files, \d+ MB\./) as string,
  });
  expect((await readdir(backup)).toSorted()).toEqual(["cluster", "manifest.json", "secrets.json"]);
  expect(await readFile(join(backup, "secrets.json"), "utf8")).toBe(
    await readFile(join(folder, "data", "secrets.json"), "utf8"),
  );
  expect((await stat(backup)).mode & 0o077).toBe(0);
  expect((await stat(join(backup, "secrets.json"))).mode & 0o077).toBe(0);
  // Nothing is left beside it, and the product has nothing left of it.
  expect((await readdir(folder)).toSorted()).toEqual(["backup", "data"]);
  expect(await run("backup", backup, settings)).toEqual(sentence(/^The folder .* is not empty\. Name a new folder/));
  expect((await readdir(folder)).toSorted()).toEqual(["backup", "data"]);
});

test("a restore refuses what it would harm, in one sentence", async () => {
  const backup = join(folder, "backup");
  expect(await run("restore", backup, { DATA_DIR: join(folder, "data") })).toEqual(
    sentence(/^The product is running on .*\. Stop it, .*\.\n$/),
  );
  const used = join(folder, "used");
  await mkdir(used);
  await writeFile(join(used, "something"), "");
  expect(await run("restore", backup, { DATA_DIR: used })).toEqual(
    sentence(/^The data folder .* is not empty\. Move it away, .*\.\n$/),
  );
  expect(await readdir(used)).toEqual(["something"]);
  expect(await run("restore", used, { DATA_DIR: join(folder, "new") })).toEqual(sentence(/^There is no backup in /));
  expect(await run("restore", backup, { DATA_DIR: used, DATABASE_URL: "postgres://db.example/x" })).toEqual(
    sentence(/^DATABASE_URL is set, so the database is your own/),
  );
  expect(await run("backup", join(folder, "other"), { DATA_DIR: used })).toEqual(
    sentence(/^There is no embedded database in /),
  );
});

test("a backup that was damaged is refused, and nothing of it is left in the data folder", async () => {
  const backup = join(folder, "backup");
  const restored = join(folder, "restored");
  const settings = { DATA_DIR: restored };
  const part = join(backup, "cluster", "PG_VERSION");
  const whole = await readFile(part);
  await appendFile(part, " ");
  expect(await run("restore", backup, settings)).toEqual(sentence(/PG_VERSION is not what was backed up\./));
  await writeFile(part, whole);
  await rename(part, `${part}.away`);
  expect(await run("restore", backup, settings)).toEqual(sentence(/^The backup lacks the file .*PG_VERSION\./));
  await rename(`${part}.away`, part);
  const list = join(backup, "manifest.json");
  const good = await readFile(list, "utf8");
  await writeFile(list, good.replace(/"bytes": \d+/u, '"bytes": 1'));
  expect(await run("restore", backup, settings)).toEqual(sentence(/^The list of files in .* is damaged\./));
  await writeFile(list, good);
  const left = await Promise.all([restored, join(restored, "postgresql")].map(async (one) => readdir(one)));
  expect(left).toEqual([["postgresql"], []]);

  expect(await run("restore", backup, settings)).toMatchObject({ code: 0 });
  const again = startProcess({ PORT: String(await freePort()), DATA_DIR: restored, DEMO_DATA: "false" });
  onTestFinished(async () => {
    again.signal("SIGKILL");
    await again.ended;
  });
  await again.ready;
  again.signal("SIGTERM");
  expect(await again.ended).toEqual({ code: 0, signal: null });
});
