// The reports on some hundred histories made at random, against a count case by case: any date, span, filter and time of knowing.
import { kinds } from "@samverkansstod/api/contract/life-cycle.ts";
import {
  flowFigures,
  listReportCases,
  reportFlow,
  reportUnderWay,
  underWayFigures,
} from "@samverkansstod/api/contract/reports.ts";
import * as fc from "fast-check";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { signedIn, type Answer, type Person } from "../support/people.ts";
import { addCases, type CaseRow } from "../support/report-cases.ts";
import { behindMoment, behindSpan, someHistories } from "../support/report-histories.ts";

/** A theme that no other test has: all questions are about it. */
const theme = `prov_${randomUUID().replaceAll("-", "")}`;
const seed = 7;
let app: TestApp;
let manager: Person;
let cases: CaseRow[];
beforeAll(async () => {
  app = await startApp();
  // After everything that happens in the histories.
  app.clock.set("2023-11-10T12:00:00.000Z");
  manager = await signedIn(app, { roles: ["manager"] });
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.theme ${sql({ code: theme, sv: "Prov", en: "Test", sort: 999, valid_to: "2000-01-01" })}`,
  );
  cases = someHistories(theme, { seed, cases: 300 });
  await addCases(app.owner, cases);
  return () => app.close();
});

const stockholm = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime("Europe/Stockholm");
const startOf = (date: string) => stockholm(date).toInstant().toString({ fractionalSecondDigits: 3 });
const endOf = (date: string) => stockholm(date).add({ days: 1 }).toInstant().toString({ fractionalSecondDigits: 3 });

const dates = fc.oneof(
  fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from("2018-12-01").add({ days }).toString()),
  fc.constantFrom("2019-03-30", "2019-03-31", "2019-10-27", "2020-12-27", "2020-12-31", "2021-01-03"),
);
const filters = fc
  .record(
    {
      kind: fc.constantFrom(...kinds),
      source: fc.constantFrom("web", "phone", "letter"),
      area: fc.constantFrom("nordost", "centrum", "none"),
      form: fc.constantFrom("network", "foundation", "none"),
      initiatedBy: fc.constantFrom("organisation", "city_official", "unit"),
    } as const,
    { requiredKeys: [] },
  )
  .map((filter) => Object.fromEntries(Object.entries(filter).slice(0, 2)) as typeof filter);
const runs = { seed, numRuns: 60 };

async function listed(query: object): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const asked = { theme, ...query, ...(next !== "" && { cursor: next }) };
    const answer: Answer<typeof listReportCases> = await manager.call(listReportCases, { query: asked as never });
    expect([answer.status, answer.code]).toEqual([200, undefined]);
    ids.push(...answer.body.items.map(({ id }) => id));
    next = answer.body.next;
  }
  return ids;
}

test("the histories are worth asking about", () => {
  const rows = cases.flatMap(({ intervals }) => intervals);
  const some = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length;
  expect(some(({ from, to }) => from === to)).toBeGreaterThan(50);
  expect(some(({ supersededAt }) => supersededAt !== null)).toBeGreaterThan(50);
  expect(some(({ value }) => value === "void")).toBeGreaterThan(20);
  expect(cases.filter(({ receivedAt, registeredAt }) => receivedAt < registeredAt).length).toBeGreaterThan(50);
});

test("figures of any date, and the cases behind them, as known then or later", async () => {
  await fc.assert(
    fc.asyncProperty(
      dates,
      fc.option(fc.nat(200)),
      filters,
      fc.constantFrom(...underWayFigures),
      async (date, later, filter, figure) => {
        const knownAt = later === null ? undefined : Temporal.PlainDate.from(date).add({ days: later }).toString();
        const known = knownAt === undefined ? "2023-11-10T12:30:00.000Z" : endOf(knownAt);
        const wanted = behindMoment(cases, filter, { at: endOf(date), known });
        const query = { date, ...(knownAt !== undefined && { knownAt }), ...filter };
        const { body } = await manager.call(reportUnderWay, { query: { theme, ...query } });
        expect(body.figures).toEqual(
          Object.fromEntries(Object.entries(wanted).map(([name, ids]) => [name, ids.length])),
        );
        const underWay = wanted.under_way.length + wanted.own_initiatives.length;
        const [split] = body.splits.filter(({ dimension }) => dimension === "initiatedBy");
        expect(split?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(underWay);
        expect((await listed({ figure, ...query })).toSorted()).toEqual(wanted[figure].toSorted());
      },
    ),
    runs,
  );
}, 60_000);

test("a flow of any span, and the cases behind it: what was open, came in, was reopened and ended is what is open after", async () => {
  const step = fc.constantFrom("month", "week");
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(dates, fc.nat(300)),
      step,
      fc.option(dates),
      filters,
      fc.constantFrom(...flowFigures),
      async ([from, days], by, knownAt, filter, figure) => {
        const to = Temporal.PlainDate.from(from).add({ days }).toString();
        const known = knownAt === null ? "2023-11-10T12:30:00.000Z" : endOf(knownAt);
        const query = { from, to, ...(knownAt !== null && { knownAt }), ...filter };
        const { body } = await manager.call(reportFlow, { query: { theme, ...query, step: by } });
        const cut = (instant: string) => (instant > known ? known : instant);
        const within = (since: string, before: string) =>
          behindSpan(cases, filter, { since: cut(since), before: cut(before), known });
        expect(body.openAtStart).toBe(within(startOf(body.from), startOf(body.from)).open_at_end.length);
        let open = body.openAtStart;
        for (const period of body.periods) {
          const wanted = within(startOf(period.from), endOf(period.to));
          const { received, reopened, ended, openAtEnd } = period;
          expect([period.key, received, reopened, ended]).toEqual([
            period.key,
            wanted.received.length,
            wanted.reopened.length,
            wanted.ended.length,
          ]);
          expect(openAtEnd).toBe(wanted.open_at_end.length);
          open += received + reopened - ended;
          expect([period.key, openAtEnd]).toEqual([period.key, open]);
        }
        const whole = within(startOf(from), endOf(to));
        expect((await listed({ figure, ...query })).toSorted()).toEqual(whole[figure].toSorted());
      },
    ),
    runs,
  );
}, 60_000);
