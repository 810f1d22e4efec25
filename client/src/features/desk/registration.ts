// What somebody has typed when registering a case: how it begins, what is missing, and what is sent to the API, which has the last word.
import { initiators, kinds, sources, type Initiator, type Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Registration } from "@samverkansstod/api/contract/registering.ts";
import { meaningOf, wallTimeAt } from "./stockholm-time.ts";
import type { EntryLack, Received } from "./use-entry.ts";

export interface Typed extends Received {
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

/** What is wrong with the time it came in, if anything. */
export function timeLacks(typed: Received): { field: "date" | "time"; lack: EntryLack }[] {
  const meaning = meaningOf(typed);
  if (!meaning) return [{ field: typed.date ? "time" : "date", lack: "time" }];
  return meaning.kind === "gap" ? [{ field: "time", lack: "gap" }] : [];
}

/** What must be filled in or put right before anything is sent, in the order of the page. */
export function lacksIn(typed: Typed): { field: TypedField; lack: EntryLack }[] {
  const lacks: { field: TypedField; lack: EntryLack }[] = [];
  const need = (field: TypedField, isThere: boolean) => {
    if (!isThere) lacks.push({ field, lack: "required" });
  };
  need("source", typed.source !== "");
  lacks.push(...timeLacks(typed));
  if (typed.initiatedBy === "organisation") {
    need("organisationName", typed.organisationName.trim() !== "");
    need("organisationForm", typed.organisationForm !== "");
  }
  if (typed.initiatedBy === "city_official") need("administration", typed.administration !== "");
  if (typed.sendReceipt && typed.initiatedBy !== "unit") need("contactEmail", typed.contactEmail.trim() !== "");
  need("kind", asKind(typed.kind) !== undefined);
  need("subject", typed.subject.trim() !== "");
  need("themes", typed.themes[0] !== "");
  return lacks;
}

/** The instant it came in; only when nothing is lacking. */
export function receivedAt(typed: Received): string {
  const meaning = meaningOf(typed);
  if (meaning?.kind === "exact") return meaning.instant;
  return meaning?.kind === "fold" ? meaning[typed.reading] : "";
}

/** What is sent; only when nothing is lacking. Of the organisation and the official, the one who took the initiative; the unit has nobody to reach. */
export function toRegistration(typed: Typed): Registration {
  const { initiatedBy } = typed;
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
    ...(initiatedBy !== "unit" && {
      contactName: orNull(typed.contactName),
      contactRole: orNull(typed.contactRole),
      contactPhone: orNull(typed.contactPhone),
      contactEmail: orNull(typed.contactEmail),
    }),
    areas: [...typed.areas],
    themes: [...new Set(typed.themes.filter((theme) => theme !== ""))],
    sendReceipt: initiatedBy !== "unit" && typed.sendReceipt,
  };
}

export function orNull(text: string): string | null {
  return text.trim() || null;
}
