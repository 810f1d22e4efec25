// Walks through the life of cases at random, over the real commands, each compared with a model of its own. Ten thousand of them are
// `npm run proof:walks`; here go as many as fit in some seconds.
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { standingClock } from "../support/walk.ts";
import { goWalk } from "../support/walk-run.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, { clock: standingClock("2026-11-23T09:00:00Z") });
  return () => app.close();
});

test("history, state, intervals, promise, endings and meetings are as the model says after each walk", async () => {
  const from = Number(process.env["WALK_SEED"] ?? 1);
  const budget = Number(process.env["WALK_MS"] ?? 10000);
  const began = performance.now();
  let calls = 0, n = 0, refused = 0;
  for (let walk = 0; performance.now() - began < budget; walk++) {
    try {
      const w = await goWalk(app, from + walk);
      calls += w.calls; refused += w.refused; n++;
    } catch (error) {
      throw new Error(`walk ${from + walk}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  console.log(n, calls, refused, performance.now() - began);
  expect(calls).toBeGreaterThan(0);
}, 520_000);
