/*
 * The container files, read as their tools read them: what they set is a setting and is accepted, what they copy exists, and the product in
 * them is not root. No container engine runs here: that the image builds and starts is not shown by this.
 */
import { readConfig, settingNames } from "@samverkansstod/api/config.ts";
import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packageFile, repository, textOf } from "./tree.ts";

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  configs?: { source: string; target: string }[];
  depends_on?: Record<string, { condition: string }>;
  networks?: Record<string, { ipv4_address?: string }>;
  volumes?: string[];
  user?: string;
  healthcheck?: { disable?: boolean };
}
interface Compose {
  services: Record<string, Service>;
  configs: Record<string, { content: string }>;
  networks: Record<string, { ipam: { config: { subnet: string }[] } }>;
  volumes: Record<string, unknown>;
}
const compose = parse(textOf("docker-compose.yml"), { merge: true }) as Compose;
const products = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

type Line = { keyword: string; rest: string };
/** The instructions of a Dockerfile, continued lines joined. */
function instructionsOf(text: string): Line[] {
  return text
    .replaceAll(/\\\n\s*/gu, " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, keyword = "", rest = ""] = /^(\S+)\s+(.*)$/u.exec(line) ?? [];
      return { keyword, rest };
    });
}
const dockerfile = instructionsOf(textOf("api/Dockerfile"));
const stages = dockerfile.reduce<Line[][]>(
  (all, line) => (line.keyword === "FROM" ? [...all, [line]] : [...all.slice(0, -1), [...(all.at(-1) ?? []), line]]),
  [],
);
const shipped = stages.at(-1) ?? [];
const settingsIn = (lines: readonly Line[]) =>
  Object.fromEntries(
    lines
      .filter(({ keyword }) => keyword === "ENV")
      .flatMap(({ rest }) => rest.split(" ").map((pair) => pair.split("=") as [string, string])),
  );

/** As compose does, with a value that could be real for each variable it must be given. */
function filledIn(value: string): string {
  return value.replaceAll(/\$\{(\w+):\?[^}]*\}/gu, (_all, name: string) =>
    name === "SIGN_IN_KEYS" ? `try-1:${"k".repeat(44)}` : "0123456789abcdef",
  );
}
const environmentOf = (service: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, filledIn(value)]));

test("two API processes, a worker, a database, a proxy and a mail catcher", () => {
  expect(products.map(([, { environment }]) => environment?.["ROLE"])).toEqual(["api", "api", "worker"]);
  expect(Object.keys(compose.services).toSorted()).toEqual(["api-1", "api-2", "database", "mail", "proxy", "worker"]);
  expect(compose.services["database"]?.image).toBe("postgres:18");
});

test("every variable of the product is a setting, and the product accepts them together", () => {
  const ofTheImage = settingsIn(shipped);
  for (const [name, service] of products) {
    const environment = { ...ofTheImage, ...environmentOf(service) };
    expect([name, Object.keys(environment).filter((one) => !settingNames.some((known) => known === one))]).toEqual([
      name,
      [],
    ]);
    const config = readConfig(environment, repository);
    expect([name, config.production, config.host, config.signInKeys?.length]).toEqual([name, true, "0.0.0.0", 1]);
    expect(config.databaseUrl).toBe("postgres://samverkansstod_app:0123456789abcdef@database:5432/samverkansstod");
  }
  // One migrates; the others cannot.
  const owners = products.filter(([, { environment }]) => environment?.["DATABASE_OWNER_URL"] !== undefined);
  expect(owners.map(([name]) => name)).toEqual(["api-1"]);
});

test("the proxy is where TRUST_PROXY says, ends TLS for PUBLIC_URL, and knows both API processes", () => {
  const { TRUST_PROXY: trusted = "", PUBLIC_URL: publicUrl = "" } = compose.services["api-1"]?.environment ?? {};
  expect(compose.services["proxy"]?.networks?.["inside"]?.ipv4_address).toBe(trusted);
  expect(compose.networks["inside"]?.ipam.config[0]?.subnet).toBe(trusted.replace(/\d+$/u, "0/24"));
  const settings = compose.configs["proxy"]?.content ?? "";
  expect(settings).toContain(`${publicUrl} {\n  tls internal`);
  expect(settings).toContain("reverse_proxy api-1:3000 api-2:3000 {");
  expect(settings).toContain("health_uri /readyz");
});

test("what a service leans on is there: services, configs, volumes, networks, the Dockerfile", () => {
  for (const service of Object.values(compose.services)) {
    for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name);
    for (const { source } of service.configs ?? []) expect(compose.configs).toHaveProperty(source);
    for (const name of Object.keys(service.networks ?? {})) expect(compose.networks).toHaveProperty(name);
    for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(":")[0] ?? "");
    if (service.build) expect(textOf(service.build.dockerfile)).not.toBe("");
  }
  // Whoever waits for another to be healthy waits for something that is asked for its health.
  const waitedFor = Object.values(compose.services).flatMap(({ depends_on: waits = {} }) =>
    Object.entries(waits).flatMap(([name, { condition }]) => (condition === "service_healthy" ? [name] : [])),
  );
  const asked = (name: string) => compose.services[name]?.healthcheck?.disable !== true;
  expect(waitedFor.length).toBeGreaterThan(0);
  expect(waitedFor.filter((name) => !asked(name))).toEqual([]);
});

test("what the image copies exists here or is made in an earlier stage", () => {
  const names = stages.map(([from]) => / AS (\S+)$/u.exec(from?.rest ?? "")?.[1] ?? "");
  const made = new Set(["api/dist/", "client/dist/", "node_modules/"]);
  const copies = dockerfile.filter(({ keyword }) => keyword === "COPY");
  expect(copies.length).toBeGreaterThan(8);
  for (const { rest } of copies) {
    const words = rest.split(/\s+/u);
    const from = words[0]?.startsWith("--from=") ? words.shift()?.slice("--from=".length) : undefined;
    for (const source of words.slice(0, -1)) {
      if (from === undefined) {
        expect([source, globSync(source.replace(/\/$/u, ""), { cwd: repository }).length]).toEqual([source, 1]);
      } else {
        expect(names).toContain(from);
        expect(made).toContain(source.replace("/product/", ""));
      }
    }
  }
  // Every workspace has its description there, or npm ci refuses the lock.
  const manifests = stages[0]?.filter(({ keyword }) => keyword === "COPY").map(({ rest }) => rest.split(" ")[0]);
  expect(manifests?.filter((path) => path?.endsWith("/package.json")).toSorted()).toEqual(
    ["api", "client", "db", "tests"].map((workspace) => `${workspace}/package.json`),
  );
});

test("what is shipped is Node 26 slim, not root, without development packages, and starts what the build makes", () => {
  expect(shipped[0]?.rest).toBe("node:26-slim");
  expect(packageFile("package.json").dependencies?.["node"]).toMatch(/^26\./u);
  expect(shipped.filter(({ keyword }) => keyword === "USER").map(({ rest }) => rest)).toEqual(["node"]);
  // Nothing after it can put root back, and no service does.
  expect(products.filter(([, { user }]) => user !== undefined)).toEqual([]);
  expect(shipped.some(({ keyword }) => keyword === "HEALTHCHECK")).toBe(true);
  const packages = dockerfile.filter(({ keyword, rest }) => keyword === "RUN" && rest.startsWith("npm ci"));
  expect(packages.at(-1)?.rest).toContain("--omit=dev");
  const [, ...flags] = JSON.parse(shipped.find(({ keyword }) => keyword === "CMD")?.rest ?? "[]") as string[];
  expect(packageFile("package.json").scripts?.["start"]).toBe(`node ${flags.join(" ")}`);
});

test("what the build leaves outside its one file is a package that is shipped", () => {
  const outside = [...textOf("api/build.ts").matchAll(/external: \[(.*)\]/gu)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/gu)].map(([, name = ""]) => name),
  );
  const found = globSync("api/src/**/*.ts", { cwd: repository }).flatMap((path) => {
    const text = textOf(path);
    const [, load] = /const (\w+) = createRequire\(import\.meta\.url\);/u.exec(text) ?? [];
    if (load === undefined) return [];
    return [...text.matchAll(new RegExp(`\\b${load}\\("([^"]+)"\\)`, "gu"))].map(([, name = ""]) => name);
  });
  expect(found).toContain("date-holidays");
  const shippedPackages = packageFile("api/package.json").dependencies ?? {};
  expect([...outside, ...found].filter((name) => !(name in shippedPackages))).toEqual([]);
});
