/*
 * Documents that do not lie: every path, link and npm script that they name exists, and no file names the machine it was written
 * on. Decisions are never edited, so what they name may be gone; they are read for the machine only.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf, packageFile, repository, textOf } from "./tree.ts";

const documents = filesOf("{*.md,docs/**/*.md}").filter((path) => !path.startsWith("docs/decisions/"));
const texts = filesOf("{*,.ci/*,.*,docs/**/*,{api,client,db,tests}/**/*}").filter(
  (path) =>
    /\.(md|tsx?|mjs|json|ya?ml|sql|css|html|sh)$|^\.[a-z]+rc$|^\.ci\//u.test(path) && path !== "package-lock.json",
);
const names = new Set(filesOf("{*,.*,.ci/*,docs/**/*,{api,client,db,tests}/**/*}").map((path) => basename(path)));
const scripts = Object.keys(packageFile("package.json").scripts ?? {});

/** Made by a command, so not in a fresh clone. */
const made = /^(client\/dist|api\/dist|\.data|\.cache|screenshots|coverage)(\/|$)/u;
const place = /^(\.\/)?(api|client|db|docs|tests|\.ci)\/[\w./@-]*$/u;
const fileName = /^[\w.-]+\.(ts|tsx|mjs|md|sql|ya?ml)$/u;

function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, span]) => span ?? "");
  return spans.flatMap((span) => span.split(/\s+/u)).map((token) => token.replace(/[:,;.]+$/u, ""));
}

function missingPaths(text: string): string[] {
  return pathsIn(text).filter((token) => {
    if (made.test(token) || token.includes("NNNN")) return false;
    if (place.test(token)) return !existsSync(join(repository, token));
    return fileName.test(token) && !names.has(token);
  });
}

function brokenLinks(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target]) => target ?? "");
  return targets.filter((target) => {
    if (/^([a-z]+:|#)/u.test(target)) return false;
    const [file = ""] = target.split("#");
    return !existsSync(join(repository, dirname(path), decodeURI(file)));
  });
}

/** A way up that ends outside the repository leads to nothing the reader has. */
function waysOut(path: string, text: string): string[] {
  const ways = text.match(/(\.\.\/)+[\w.-]+/gu) ?? [];
  return ways.filter((way) => relative(repository, join(repository, dirname(path), way)).startsWith(".."));
}

function missingScripts(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/gu)].map(([, name]) => name ?? "");
  const short = [...text.matchAll(/\bnpm (test|start)\b/gu)].map(([, name]) => name ?? "");
  return [...named, ...short].filter((name) => !scripts.includes(name));
}

describe.each(documents)("%s", (path) => {
  const text = textOf(path);

  test("names only paths that exist", () => {
    expect(missingPaths(text)).toEqual([]);
    expect(brokenLinks(path, text)).toEqual([]);
  });

  test("names only scripts that exist", () => {
    expect(missingScripts(text)).toEqual([]);
  });
});

describe("our files", () => {
  test("are found", () => {
    expect(texts.length).toBeGreaterThan(40);
  });

  test("do not name the machine they were written on", () => {
    const ofThisMachine = [repository, dirname(repository), homedir()].filter(
      (folder) => folder.split("/").length > 1 && folder !== "/",
    );
    const folders = new RegExp(
      `(?<![\\w.*])(${ofThisMachine.map((folder) => RegExp.escape(folder)).join("|")})(?=[/\\s"'\`)]|$)`,
      "mu",
    );
    expect(texts.filter((path) => folders.test(textOf(path)))).toEqual([]);
  });

  test("lead to nothing outside the repository", () => {
    const written = texts.filter((path) => path.endsWith(".md"));
    expect(written.flatMap((path) => waysOut(path, textOf(path)).map((way) => `${path}: ${way}`))).toEqual([]);
  });

  test("name no package registry", () => {
    const registry = /https?:\/\/[^\s/"'`]*(registry|npmjs|artifactory|nexus|verdaccio|mirror)[^\s/"'`]*/u;
    expect(texts.filter((path) => registry.test(textOf(path)))).toEqual([]);
  });
});

describe("the search", () => {
  test("finds what is missing", () => {
    expect(missingPaths("See `api/src/nowhere.ts` and `api/src/`, not `/api/v1` or `client/dist/app.html`.")).toEqual([
      "api/src/nowhere.ts",
    ]);
    expect(missingPaths("The file `nowhere.store.ts` beside `package.json`.")).toEqual(["nowhere.store.ts"]);
    expect(
      brokenLinks("docs/testing.md", "[a](nowhere.md) [b](../package.json) [c](https://example.org/) [d](#here)"),
    ).toEqual(["nowhere.md"]);
    expect(waysOut("docs/testing.md", "../package.json, ../../elsewhere/notes.md")).toEqual(["../../elsewhere"]);
    expect(missingScripts("Run `npm run check`, `npm run nowhere` or `npm test`.")).toEqual(["nowhere"]);
  });
});
