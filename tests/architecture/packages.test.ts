/*
 * The packages we stand on: exact versions, named install scripts, nothing about the machine in the lock, and one command that
 * the README and CI share.
 */
import { describe, expect, test } from "vitest";
import { missingBuilds, type Packages } from "../support/complete-lock.ts";
import { filesOf, packageFile, textOf } from "./tree.ts";

type Lock = {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean; hasInstallScript?: boolean }>;
};

const lock = JSON.parse(textOf("package-lock.json")) as Lock;
const root = packageFile("package.json");
const packageFiles = filesOf("{package.json,*/package.json}");

const nameOf = (place: string) => place.split("node_modules/").at(-1) ?? "";

describe("dependencies", () => {
  test.each(packageFiles)("of %s have exact versions", (path) => {
    const { dependencies, devDependencies } = packageFile(path);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/u.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("have an entry in the lock for every system, or npm ci refuses it (npm run lock:complete)", () => {
    expect(missingBuilds((JSON.parse(textOf("package-lock.json")) as { packages: Packages }).packages)).toEqual([]);
    const { [`node_modules/@swc/core-darwin-arm64`]: _gone, ...rest } = lock.packages;
    expect(missingBuilds(rest).map(({ name }) => name)).toContain("@swc/core-darwin-arm64");
  });

  test("that install with a script are named, allowed or not", () => {
    const withScripts = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => nameOf(place));
    expect(withScripts.length).toBeGreaterThan(0);
    const named = Object.keys(root.allowScripts ?? {});
    expect(withScripts.filter((name) => !named.includes(name))).toEqual([]);
    const installed = Object.keys(lock.packages).map(nameOf);
    expect(named.filter((name) => !installed.includes(name))).toEqual([]);
  });

  test("come from wherever npm is told to look, which is not ours to say", () => {
    const told = Object.values(lock.packages).filter(({ resolved, link }) => resolved !== undefined && link !== true);
    expect(told.map(({ resolved }) => resolved)).toEqual([]);
    expect(textOf(".npmrc")).not.toMatch(/registry\s*=/u);
  });
});

describe("CI", () => {
  test("runs the test command of the README", () => {
    const commands = textOf(".ci/run").match(/^npm .*$/gmu) ?? [];
    expect(commands).toHaveLength(1);
    expect(textOf("README.md")).toContain(commands[0]);
  });
});
