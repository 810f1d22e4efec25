/*
 * `npm run check`: format, lint, types, dependency rules and dead code, two at a time. One line each; the tool's own words
 * only when it refuses. Name one or more to run only them: `npm run check -- lint types:api`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";

type Check = { name: string; command: string; args: string[] };
type Outcome = { passed: boolean; output: string; seconds: number };

const repository = join(import.meta.dirname, "..", "..");
const atOnce = 2;

// The slow ones first, so that none of them starts last and alone.
const checks: Check[] = [
  { name: "dead code", command: "knip", args: ["--no-progress"] },
  { name: "lint", command: "oxlint", args: ["--format=unix"] },
  {
    name: "dependencies",
    command: "depcruise",
    args: ["--config", ".dependency-cruiser.mjs", "--output-type", "err", "api", "client", "db", "tests"],
  },
  ...["api", "client", "tests", "db"].map((workspace) => ({
    name: `types:${workspace}`,
    command: "tsc",
    args: ["--project", workspace, "--pretty", "false"],
  })),
  { name: "format", command: "oxfmt", args: ["--check"] },
];

async function run({ command, args }: Check): Promise<Outcome> {
  const started = performance.now();
  const tool = spawn(join(repository, "node_modules", ".bin", command), args, {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: Buffer[] = [];
  tool.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  tool.stderr.on("data", (piece: Buffer) => pieces.push(piece));
  const passed = await new Promise<boolean>((resolve, reject) => {
    tool.on("error", reject);
    tool.on("close", (code) => {
      resolve(code === 0);
    });
  });
  return {
    passed,
    output: Buffer.concat(pieces).toString("utf8").trim(),
    seconds: (performance.now() - started) / 1000,
  };
}

function report(check: Check, { passed, output, seconds }: Outcome): void {
  const verdict = passed ? "ok" : "FAILED";
  console.log(`${check.name.padEnd(14)} ${verdict} ${seconds.toFixed(1)} s`);
  if (!passed) console.log(`${output}\n`);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(", ")}. There are: ${checks.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const waiting = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const worker = async (): Promise<void> => {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const outcome = await run(check);
    report(check, outcome);
    if (!outcome.passed) process.exitCode = 1;
  }
};
await Promise.all(Array.from({ length: atOnce }, worker));
