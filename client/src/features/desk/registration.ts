// What somebody has typed when registering a case: how it begins, what is missing, and what is sent to the API, which has the last word.
import { initiators, kinds, sources, type Initiator, type Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Registration } from "@samverkansstod/api/contract/requests.ts";
import { meaningOf, wallTimeAt } from "./stockholm-time.ts";

export interface Typed {
  source: string;
  date: string;
  time: string;
  /** Which of the two, when the time occurred twice. */
  reading: "earlier" | "later";
  initiatedBy: Initiator;
  organisationName: string;
  organisationForm: string;
  organisationNumber: string;
  administration: string;
  contactName: string;
  contactRole: string;
  contactPhone: string;
  contactEmail: string;
  kind: string;
  subject: string;
  description: string;
  areas: readonly string[];
  /** The first is the main one. */
  themes: readonly [string, string, string];
  sendReceipt: boolean;
}

export type TypedField = keyof Typed;

/** How what was not sent by the web can come in. */
export const otherSources = sources.filter((source) => source !== "web");

export function nothingTyped(now: Date): Typed {
  return {
    source: "",
    ...wallTimeAt(now),
    reading: "earlier",
    initiatedBy: "organisation",
    organisationName: "",
    organisationForm: "",
    organisationNumber: "",
    administration: "",
    contactName: "",
    contactRole: "",
    contactPhone: "",
    contactEmail: "",
    kind: "",
    subject: "",
    description: "",
    areas: [],
    themes: ["", "", ""],
    sendReceipt: false,
  };
}

export function asInitiator(value: string): Initiator {
  return initiators.find((initiator) => initiator === value) ?? "organisation";
}

function asKind(value: string): Kind | undefined {
  return kinds.find((kind) => kind === value);
}

export type Lack = "required" | "time" | "gap";

/** What must be filled in or put right before anything is sent, in the order of the page. */
export function lacksIn(typed: Typed): { field: TypedField; lack: Lack }[] {
  const lacks: { field: TypedField; lack: Lack }[] = [];
  const need = (field: TypedField, isThere: boolean) => {
    if (!isThere) lacks.push({ field, lack: "required" });
  };
  need("source", typed.source !== "");
  const meaning = meaningOf(typed);
  if (!meaning) lacks.push({ field: typed.date ? "time" : "date", lack: "time" });
  else if (meaning.kind === "gap") lacks.push({ field: "time", lack: "gap" });
  if (typed.initiatedBy === "organisation") {
    need("organisationName", typed.organisationName.trim() !== "");
    need("organisationForm", typed.organisationForm !== "");
  }
  if (typed.initiatedBy === "city_official") need("administration", typed.administration !== "");
  if (typed.sendReceipt) need("contactEmail", typed.contactEmail.trim() !== "");
  need("kind", asKind(typed.kind) !== undefined);
  need("subject", typed.subject.trim() !== "");
  need("themes", typed.themes[0] !== "");
  return lacks;
}

function receivedAt(typed: Typed): string {
  const meaning = meaningOf(typed);
  if (meaning?.kind === "exact") return meaning.instant;
  return meaning?.kind === "fold" ? meaning[typed.reading] : "";
}

/** What is sent; only when nothing is lacking. Of the organisation and the official, the one who took the initiative. */
export function toRegistration(typed: Typed): Registration {
  const { initiatedBy } = typed;
  const orNull = (text: string) => text.trim() || null;
  return {
    source: otherSources.find((source) => source === typed.source) ?? "phone",
    receivedAt: receivedAt(typed),
    initiatedBy,
    kind: asKind(typed.kind) ?? "unsure",
    subject: typed.subject.trim(),
    description: orNull(typed.description),
    ...(initiatedBy === "organisation" && {
      requesterType: "organisation",
      organisationName: orNull(typed.organisationName),
      organisationForm: typed.organisationForm || null,
      organisationNumber: orNull(typed.organisationNumber),
    }),
    ...(initiatedBy === "city_official" && {
      requesterType: "city_official",
      administration: typed.administration || null,
    }),
    contactName: orNull(typed.contactName),
    contactRole: orNull(typed.contactRole),
    contactPhone: orNull(typed.contactPhone),
    contactEmail: orNull(typed.contactEmail),
    areas: [...typed.areas],
    themes: [...new Set(typed.themes.filter((theme) => theme !== ""))],
    sendReceipt: typed.sendReceipt,
  };
}

const fieldOfApi: Readonly<Record<string, TypedField>> = { receivedAt: "time" };

/** The field on screen that an error of the API belongs to; undefined: none of them. */
export function typedFieldOf(name: string, typed: Typed): TypedField | undefined {
  const [first = ""] = name.split(".");
  if (first in fieldOfApi) return fieldOfApi[first];
  return first in typed ? (first as TypedField) : undefined;
}
