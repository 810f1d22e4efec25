// What is typed in the log of a meeting: what it begins with, what is lacking, and what is sent. Pure.
import type { BodyOf } from "@samverkansstod/api/contract/endpoint.ts";
import {
  notBecauseCodes,
  parties,
  type logMeeting,
  type Meeting,
  type Party,
} from "@samverkansstod/api/contract/meetings.ts";

export interface LogTyped {
  tookPlace: "" | "yes" | "no";
  notBecause: string;
  /** How many came, by party. */
  requester: string;
  other_organisation: string;
  city: string;
  other: string;
  agreed: string;
  nextStep: string;
  nextStepBy: string;
  minutes: string;
  correction: string;
}

export const mostCame = 1000;
export const mostMinutes = 1440;

/** The log that holds, to be corrected; or an empty one with the length of the meeting. */
export function logBegun(meeting: Meeting, lengthInMinutes: number): LogTyped {
  const log = meeting.staff?.log;
  const came = (party: Party) => log?.attendance.find((row) => row.party === party)?.count;
  const counts = Object.fromEntries(parties.map((party) => [party, String(came(party) ?? "")]));
  return {
    tookPlace: log ? (log.tookPlace ? "yes" : "no") : "",
    notBecause: log?.notBecause ?? "",
    ...(counts as Record<Party, string>),
    agreed: log?.agreed ?? "",
    nextStep: log?.nextStep ?? "",
    nextStepBy: log?.nextStepBy ?? "",
    minutes: String(log?.minutes ?? lengthInMinutes),
    correction: "",
  };
}

export type LogLack = "took_place" | "not_because" | "number" | "too_big" | "minutes" | "correction";

function numberTyped(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

/** By field; `corrects`: there is a log already. */
export function logLacks(typed: LogTyped, corrects: boolean): Partial<Record<keyof LogTyped, LogLack>> {
  const lacks: Partial<Record<keyof LogTyped, LogLack>> = {};
  if (typed.tookPlace === "") lacks.tookPlace = "took_place";
  if (typed.tookPlace === "no" && typed.notBecause === "") lacks.notBecause = "not_because";
  for (const party of typed.tookPlace === "yes" ? parties : []) {
    const count = numberTyped(typed[party]);
    if (typed[party].trim() === "") continue;
    if (count === null) lacks[party] = "number";
    else if (count > mostCame) lacks[party] = "too_big";
  }
  const minutes = numberTyped(typed.minutes);
  if (minutes === null || minutes > mostMinutes) lacks.minutes = "minutes";
  if (corrects && typed.correction.trim() === "") lacks.correction = "correction";
  return lacks;
}

/** What is sent; only when nothing is lacking. What belongs to the other answer is left behind. */
export function toLog(typed: LogTyped, corrects: boolean): BodyOf<typeof logMeeting> {
  const tookPlace = typed.tookPlace === "yes";
  const orNull = (text: string) => text.trim() || null;
  return {
    tookPlace,
    notBecause: tookPlace ? null : (notBecauseCodes.find((code) => code === typed.notBecause) ?? "other"),
    minutes: numberTyped(typed.minutes) ?? 0,
    attendance: parties.flatMap((party) => {
      const count = numberTyped(typed[party]);
      return tookPlace && count !== null ? [{ party, count }] : [];
    }),
    agreed: tookPlace ? orNull(typed.agreed) : null,
    nextStep: orNull(typed.nextStep),
    nextStepBy: orNull(typed.nextStepBy),
    ...(corrects && { correction: orNull(typed.correction) }),
  };
}

/** The field of a name in the API's body: "attendance/1/count" is the party's own field. */
export function logFieldOf(name: string, typed: LogTyped): string {
  const [, index] = /^attendance\/(\d+)/.exec(name) ?? [];
  if (index === undefined) return name;
  return toLog(typed, false).attendance[Number(index)]?.party ?? "requester";
}
