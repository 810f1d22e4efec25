// Keeps TypeBox out of the browser: a contract module that speaks TypeBox is run at build, and the bundle gets what is left of it when
// the schemas are gone: of each endpoint its name, method and url, and the plain constants. Modules without TypeBox pass as they are.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const contract = join(import.meta.dirname, "../api/src/contract/");

// Types are gone before anything runs, so only imports of values count.
const speaksTypeBox = /^import (?!type\b)[^;]*?from "(typebox|\.\/endpoint\.ts)"/m;

export function contractPlugin(): Plugin {
  return {
    name: "contract",
    enforce: "pre",
    async load(id) {
      const [file = ""] = id.split("?");
      if (!file.startsWith(contract) || !file.endsWith(".ts")) return null;
      if (!speaksTypeBox.test(await readFile(file, "utf8"))) return null;
      const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
      return { code: exportsOf(module), moduleType: "js" };
    },
  };
}

function exportsOf(module: Record<string, unknown>): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(module)) {
    const kept = plain(value);
    // What is not kept is missing, so that using a schema in the client fails the build and not the browser.
    if (kept !== undefined) lines.push(`export const ${name} = ${JSON.stringify(kept)};`);
  }
  return lines.join("\n");
}

function plain(value: unknown): unknown {
  if (typeof value === "function" || value === undefined) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if ("~kind" in value) return undefined;
  if ("method" in value && "url" in value && "schema" in value) {
    return { name: "name" in value ? value.name : undefined, method: value.method, url: value.url };
  }
  const text: unknown = JSON.parse(JSON.stringify(value));
  return text;
}
