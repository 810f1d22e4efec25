// The reports on fifteen cases that were counted by hand (tests/support/report-data.ts has them): every figure, split and period, on both sides of
// the clock changes, New Year and week 53, as known now and as known then.
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import { reportFlow, reportUnderWay, type Flow, type UnderWay } from "@samverkansstod/api/contract/reports.ts";
import { beforeAll, expect, test } from "vitest";
import type { TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { signedIn, type Person } from "../support/people.ts";
import { addCases, following, startAlone } from "../support/report-cases.ts";
import { countedCases } from "../support/report-data.ts";

const now = "2027-11-10T12:00:00.000Z";
const cases = countedCases();
let app: TestApp;
let manager: Person;
beforeAll(async () => {
  const alone = await startAlone(now);
  ({ app } = alone);
  manager = await signedIn(app, { roles: ["manager"] });
  await addCases(app.owner, cases);
  return alone.close;
});

type UnderWayQuery = QueryOf<typeof reportUnderWay>;
/** With `undefined` for what is left out, as the tables have it. */
type Asked<Q> = { [N in keyof Q]?: Q[N] | undefined };

async function underWay(query: Asked<UnderWayQuery>, by = manager): Promise<UnderWay> {
  const answer = await by.call(reportUnderWay, { query: query as UnderWayQuery });
  expect([answer.status, answer.code]).toEqual([200, undefined]);
  return answer.body;
}
async function flow(query: QueryOf<typeof reportFlow>, by = manager): Promise<Flow> {
  const answer = await by.call(reportFlow, { query });
  expect([answer.status, answer.code]).toEqual([200, undefined]);
  return answer.body;
}

/** In the order of the tables below. */
const inOrder = ({ figures }: UnderWay) => [
  figures.under_way,
  figures.own_initiatives,
  figures.new,
  figures.paused,
  figures.open,
];
const shown = (rows: readonly { code: string | null; count: number }[]) =>
  rows.map(({ code, count }) => `${code ?? "–"} ${count}`).join(", ");
const splitsOf = ({ splits }: { splits: UnderWay["splits"] }) =>
  Object.fromEntries(splits.map(({ dimension, rows }) => [dimension, shown(rows)]));

// Under way means accepted (a) or in progress (p) and not paused; s is submitted, z paused. Counted from the table of cases, one line a date.
test.each([
  //  date,        known,       under way, own, new, paused, open
  ["2026-12-14", undefined, [0, 0, 0, 0, 0]], // A comes the day after
  ["2026-12-31", undefined, [2, 0, 0, 0, 2]], // Ap Ba; D came at 00.30 the next day
  ["2027-01-01", undefined, [2, 0, 2, 0, 4]], // Ap Ba Cs Ds
  ["2027-01-03", undefined, [2, 0, 3, 0, 5]], // Ap Bp Cs Ds Es; F came 15 minutes too late
  ["2027-01-03", "2027-01-03", [2, 0, 2, 0, 4]], // the same without C, registered on the 7th
  ["2027-01-03", "2027-01-06", [2, 0, 2, 0, 4]],
  ["2027-01-03", "2027-01-07", [2, 0, 3, 0, 5]], // and with it
  ["2027-01-08", undefined, [3, 0, 1, 0, 4]], // Ap Bp Ep Fs; C closed and D declined
  ["2027-02-09", undefined, [4, 0, 0, 0, 4]], // Bp Da Ep Fp; A closed, D open again
  ["2027-03-05", undefined, [4, 0, 0, 1, 5]], // Bp Da Ep Fp Gz; H is void
  ["2027-03-05", "2027-03-05", [4, 0, 1, 1, 6]], // H was not void yet: Hs
  ["2027-03-05", "2027-03-09", [4, 0, 1, 1, 6]],
  ["2027-03-05", "2027-03-10", [4, 0, 0, 1, 5]],
  ["2027-03-27", undefined, [4, 0, 1, 1, 6]], // Bp Da Ep Fp Gz Js, J in the last millisecond
  ["2027-03-28", undefined, [2, 0, 2, 1, 5]], // Bp Ep Gz Js Ks: D closed before and F after the clocks went forward, K accepted at midnight
  ["2027-03-29", undefined, [3, 1, 0, 1, 5]], // Bp Ep Gz Ja Ka
  ["2027-10-30", undefined, [3, 1, 1, 0, 5]], // Bp Ep Gp Jp Ls; K closed for good
  ["2027-10-31", undefined, [4, 1, 2, 1, 7]], // Bp Ep Gp Jp Lsz Ma Ns; O came at midnight
  ["2027-11-01", undefined, [4, 1, 3, 1, 8]], // and Os
  ["2027-11-10", undefined, [4, 1, 2, 1, 7]], // today: O is withdrawn
  [undefined, undefined, [4, 1, 2, 1, 7]],
  [undefined, "2027-03-05", [4, 0, 1, 1, 6]], // no date: as late as is known
] as const)("under way on %s, as known on %s: %j", async (date, knownAt, figures) => {
  expect(inOrder(await underWay({ date, knownAt }))).toEqual(figures);
});

test("a report says what instant it is of, and as known when", async () => {
  expect(await underWay({ date: "2027-03-28", knownAt: "2027-10-31" })).toMatchObject({
    at: "2027-03-28T22:00:00.000Z",
    date: "2027-03-28",
    knownAt: "2027-10-31T23:00:00.000Z",
  });
  const today = await underWay({});
  expect([today.date, today.at, today.at.slice(0, 16)]).toEqual(["2027-11-10", today.knownAt, now.slice(0, 16)]);
});

// At the end of 31 October 2027 open are Bp Ep Gp Jp Lsz Ma Ns.
test.each([
  [{ kind: "process_support" }, [2, 1, 1, 0, 4]], // Bp Ep Jp Ns
  [{ kind: "unsure" }, [0, 0, 0, 0, 0]],
  [{ theme: "culture_education" }, [2, 0, 0, 0, 2]], // Ep Gp
  [{ theme: "none" }, [0, 0, 1, 1, 1]], // Lsz
  [{ area: "hisingen" }, [2, 0, 1, 0, 3]], // Bp Ep Ns: B has two areas
  [{ area: "centrum" }, [1, 1, 0, 0, 2]], // Bp Jp
  [{ area: "none" }, [0, 0, 1, 1, 1]], // Lsz
  [{ form: "foundation" }, [3, 0, 0, 0, 3]], // Bp Gp Ma
  [{ form: "network" }, [0, 0, 0, 0, 0]], // M wrote that, the register knows better
  [{ form: "none" }, [0, 1, 1, 1, 2]], // Jp Lsz
  [{ source: "web" }, [1, 1, 2, 1, 4]], // Bp Jp Lsz Ns
  [{ initiatedBy: "unit" }, [0, 1, 0, 0, 1]], // Jp
  [{ initiatedBy: "city_official" }, [0, 0, 1, 1, 1]], // Lsz
  [{ initiatedBy: "organisation" }, [4, 0, 1, 0, 5]], // Bp Ep Gp Ma Ns
  [{ area: "hisingen", kind: "process_support", source: "web" }, [1, 0, 1, 0, 2]], // Bp Ns
] as const)("the filter %j leaves %j", async (filter, figures) => {
  expect(inOrder(await underWay({ date: "2027-10-31", ...filter }))).toEqual(figures);
});

test("only the main theme of a case counts", async () => {
  // A is about children first and safety second; D and C, about safety, came later.
  expect(inOrder(await underWay({ date: "2026-12-31", theme: "safety" }))).toEqual([0, 0, 0, 0, 0]);
  expect(inOrder(await underWay({ date: "2026-12-31", theme: "children_youth" }))).toEqual([1, 0, 0, 0, 1]);
});

test("the splits of what is under way: B, E, G and M, and J as the unit's own", async () => {
  expect(splitsOf(await underWay({}))).toEqual({
    kind: "consultation 2, process_support 2", // G M, B E
    theme: "culture_education 2, children_youth 1, older_people 1", // E G, M, B
    area: "hisingen 2, centrum 1, nordost 1, sydvast 1", // B E, B, M, G
    form: "foundation 3, nonprofit_association 1", // B G M, E
    source: "email 1, letter 1, visit 1, web 1", // E, M, G, B
    initiatedBy: "organisation 4, unit 1", // B E G M, J
  });
  expect(splitsOf(await underWay({ initiatedBy: "unit" }))).toEqual({
    kind: "process_support 1",
    theme: "older_people 1",
    area: "centrum 1",
    form: "– 1",
    source: "web 1",
    initiatedBy: "unit 1",
  });
});

test("the kind is the one of the date, as known now or as known then", async () => {
  // B, D, E and F are under way on 9 February. F became process support on the 15th; of E it was found out on the 10th that it always was.
  const of = async (knownAt?: string) => splitsOf(await underWay({ date: "2027-02-09", knownAt }));
  expect(await of()).toEqual({
    kind: "consultation 2, process_support 2", // D F, B E
    theme: "older_people 2, culture_education 1, safety 1", // B F, E, D
    area: "centrum 2, hisingen 2, – 1", // B F, B E, D
    form: "nonprofit_association 2, foundation 1, – 1", // D E, B, F
    source: "web 3, email 1", // B D F, E
    initiatedBy: "organisation 3, city_official 1", // B D E, F
  });
  expect((await of("2027-02-09"))["kind"]).toBe("consultation 2, process_support 1, unsure 1"); // D F, B, E
  expect(inOrder(await underWay({ date: "2027-02-09", knownAt: "2027-02-09", kind: "unsure" }))).toEqual([
    1, 0, 0, 0, 1,
  ]);
  expect((await of("2027-02-10"))["kind"]).toBe("consultation 2, process_support 2");
  const after = splitsOf(await underWay({ date: "2027-02-15" }));
  expect(after["kind"]).toBe("process_support 3, consultation 2"); // B E F, D G
});

/** key, received, reopened, ended, open at the end */
type Line = readonly [string, number, number, number, number];
const lines = ({ periods }: Flow): Line[] =>
  periods.map(({ key, received, reopened, ended, openAtEnd }) => [key, received, reopened, ended, openAtEnd]);

test("the flow by month; the unit's own J and the void H are not in it", async () => {
  const year = await flow({ from: "2026-12-15", to: "2027-11-10" });
  expect([year.from, year.to, year.step, year.openAtStart]).toEqual(["2026-12-01", "2027-11-30", "month", 0]);
  expect(lines(year)).toEqual([
    ["2026-12", 2, 0, 0, 2], // in A B
    ["2027-01", 4, 0, 3, 3], // in C D E F, out A C D
    ["2027-02", 1, 1, 0, 5], // in G, again D
    ["2027-03", 2, 0, 3, 4], // in I K, out D F I
    ["2027-04", 0, 0, 0, 4], // B E G K
    ["2027-05", 0, 1, 2, 3], // K out, again and out
    ["2027-06", 0, 0, 0, 3], // B E G
    ["2027-07", 0, 0, 0, 3],
    ["2027-08", 0, 0, 0, 3],
    ["2027-09", 0, 0, 0, 3],
    ["2027-10", 3, 0, 0, 6], // in L M N, the last in the last millisecond
    ["2027-11", 1, 0, 1, 6], // in O and out
  ]);
  expect(year.totals).toEqual({ received: 13, reopened: 2, ended: 9 });
  // Without a span: the same twelve months, for today is in the last of them.
  expect(lines(await flow({}))).toEqual(lines(year));
  expect(splitsOf(year)).toEqual({
    kind: "consultation 8, process_support 5", // A C D G I L M O, B E F K N: the last known
    theme: "children_youth 3, safety 3, culture_education 2, older_people 2, premises 2, – 1", // A K M, C D I, E G, B F, N O, L
    area: "hisingen 4, nordost 4, centrum 3, – 2, sydvast 1", // B E N O, A C K M, B F I, D L, G
    form: "nonprofit_association 5, foundation 3, network 2, – 2, economic_association 1", // A D E K O, B G M, C I, F L, N
    source: "web 8, phone 2, email 1, letter 1, visit 1", // A B D F K L N O, C I, E, M, G
    initiatedBy: "organisation 11, city_official 2", // all but F L
  });
});

test("the flow by ISO week over New Year, week 53 with it, as known now and as known in week 1", async () => {
  const span = { from: "2026-12-15", to: "2027-01-12", step: "week" } as const;
  const weeks = await flow(span);
  expect([weeks.from, weeks.to, weeks.openAtStart]).toEqual(["2026-12-14", "2027-01-17", 0]);
  expect(weeks.periods[2]).toMatchObject({ key: "2026-W53", from: "2026-12-28", to: "2027-01-03" });
  expect(lines(weeks)).toEqual([
    ["2026-W51", 1, 0, 0, 1], // in A
    ["2026-W52", 0, 0, 0, 1],
    ["2026-W53", 4, 0, 0, 5], // in B C D E
    ["2027-W01", 1, 0, 2, 4], // in F, out D C
    ["2027-W02", 0, 0, 1, 3], // out A
  ]);
  // On 6 January C was not registered, and A's closing not yet to be known.
  expect(lines(await flow({ ...span, knownAt: "2027-01-06" }))).toEqual([
    ["2026-W51", 1, 0, 0, 1],
    ["2026-W52", 0, 0, 0, 1],
    ["2026-W53", 3, 0, 0, 4],
    ["2027-W01", 1, 0, 1, 4],
    ["2027-W02", 0, 0, 0, 4],
  ]);
  // Before everything.
  expect(lines(await flow({ ...span, knownAt: "2026-12-01" })).map(([, ...counts]) => counts)).toEqual(
    Array.from({ length: 5 }, () => [0, 0, 0, 0]),
  );
});

test("the flow by week over the clock changes", async () => {
  const spring = await flow({ from: "2027-03-22", to: "2027-04-04", step: "week" });
  expect([spring.openAtStart, ...lines(spring)]).toEqual([
    5, // B D E F G
    ["2027-W12", 2, 0, 3, 4], // in I K, out D F I
    ["2027-W13", 0, 0, 0, 4],
  ]);
  const autumn = await flow({ from: "2027-10-31", to: "2027-11-01", step: "week" });
  expect([autumn.openAtStart, ...lines(autumn)]).toEqual([
    3, // B E G
    ["2027-W43", 3, 0, 0, 6], // in L M N
    ["2027-W44", 1, 0, 1, 6], // in O and out
  ]);
});

test("a case has one kind in the whole of a flow, the last known, and the unit's own have a flow of their own", async () => {
  const span = { from: "2026-12-01", to: "2027-11-10" };
  const some = (all: Flow) => lines(all).filter(([, received, reopened, ended]) => received + reopened + ended > 0);
  expect(some(await flow({ ...span, kind: "process_support" }))).toEqual([
    ["2026-12", 1, 0, 0, 1], // in B
    ["2027-01", 2, 0, 0, 3], // in E F
    ["2027-03", 1, 0, 1, 3], // in K, out F
    ["2027-05", 0, 1, 2, 2], // K
    ["2027-10", 1, 0, 0, 3], // in N
  ]);
  expect(some(await flow({ ...span, kind: "unsure" }))).toEqual([]);
  expect(some(await flow({ ...span, kind: "unsure", knownAt: "2027-02-09" }))).toEqual([["2027-01", 1, 0, 0, 1]]); // E
  expect(some(await flow({ ...span, initiatedBy: "unit" }))).toEqual([["2027-03", 1, 0, 0, 1]]); // J
  expect(some(await flow({ ...span, theme: "safety", form: "network" }))).toEqual([
    ["2027-01", 1, 0, 1, 0], // C
    ["2027-03", 1, 0, 1, 0], // I
  ]);
});

test("what is known later changes nothing of what was known then", async () => {
  const questions = [{ date: "2027-10-31" }, { date: "2027-03-28" }, {}].map((query) => ({
    ...query,
    knownAt: "2027-11-09",
  }));
  const spans = [{}, { from: "2026-12-01", step: "week" as const }].map((query) => ({
    ...query,
    knownAt: "2027-11-09",
  }));
  const everything = async (by: Person) => [
    ...(await Promise.all(questions.map((query) => underWay(query, by)))),
    ...(await Promise.all(spans.map((query) => flow(query, by)))),
  ];
  const before = await everything(manager);
  const present = inOrder(await underWay({}));
  const later = "2027-11-10T13:00:00.000Z";
  const idOf = (name: string) => cases.find(({ caseNumber }) => caseNumber === `TST-${name}`)?.id ?? "";
  await asSystem(app.owner, async (sql) => {
    // B is closed, M is void, N was a consultation all the time, and one that rang in October is registered.
    for (const [name, state] of [
      ["B", "closed"],
      ["M", "void"],
    ] as const) {
      await sql`update app.request_interval set valid_to = ${later} where request_id = ${idOf(name)} and dimension = 'state' and valid_to is null`;
      await sql`insert into app.request_interval ${sql({ request_id: idOf(name), dimension: "state", value: state, valid_from: later, recorded_at: later })}`;
      await sql`update app.request set state = ${state}, closed_at = ${later} where id = ${idOf(name)}`;
    }
    await sql`update app.request_interval set superseded_at = ${later} where request_id = ${idOf("N")} and dimension = 'kind'`;
    await sql`insert into app.request_interval ${sql({ request_id: idOf("N"), dimension: "kind", value: "consultation", valid_from: cases.find(({ caseNumber }) => caseNumber === "TST-N")?.receivedAt ?? "", recorded_at: later })}`;
  });
  const receivedAt = "2027-10-20T08:00:00.000Z";
  const intervals = [
    ...following("state", [["submitted", receivedAt]], later),
    ...following("kind", [["unsure", receivedAt]], later),
  ];
  const rang = { id: crypto.randomUUID(), caseNumber: "TST-P", receivedAt, registeredAt: later, intervals };
  await addCases(app.owner, [{ ...rang, kind: "unsure", state: "submitted" }]);
  app.clock.set("2027-11-10T14:00:00.000Z");
  const next = await signedIn(app, { roles: ["manager"] });
  expect(await everything(next)).toEqual(before);
  // Now: without B and M under way, with one more that is new.
  expect(present).toEqual([4, 1, 2, 1, 7]);
  expect(inOrder(await underWay({}, next))).toEqual([2, 1, 3, 1, 6]);
});
