/*
 * The queue reads by an index, whatever is filtered: the plan of each combination, at some thousand generated cases. And what is generated is whole: chains of history,
 * states, endings and times agree. `npm run bench` looks at larger towns.
 */
import { randomBytes } from "node:crypto";
import { generate, NotGenerated } from "@samverkansstod/db/seed/generate.ts";
import { withOwner } from "@samverkansstod/db/seed/owner.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { plansOf } from "../bench/plans.ts";
import { createDatabaseFromTemplate, dropDatabase, type TestDatabase } from "../support/postgres.ts";
import { faultsOf } from "../support/walk-check.ts";

const now = Temporal.Instant.from("2026-11-22T23:00:00Z");
const wanted = { cases: 5_000, organisations: 500, seed: 7, now };
let town: TestDatabase;

beforeAll(async () => {
  town = await createDatabaseFromTemplate(inject("server"), `plans_${randomBytes(4).toString("hex")}`);
  await withOwner(town.ownerUrl, (db) => generate(db, wanted));
});
afterAll(() => dropDatabase(inject("server"), town.name));

test("no filter of the queue reads the whole table, nor many pages of it", async () => {
  const plans = await plansOf(town.appUrl, now);
  expect(plans.count).toBeGreaterThan(400);
  expect(plans.faults).toEqual([]);
}, 60_000);

test("generated cases are whole, and about three in a hundred are open", async () => {
  const owner = postgres(town.ownerUrl, { max: 1 });
  try {
    expect((await faultsOf(owner)).filter(({ cases }) => cases > 0)).toEqual([]);
    const [row] = await owner<{ cases: number; open: number; real: number }[]>`
      select count(*)::int as cases, (count(*) filter (where state in ('submitted', 'accepted', 'in_progress')))::int as open,
        (count(*) filter (where not demo))::int as real from app.request`;
    expect(row).toMatchObject({ cases: wanted.cases, real: 0 });
    expect(row?.open).toBeGreaterThan(wanted.cases * 0.02);
    expect(row?.open).toBeLessThan(wanted.cases * 0.04);
  } finally {
    await owner.end();
  }
});

test("the generator refuses a database that has generated or real cases", async () => {
  const again = () => withOwner(town.ownerUrl, (db) => generate(db, wanted));
  await expect(again()).rejects.toThrow(NotGenerated);
  const owner = postgres(town.ownerUrl, { max: 1 });
  try {
    await owner.begin(async (tx) => {
      await tx`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
      await tx`update app.request set demo = false where id = (select id from app.request order by id limit 1)`;
    });
    await expect(again()).rejects.toThrow("real cases");
  } finally {
    await owner.end();
  }
});
