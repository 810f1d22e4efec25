// What the reports say of all walks together, held against their models: under way on many dates, as known now and as known then, and what came in
// and went out month by month. The database holds nothing but the walks.
import { kinds, type Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import { reportFlow, reportUnderWay } from "@samverkansstod/api/contract/reports.ts";
import { isDeepStrictEqual } from "node:util";
import type { TestApp } from "./app.ts";
import { dayAfter, endOf, startOf } from "./walk-calendar.ts";
import type { Model } from "./walk-model.ts";
import { callBy, walkers, type Walker } from "./walk.ts";

/** After every walk. */
const today = "2029-06-01";
const [firstYear, lastYear] = [2026, 2028];

function same(what: string, found: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(found, wanted)) return;
  throw new Error(`${what}: found ${JSON.stringify(found)}, should be ${JSON.stringify(wanted)}`);
}

const isOpenState = (state: string) => ["submitted", "accepted", "in_progress"].includes(state);
/** How a case stood just before an instant. */
const stoodAt = ({ timeline }: Model, instant: string) => timeline.findLast(({ at }) => at < instant);
const kindAt = ({ kinds: held }: Model, instant: string) =>
  held.find(({ from, to }) => from < instant && (to === null || to >= instant))?.value;

function figuresAt(models: readonly Model[], instant: string) {
  const count = (holds: (stood: { state: string; paused: boolean }, model: Model) => boolean) =>
    models.filter((model) => {
      const stood = stoodAt(model, instant);
      return stood !== undefined && isOpenState(stood.state) && holds(stood, model);
    }).length;
  return {
    under_way: count(({ state, paused }, { unit }) => state !== "submitted" && !paused && !unit),
    own_initiatives: count(({ state, paused }, { unit }) => state !== "submitted" && !paused && unit),
    new: count(({ state }) => state === "submitted"),
    paused: count(({ paused }) => paused),
    open: count(() => true),
  };
}

interface Question {
  date: string;
  knownAt?: string;
  kind?: Kind;
}

async function ask(app: TestApp, by: Walker, query: Question) {
  const answer = await callBy({ app }, by, reportUnderWay, { query });
  if (answer.status !== 200) throw new Error(`reportUnderWay gave ${JSON.stringify(answer.body)}`);
  return answer.body.figures;
}

/** So many days apart, on the days the clocks change, and on both sides of a year's end. */
function someDates(daysApart: number): string[] {
  const dates = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2026-12-31", "2027-01-01"];
  for (let date = `${firstYear}-01-20`; date < `${lastYear}-06-30`; date = dayAfter(date, daysApart)) dates.push(date);
  return dates;
}

async function checkUnderWay(
  app: TestApp,
  by: Walker,
  { models, daysApart }: { models: readonly Model[]; daysApart: number },
): Promise<number> {
  const never = models.filter(({ state }) => state === "void");
  const counted = models.filter((model) => !never.includes(model));
  const dates = someDates(daysApart);
  for (const date of dates) {
    const instant = endOf(date);
    same(`under way on ${date}`, await ask(app, by, { date }), figuresAt(counted, instant));
    const knownThen = models.filter(({ history }) => {
      const [registered] = history;
      const voided = history.find(({ to }) => to === "void");
      return registered !== undefined && registered.at < instant && (voided === undefined || voided.at >= instant);
    });
    const wanted = figuresAt(knownThen, instant);
    same(`under way on ${date} as known then`, await ask(app, by, { date, knownAt: date }), wanted);
  }
  for (const date of dates.slice(6, 12)) {
    for (const kind of kinds) {
      const instant = endOf(date);
      const ofKind = counted.filter((model) => kindAt(model, instant) === kind);
      same(`under way on ${date}, ${kind}`, await ask(app, by, { date, kind }), figuresAt(ofKind, instant));
    }
  }
  return dates.length;
}

async function checkFlow(app: TestApp, by: Walker, models: readonly Model[]): Promise<void> {
  const [from, to] = [`${firstYear}-01-01`, `${lastYear}-12-31`];
  const answer = await callBy({ app }, by, reportFlow, { query: { from, to, step: "month" } });
  if (answer.status !== 200) throw new Error(`reportFlow gave ${JSON.stringify(answer.body)}`);
  const counted = models.filter(({ state, unit }) => state !== "void" && !unit);
  /** The instants at which a case went from open to ended, or back. */
  const turns = (ends: boolean) =>
    counted.flatMap(({ timeline }) =>
      timeline.filter(({ state }, index) => {
        const before = timeline[index - 1];
        return before !== undefined && isOpenState(before.state) === ends && isOpenState(state) !== ends;
      }),
    );
  const [ended, reopened] = [turns(true), turns(false)];
  for (const period of answer.body.periods) {
    const [since, before] = [startOf(period.from), endOf(period.to)];
    const within = ({ at }: { at: string }) => at >= since && at < before;
    const wanted = {
      received: counted.filter(({ receivedAt }) => within({ at: receivedAt })).length,
      reopened: reopened.filter(within).length,
      ended: ended.filter(within).length,
      openAtEnd: figuresAt(counted, before).open,
    };
    const { received, reopened: again, ended: over, openAtEnd } = period;
    same(`flow of ${period.key}`, { received, reopened: again, ended: over, openAtEnd }, wanted);
  }
}

/** Asks the reports about all walks; gives on how many dates, so many days apart, they were compared. */
export async function checkReports(app: TestApp, models: readonly Model[], daysApart = 17): Promise<number> {
  app.clock.set(`${today}T10:00:00Z`);
  const [, , manager] = await walkers(app);
  const dates = await checkUnderWay(app, manager, { models, daysApart });
  await checkFlow(app, manager, models);
  return dates;
}
