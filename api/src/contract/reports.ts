// Reports: what is under way, what came in and went out, and the exact cases behind each figure. Counts of cases, never of persons.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { initiators, kinds, sources, states } from "./life-cycle.ts";
import { Code, Cursor, exactly, Id, Instant, LocalDate, orNull, page } from "./shapes.ts";

const tag = "reports";

/** What a figure can be split by; persons never. */
export const dimensions = ["kind", "theme", "area", "form", "source", "initiatedBy"] as const;
export type Dimension = (typeof dimensions)[number];

/** The figures; each has its definition in the words of the screen and in docs/reports.md. */
export const underWayFigures = ["under_way", "own_initiatives", "new", "paused", "open"] as const;
export const flowFigures = ["received", "reopened", "ended", "open_at_end"] as const;
export const figures = [...underWayFigures, ...flowFigures] as const;
export type Figure = (typeof figures)[number];

export const steps = ["month", "week"] as const;

const filters = {
  kind: Type.Optional(Type.Enum([...kinds])),
  theme: Type.Optional(Code),
  area: Type.Optional(Code),
  form: Type.Optional(Code),
  source: Type.Optional(Type.Enum([...sources])),
  initiatedBy: Type.Optional(Type.Enum([...initiators])),
  knownAt: Type.Optional(LocalDate),
};

const Split = exactly({
  dimension: Type.Enum([...dimensions]),
  rows: Type.Array(exactly({ code: orNull(Type.String({ description: "Null: none said." })), count: Type.Integer() })),
});

export const UnderWay = exactly({
  at: Instant,
  date: LocalDate,
  knownAt: Instant,
  figures: exactly({
    under_way: Type.Integer({ description: "Accepted or in progress, not paused; the unit's own initiatives apart." }),
    own_initiatives: Type.Integer({ description: "The same, begun by the unit." }),
    new: Type.Integer({ description: "Submitted and not yet accepted." }),
    paused: Type.Integer(),
    open: Type.Integer({ description: "Submitted, accepted or in progress, paused or not." }),
  }),
  splits: Type.Array(Split, {
    description: "Of under_way and own_initiatives together for initiatedBy, of under_way for the others.",
  }),
});
export type UnderWay = Static<typeof UnderWay>;

/**
 * What was under way at the end of a Stockholm date (now, when it is today or left out), as known now or at the end of the date `knownAt`.
 * Equal `knownAt` give equal figures for ever. Refuses with invalid_fields for a date to come.
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
 * Inflow, outflow and what was open at the end, by month or ISO week, both ends of the span included and whole periods shown; at most 60 periods. Void
 * cases are left out. Refuses with invalid_fields when the span is turned round or too long.
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
  date: Type.Optional(LocalDate),
  from: Type.Optional(LocalDate),
  to: Type.Optional(LocalDate),
  ...filters,
};

export const ReportCase = exactly({
  id: Id,
  caseNumber: Type.String(),
  subject: Type.String(),
  organisationName: orNull(Type.String()),
  organisationForm: orNull(Code),
  kind: Type.Enum([...kinds]),
  state: Type.Enum([...states], { type: "string" }),
  mainTheme: orNull(Code),
  areas: Type.Array(Code),
  source: Type.Enum([...sources]),
  initiatedBy: Type.Enum([...initiators]),
  receivedDate: LocalDate,
  endedDate: orNull(LocalDate),
  at: Instant,
});
export type ReportCase = Static<typeof ReportCase>;

/** The exact cases behind a figure, with the same filters: as many as the figure says. */
export const listReportCases = defineEndpoint({
  name: "listReportCases",
  method: "GET",
  url: "/api/v1/reports/cases",
  access: "report.read",
  tag,
  summary: "The cases behind a figure",
  query: exactly({ ...behind, cursor: Type.Optional(Cursor) }),
  answers: { 200: page(ReportCase) },
});

/**
 * The same as a file for a Swedish Excel: semicolons, UTF-8 with a byte order mark, CRLF, every cell quoted and none read as a formula. It begins with its
 * filters and the time. No contact persons.
 */
export const exportReportCases = defineEndpoint({
  name: "exportReportCases",
  method: "GET",
  url: "/api/v1/reports/cases.csv",
  access: "report.read",
  tag,
  summary: "The cases behind a figure as CSV",
  query: exactly({ ...behind, language: Type.Optional(Type.Enum(["sv", "en"])) }),
  answers: { 200: Type.String({ description: "text/csv; charset=utf-8" }) },
});
