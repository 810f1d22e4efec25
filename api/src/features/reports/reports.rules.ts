// What a report asks of the database and what its answer says: as known when, of which cases, counted how. Dates and periods are periods.rules.ts.
import type { QueryOf } from "../../contract/endpoint.ts";
import {
  dimensions,
  underWayFigures,
  type Dimension,
  type Figure,
  type Flow,
  type listReportCases,
  type reportFlow,
  type ReportCase,
  type reportUnderWay,
  type UnderWay,
} from "../../contract/reports.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { maskIn, type MaskedField } from "../requests/requests.rules.ts";
import {
  edgesOf,
  periodsOf,
  readKnown,
  readMoment,
  readSpan,
  type Moment,
  type Period,
  type Span,
  type Step,
} from "./periods.rules.ts";

export const pageSize = 50;

type FilterName = "kind" | "theme" | "area" | "form" | "source" | "initiatedBy";
export type CaseFilter = { [N in FilterName]: QueryOf<typeof listReportCases>[N] | undefined };

/** Which cases count, and how far what is known of them reaches: what is earlier than the instants. */
export interface Scope {
  filter: CaseFilter;
  /** The unit's own initiatives are left out unless they are asked for. */
  withoutOwn: boolean;
  known: string;
  /** When the kind is looked at that a case is filtered and split by. */
  kindAt: string;
}

const text = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });

type AskedFilter = Partial<CaseFilter>;
const filterOf = ({ kind, theme, area, form, source, initiatedBy }: AskedFilter): CaseFilter => ({
  kind,
  theme,
  area,
  form,
  source,
  initiatedBy,
});

export interface MomentQuestion {
  moment: Moment;
  known: Moment;
  at: string;
  scope: Scope;
}

/** What is asked of a date. Refuses with invalid_fields. */
export function readUnderWay(query: QueryOf<typeof reportUnderWay>, now: Temporal.Instant): MomentQuestion {
  const known = readKnown(query.knownAt, now);
  const moment = readMoment(query.date, known, now);
  const at = text(moment.before);
  const scope = { filter: filterOf(query), withoutOwn: false, known: text(known.before), kindAt: at };
  return { moment, known, at, scope };
}

export interface FlowQuestion {
  span: Span;
  step: Step;
  periods: Period[];
  known: Moment;
  edges: string[];
  /** The edges as dates of Stockholm, the end of the present period one that is to come; null when it is asked as known then. */
  days: string[] | null;
  scope: Scope;
}

function flowScope(filter: AskedFilter, known: Moment): Scope {
  // One kind for a case in the whole of a flow: nothing comes in as one kind and goes out as another.
  const at = text(known.before);
  return { filter: filterOf(filter), withoutOwn: filter.initiatedBy !== "unit", known: at, kindAt: at };
}

/** What is asked of a flow. Refuses with invalid_fields. */
export function readFlow(query: QueryOf<typeof reportFlow>, now: Temporal.Instant): FlowQuestion {
  const { step = "month" } = query;
  const known = readKnown(query.knownAt, now);
  const span = readSpan(query, step, now);
  const periods = periodsOf(span, step);
  const isNow = Temporal.Instant.compare(known.at, now) === 0;
  const days = isNow ? [span.from, ...periods.map(({ to }) => to.add({ days: 1 }))].map(String) : null;
  return { span, step, periods, known, edges: edgesOf(periods, known).map(text), days, scope: flowScope(query, known) };
}

/** Where the cases behind a figure are found. */
export type Source =
  | { from: "moment"; figure: (typeof underWayFigures)[number] | "open_at_end"; at: string }
  | { from: "received"; since: string; before: string }
  | { from: "turns"; figure: "reopened" | "ended"; since: string; before: string };

export interface CasesQuestion {
  source: Source;
  scope: Scope;
  /** When the state is looked at that a row shows. */
  stateAt: string;
  figure: Figure;
  known: Moment;
  /** The date, or the span, that the figure is of. */
  date: Temporal.PlainDate | null;
  span: Span | null;
}

type BehindQuery = Omit<QueryOf<typeof listReportCases>, "cursor">;
const isOfMoment = (figure: Figure): figure is (typeof underWayFigures)[number] =>
  underWayFigures.some((one) => one === figure);

/** What is asked of the cases behind a figure. Refuses with invalid_fields. */
export function readCases(query: BehindQuery, now: Temporal.Instant): CasesQuestion {
  const { figure } = query;
  if (isOfMoment(figure)) {
    const { moment, known, at, scope } = readUnderWay(query, now);
    return { source: { from: "moment", figure, at }, scope, stateAt: at, figure, known, date: moment.date, span: null };
  }
  const known = readKnown(query.knownAt, now);
  const span = readSpan(query, query.step ?? "exact", now);
  const [since = "", before = ""] = edgesOf([span], known).map(text);
  const scope = flowScope(query, known);
  const shared = { scope, figure, known, date: null, span };
  if (figure === "open_at_end") return { ...shared, source: { from: "moment", figure, at: before }, stateAt: before };
  if (figure === "received") return { ...shared, source: { from: "received", since, before }, stateAt: scope.known };
  return { ...shared, source: { from: "turns", figure, since, before }, stateAt: scope.known };
}

export interface Tally {
  dimension: string;
  code: string | null;
  count: number;
}

/** Splits in the order of the contract, most first, what is not said last of equals. */
export function showSplits(tallies: readonly Tally[]): UnderWay["splits"] {
  const rank = ({ code }: Pick<Tally, "code">) => code ?? "\uffff";
  return dimensions.map((dimension: Dimension) => ({
    dimension,
    rows: tallies
      .filter((tally) => tally.dimension === dimension)
      .map(({ code, count }) => ({ code, count }))
      .toSorted((a, b) => b.count - a.count || (rank(a) < rank(b) ? -1 : 1)),
  }));
}

/** The answer of reportUnderWay; `tallies` hold the figures under the dimension `figure`. */
export function showUnderWay({ moment, known }: MomentQuestion, tallies: readonly Tally[]): UnderWay {
  const count = (figure: Figure) =>
    tallies.find(({ dimension, code }) => dimension === "figure" && code === figure)?.count ?? 0;
  return {
    at: text(moment.at),
    date: moment.date.toString(),
    knownAt: text(known.at),
    figures: {
      under_way: count("under_way"),
      own_initiatives: count("own_initiatives"),
      new: count("new"),
      paused: count("paused"),
      open: count("open"),
    },
    splits: showSplits(tallies),
  };
}

/** How often something happened in a period, or how much was open at an edge; both are numbered from 0. */
export interface FlowTally {
  figure: "received" | "reopened" | "ended" | "open";
  nth: number;
  count: number;
}

/** The answer of reportFlow. */
export function showFlow(
  { span, step, periods, known }: FlowQuestion,
  flow: readonly FlowTally[],
  splits: readonly Tally[],
): Flow {
  const counts = new Map(flow.map(({ figure, nth, count }) => [`${figure} ${nth}`, count]));
  const count = (figure: FlowTally["figure"], nth: number) => counts.get(`${figure} ${nth}`) ?? 0;
  const total = (figure: FlowTally["figure"]) => periods.reduce((sum, _period, nth) => sum + count(figure, nth), 0);
  return {
    from: span.from.toString(),
    to: span.to.toString(),
    step,
    knownAt: text(known.at),
    openAtStart: count("open", 0),
    periods: periods.map(({ key, from, to }, nth) => ({
      key,
      from: from.toString(),
      to: to.toString(),
      received: count("received", nth),
      reopened: count("reopened", nth),
      ended: count("ended", nth),
      openAtEnd: count("open", nth + 1),
    })),
    totals: { received: total("received"), reopened: total("reopened"), ended: total("ended") },
    splits: showSplits(splits),
  };
}

/** A row behind a figure as the store reads it. */
export interface StoredCase extends Omit<ReportCase, "receivedDate" | "endedDate"> {
  /** Tells two rows of one case with the same instant apart. */
  turn: number;
  receivedAt: string;
  endedAt: string | null;
  personalNumberIn: readonly MaskedField[];
}

const dateOf = (instant: string) => stockholmDate(Temporal.Instant.from(instant)).toString();

/** The row as staff see it: dates of Stockholm, flagged personal numbers masked. */
export function showCase({ turn: _turn, receivedAt, endedAt, personalNumberIn, ...row }: StoredCase): ReportCase {
  const { subject, organisationName } = row;
  return {
    ...row,
    subject: maskIn("subject", personalNumberIn, subject),
    organisationName: organisationName === null ? null : maskIn("organisationName", personalNumberIn, organisationName),
    receivedDate: dateOf(receivedAt),
    endedDate: endedAt === null ? null : dateOf(endedAt),
  };
}

/** Where a page of the list ended. */
export interface After {
  at: string;
  id: string;
  turn: number;
}

/** A cursor also holds when the first page was asked for, so that all pages show one and the same list. */
export function writeCursor({ at, id, turn }: After, askedAt: Temporal.Instant): string {
  return Buffer.from([at, id, turn, askedAt.epochMilliseconds].join("|")).toString("base64url");
}

const cursorPattern =
  /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\|(\d{1,15})\|(\d{12,13})$/;
const earliest = stockholmDay(Temporal.PlainDate.from("2001-01-01")).start;

/** Refuses with invalid_fields when it is not one of ours. */
export function readCursor(cursor: string, now: Temporal.Instant): { after: After; askedAt: Temporal.Instant } {
  const refusal = new Refusal("invalid_fields", { errors: [{ field: "cursor", code: "wrong_format" }] });
  const match = cursorPattern.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!match) throw refusal;
  const [, at = "", id = "", turn = "", asked = ""] = match;
  const askedAt = Temporal.Instant.fromEpochMilliseconds(Number(asked));
  const isPast = Temporal.Instant.compare(askedAt, now) <= 0 && Temporal.Instant.compare(askedAt, earliest) >= 0;
  try {
    if (isPast) return { after: { at: text(Temporal.Instant.from(at)), id, turn: Number(turn) }, askedAt };
  } catch {
    throw refusal;
  }
  throw refusal;
}
