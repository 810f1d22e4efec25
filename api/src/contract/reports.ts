// Reports: what is under way, what came in and went out, and the exact cases behind each figure. Counts of cases, never of persons.
import { Type, type Static, type TString } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { initiators, kinds, sources, states } from "./life-cycle.ts";
import { Code, Cursor, exactly, Id, Instant, LocalDate, orNull, page } from "./shapes.ts";

const tag = "reports";

/** What a figure can be split by; persons never. */
export const dimensions = ["kind", "theme", "area", "form", "source", "initiatedBy"] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * The figures; each has its definition in the words of the screen and in docs/reports.md. Everywhere: a case counts once it was registered, as known
 * then or now; a void case counts in nothing; a date means its end in Stockholm.
 */
export const underWayFigures = ["under_way", "own_initiatives", "new", "paused", "open"] as const;
export const flowFigures = ["received", "reopened", "ended", "open_at_end"] as const;
export const figures = [...underWayFigures, ...flowFigures] as const;
export type Figure = (typeof figures)[number];

export const steps = ["month", "week"] as const;

/** As a theme, area or form to filter by: the cases of which none is said, which a split counts under null. */
export const noneSaid = "none";

/** The longest flow, in periods: `limit` of the field error span_too_long. */
export const mostPeriods = 60;
/** The longest file, in rows: `limit` of the field error too_many_items. */
export const mostRows = 50_000;

/** `theme` is the main theme; a case with several areas is found by each of them, and counts in each row of that split. */
const filters = {
  /** The kind that held at the date; in a flow, and behind its figures, the last one known. */
  kind: Type.Optional(Type.Enum([...kinds])),
  theme: Type.Optional(Code),
  area: Type.Optional(Code),
  /** The form of the organisation. */
  form: Type.Optional(Code),
  source: Type.Optional(Type.Enum([...sources])),
  initiatedBy: Type.Optional(Type.Enum([...initiators])),
  /** As known at the end of this date; now when left out. */
  knownAt: Type.Optional(LocalDate),
};

const Split = exactly({
  dimension: Type.Enum([...dimensions]),
  rows: Type.Array(exactly({ code: orNull(Type.String({ description: "Null: none said." })), count: Type.Integer() }), {
    description: "Most first. By theme each case counts in its main theme; by area in each of its areas.",
  }),
});

export const UnderWay = exactly({
  at: Instant,
  date: LocalDate,
  knownAt: Instant,
  figures: exactly({
    under_way: Type.Integer({ description: "Accepted or in progress, not paused; the unit's own initiatives apart." }),
    own_initiatives: Type.Integer({ description: "The same, begun by the unit." }),
    new: Type.Integer({ description: "Submitted and not yet accepted, paused or not; whoever began it." }),
    paused: Type.Integer({ description: "Open and paused; whoever began it." }),
    open: Type.Integer({ description: "Submitted, accepted or in progress, paused or not; whoever began it." }),
  }),
  splits: Type.Array(Split, {
    description:
      "Of under_way and own_initiatives together for initiatedBy, of under_way for the others; all of own_initiatives when the filter is the unit.",
  }),
});
export type UnderWay = Static<typeof UnderWay>;

/**
 * What was under way at the end of a Stockholm date (now, when it is today), as known now or at the end of the date `knownAt`. Without a date it is the
 * latest that is known: now, or `knownAt`. Equal `knownAt` (a date that has passed) give equal figures for ever: states, kinds and pauses are those known
 * then; themes, areas and the organisation's form are those the case has now. Refuses with invalid_fields for a date to come and for a `knownAt` before the date.
 */
export const reportUnderWay = defineEndpoint({
  name: "reportUnderWay",
  method: "GET",
  url: "/api/v1/reports/under-way",
  access: "report.read",
  tag,
  summary: "Collaboration work under way at a date",
  query: exactly({ date: Type.Optional(LocalDate), ...filters }),
  answers: { 200: UnderWay },
});

export const Flow = exactly({
  from: LocalDate,
  to: LocalDate,
  step: Type.Enum([...steps]),
  knownAt: Instant,
  openAtStart: Type.Integer(),
  periods: Type.Array(
    exactly({
      key: Type.String({ description: "2026-11, or 2026-W53 (ISO 8601)." }),
      from: LocalDate,
      to: LocalDate,
      received: Type.Integer(),
      reopened: Type.Integer(),
      ended: Type.Integer(),
      openAtEnd: Type.Integer({ description: "openAtStart + received + reopened − ended, and counted by itself." }),
    }),
  ),
  totals: exactly({ received: Type.Integer(), reopened: Type.Integer(), ended: Type.Integer() }),
  splits: Type.Array(Split, { description: "Of what was received in the whole span." }),
});
export type Flow = Static<typeof Flow>;

/**
 * Inflow, outflow and what was open at the end, by month or ISO week, both ends of the span included and whole periods shown; at most 60 periods, 12 months or
 * 26 weeks up to now when left out. The unit's own initiatives are left out unless the filter is the unit. What has not happened yet, or was not known at
 * `knownAt`, is in no period. Refuses with invalid_fields when the span is turned round, too long or begins in a period to come.
 */
export const reportFlow = defineEndpoint({
  name: "reportFlow",
  method: "GET",
  url: "/api/v1/reports/flow",
  access: "report.read",
  tag,
  summary: "Inflow and outflow by month or week",
  query: exactly({
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
    step: Type.Optional(Type.Enum([...steps])),
    ...filters,
  }),
  answers: { 200: Flow },
});

const behind = {
  figure: Type.Enum([...figures]),
  /** Of the figures at a date. */
  date: Type.Optional(LocalDate),
  /** Of the figures of a flow: the first and the last day, as a period of the flow has them. */
  from: Type.Optional(LocalDate),
  to: Type.Optional(LocalDate),
  step: Type.Optional(
    Type.Enum([...steps], {
      description: "Widens the span to whole periods, as reportFlow does; without it the days are taken as they are.",
    }),
  ),
  ...filters,
};

export const ReportCase = exactly({
  id: Id,
  caseNumber: Type.String(),
  subject: Type.String(),
  organisationName: orNull(Type.String()),
  organisationForm: orNull(Code),
  kind: Type.Enum([...kinds], { description: "The kind that the filter asks for." }),
  state: Type.Enum([...states], {
    type: "string",
    description: "At the date, or at the end of the span for open_at_end; otherwise the last one known.",
  }),
  mainTheme: orNull(Code),
  areas: Type.Array(Code),
  source: Type.Enum([...sources]),
  initiatedBy: Type.Enum([...initiators]),
  receivedDate: LocalDate,
  /** When it came into that state; null while it is open. */
  endedDate: orNull(LocalDate),
  /** What the list is sorted by, latest first: when it ended or was reopened for those figures, when it was received for the others. */
  at: Instant,
});
export type ReportCase = Static<typeof ReportCase>;

/**
 * The exact cases behind a figure, with the same filters: as many as the figure says. A case that ended or was reopened twice in the span is there twice. The
 * pages after the first show what was known when the first was asked for. Refuses as reportUnderWay and reportFlow do.
 */
export const listReportCases = defineEndpoint({
  name: "listReportCases",
  method: "GET",
  url: "/api/v1/reports/cases",
  access: "report.read",
  tag,
  summary: "The cases behind a figure",
  query: exactly({ ...behind, cursor: Type.Optional(Cursor) }),
  answers: {
    200: exactly({
      ...page(ReportCase).properties,
      total: Type.Integer({ minimum: 0, description: "As many as the figure says, on whichever page." }),
    }),
  },
});

/** An answer that is a file: the document says of which type, and who calls gets text. */
const csv = { description: "The file.", content: { "text/csv": { schema: Type.String() } } } as unknown as TString;

/**
 * The same as a file for a Swedish Excel: semicolons, UTF-8 with a byte order mark, CRLF, every cell quoted and none read as a formula. It begins with its
 * filters and the time. No contact persons. Refuses with invalid_fields (too_many_items) beyond 50 000 rows.
 */
export const exportReportCases = defineEndpoint({
  name: "exportReportCases",
  method: "GET",
  url: "/api/v1/reports/cases.csv",
  access: "report.read",
  tag,
  summary: "The cases behind a figure as CSV",
  query: exactly({ ...behind, language: Type.Optional(Type.Enum(["sv", "en"])) }),
  answers: { 200: csv },
});
