// The roll-up of the flow gives what counting all gives: any span and filter, before a fold, after one, and with changes since. What cannot be answered from it is counted.
import { reportFlow } from "@samverkansstod/api/contract/reports.ts";
import { foldReports } from "@samverkansstod/api/features/reports/roll-up.commands.ts";
import { readFlow, showFlow, type FlowQuestion } from "@samverkansstod/api/features/reports/reports.rules.ts";
import { countFlow, splitReceived } from "@samverkansstod/api/features/reports/reports.store.ts";
import { rolledUpFlow } from "@samverkansstod/api/features/reports/roll-up.store.ts";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { signedIn } from "../support/people.ts";
import { addCases, startAlone, type CaseRow } from "../support/report-cases.ts";
import { someHistories } from "../support/report-histories.ts";

const seed = 11;
const theme = "prov";
let app: TestApp;
let cases: CaseRow[];

beforeAll(async () => {
  const alone = await startAlone("2023-11-10T12:00:00.000Z");
  app = alone.app;
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.theme ${sql({ code: theme, sv: "Prov", en: "Test", sort: 999, valid_to: "2000-01-01" })}`,
  );
  cases = someHistories(theme, { seed, cases: 300 });
  await addCases(app.owner, cases);
  return alone.close;
});

const fold = (until: string) => foldReports({ database: app.database }, Temporal.Instant.from(until));

async function figuresOf(now: Temporal.Instant, query: Parameters<typeof readFlow>[0]) {
  const question: FlowQuestion = readFlow(query, now);
  const { days, step, scope } = question;
  if (days === null) throw new Error("not asked as known now");
  const rolledUp = await rolledUpFlow(app.database.requests, { days, step, scope, now: now.toString() });
  const counted = await countFlow(app.database.requests, question);
  const splits = await splitReceived(app.database.requests, question);
  return {
    counted: showFlow(question, counted, splits),
    rolledUp: rolledUp && showFlow(question, rolledUp.flow, rolledUp.splits),
  };
}

const questions = fc.record({
  from: fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from("2018-11-01").add({ days })),
  length: fc.integer({ min: 0, max: 400 }),
  step: fc.constantFrom("month", "week"),
  now: fc.constantFrom("2023-11-10T12:00:00.000Z", "2022-05-31T22:00:00.000Z", "2022-05-31T21:59:59.999Z"),
  filter: fc.record(
    {
      kind: fc.constantFrom("consultation", "unsure"),
      theme: fc.constantFrom(theme, "safety", "none"),
      area: fc.constantFrom("nordost", "centrum", "none"),
      form: fc.constantFrom("network", "foundation", "none"),
      source: fc.constantFrom("web", "phone", "letter"),
      initiatedBy: fc.constantFrom("organisation", "city_official", "unit"),
    } as const,
    { requiredKeys: [] },
  ),
});

async function agrees(): Promise<void> {
  await fc.assert(
    fc.asyncProperty(questions, fc.nat(2), async ({ from, length, step, now, filter }, most) => {
      const chosen = Object.fromEntries(Object.entries(filter).slice(0, most));
      const to = from.add({ days: length }).toString();
      const { counted, rolledUp } = await figuresOf(Temporal.Instant.from(now), {
        from: from.toString(),
        to,
        step,
        ...chosen,
      });
      expect(rolledUp).toEqual(counted);
    }),
    { seed, numRuns: 60 },
  );
}

/** What may happen to some cases after they were folded: each changes a figure or a split. */
async function changeSome(): Promise<void> {
  const open = cases.filter(({ state }) => state === "in_progress").map(({ id }) => id);
  const ended = ["closed", "declined", "referred", "withdrawn"];
  const closed = cases.filter(({ state }) => ended.includes(state)).map(({ id }) => id);
  const some = closed.slice(0, 20);
  const [area] = cases.filter(({ areas = [] }) => areas.length > 0);
  expect([open.length > 14, closed.length > 24, area !== undefined]).toEqual([true, true, true]);
  const at = "2022-02-03T10:00:00.000Z";
  await asSystem(app.owner, async (sql) => {
    await sql`update app.request_interval set valid_to = ${at} where dimension = 'state' and valid_to is null and superseded_at is null and request_id in ${sql([...open.slice(0, 10), ...some])}`;
    await sql`insert into app.request_interval (request_id, dimension, value, valid_from, recorded_at)
      select id, 'state', case when state = 'in_progress' then 'closed' else 'in_progress' end, ${at}, ${at} from app.request where id in ${sql([...open.slice(0, 10), ...some.slice(0, 15)])}`;
    await sql`insert into app.request_interval (request_id, dimension, value, valid_from, recorded_at)
      select id, 'state', 'void', ${at}, ${at} from app.request where id in ${sql(some.slice(15))}`;
    await sql`update app.request_theme set theme_code = 'safety' where request_id in ${sql(open.slice(5, 15))}`;
    await sql`delete from app.request_area where request_id = ${area?.id ?? ""}`;
    await sql`insert into app.request_area (request_id, area_code) select id, 'sydvast' from unnest(${open.slice(3, 9)}::uuid[]) id`;
    await sql`update app.request set source = 'letter', initiated_by = 'unit' where id in ${sql(closed.slice(20, 25))}`;
    await sql`update app.organisation set form = 'foundation' where id = (select organisation_id from app.request where organisation_id is not null order by id limit 1)`;
  });
}

test("before anything is folded, half way, and when all is", async () => {
  await agrees();
  await fold("2020-01-01T00:00:00Z");
  await agrees();
  const [half] = await app.owner<{ waiting: number; facts: number }[]>`select
    (select count(*)::int from app_runtime.report_changed) as waiting, (select count(*)::int from app_runtime.report_fact) as facts`;
  expect(half?.waiting).toBeGreaterThan(100);
  expect(half?.facts).toBeGreaterThan(100);
  await fold("2022-01-01T00:00:00Z");
  await agrees();
  const [left] = await app.owner`select from app_runtime.report_changed`;
  expect(left).toBeUndefined();
}, 60_000);

test("with changes since the fold, and when these are folded too", async () => {
  await changeSome();
  await agrees();
  await fold("2022-03-01T00:00:00Z");
  await agrees();
  const sums = (from: string) =>
    app.owner.unsafe(
      `select * from (${from}) s where (received, reopened, ended, open) <> (0, 0, 0, 0) order by step, start`,
    );
  const figures = ["received", "reopened", "ended", "open"];
  const summed = figures.map((figure) => `sum(${figure})::int as ${figure}`).join(", ");
  const folded = await sums(
    `select step, start, ${figures.join(", ")} from app_runtime.report_period where dimension = ''`,
  );
  expect(folded.length).toBeGreaterThan(50);
  expect([...folded]).toEqual([
    ...(await sums(`select step, date_trunc(step, day)::date as start, ${summed} from app_runtime.report_fact
      cross join (values ('month'), ('week')) steps (step) where initiated_by <> 'unit' group by 1, 2`)),
  ]);
}, 60_000);

test("the report is given from the roll-up, but not where it is ahead, too far behind, or asked as known then", async () => {
  const manager = await signedIn(app, { roles: ["manager"] });
  const asked = { from: "2019-01-01", to: "2019-12-31" } as const;
  const received = async (query: object = {}) =>
    (await manager.call(reportFlow, { query: { ...asked, ...query } })).body.totals.received;
  const counted = await received();
  await app.owner`update app_runtime.report_period set received = received + 1000
    where dimension = '' and step = 'month' and start = '2019-03-01'`;
  expect(await received()).toBe(counted + 1000);
  expect(await received({ knownAt: "2023-11-09" })).toBe(counted);
  expect((await figuresOf(Temporal.Instant.from("2022-02-27T23:00:00Z"), asked)).rolledUp).toBeUndefined();
  await app.owner`insert into app_runtime.report_changed (request_id) select gen_random_uuid() from generate_series(1, 2001)`;
  expect(await received()).toBe(counted);
});
