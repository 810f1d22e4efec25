// Makes src/ui/theme/theme.css from src/ui/theme/designsystemet.config.json with the CLI of Designsystemet. Run by hand after a
// change of the config: `node client/build-theme.ts`. The tokens in between are thrown away; the result is committed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const theme = join(import.meta.dirname, "src/ui/theme");
const cli = join(import.meta.dirname, "../node_modules/.bin/designsystemet");
const config = join(theme, "designsystemet.config.json");
const scratch = mkdtempSync(join(tmpdir(), "theme-"));

try {
  const tokens = join(scratch, "tokens");
  const built = join(scratch, "built");
  execFileSync(cli, ["tokens", "create", "--config", config, "--out-dir", tokens], { cwd: scratch, stdio: "pipe" });
  execFileSync(cli, ["tokens", "build", "--config", config, "--tokens", tokens, "--out-dir", built], {
    cwd: scratch,
    stdio: "pipe",
  });
  const css = readFileSync(join(built, "samverkansstod.css"), "utf8").replace(/^@charset[^;]*;\s*/, "");
  writeFileSync(
    join(theme, "theme.css"),
    `/* Made by client/build-theme.ts from designsystemet.config.json: change that file, not this one. */\n${css}`,
  );
  console.log("client/src/ui/theme/theme.css is made anew.");
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
