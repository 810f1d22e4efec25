// Secrets of an installation that nobody configured: made once, kept in the data folder, readable by its owner alone.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSecret } from "./shared/keys.ts";

export interface Secrets {
  ownerPassword: string;
  appPassword: string;
  signInKey: string;
}

/** Reads <dataDir>/secrets.json, making it at the first start. */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  try {
    return JSON.parse(await readFile(file, "utf8")) as Secrets;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  const secrets: Secrets = { ownerPassword: newSecret(), appPassword: newSecret(), signInKey: newSecret() };
  // Enterable by the user that runs the embedded database; the file itself is its owner's alone.
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, file);
  return secrets;
}
