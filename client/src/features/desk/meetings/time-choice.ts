// Which times somebody has chosen: of the free ones, and those they typed themselves on the wall clock of Stockholm. Pure; what a clock
// change does to a typed time is found here, and the API finds it again.
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { mostTimes } from "@samverkansstod/api/contract/offers.ts";
import type { FieldProblem } from "../../../http/problem-words.ts";
import { meaningOf } from "../stockholm-time.ts";

export interface OwnTime {
  key: number;
  /** YYYY-MM-DD and HH:MM, as the fields have them. */
  date: string;
  clock: string;
  /** Of a time that occurs twice: which one; emptied when the time is changed. */
  fold: "" | "first" | "second";
}

export interface TimeChoice {
  free: FreeTime[];
  own: OwnTime[];
  /** Of one time: that the typed one counts and not a free one. */
  usesOwn: boolean;
}

export const noTime: TimeChoice = { free: [], own: [], usesOwn: false };

export function emptyOwnTime(key: number): OwnTime {
  return { key, date: "", clock: "", fold: "" };
}

/** What the API takes. */
export interface WantedTime {
  localStart: string;
  fold?: "first" | "second";
}

/** A problem of one typed time, or of the choice as a whole when it has no index. */
export interface TimeLack {
  own?: number;
  lack: "none" | "too_many" | "required" | FieldProblem;
}

export function ownMeaning({ date, clock }: OwnTime) {
  return meaningOf({ date, time: clock });
}

/** The chosen times that are still free. */
export function stillFree({ free }: TimeChoice, known: readonly FreeTime[]): FreeTime[] {
  // Another length moves the end, so that the one that is known now is the one meant.
  return known.filter(({ startsAt }) => free.some((one) => one.startsAt === startsAt));
}

/** The typed times that count. */
export function ownTimes(mode: "one" | "several", { own, usesOwn }: TimeChoice): OwnTime[] {
  return mode === "several" || usesOwn ? own : [];
}

function lackOfOwn(time: OwnTime, now: number): TimeLack["lack"] | null {
  const meaning = ownMeaning(time);
  if (meaning === null) return "required";
  if (meaning.kind === "gap") {
    return { field: "own", code: "time_missing", params: { next: meaning.nextValid.time } };
  }
  if (meaning.kind === "fold" && time.fold === "") return { field: "own", code: "time_twice" };
  const instant = meaning.kind === "exact" ? meaning.instant : time.fold === "first" ? meaning.earlier : meaning.later;
  return Date.parse(instant) < now ? { field: "own", code: "in_the_past" } : null;
}

/** What is wrong with the choice at an instant, before anything is sent. */
export function lacksOf(
  mode: "one" | "several",
  choice: TimeChoice,
  known: readonly FreeTime[],
  now: number,
): TimeLack[] {
  const own = ownTimes(mode, choice);
  const free = mode === "one" && choice.usesOwn ? [] : stillFree(choice, known);
  const found: TimeLack[] = own.flatMap((time, index) => {
    const lack = lackOfOwn(time, now);
    return lack === null ? [] : [{ own: index, lack }];
  });
  if (own.length + free.length === 0) found.unshift({ lack: "none" });
  if (own.length + free.length > mostTimes) found.unshift({ lack: "too_many" });
  return found;
}

/** What is sent: free ones first, then typed ones, in the order on screen. */
export function wantedTimes(
  mode: "one" | "several",
  choice: TimeChoice,
  known: readonly FreeTime[],
): { wanted: WantedTime[]; freeCount: number } {
  const free = mode === "one" && choice.usesOwn ? [] : stillFree(choice, known);
  const own = ownTimes(mode, choice).map(({ date, clock, fold }): WantedTime => ({
    localStart: `${date}T${clock}`,
    ...(fold !== "" && { fold }),
  }));
  return { wanted: [...free.map(wantedOfFree), ...own], freeCount: free.length };
}

function wantedOfFree({ localStart, startsAt }: FreeTime): WantedTime {
  const [date = "", time = ""] = localStart.split("T");
  const meaning = meaningOf({ date, time });
  if (meaning?.kind !== "fold") return { localStart };
  return { localStart, fold: Date.parse(startsAt) === Date.parse(meaning.earlier) ? "first" : "second" };
}

export interface FreeDay {
  date: string;
  times: FreeTime[];
}

/** Each time once, by the day it begins. */
export function daysOfTimes(times: readonly FreeTime[]): FreeDay[] {
  const days = new Map<string, Map<string, FreeTime>>();
  for (const time of times) {
    const date = time.localStart.slice(0, 10);
    const day = days.get(date) ?? new Map<string, FreeTime>();
    day.set(time.startsAt, time);
    days.set(date, day);
  }
  return [...days].map(([date, day]) => ({ date, times: [...day.values()] }));
}
