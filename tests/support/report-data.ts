// Fifteen cases around New Year 2026/27 (week 53) and the two changes of the clocks in 2027, few enough to count by hand. All times are those of
// Stockholm with their offset: +01:00 in winter, +02:00 in summer.
import { randomUUID } from "node:crypto";
import type { Kind, State } from "@samverkansstod/api/contract/life-cycle.ts";
import { following, utc, type CaseRow, type IntervalRow } from "./report-cases.ts";

interface Told {
  /** In time, each state from when it held. */
  states: readonly (readonly [State, string])[];
  registered?: string;
  kinds: readonly (readonly [Kind, string])[];
  paused?: readonly [from: string, to: string | null];
  facts?: Partial<CaseRow>;
}

const told: Readonly<Record<string, Told>> = {
  A: {
    states: [
      ["submitted", "2026-12-15T10:00+01:00"],
      ["accepted", "2026-12-16T10:00+01:00"],
      ["in_progress", "2026-12-17T10:00+01:00"],
      ["closed", "2027-01-11T11:00+01:00"],
    ],
    kinds: [["consultation", "2026-12-15T10:00+01:00"]],
    facts: { themes: ["children_youth", "safety"], areas: ["nordost"], form: "nonprofit_association" },
  },
  B: {
    states: [
      ["submitted", "2026-12-28T09:00+01:00"],
      ["accepted", "2026-12-29T09:00+01:00"],
      ["in_progress", "2027-01-02T13:00+01:00"],
    ],
    kinds: [["process_support", "2026-12-28T09:00+01:00"]],
    facts: { themes: ["older_people"], areas: ["centrum", "hisingen"], form: "foundation" },
  },
  // Rang on New Year's Day, registered six days later: not known before that.
  C: {
    states: [
      ["submitted", "2027-01-01T11:00+01:00"],
      ["accepted", "2027-01-07T10:30+01:00"],
      ["closed", "2027-01-08T10:00+01:00"],
    ],
    registered: "2027-01-07T10:00+01:00",
    kinds: [["consultation", "2027-01-01T11:00+01:00"]],
    facts: { source: "phone", themes: ["safety"], areas: ["nordost"], writtenForm: "network" },
  },
  // 23.30 UTC on New Year's Eve, which is the next date, month and year in Stockholm, and the same ISO week.
  D: {
    states: [
      ["submitted", "2027-01-01T00:30+01:00"],
      ["declined", "2027-01-05T10:00+01:00"],
      ["submitted", "2027-02-01T10:00+01:00"],
      ["accepted", "2027-02-02T10:00+01:00"],
      ["closed", "2027-03-28T01:30+01:00"],
    ],
    kinds: [["consultation", "2027-01-01T00:30+01:00"]],
    facts: { themes: ["safety"], form: "nonprofit_association" },
  },
  // Its kind is corrected on 10 February (below): it had been process support all the time.
  E: {
    states: [
      ["submitted", "2027-01-03T23:30+01:00"],
      ["accepted", "2027-01-05T10:00+01:00"],
      ["in_progress", "2027-01-08T10:00+01:00"],
    ],
    kinds: [],
    facts: { source: "email", themes: ["culture_education"], areas: ["hisingen"], form: "nonprofit_association" },
  },
  // Sunday 23.15 UTC: Monday of week 1. Becomes process support midway.
  F: {
    states: [
      ["submitted", "2027-01-04T00:15+01:00"],
      ["accepted", "2027-01-20T10:00+01:00"],
      ["in_progress", "2027-01-21T10:00+01:00"],
      ["closed", "2027-03-28T03:30+02:00"],
    ],
    kinds: [
      ["consultation", "2027-01-04T00:15+01:00"],
      ["process_support", "2027-02-15T10:00+01:00"],
    ],
    facts: { initiatedBy: "city_official", themes: ["older_people"], areas: ["centrum"] },
  },
  G: {
    states: [
      ["submitted", "2027-02-10T10:00+01:00"],
      ["accepted", "2027-02-11T10:00+01:00"],
      ["in_progress", "2027-04-07T10:00+02:00"],
    ],
    kinds: [["consultation", "2027-02-10T10:00+01:00"]],
    paused: ["2027-03-01T10:00+01:00", "2027-04-06T07:00+02:00"],
    facts: { source: "visit", themes: ["culture_education"], areas: ["sydvast"], form: "foundation" },
  },
  H: {
    states: [
      ["submitted", "2027-02-20T10:00+01:00"],
      ["void", "2027-03-10T10:00+01:00"],
    ],
    kinds: [["consultation", "2027-02-20T10:00+01:00"]],
    facts: { writtenForm: "network" },
  },
  // A quick log: submitted for no time at all. 03.15 is the first quarter after the clocks went forward.
  I: {
    states: [
      ["submitted", "2027-03-28T03:15+02:00"],
      ["closed", "2027-03-28T03:15+02:00"],
    ],
    registered: "2027-03-29T10:00+02:00",
    kinds: [["consultation", "2027-03-28T03:15+02:00"]],
    facts: { source: "phone", themes: ["safety"], areas: ["centrum"], writtenForm: "network" },
  },
  // The unit's own, in the last millisecond of 27 March.
  J: {
    states: [
      ["submitted", "2027-03-27T23:59:59.999+01:00"],
      ["accepted", "2027-03-29T10:00+02:00"],
      ["in_progress", "2027-03-30T10:00+02:00"],
    ],
    kinds: [["process_support", "2027-03-27T23:59:59.999+01:00"]],
    facts: { initiatedBy: "unit", themes: ["older_people"], areas: ["centrum"] },
  },
  // Accepted at midnight exactly, which belongs to 29 March. Its ending is disputed.
  K: {
    states: [
      ["submitted", "2027-03-28T23:59+02:00"],
      ["accepted", "2027-03-29T00:00+02:00"],
      ["in_progress", "2027-04-05T10:00+02:00"],
      ["closed", "2027-05-03T10:00+02:00"],
      ["in_progress", "2027-05-05T10:00+02:00"],
      ["closed", "2027-05-20T10:00+02:00"],
    ],
    kinds: [["process_support", "2027-03-28T23:59+02:00"]],
    facts: { themes: ["children_youth"], areas: ["nordost"], form: "nonprofit_association" },
  },
  // A city official, of no organisation; nothing is said of theme and area.
  L: {
    states: [["submitted", "2027-10-30T23:59+02:00"]],
    kinds: [["consultation", "2027-10-30T23:59+02:00"]],
    paused: ["2027-10-31T11:00+01:00", null],
    facts: { initiatedBy: "city_official" },
  },
  // 02.30 occurs twice: it came the first time, and was accepted the second.
  M: {
    states: [
      ["submitted", "2027-10-31T02:30+02:00"],
      ["accepted", "2027-10-31T02:30+01:00"],
    ],
    kinds: [["consultation", "2027-10-31T02:30+02:00"]],
    // What the register says of the organisation counts, not what was written.
    facts: {
      source: "letter",
      themes: ["children_youth"],
      areas: ["nordost"],
      form: "foundation",
      writtenForm: "network",
    },
  },
  N: {
    states: [["submitted", "2027-10-31T23:59:59.999+01:00"]],
    kinds: [["process_support", "2027-10-31T23:59:59.999+01:00"]],
    facts: { themes: ["premises"], areas: ["hisingen"], form: "economic_association" },
  },
  O: {
    states: [
      ["submitted", "2027-11-01T00:00+01:00"],
      ["withdrawn", "2027-11-03T10:00+01:00"],
    ],
    kinds: [["consultation", "2027-11-01T00:00+01:00"]],
    facts: {
      themes: ["premises"],
      areas: ["hisingen"],
      form: "nonprofit_association",
      subject: '=HYPERLINK("http://ond.example"); "Å"',
      organisationName: "Föreningen 811228-9874",
      personalNumberIn: ["organisationName"],
    },
  },
};

const inTime = (turns: readonly (readonly [string, string])[]) =>
  turns.map(([value, from]) => [value, utc(from)] as const);

function caseOf(name: string, { states, registered, kinds, paused, facts }: Told): CaseRow {
  const receivedAt = utc(states[0]?.[1] ?? "");
  const registeredAt = registered === undefined ? receivedAt : utc(registered);
  const intervals: IntervalRow[] = [
    ...following("state", inTime(states), registeredAt),
    ...following("kind", inTime(kinds), registeredAt),
  ];
  if (paused) {
    const [from, to] = paused;
    const row = { from: utc(from), to: to === null ? null : utc(to), recordedAt: utc(from), supersededAt: null };
    intervals.push({ dimension: "paused", value: "2027-12-01", ...row });
  }
  if (name === "E") {
    const [from, corrected] = [receivedAt, utc("2027-02-10T09:00+01:00")];
    intervals.push(
      { dimension: "kind", value: "unsure", from, to: null, recordedAt: from, supersededAt: corrected },
      { dimension: "kind", value: "process_support", from, to: null, recordedAt: corrected, supersededAt: null },
    );
  }
  const state = states.at(-1)?.[0] ?? "submitted";
  const kind = kinds.at(-1)?.[0] ?? "process_support";
  return { id: randomUUID(), caseNumber: `TST-${name}`, receivedAt, registeredAt, intervals, kind, state, ...facts };
}

export const countedCases = (): CaseRow[] => Object.entries(told).map(([name, one]) => caseOf(name, one));
