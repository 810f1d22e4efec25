// Before the API tests: one embedded PostgreSQL, and a template with the migrated schema and the catalogues.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    server: TestServer;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer(async (ownerUrl) => {
    await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
    await prepareData(ownerUrl, { now: Temporal.Instant.from("2026-11-23T09:00:00Z"), demo: false });
  });
  project.provide("server", server);
  return stop;
}
