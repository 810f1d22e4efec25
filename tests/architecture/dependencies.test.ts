/*
 * The dependency rules bite: the cruise sees the whole tree, and one planted breach of each rule is caught. The rules themselves
 * live in .dependency-cruiser.mjs.
 */
import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Rule = { name: string };
type Cruise = {
  modules: { source: string }[];
  summary: { violations: { from: string; rule: Rule }[] };
};

const repository = join(import.meta.dirname, "..", "..");
const rulesFile = join(repository, ".dependency-cruiser.mjs");
const { default: configuration, featureStages } = (await import(pathToFileURL(rulesFile).href)) as {
  default: { forbidden: Rule[] };
  featureStages: string[][];
};

/** From the folder, as `npm run check` does it. The command ends with the number of violations, so its code says nothing here. */
function cruise(folder: string): Promise<Cruise> {
  const command = join(repository, "node_modules", ".bin", "depcruise");
  const args = ["--config", rulesFile, "--output-type", "json", "api", "client", "db", "tests"];
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd: folder, maxBuffer: 100_000_000 }, (error, stdout, stderr) => {
      if (stdout === "") reject(new Error(`The cruise gave no answer: ${stderr}`, { cause: error }));
      else resolve(JSON.parse(stdout) as Cruise);
    });
  });
}

describe("the tree", () => {
  test("is cruised whole, without a violation", async () => {
    const { modules, summary } = await cruise(repository);
    expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);

    const onDisk = globSync("{api/src,client/src,db}/**/*.{ts,tsx}", {
      cwd: repository,
      exclude: ["**/node_modules/**"],
    }).filter((file) => !file.endsWith(".d.ts"));
    const cruised = new Set(modules.map(({ source }) => source));
    const seen = onDisk.filter((file) => cruised.has(file));
    expect(seen.length).toBeGreaterThan(40);
    expect(seen.length / onDisk.length).toBeGreaterThanOrEqual(0.9);
  });

  test("has no feature without a place in the workflow", async () => {
    const features = await readdir(join(repository, "api", "src", "features"));
    expect(features.filter((feature) => !featureStages.flat().includes(feature))).toEqual([]);
  });
});

/** rule, importing file, imported file or package; a trailing "type" makes it an import of types only. */
type Import = readonly [rule: string, from: string, to: string, kind?: "type"];

const requests = "api/src/features/requests/requests";
const meetings = "api/src/features/meetings/meetings";
const page = "client/src/features/requests/request-list.page.tsx";

const breaches: readonly Import[] = [
  ["resolved", "api/src/config.ts", "./not-there.ts"],
  ["no-cycles", "api/src/shared/egg.ts", "api/src/shared/hen.ts"],
  ["contract-is-typebox-only", "api/src/contract/account.ts", "api/src/shared/actor.ts"],
  ["contract-is-typebox-only", "api/src/contract/people.ts", "fastify"],
  ["contract-is-typebox-only", "api/src/contract/meetings.ts", "node:crypto"],
  ["client-sees-the-contract-only", page, "api/src/shared/actor.ts"],
  ["client-sees-the-contract-only", "client/src/app/router.tsx", "db/schema/requests.ts", "type"],
  [
    "client-sees-the-contract-only",
    "client/src/http/call.ts",
    "@samverkansstod/api/features/requests/requests.rules.ts",
  ],
  ["api-knows-no-client", "api/src/plugins/security.ts", "client/src/paths.ts"],
  ["rules-are-pure", `${requests}.rules.ts`, `${requests}.store.ts`],
  ["rules-are-pure", "api/src/features/plans/plans.rules.ts", "drizzle-orm"],
  ["rules-are-pure", "api/src/features/people/people.rules.ts", "db/client.ts", "type"],
  ["stores-decide-nothing", `${requests}.store.ts`, `${requests}.rules.ts`],
  ["stores-see-the-database-only", `${meetings}.store.ts`, `${meetings}.commands.ts`, "type"],
  ["sql-lives-in-stores", `${requests}.commands.ts`, "drizzle-orm"],
  ["sql-lives-in-stores", `${requests}.routes.ts`, "db/schema/requests.ts"],
  ["commands-know-no-http", `${meetings}.commands.ts`, "fastify"],
  ["commands-know-no-http", `${requests}.commands.ts`, `${requests}.routes.ts`],
  ["routes-stand-alone", `${meetings}.routes.ts`, "api/src/jobs/queue.ts"],
  ["http-stays-at-the-edge", "api/src/jobs/send-mail.ts", "fastify"],
  ["features-share-rules-and-stores", `${meetings}.commands.ts`, `${requests}.commands.ts`],
  ["features-queue-work", `${meetings}.commands.ts`, "api/src/jobs/send-mail.ts"],
  ["shared-is-a-leaf", "api/src/shared/clock.ts", "db/client.ts"],
  ["one-place-knows-the-identity-provider", `${requests}.commands.ts`, "openid-client"],
  ["mail-leaves-from-one-place", `${requests}.commands.ts`, "nodemailer"],
  ["jobs-have-one-engine", `${meetings}.commands.ts`, "pg-boss"],
  ["one-place-knows-the-driver", `${requests}.store.ts`, "postgres"],
  ["database-knows-no-api", "db/schema/requests.ts", "api/src/contract/requests.ts"],
  ["seed-speaks-the-contract", "db/seed/main.ts", `${requests}.commands.ts`],
  ["server-is-the-end", "tests/api/start.test.ts", "api/src/server.ts"],
  ["app-is-built-by-the-server", "api/src/jobs/worker.ts", "api/src/app.ts"],
  ["ui-knows-no-feature", "client/src/ui/button.tsx", "client/src/http/call.ts"],
  ["ui-knows-no-feature", "client/src/ui/field.tsx", "@tanstack/react-query"],
  ["ui-calls-no-endpoint", "client/src/ui/field.tsx", "@samverkansstod/api/contract/account.ts"],
  ["client-features-stand-alone", page, "client/src/features/meetings/booking.tsx"],
  ["client-features-stand-alone", "client/src/features/meetings/booking.tsx", "client/src/app/router.tsx"],
  ["http-knows-no-feature", "client/src/http/problem.ts", page],
  ["product-knows-no-test", "api/src/plugins/live.ts", "vitest"],
  ["product-knows-no-test", "client/src/main.tsx", "client/src/testing/samples.ts"],
  ...featureStages.slice(1).map(([later], index): Import => {
    const [earlier] = featureStages[index] ?? [];
    const name = (feature: string | undefined, role: string) => `api/src/features/${feature}/${feature}.${role}.ts`;
    return [`feature-order-${index + 1}`, name(earlier, "commands"), name(later, "store")];
  }),
];

const harmless: readonly (readonly [from: string, to: string, kind?: "type"])[] = [
  ["api/src/server.ts", "api/src/app.ts"],
  ["api/src/app.ts", "api/src/features/desk/desk.routes.ts"],
  ["api/src/features/desk/desk.routes.ts", "api/src/app.ts", "type"],
  ["api/src/contract/catalogues.ts", "typebox"],
  ["api/src/features/desk/desk.routes.ts", "api/src/features/desk/desk.store.ts"],
  ["api/src/features/desk/desk.commands.ts", "db/client.ts"],
  ["api/src/features/desk/desk.commands.ts", "api/src/features/requests/requests-notes.rules.ts"],
  ["api/src/features/desk/desk.commands.ts", "api/src/jobs/queue.ts"],
  ["api/src/features/desk/desk.commands.ts", "api/src/plugins/idempotency.store.ts"],
  ["api/src/features/desk/desk.store.ts", "api/src/features/requests/requests-notes.store.ts"],
  ["api/src/features/desk/desk.store.ts", "api/src/features/requests/requests-notes.rules.ts", "type"],
  ["api/src/features/desk/desk.store.ts", "drizzle-orm"],
  ["api/src/features/desk/desk.rules.ts", "api/src/contract/catalogues.ts"],
  ["api/src/features/desk/desk.rules.test.ts", "vitest"],
  ["api/src/jobs/queue.ts", "pg-boss"],
  ["api/src/mail/send.ts", "nodemailer"],
  ["api/src/identity/identity-provider.ts", "openid-client"],
  ["client/src/features/desk/desk.page.tsx", "@samverkansstod/api/contract/catalogues.ts"],
  ["client/src/features/desk/desk.page.tsx", "client/src/ui/table.tsx"],
  ["client/src/features/desk/desk.page.test.tsx", "client/src/testing/render.tsx"],
  ["client/src/ui/tag.tsx", "@samverkansstod/api/contract/catalogues.ts", "type"],
  ["db/client.ts", "postgres"],
  ["db/seed/people.ts", "@samverkansstod/api/contract/catalogues.ts"],
  ["tests/api/desk.test.ts", "@samverkansstod/api/app.ts"],
];

const packages = [
  "typebox",
  "drizzle-orm",
  "fastify",
  "nodemailer",
  "openid-client",
  "pg-boss",
  "postgres",
  "vitest",
  "@tanstack/react-query",
];

describe("a planted breach", () => {
  let folder: string;
  let caught: Set<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "samverkansstod-dependencies-"));
    await plant(folder, [
      ...breaches.map(([, from, to, kind]) => ({ from, to, kind })),
      ...harmless.map(([from, to, kind]) => ({ from, to, kind })),
    ]);
    const { summary } = await cruise(folder);
    caught = new Set(summary.violations.map(({ rule, from }) => `${rule.name} in ${from}`));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(breaches)("of %s in %s is caught", (rule, from) => {
    expect([...caught]).toContain(`${rule} in ${from}`);
  });

  test("exists for every rule", () => {
    const planted = new Set(breaches.map(([rule]) => rule));
    expect(configuration.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  test("is the only thing caught", () => {
    const innocent = harmless.map(([from]) => from).filter((from) => !breaches.some(([, guilty]) => guilty === from));
    expect([...caught].filter((violation) => innocent.some((from) => violation.endsWith(` in ${from}`)))).toEqual([]);
  });
});

/** A tree that holds nothing but the imports in question: workspaces that find each other, and empty packages. */
async function plant(root: string, imports: { from: string; to: string; kind: "type" | undefined }[]): Promise<void> {
  const contents = new Map<string, string>();
  const add = (path: string, line: string) => contents.set(path, `${contents.get(path) ?? "export {};\n"}${line}`);
  for (const { from, to, kind } of imports) {
    const isFile = /^(api|client|db|tests)\//u.test(to);
    const specifier = isFile ? relative(dirname(from), to).replace(/^(?!\.)/u, "./") : to;
    add(from, `import ${kind ?? ""} * as imported${contents.get(from)?.length ?? 0} from "${specifier}";\n`);
    if (isFile) add(to, "");
    if (to.startsWith("@samverkansstod/api/")) {
      add(to.replace("@samverkansstod/api/", "api/src/"), "");
    }
  }
  add("api/src/shared/hen.ts", 'import * as egg from "./egg.ts";\n');
  for (const workspace of ["api", "client", "db", "tests"]) {
    const exports = workspace === "api" ? { "./contract/*": "./src/contract/*", "./*": "./src/*" } : { "./*": "./*" };
    contents.set(`${workspace}/package.json`, JSON.stringify({ name: `@samverkansstod/${workspace}`, exports }));
    await mkdir(join(root, "node_modules", "@samverkansstod"), { recursive: true });
    await symlink(join(root, workspace), join(root, "node_modules", "@samverkansstod", workspace));
  }
  for (const name of packages) {
    contents.set(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    contents.set(`node_modules/${name}/index.js`, "");
  }
  contents.set(
    "package.json",
    JSON.stringify({ name: "planted", dependencies: Object.fromEntries(packages.map((name) => [name, "1.0.0"])) }),
  );
  for (const [path, text] of contents) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
