import { expect, test } from "vitest";
import { readinessOf, type Facts } from "./health.rules.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const fine: Facts = { databaseNow: now, migrations: { done: 2, known: 2 }, lastBeat: now, stopping: false };
const wrongIn = (change: Partial<Facts>) => {
  const { ready, ...checks } = readinessOf({ ...fine, ...change }, now);
  const wrong = Object.entries(checks).flatMap(([name, { ok, says }]) => (ok ? [] : [`${name}: ${says}`]));
  expect(ready).toBe(wrong.length === 0);
  return wrong;
};

test("all in order is ready", () => {
  expect(wrongIn({})).toEqual([]);
});

test("each thing that is not in order is said in words", () => {
  expect(wrongIn({ migrations: { done: 1, known: 2 } })).toEqual([
    expect.stringMatching(/^migrations: .*1 of 2 migrations/),
  ]);
  // A later version has migrated already, and this one still runs on its schema.
  expect(wrongIn({ migrations: { done: 3, known: 2 } })).toEqual([]);
  expect(wrongIn({ lastBeat: null })).toEqual([expect.stringMatching(/^jobs: No worker has reported yet/)]);
  expect(wrongIn({ lastBeat: now.subtract({ seconds: 180 }) })).toEqual([]);
  expect(wrongIn({ lastBeat: now.subtract({ seconds: 200 }) })).toEqual([expect.stringContaining("200 seconds")]);
  expect(wrongIn({ databaseNow: null })).toEqual([
    expect.stringMatching(/^database: The database does not answer/),
    expect.stringMatching(/^migrations: Not known/),
    expect.stringMatching(/^jobs: Not known/),
    expect.stringMatching(/^clock: Not known/),
  ]);
  expect(wrongIn({ stopping: true })).toEqual([expect.stringMatching(/^process: It is stopping/)]);
});

test("a clock may differ by two seconds, either way, and no more", () => {
  for (const [milliseconds, count] of [
    [2000, 0],
    [2001, 1],
    [-2000, 0],
    [-2001, 1],
    [86_400_000, 1],
  ] as const) {
    expect(wrongIn({ databaseNow: now.add({ milliseconds }) })).toHaveLength(count);
  }
});
