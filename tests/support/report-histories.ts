// Histories of cases at random, and what reports must say of them: counted case by case and step by step, with nothing of the reports' own way of counting.
import * as fc from "fast-check";
import type { Kind, State } from "@samverkansstod/api/contract/life-cycle.ts";
import type { CaseRow, IntervalRow } from "./report-cases.ts";

const openStates: readonly string[] = ["submitted", "accepted", "in_progress"];
const after: Readonly<Record<string, readonly State[]>> = {
  submitted: ["accepted", "accepted", "in_progress", "declined", "referred", "withdrawn", "closed", "void"],
  accepted: ["in_progress", "in_progress", "closed", "declined", "withdrawn", "void"],
  in_progress: ["closed", "closed", "withdrawn", "void"],
  closed: ["in_progress", "void"],
  declined: ["submitted"],
  referred: ["submitted"],
  withdrawn: ["submitted"],
};

const hour = 3_600_000;
const day = 24 * hour;
const first = Temporal.Instant.from("2018-12-01T00:00:00Z").epochMilliseconds;
/** Midnights of Stockholm around New Year 2020/21 (week 53) and the clock changes, when something happens more often than by chance. */
const edges = ["2019-03-30T23:00Z", "2019-03-31T22:00Z", "2019-10-27T23:00Z", "2020-12-27T23:00Z", "2021-01-03T23:00Z"];
const nearEdge = fc
  .tuple(fc.constantFrom(...edges), fc.integer({ min: -2, max: 2 }))
  .map(([edge, off]) => Temporal.Instant.from(edge).epochMilliseconds + off);
const instant = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: first, max: first + 780 * day }) },
  { weight: 1, arbitrary: nearEdge },
);
/** Often none at all: two steps in one millisecond. */
const gap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * hour }), fc.integer({ min: 1, max: 60 * day }));

const text = (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 });

const plan = fc.record({
  id: fc.uuid({ version: 4 }),
  receivedAt: instant,
  registeredLate: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * day })),
  steps: fc.array(fc.tuple(fc.nat(100), gap), { maxLength: 8 }),
  kinds: fc.array(fc.tuple(fc.constantFrom<Kind>("consultation", "process_support", "unsure"), gap), {
    minLength: 1,
    maxLength: 3,
  }),
  pause: fc.option(fc.tuple(gap, gap)),
  /** How long after the last step it was found out that it happened earlier, or that the kind was another from the beginning. */
  corrected: fc.option(fc.tuple(fc.constantFrom("state", "kind"), fc.integer({ min: 0, max: 40 * day })), { freq: 3 }),
  source: fc.constantFrom("web", "phone", "email"),
  initiatedBy: fc.constantFrom("organisation", "organisation", "city_official", "unit"),
  areas: fc.subarray(["nordost", "centrum", "hisingen"]),
  form: fc.constantFrom(null, "network", "foundation"),
} as const);

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function row(
  dimension: IntervalRow["dimension"],
  value: string,
  held: readonly [from: number, to: number | null],
  recordedAt: number,
): IntervalRow {
  const [from, to] = held;
  return {
    dimension,
    value,
    from: text(from),
    to: to === null ? null : text(to),
    recordedAt: text(recordedAt),
    supersededAt: null,
  };
}

/** As commands write it: what happens is recorded when it happens, what a late registration brings when that is made. */
function historyOf(
  { id, receivedAt, registeredLate, steps, kinds, pause, corrected, ...rest }: Plan,
  theme: string,
): CaseRow {
  const registeredAt = receivedAt + registeredLate;
  const known = (at: number) => Math.max(at, registeredAt);
  const states: [State, number][] = [["submitted", receivedAt]];
  for (const [choice, wait] of steps) {
    const [state, at] = states.at(-1) ?? ["submitted", receivedAt];
    const possible = after[state] ?? [];
    const next = possible[choice % Math.max(possible.length, 1)];
    if (!next) break;
    states.push([next, at + wait]);
  }
  const held = (turns: readonly (readonly [string, number])[], dimension: "state" | "kind") =>
    turns.map(([value, from], nth) => row(dimension, value, [from, turns[nth + 1]?.[1] ?? null], known(from)));
  const kindTurns: [Kind, number][] = [];
  for (const [kind, wait] of kinds)
    kindTurns.push([kind, kindTurns.length === 0 ? receivedAt : (kindTurns.at(-1)?.[1] ?? 0) + wait]);
  const stateRows = held(states, "state");
  const kindRows = held(kindTurns, "kind");
  const paused: IntervalRow[] = [];
  if (pause) {
    const [wait, length] = pause;
    const from = receivedAt + wait;
    paused.push(row("paused", "2030-01-01", [from, from + length], known(from)));
  }
  const lastAt = Math.max(registeredAt, states.at(-1)?.[1] ?? 0, kindTurns.at(-1)?.[1] ?? 0);
  if (corrected?.[0] === "kind") {
    const at = lastAt + corrected[1];
    for (const one of kindRows) one.supersededAt = text(at);
    kindRows.push(row("kind", "process_support", [receivedAt, null], at));
  }
  const [before, last] = stateRows.slice(-2);
  if (corrected?.[0] === "state" && before && last && before.from < last.from) {
    // It had happened in the middle of what was thought to hold before it.
    const at = lastAt + corrected[1];
    const [from, to] = [before.from, last.from].map((one) => Temporal.Instant.from(one).epochMilliseconds);
    const truly = Math.floor(((from ?? 0) + (to ?? 0)) / 2);
    before.supersededAt = text(at);
    last.supersededAt = text(at);
    stateRows.push(row("state", before.value, [from ?? 0, truly], at), row("state", last.value, [truly, null], at));
  }
  const [state = "submitted"] = states.at(-1) ?? [];
  const [kind = "unsure"] = kindTurns.at(-1) ?? [];
  const intervals = [...stateRows, ...kindRows, ...paused];
  return {
    id,
    caseNumber: `H-${id}`,
    receivedAt: text(receivedAt),
    registeredAt: text(registeredAt),
    intervals,
    kind,
    state,
    themes: [theme],
    ...rest,
  };
}

/** Cases of this main theme with histories at random; the same for the same seed. */
export function someHistories(theme: string, { seed, cases }: { seed: number; cases: number }): CaseRow[] {
  return fc.sample(plan, { seed, numRuns: cases }).map((one) => historyOf(one, theme));
}

export interface Filter {
  kind?: Kind;
  source?: string;
  area?: string;
  form?: string;
  initiatedBy?: string;
}

/** What is known of a case at an instant, in the order it happened: of what begins at once, what held no time before what still holds. */
function knownOf(one: CaseRow, dimension: string, known: string): IntervalRow[] {
  const noTime = ({ from, to }: IntervalRow) => (from === to ? 0 : 1);
  return one.intervals
    .filter(
      (row) =>
        row.dimension === dimension &&
        row.recordedAt < known &&
        (row.supersededAt === null || row.supersededAt >= known),
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : noTime(a) - noTime(b)));
}

const stoodAt = (rows: readonly IntervalRow[], at: string) => rows.findLast(({ from }) => from < at)?.value;

function counts(one: CaseRow, filter: Filter, { known, kindAt }: { known: string; kindAt: string }): boolean {
  const { source, area, form, initiatedBy, kind } = filter;
  return (
    one.registeredAt < known &&
    !knownOf(one, "state", known).some(({ value }) => value === "void") &&
    (source === undefined || one.source === source) &&
    (area === undefined || (area === "none" ? one.areas?.length === 0 : one.areas?.includes(area) === true)) &&
    (form === undefined || (one.form ?? "none") === form) &&
    (initiatedBy === undefined || one.initiatedBy === initiatedBy) &&
    (kind === undefined || (stoodAt(knownOf(one, "kind", known), kindAt) ?? one.kind) === kind)
  );
}

/** The ids behind each figure just before an instant. */
export function behindMoment(cases: readonly CaseRow[], filter: Filter, { at, known }: { at: string; known: string }) {
  const open = cases.flatMap((one) => {
    const state = stoodAt(knownOf(one, "state", known), at);
    if (state === undefined || !openStates.includes(state) || !counts(one, filter, { known, kindAt: at })) return [];
    const paused = knownOf(one, "paused", known).some(({ from, to }) => from < at && (to === null || to >= at));
    return [{ id: one.id, paused, submitted: state === "submitted", unit: one.initiatedBy === "unit" }];
  });
  const ids = (some: typeof open) => some.map(({ id }) => id);
  return {
    under_way: ids(open.filter(({ submitted, paused, unit }) => !submitted && !paused && !unit)),
    own_initiatives: ids(open.filter(({ submitted, paused, unit }) => !submitted && !paused && unit)),
    new: ids(open.filter(({ submitted }) => submitted)),
    paused: ids(open.filter(({ paused }) => paused)),
    open: ids(open),
  };
}

/** The ids behind each figure of a span, once for each time something happened. */
export function behindSpan(
  cases: readonly CaseRow[],
  filter: Filter,
  span: { since: string; before: string; known: string },
) {
  const { since, before, known } = span;
  const behind = {
    received: [] as string[],
    reopened: [] as string[],
    ended: [] as string[],
    open_at_end: [] as string[],
  };
  for (const one of cases) {
    const isOwn = one.initiatedBy === "unit" && filter.initiatedBy !== "unit";
    if (isOwn || !counts(one, filter, { known, kindAt: known })) continue;
    if (one.receivedAt >= since && one.receivedAt < before) behind.received.push(one.id);
    let isOpen = true;
    for (const { value, from } of knownOf(one, "state", known)) {
      const opens = openStates.includes(value);
      const within = from >= since && from < before;
      if (within && isOpen && !opens) behind.ended.push(one.id);
      if (within && !isOpen && opens) behind.reopened.push(one.id);
      isOpen = opens;
    }
    const state = stoodAt(knownOf(one, "state", known), before);
    if (state !== undefined && openStates.includes(state)) behind.open_at_end.push(one.id);
  }
  return behind;
}
