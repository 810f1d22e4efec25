/*
 * Who may import whom: docs/architecture.md as rules. tests/architecture/dependencies.test.ts plants a breach of each one, so a
 * new rule needs a new breach there.
 */

/** Workflow order: a later stage may use the rules and stores of an earlier one, never the reverse. */
export const featureStages = [
  ["health", "account", "people", "organisations", "catalogues"],
  ["requests"],
  ["sharing"],
  ["conversation"],
  ["meetings"],
  ["staff"],
  ["plans"],
  ["outcomes"],
  ["desk"],
  ["reports"],
  ["records"],
];

/** @param {string[]} names */
const anyOf = (names) => `(${names.join("|")})`;
/** @param {string[]} names */
const npm = (...names) => `(^|/)node_modules/${anyOf(names)}/`;
const test = "\\.test\\.tsx?$";

const featureOrder = featureStages.slice(0, -1).map((stage, index) => ({
  name: `feature-order-${index + 1}`,
  comment: `${stage.join(", ")}: earlier in the workflow than what is imported.`,
  severity: "error",
  from: { path: `^api/src/features/${anyOf(stage)}/` },
  to: { path: `^api/src/features/${anyOf(featureStages.slice(index + 1).flat())}/` },
}));

export default {
  forbidden: [
    {
      name: "resolved",
      comment: "An import that leads nowhere escapes every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "no-cycles",
      comment: "Types may meet both ways; what runs may not.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "contract-is-typebox-only",
      comment: "The contract is what the client may see: it leans on TypeBox and on itself.",
      severity: "error",
      from: { path: "^api/src/contract/", pathNot: test },
      to: { pathNot: ["^api/src/contract/", npm("typebox")] },
    },
    {
      name: "client-sees-the-contract-only",
      severity: "error",
      from: { path: "^client/" },
      to: { path: "^(api|db|tests)/", pathNot: "^api/src/contract/" },
    },
    {
      name: "api-knows-no-client",
      severity: "error",
      from: { path: "^api/" },
      to: { path: "^(client|tests)/" },
    },
    {
      name: "rules-are-pure",
      comment: "Rules know nothing of HTTP, SQL or the clock.",
      severity: "error",
      from: { path: "\\.rules\\.ts$" },
      to: { pathNot: ["^api/src/(contract|shared)/", "\\.rules\\.ts$"] },
    },
    {
      name: "stores-decide-nothing",
      comment: "A store answers a question with SQL. From rules it takes types at most.",
      severity: "error",
      from: { path: "\\.store\\.ts$" },
      to: { path: "\\.rules\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "stores-see-the-database-only",
      severity: "error",
      from: { path: "\\.store\\.ts$" },
      to: {
        pathNot: ["^db/", "^api/src/(contract|shared)/", "\\.(store|rules)\\.ts$", npm("drizzle-orm")],
        dependencyTypesNot: ["core"],
      },
    },
    {
      name: "sql-lives-in-stores",
      comment: "A plugin's too: plugins/<plugin>.store.ts. Jobs queue through the transaction that caused them.",
      severity: "error",
      from: { path: "^api/src/", pathNot: ["\\.store\\.ts$", "^api/src/jobs/", test] },
      to: { path: ["^db/schema/", npm("drizzle-orm")] },
    },
    {
      name: "commands-know-no-http",
      severity: "error",
      from: { path: "\\.(commands|steps)\\.ts$" },
      to: {
        path: ["\\.routes\\.ts$", "^api/src/(plugins/|app\\.ts)", npm("fastify", "@fastify/[^/]+")],
        pathNot: "\\.store\\.ts$",
      },
    },
    {
      name: "routes-stand-alone",
      comment: "A route shares through commands, rules and stores.",
      severity: "error",
      from: { path: "\\.routes\\.ts$" },
      to: { path: ["\\.routes\\.ts$", "^api/src/jobs/"] },
    },
    {
      name: "http-stays-at-the-edge",
      severity: "error",
      from: { path: "^api/src/(jobs|mail|shared)/|\\.(rules|store)\\.ts$" },
      to: { path: ["\\.routes\\.ts$", "^api/src/(plugins/|app\\.ts)", npm("fastify", "@fastify/[^/]+")] },
    },
    ...featureOrder,
    {
      name: "features-share-rules-and-stores",
      comment: "Of another feature: its rules, its store, and its steps (parts of a command), nothing else.",
      severity: "error",
      from: { path: "^api/src/features/([^/]+)/" },
      to: {
        path: "^api/src/features/",
        pathNot: ["^api/src/features/$1/", "\\.(rules|store|steps)\\.ts$"],
      },
    },
    {
      name: "features-queue-work",
      comment: "Of the jobs a feature sees only the function that queues; a job may call a feature.",
      severity: "error",
      from: { path: "^api/src/(features|mail)/" },
      to: { path: "^api/src/jobs/", pathNot: "^api/src/jobs/queue\\.ts$" },
    },
    {
      name: "shared-is-a-leaf",
      severity: "error",
      from: { path: "^api/src/shared/" },
      to: { path: "^(api|db|client|tests)/", pathNot: "^api/src/(shared|contract)/" },
    },
    {
      name: "one-place-knows-the-identity-provider",
      severity: "error",
      from: { path: "^(api|db)/", pathNot: "^api/src/identity/" },
      to: { path: npm("openid-client", "oauth4webapi", "jose") },
    },
    {
      name: "mail-leaves-from-one-place",
      severity: "error",
      from: { path: "^(api|db)/", pathNot: "^api/src/mail/" },
      to: { path: npm("nodemailer") },
    },
    {
      name: "jobs-have-one-engine",
      severity: "error",
      from: { path: "^api/", pathNot: "^api/src/jobs/" },
      to: { path: npm("pg-boss") },
    },
    {
      name: "one-place-knows-the-driver",
      severity: "error",
      // Tests look at the rows as the owner, past everything the product guards.
      from: { pathNot: "^db/(pool|client|migrate)\\.ts$|^tests/" },
      to: { path: npm("postgres", "pg") },
    },
    {
      name: "database-knows-no-api",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/seed/" },
      to: { path: "^(api|client|tests)/" },
    },
    {
      name: "seed-speaks-the-contract",
      severity: "error",
      from: { path: "^db/seed/" },
      to: { path: "^(api|client|tests)/", pathNot: "^api/src/(contract|shared)/" },
    },
    {
      name: "server-is-the-end",
      comment: "It starts a process; a test builds the app from app.ts or starts it as a process.",
      severity: "error",
      from: {},
      to: { path: "^api/src/server\\.ts$" },
    },
    {
      name: "app-is-built-by-the-server",
      comment: "A route may take the type of what it adds itself to.",
      severity: "error",
      from: { path: "^(api|db|client)/", pathNot: "^api/src/server\\.ts$" },
      to: { path: "^api/src/app\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-knows-no-feature",
      comment: "The design system gets what it shows as properties and fetches nothing.",
      severity: "error",
      from: { path: "^client/src/ui/" },
      to: { path: ["^client/src/(app|features|http)/", npm("@tanstack/react-query")] },
    },
    {
      name: "ui-calls-no-endpoint",
      comment: "The names of states and stages are vocabulary that a tag may know; endpoints are not.",
      severity: "error",
      from: { path: "^client/src/ui/" },
      to: { path: "^api/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "client-features-stand-alone",
      comment:
        "They meet in app/, and share through ui/, http/ and paths.ts. Who is in a case is shown to both of its readers.",
      severity: "error",
      from: { path: "^client/src/features/([^/]+)/", pathNot: test },
      to: {
        path: ["^client/src/features/", "^client/src/app/"],
        pathNot: ["^client/src/features/$1/", "^client/src/features/sharing/people-panel\\.tsx$"],
      },
    },
    {
      name: "http-knows-no-feature",
      severity: "error",
      from: { path: "^client/src/(http|i18n)/|^client/src/paths\\.ts$" },
      to: { path: "^client/src/(app|features)/" },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: "^(api|db|client)/", pathNot: [test, "^client/src/testing/"] },
      to: {
        path: [
          "^tests/",
          "^client/src/testing/",
          test,
          npm("vitest", "msw", "fast-check", "jsdom", "@testing-library/[^/]+"),
        ],
      },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    // The parser does not know `await using`, which the browser tests are full of; they import nothing but tests/support.
    exclude: { path: ["^(client|api)/dist/", "/theme/built/", "^tests/e2e/"] },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "browser", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
  },
};
