// Walks through the life of cases at random, each held against a model of its own: two thousand over the rules alone, and fifteen over
// the real commands, with what is stored and what the reports say. `npm run proof:walks` goes ten thousand of both.
import { expect, inject, test } from "vitest";
import { openWorker, startApp } from "../support/app.ts";
import { faultsOf } from "../support/walk-check.ts";
import { goWalk, type Walked } from "../support/walk-run.ts";
import { checkReports } from "../support/walk-reports.ts";
import { walkRules } from "../support/walk-rules.ts";
import { standingClock } from "../support/walk.ts";

/** Each run walks the same way; a proof walks another. */
const seed = 1;

test("two thousand walks over the rules: what may be done, where it leads, the promise and the reminders", () => {
  let steps = 0;
  for (let walk = 0; walk < 2_000; walk++) {
    try {
      steps += walkRules(seed + walk);
    } catch (error) {
      throw new Error(`walk ${seed + walk}`, { cause: error });
    }
  }
  expect(steps).toBeGreaterThan(20_000);
}, 120_000);

test("walks over the commands: history, state, intervals, promise, endings, meetings, mails and reports agree", async () => {
  // A database of its own, for the reports count every case there is.
  const worker = await openWorker(inject("server"));
  const app = await startApp({}, { worker, clock: standingClock("2026-11-23T09:00:00Z") });
  const walked: Walked[] = [];
  while (walked.length < 15) {
    const number = seed + walked.length;
    walked.push(
      await goWalk(app, number).catch((error: unknown) => {
        throw new Error(`walk ${number}`, { cause: error });
      }),
    );
  }
  await checkReports(
    app,
    walked.map(({ model }) => model),
    60,
  );
  const faults = await faultsOf(worker.owner);
  expect(faults.filter(({ cases }) => cases > 0)).toEqual([]);
  const sum = (count: (one: Walked) => number) => walked.reduce((total, one) => total + count(one), 0);
  expect(sum(({ calls }) => calls)).toBeGreaterThan(sum(({ refused }) => refused));
  await app.close();
  await worker.boss.stop({ graceful: false });
  await worker.database.close();
  await worker.owner.end({ timeout: 5 });
}, 240_000);
