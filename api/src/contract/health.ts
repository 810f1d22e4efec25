// Is the process up, and may it be given work.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { exactly } from "./shapes.ts";

export const healthz = defineEndpoint({
  name: "healthz",
  method: "GET",
  url: "/healthz",
  access: "public",
  tag: "health",
  summary: "The process answers",
  answers: { 200: exactly({ status: Type.Literal("ok") }) },
});

const Check = exactly({ ok: Type.Boolean(), says: Type.String({ description: "What is wrong, in words." }) });
export const Readiness = exactly({
  ready: Type.Boolean(),
  database: Check,
  migrations: Check,
  jobs: Check,
  clock: Check,
  process: Check,
});
export type Readiness = Static<typeof Readiness>;

/** 503 with the same shape when it should get no traffic: no database, schema not current, no worker, or a clock over 2 s off, or stopping. */
export const readyz = defineEndpoint({
  name: "readyz",
  method: "GET",
  url: "/readyz",
  access: "public",
  tag: "health",
  summary: "Database, migrations, jobs and clock are in order, and the process is not stopping",
  answers: { 200: Readiness, 503: Readiness },
});
