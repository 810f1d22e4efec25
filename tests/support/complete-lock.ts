// `npm run lock:complete`, after a change of packages: writes into the lock file the builds for other systems that the registry in use
// does not hold. Without those entries `npm ci` refuses the lock file everywhere; with them it passes them by on the systems they are not for.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "..", "..", "package-lock.json");

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}
export type Packages = Record<string, Entry>;

/** Where a package at `path` finds the package `name`, nearest folder first. */
function isFound(packages: Packages, path: string, name: string): boolean {
  for (let at = path; ;) {
    if (packages[`${at}${at ? "/" : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
    at = at.includes("node_modules/") ? at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1)) : "";
  }
}

export interface MissingBuild {
  of: string;
  name: string;
  version: string;
}

/** Optional packages that something in the lock names and the lock has no entry for. */
export function missingBuilds(packages: Packages): MissingBuild[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, path, name))
      .map(([name, version]) => ({ of: path, name, version })),
  );
}

const systems = /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/;

/** The system a build is for, read from its name. */
function entryFor({ of, name, version }: MissingBuild, packages: Packages): Entry {
  const [, os = "", cpu = "", abi = ""] = systems.exec(name) ?? [];
  if (!/^\d+\.\d+\.\d+/.test(version) || os === "")
    throw new Error(`${name} (${version}, of ${of}) is no build this script knows`);
  const libc = os !== "linux" ? undefined : abi.startsWith("musl") ? "musl" : "glibc";
  return {
    version,
    ...(packages[of]?.dev && { dev: true }),
    optional: true,
    os: [os],
    cpu: [cpu],
    ...(libc && { libc: [libc] }),
  };
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Packages };
  const missing = missingBuilds(lock.packages);
  for (const build of missing) lock.packages[`node_modules/${build.name}`] = entryFor(build, lock.packages);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} builds for other systems were added to the lock file.\n`);
}
