// What a report shows, as it stands in the address: the time, what was known, and what is left out; what is read there, what is written
// there, and what is asked of the API. The three pages share it, so that a figure and the list behind it are asked for alike.
import { initiators, kinds, sources, type Initiator, type Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import {
  dimensions,
  figures,
  noneSaid,
  type steps,
  type Dimension,
  type Figure,
} from "@samverkansstod/api/contract/reports.ts";

export type Step = (typeof steps)[number];
type Source = (typeof sources)[number];

export const looks = ["chart", "table", "both"] as const;
export type Look = (typeof looks)[number];

export interface ReportView {
  /** Of figures at a date; null: now. */
  date: string | null;
  /** Of a flow; null: what the API takes for the last time. */
  from: string | null;
  to: string | null;
  step: Step | null;
  /** Null: as it is known now. */
  knownAt: string | null;
  kind: Kind | null;
  /** A code, or that nothing is said; so too the two below. */
  theme: string | null;
  area: string | null;
  form: string | null;
  source: Source | null;
  initiatedBy: Initiator | null;
  /** How a figure that is split is shown. */
  look: Look | null;
  /** How a flow is shown, period by period. */
  periodLook: Look | null;
}

const names = {
  figure: "figur",
  date: "dag",
  from: "fran",
  to: "till",
  step: "per",
  knownAt: "kant",
  kind: "typ",
  theme: "tema",
  area: "omrade",
  form: "form",
  source: "satt",
  initiatedBy: "inlett",
  look: "visa",
  periodLook: "perioder",
} as const;

const stepWords = { month: "manad", week: "vecka" } as const satisfies Record<Step, string>;
const lookWords = { chart: "diagram", table: "tabell", both: "bada" } as const satisfies Record<Look, string>;
const noneWord = "ingen";
const code = /^[a-z0-9_]{1,60}$/;

/** Whether it is a day that there is, such as the 28th and not the 30th of February. */
export function isDate(text: string): boolean {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return read !== null && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

function dateOrNull(value: string | null): string | null {
  return value !== null && isDate(value) ? value : null;
}

function codeOrNull(value: string | null): string | null {
  if (value === noneWord) return noneSaid;
  return value !== null && code.test(value) ? value : null;
}

function keyOf<K extends string>(words: Readonly<Record<K, string>>, word: string | null): K | null {
  const found = (Object.entries(words) as [K, string][]).find(([, known]) => known === word);
  return found?.[0] ?? null;
}

export const everything: ReportView = {
  date: null,
  from: null,
  to: null,
  step: null,
  knownAt: null,
  kind: null,
  theme: null,
  area: null,
  form: null,
  source: null,
  initiatedBy: null,
  look: null,
  periodLook: null,
};

/** What the address asks for; what it gets wrong is left out. */
export function readView(address: URLSearchParams): ReportView {
  const one = (name: keyof typeof names) => address.get(names[name]);
  const oneOf = <V extends string>(values: readonly V[], name: keyof typeof names) =>
    values.find((value) => value === one(name)) ?? null;
  return {
    date: dateOrNull(one("date")),
    from: dateOrNull(one("from")),
    to: dateOrNull(one("to")),
    step: keyOf(stepWords, one("step")),
    knownAt: dateOrNull(one("knownAt")),
    kind: oneOf(kinds, "kind"),
    theme: codeOrNull(one("theme")),
    area: codeOrNull(one("area")),
    form: codeOrNull(one("form")),
    source: oneOf(sources, "source"),
    initiatedBy: oneOf(initiators, "initiatedBy"),
    look: keyOf(lookWords, one("look")),
    periodLook: keyOf(lookWords, one("periodLook")),
  };
}

/** The address of a view; what is as usual is not written. */
export function writeView(view: ReportView): URLSearchParams {
  const address = new URLSearchParams();
  const word = (value: string | null) => (value === noneSaid ? noneWord : value);
  const written = {
    date: view.date,
    from: view.from,
    to: view.to,
    step: view.step && stepWords[view.step],
    knownAt: view.knownAt,
    kind: view.kind,
    theme: word(view.theme),
    area: word(view.area),
    form: word(view.form),
    source: view.source,
    initiatedBy: view.initiatedBy,
    look: view.look && lookWords[view.look],
    periodLook: view.periodLook && lookWords[view.periodLook],
  } satisfies Record<keyof ReportView, string | null>;
  for (const [name, value] of Object.entries(written) as [keyof ReportView, string | null][]) {
    if (value) address.set(names[name], value);
  }
  return address;
}

/** The view without how it looks. */
export function withoutLooks(view: ReportView): ReportView {
  return { ...view, look: null, periodLook: null };
}

/** Which figure the list is behind; an address without one means what is under way. */
export function readFigure(address: URLSearchParams): Figure {
  return figures.find((figure) => figure === address.get(names.figure)) ?? "under_way";
}

export function writeFigure(figure: Figure, view: ReportView): URLSearchParams {
  return new URLSearchParams([[names.figure, figure], ...writeView(withoutLooks(view))]);
}

/** The part that every report takes: what is left out, and what was known. */
export function filterOf({ knownAt, kind, theme, area, form, source, initiatedBy }: ReportView) {
  return {
    ...(kind && { kind }),
    ...(theme && { theme }),
    ...(area && { area }),
    ...(form && { form }),
    ...(source && { source }),
    ...(initiatedBy && { initiatedBy }),
    ...(knownAt && { knownAt }),
  };
}

/** The dimensions that the view is narrowed by, in the order they are shown. */
export function narrowedBy(view: ReportView): Dimension[] {
  return dimensions.filter((dimension) => view[dimension] !== null);
}

/** The view with one more dimension narrowed: to a code, or to what is said of none. */
export function narrowedTo(view: ReportView, dimension: Dimension, value: string | null): ReportView {
  return { ...view, [dimension]: value ?? noneSaid };
}
