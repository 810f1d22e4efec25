// What somebody has typed of a short consultation that is already over: how it begins, what is missing, and what is sent to the API, which has
// the last word. As little as an honest record needs.
import type { Initiator } from "@samverkansstod/api/contract/life-cycle.ts";
import type { QuickLog } from "@samverkansstod/api/contract/outcomes.ts";
import { orNull, otherSources, receivedAt, timeLacks } from "./registration.ts";
import { wallTimeAt } from "./stockholm-time.ts";
import type { EntryLack, Received } from "./use-entry.ts";

export const quickKinds = ["consultation", "process_support"] as const;

export interface TypedLog extends Received {
  initiatedBy: Initiator;
  organisationName: string;
  organisationNumber: string;
  organisationForm: string;
  administration: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  subject: string;
  minutes: string;
  outcomes: readonly string[];
  summary: string;
  kind: (typeof quickKinds)[number];
  theme: string;
  areas: readonly string[];
  mailSummary: boolean;
}

export type LogField = keyof TypedLog;
export type LogLack = "minutes" | "outcomes" | "tooLong";

export const mostMinutes = 1440;
export const mostOutcomes = 8;

/** The usual one: a call, just now, from an organisation that wanted advice. */
export function nothingLogged(now: Date): TypedLog {
  return {
    source: "phone",
    ...wallTimeAt(now),
    reading: "earlier",
    initiatedBy: "organisation",
    organisationName: "",
    organisationNumber: "",
    organisationForm: "",
    administration: "",
    contactName: "",
    contactPhone: "",
    contactEmail: "",
    subject: "",
    minutes: "",
    outcomes: [],
    summary: "",
    kind: "consultation",
    theme: "",
    areas: [],
    mailSummary: false,
  };
}

/** Null: no number of minutes that a day has. */
function minutesOf(text: string): number | null {
  const trimmed = text.trim();
  const minutes = Number(trimmed);
  return /^\d{1,4}$/.test(trimmed) && minutes <= mostMinutes ? minutes : null;
}

/** What must be filled in or put right before anything is sent, in the order of the page. */
export function logLacksIn(typed: TypedLog, longestSummary: number): { field: LogField; lack: EntryLack | LogLack }[] {
  const lacks: { field: LogField; lack: EntryLack | LogLack }[] = [];
  const need = (field: LogField, isThere: boolean, lack: EntryLack | LogLack = "required") => {
    if (!isThere) lacks.push({ field, lack });
  };
  const isFilled = (field: "organisationName" | "subject" | "summary" | "contactEmail") => typed[field].trim() !== "";
  if (typed.initiatedBy === "organisation") {
    need("organisationName", isFilled("organisationName"));
    need("organisationForm", typed.organisationForm !== "");
  }
  if (typed.initiatedBy === "city_official") need("administration", typed.administration !== "");
  need("subject", isFilled("subject"));
  need("minutes", minutesOf(typed.minutes) !== null, "minutes");
  need("outcomes", typed.outcomes.length > 0 && typed.outcomes.length <= mostOutcomes, "outcomes");
  need("summary", isFilled("summary"));
  need("summary", typed.summary.trim().length <= longestSummary, "tooLong");
  lacks.push(...timeLacks(typed));
  if (mailsSummary(typed)) need("contactEmail", isFilled("contactEmail"));
  return lacks;
}

/** The unit's own initiative has nobody to mail. */
export function mailsSummary({ mailSummary, initiatedBy }: TypedLog): boolean {
  return mailSummary && initiatedBy !== "unit";
}

/** What is sent; only when nothing is lacking. */
export function toQuickLog(typed: TypedLog): QuickLog {
  const { initiatedBy } = typed;
  return {
    kind: typed.kind,
    source: otherSources.find((source) => source === typed.source) ?? "phone",
    initiatedBy,
    receivedAt: receivedAt(typed),
    subject: typed.subject.trim(),
    ...(initiatedBy === "organisation" && {
      organisationName: orNull(typed.organisationName),
      organisationNumber: orNull(typed.organisationNumber),
      organisationForm: typed.organisationForm || null,
    }),
    ...(initiatedBy === "city_official" && { administration: typed.administration || null }),
    ...(initiatedBy !== "unit" && {
      contactName: orNull(typed.contactName),
      contactPhone: orNull(typed.contactPhone),
    }),
    ...(mailsSummary(typed) && { contactEmail: orNull(typed.contactEmail) }),
    areas: [...typed.areas],
    themes: typed.theme ? [typed.theme] : [],
    minutes: minutesOf(typed.minutes) ?? 0,
    outcomes: [...typed.outcomes],
    summary: typed.summary.trim(),
    mailSummary: mailsSummary(typed),
  };
}
