// `node client/build.ts`: makes client/dist, unless it is already what these inputs give. Builds beside the goal and renames, so that a
// server never sees half a build and two builds at once do no harm. One line says what happened.
import { createHash } from "node:crypto";
import { glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import type { Assets, renderPages } from "./src/features/public/render.tsx";
import { appBuild, entries, loneScript, renderBuild } from "./vite.config.ts";

const repository = join(import.meta.dirname, "..");
const dist = join(import.meta.dirname, "dist");
const stampFile = "built-from.txt";

const inputs = ["client/*.{ts,json}", "client/src/**/*", "api/src/contract/**/*.ts", "package-lock.json"];
const notInputs = /\.test\.tsx?$|\/testing\//;

interface ManifestChunk {
  file: string;
  imports?: string[];
  css?: string[];
  assets?: string[];
}
type Manifest = Record<string, ManifestChunk>;

async function hashOfInputs(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(inputs, { cwd: repository, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !notInputs.test(path)) files.push(path);
  }
  const hash = createHash("sha256").update(process.version);
  for (const file of files.toSorted()) {
    hash
      .update(file.slice(repository.length))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function builtFrom(): Promise<string | null> {
  return readFile(join(dist, stampFile), "utf8").catch(() => null);
}

async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
  await rm(join(folder, "manifest.json"));
  return manifest;
}

function named(manifest: Manifest, ending: string): string {
  const found = Object.entries(manifest).find(([key]) => key.endsWith(ending));
  if (!found) throw new Error(`The build made nothing of ${ending}`);
  return `/${found[1].file}`;
}

/** Everything an entry imports from the start, however deep. */
function partsOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  for (const part of manifest[key]?.imports ?? []) {
    if (seen.has(part)) continue;
    seen.add(part);
    partsOf(manifest, part, seen);
  }
  return seen;
}

async function makeAssets(folder: string): Promise<Assets> {
  await build(appBuild(folder));
  const manifest = await readManifest(folder);
  const alone: string[] = [];
  for (const script of [entries.early, entries.publicPage]) {
    await build(loneScript(folder, script));
    alone.push(named(await readManifest(folder), script.slice(script.lastIndexOf("/"))));
  }
  const icon = await readFile(entries.icon);
  const iconFile = `assets/icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
  await writeFile(join(folder, iconFile), icon);

  const main = Object.entries(manifest).find(([key]) => key.endsWith("src/main.tsx"));
  if (!main) throw new Error("The build made no app");
  const [early = "", publicPage = ""] = alone;
  const parts = [...partsOf(manifest, main[0])].map((key) => manifest[key] ?? main[1]);
  return {
    styles: [...parts, main[1]].flatMap(({ css = [] }) => css).map((file) => `/${file}`),
    font: named(manifest, "inter-latin-wght-normal.woff2"),
    icon: `/${iconFile}`,
    early,
    publicPage,
    app: `/${main[1].file}`,
    // Most people read Swedish: its catalogue is fetched beside the app's entry.
    appParts: [...parts.map(({ file }) => `/${file}`), named(manifest, "i18n/sv.ts")],
  };
}

async function makePages(folder: string, scratch: string, assets: Assets): Promise<void> {
  await build(renderBuild(scratch));
  const renderer = (await import(pathToFileURL(join(scratch, "render.mjs")).href)) as {
    renderPages: typeof renderPages;
  };
  for (const [file, html] of await renderer.renderPages(assets)) {
    const path = join(folder, file);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, html);
  }
}

const compressible = ["**/*.js", "**/*.css", "**/*.html", "**/*.svg"];

/** Brotli and gzip beside each text, so that the server compresses nothing while somebody waits. */
async function compress(folder: string): Promise<void> {
  for await (const file of glob(compressible, { cwd: folder })) {
    const path = join(folder, file);
    const text = await readFile(path);
    await writeFile(`${path}.gz`, gzipSync(text, { level: 9 }));
    await writeFile(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

/** Puts the finished folder in place. When another build was quicker with the same inputs, its result stands. */
async function putInPlace(folder: string, wanted: string): Promise<void> {
  const old = `${folder}.old`;
  for (let attempt = 1; ; attempt += 1) {
    await rename(dist, old).catch(ignoreMissing);
    try {
      await rename(folder, dist);
      await rm(old, { recursive: true, force: true });
      return;
    } catch (error) {
      if ((await builtFrom()) === wanted) return;
      if (attempt === 5) throw error;
      await rm(old, { recursive: true, force: true });
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

const started = performance.now();
const wanted = await hashOfInputs();
if ((await builtFrom()) === wanted) {
  console.log("The client is built and current.");
} else {
  process.env["NODE_ENV"] = "production";
  const scratch = join(repository, ".cache", `client-${process.pid}`);
  try {
    const folder = join(scratch, "dist");
    await mkdir(folder, { recursive: true });
    await makePages(folder, join(scratch, "render"), await makeAssets(folder));
    await compress(folder);
    await writeFile(join(folder, stampFile), wanted);
    await putInPlace(folder, wanted);
    console.log(`The client was built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(`The client could not be built. ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
