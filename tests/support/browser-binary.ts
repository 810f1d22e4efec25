/*
 * Finds a Chromium to drive: one on the machine, otherwise the one inside the npm package, unpacked once per version into a
 * folder of the project's own. What is done with the browser lives in browser.ts.
 */
import { execFile } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export type BrowserBinary = { executablePath: string; env: Record<string, string> };

const repository = join(import.meta.dirname, "..", "..");

const installedPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** CHROMIUM_PATH names one binary, or the word "bundled" to try the packaged one on a machine that has its own. */
export async function findBrowser(wanted = process.env["CHROMIUM_PATH"]): Promise<BrowserBinary> {
  if (wanted !== undefined && wanted !== "" && wanted !== "bundled") {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
    return { executablePath: wanted, env: inheritedEnvironment() };
  }
  const installed = wanted === "bundled" ? undefined : installedPlaces.find((place) => existsSync(place));
  if (installed !== undefined) return { executablePath: installed, env: inheritedEnvironment() };
  return unpackBundledBrowser(await cacheFolder());
}

/** Safe when several runs start at once: each unpacks beside the goal, and the first to rename wins. */
async function unpackBundledBrowser(cache: string): Promise<BrowserBinary> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("The packaged browser is for Linux on x64. Install Chromium, or set CHROMIUM_PATH to one.");
  }
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const goal = join(cache, `chromium-${version}`);
  if (!existsSync(goal)) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, "unpacking-"));
    try {
      await inflateInto(unfinished, join(packageFolder, "bin"));
      await rename(unfinished, goal).catch((cause: unknown) => {
        if (!existsSync(goal)) throw cause;
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(goal, "chromium"),
    env: {
      ...inheritedEnvironment(),
      LD_LIBRARY_PATH: join(goal, "al2023", "lib"),
      FONTCONFIG_FILE: join(goal, "fonts.conf"),
      XDG_CACHE_HOME: goal,
    },
  };
}

/**
 * The package unpacks only into the system's temporary folder and takes any old binary it finds there; in a process of its
 * own that folder is ours.
 */
async function inflateInto(folder: string, archives: string): Promise<void> {
  const program = `
    import { inflate } from "@sparticuz/chromium";
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((name) => inflate(process.env["ARCHIVES"] + "/" + name)));
  `;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, ARCHIVES: archives },
  });
  // Another user of the same clone may run what the first one unpacked.
  await chmod(folder, 0o755);
  await chmod(join(folder, "chromium"), 0o755);
  // "prefix=relative" makes the folder movable, so the file can be written before the rename.
  await writeFile(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`,
  );
}

/** A clone that the reader cannot write to gets a folder for that reader alone among the temporary files. */
async function cacheFolder(): Promise<string> {
  const inClone = join(repository, ".cache");
  if (isWritable(existsSync(inClone) ? inClone : repository)) return inClone;
  const { uid, username } = userInfo();
  const ofOneUser = join(tmpdir(), `samverkansstod-${username}`);
  await mkdir(ofOneUser, { recursive: true, mode: 0o700 });
  // Anyone may make a folder there, and what it holds is going to be run.
  if ((await stat(ofOneUser)).uid !== uid) throw new Error(`${ofOneUser} belongs to someone else. Set CHROMIUM_PATH.`);
  return ofOneUser;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function inheritedEnvironment(): Record<string, string> {
  const settings = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(settings);
}
