/*
 * How the tests run: six projects, told apart by what a test needs. The whole must fit two cores and five minutes.
 * `vitest run --project unit` runs one of them.
 */
import { defineConfig } from "vitest/config";

// A zone that no user of ours lives in: code that leans on the zone of the machine fails here first.
process.env["TZ"] = "Pacific/Auckland";

export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/plain-result.ts"],
    allowOnly: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["api/src/**/*.test.ts", "db/**/*.test.ts"],
          environment: "node",
          pool: "threads",
          // Pure functions: a fresh world for each file would cost more than the tests.
          isolate: false,
        },
      },
      {
        oxc: { jsx: { runtime: "automatic" } },
        test: {
          name: "client",
          include: ["client/src/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          pool: "threads",
          setupFiles: ["client/src/testing/setup.ts"],
          // A worker keeps its document and its loaded modules from file to file; the setup clears what a test leaves.
          isolate: false,
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          environment: "node",
          pool: "threads",
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          environment: "node",
          // Child processes, because a worker keeps connections of its own.
          pool: "forks",
          // A worker keeps its database and its loaded modules from file to file; tests make their own rows.
          isolate: false,
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          environment: "node",
          // Child processes, because faults end processes.
          pool: "forks",
          globalSetup: ["tests/support/global-setup-faults.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          environment: "node",
          pool: "forks",
          isolate: false,
          // One worker, after the others: the browser and the server it drives take the second core.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          globalSetup: ["tests/support/global-setup-e2e.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
