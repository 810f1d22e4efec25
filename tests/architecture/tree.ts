/*
 * The repository as the tests of its shape see it: our own text files, without what tools make.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "..", "..");

const made = new Set(["node_modules", ".git", ".data", ".cache", "dist", "coverage", "screenshots", "built"]);

/** Paths from the root of the repository, with forward slashes, in order. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: repository, exclude: (name) => made.has(name) })
    .filter((path) => statSync(join(repository, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

export type PackageFile = {
  name: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
};

export function packageFile(path: string): PackageFile {
  return JSON.parse(textOf(path)) as PackageFile;
}
