// The cases behind a figure as a file: its words in both languages, what it says first, its columns. How cells are written is csv.rules.ts.
import type { Language } from "../../contract/account.ts";
import type { Kind, State } from "../../contract/life-cycle.ts";
import { noneSaid, type Figure, type ReportCase } from "../../contract/reports.ts";
import { stockholmDate, stockholmTime } from "../../shared/calendar-zone.ts";
import { csvFile } from "./csv.rules.ts";
import type { CasesQuestion } from "./reports.rules.ts";

interface FileWords {
  fileName: string;
  title: string;
  of: string;
  filters: string;
  noFilters: string;
  knownAt: string;
  madeAt: string;
  rows: string;
  none: string;
  withoutOwn: string;
  figures: Readonly<Record<Figure, string>>;
  filterNames: Readonly<Record<"kind" | "theme" | "area" | "form" | "source" | "initiatedBy", string>>;
  columns: readonly string[];
  /** Of what ended or was reopened: the day of it. */
  turned: string;
  kinds: Readonly<Record<Kind, string>>;
  states: Readonly<Record<State, string>>;
  sources: Readonly<Record<ReportCase["source"], string>>;
  initiatedBy: Readonly<Record<ReportCase["initiatedBy"], string>>;
}

const sv: FileWords = {
  fileName: "arenden",
  title: "Ärendena bakom siffran",
  of: "Tid",
  filters: "Filter",
  noFilters: "Inga filter",
  knownAt: "Så som det var känt",
  madeAt: "Framtaget",
  rows: "Rader",
  none: "Ingen uppgift",
  withoutOwn: "Utan enhetens egna initiativ",
  figures: {
    under_way: "Pågående samverkansarbete",
    own_initiatives: "Enhetens egna initiativ",
    new: "Nya, inte tilldelade",
    paused: "Vilande",
    open: "Alla öppna",
    received: "Kom in",
    reopened: "Öppnades igen",
    ended: "Avslutades",
    open_at_end: "Öppna vid slutet",
  },
  filterNames: {
    kind: "Typ",
    theme: "Huvudtema",
    area: "Stadsområde",
    form: "Organisationsform",
    source: "Kom in genom",
    initiatedBy: "Inlett av",
  },
  columns: [
    "Ärende",
    "Rubrik",
    "Organisation",
    "Organisationsform",
    "Typ",
    "Läge",
    "Huvudtema",
    "Stadsområden",
    "Kom in genom",
    "Inlett av",
    "Kom in",
    "Avslutades",
  ],
  turned: "Dag då det hände",
  kinds: { consultation: "Konsultation", process_support: "Processtöd", unsure: "Vet inte" },
  states: {
    draft: "Utkast",
    submitted: "Inkommen",
    accepted: "Tilldelad",
    in_progress: "Pågående",
    closed: "Avslutad",
    declined: "Avböjd",
    referred: "Hänvisad",
    withdrawn: "Återkallad",
    void: "Ogiltig",
  },
  sources: { web: "Webben", email: "E-post", phone: "Telefon", visit: "Besök", forum: "Forum", letter: "Brev" },
  initiatedBy: {
    organisation: "En organisation",
    city_official: "En tjänsteperson i staden",
    unit: "Enheten själv",
  },
};

const en: FileWords = {
  fileName: "cases",
  title: "The cases behind the figure",
  of: "Time",
  filters: "Filters",
  noFilters: "No filters",
  knownAt: "As it was known",
  madeAt: "Taken out",
  rows: "Rows",
  none: "Nothing said",
  withoutOwn: "Without the unit's own initiatives",
  figures: {
    under_way: "Collaboration work under way",
    own_initiatives: "The unit's own initiatives",
    new: "New, not accepted",
    paused: "Paused",
    open: "All open",
    received: "Came in",
    reopened: "Reopened",
    ended: "Ended",
    open_at_end: "Open at the end",
  },
  filterNames: {
    kind: "Kind",
    theme: "Main theme",
    area: "City area",
    form: "Organisation form",
    source: "Came in by",
    initiatedBy: "Begun by",
  },
  columns: [
    "Case",
    "Subject",
    "Organisation",
    "Organisation form",
    "Kind",
    "State",
    "Main theme",
    "City areas",
    "Came in by",
    "Begun by",
    "Came in",
    "Ended",
  ],
  turned: "Day it happened",
  kinds: { consultation: "Consultation", process_support: "Process support", unsure: "Unsure" },
  states: {
    draft: "Draft",
    submitted: "Received",
    accepted: "Assigned",
    in_progress: "In progress",
    closed: "Closed",
    declined: "Declined",
    referred: "Referred",
    withdrawn: "Withdrawn",
    void: "Void",
  },
  sources: { web: "The web", email: "E-mail", phone: "Phone", visit: "Visit", forum: "Forum", letter: "Letter" },
  initiatedBy: { organisation: "An organisation", city_official: "A city official", unit: "The unit itself" },
};

const words: Readonly<Record<Language, FileWords>> = { sv, en };

/** The words of catalogue codes, by catalogue and code, in the language of the file; retired ones too. */
export type Labels = Readonly<Record<"theme" | "area" | "form", ReadonlyMap<string, string>>>;

const written = (instant: Temporal.Instant) =>
  `${stockholmDate(instant).toString()} ${stockholmTime(instant).toString({ smallestUnit: "minute" })}`;

function dated({ date, span }: CasesQuestion): string {
  return span ? `${span.from.toString()} – ${span.to.toString()}` : (date?.toString() ?? "");
}

export interface FileOptions {
  language: Language;
  labels: Labels;
  now: Temporal.Instant;
}

function filtersOf({ scope }: CasesQuestion, { language, labels }: FileOptions): string {
  const { filter } = scope;
  const { filterNames, kinds, sources, initiatedBy, noFilters, none, withoutOwn } = words[language];
  const coded = (map: ReadonlyMap<string, string>, code: string) =>
    code === noneSaid ? none : (map.get(code) ?? code);
  const said = [
    filter.kind && `${filterNames.kind}: ${kinds[filter.kind]}`,
    filter.theme && `${filterNames.theme}: ${coded(labels.theme, filter.theme)}`,
    filter.area && `${filterNames.area}: ${coded(labels.area, filter.area)}`,
    filter.form && `${filterNames.form}: ${coded(labels.form, filter.form)}`,
    filter.source && `${filterNames.source}: ${sources[filter.source]}`,
    filter.initiatedBy && `${filterNames.initiatedBy}: ${initiatedBy[filter.initiatedBy]}`,
    scope.withoutOwn && filter.initiatedBy === undefined ? withoutOwn : undefined,
  ].filter((text) => text !== undefined);
  return said.length === 0 ? noFilters : said.join(", ");
}

/** What the download is called: ASCII, dated by the day it was made. */
export function fileNameOf({ figure }: CasesQuestion, { language, now }: Omit<FileOptions, "labels">): string {
  return `${words[language].fileName}-${figure.replaceAll("_", "-")}-${stockholmDate(now).toString()}.csv`;
}

/** The rows of the cases, ready to be written. No contact persons and no addresses. */
export function fileRows(
  { source }: CasesQuestion,
  cases: readonly ReportCase[],
  { language, labels }: FileOptions,
): string[][] {
  const { kinds, states, sources, initiatedBy } = words[language];
  return cases.map((row) => [
    row.caseNumber,
    row.subject,
    row.organisationName ?? "",
    row.organisationForm === null ? "" : (labels.form.get(row.organisationForm) ?? row.organisationForm),
    kinds[row.kind],
    states[row.state],
    row.mainTheme === null ? "" : (labels.theme.get(row.mainTheme) ?? row.mainTheme),
    row.areas.map((area) => labels.area.get(area) ?? area).join(", "),
    sources[row.source],
    initiatedBy[row.initiatedBy],
    row.receivedDate,
    row.endedDate ?? "",
    ...(source.from === "turns" ? [stockholmDate(Temporal.Instant.from(row.at)).toString()] : []),
  ]);
}

/** The whole file: what it is, its filters, as known when, made when, how many rows; then the columns and the rows. */
export function fileOf(question: CasesQuestion, rows: readonly string[][], options: FileOptions): string {
  const said = words[options.language];
  const { known, source } = question;
  return csvFile([
    [said.title, said.figures[question.figure]],
    [said.of, dated(question)],
    [said.filters, filtersOf(question, options)],
    [said.knownAt, known.at.equals(options.now) ? written(options.now) : known.date.toString()],
    [said.madeAt, written(options.now)],
    [said.rows, String(rows.length)],
    [],
    [...said.columns, ...(source.from === "turns" ? [said.turned] : [])],
    ...rows,
  ]);
}
