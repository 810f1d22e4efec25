// Which made-up request came in when: the planned arrivals shared out so that open cases are recent, long ones had time for what
// happened, and what came by phone or visit came while somebody was there.
import { sources } from "@samverkansstod/api/contract/life-cycle.ts";
import { stepsOf, type Step } from "./demo-course.ts";
import { between, isOfficeTime, type OfficeDays, type Random } from "./demo-time.ts";
import type { RequestSeed } from "./request-seed.ts";
import { plannedArrivals, type ArrivalMark } from "./season.ts";

export interface Arrival {
  request: RequestSeed;
  receivedAt: Temporal.Instant;
  steps: Step[];
}

interface Waiting {
  request: RequestSeed;
  steps: Step[];
  /** Working days ago that it would best have come in. */
  age: number;
}

const lastingStates: readonly string[] = ["accepted", "in_progress"];

function wishedAge({ request: { course }, steps }: Omit<Waiting, "age">, allDays: number, random: Random): number {
  const needed = steps.reduce((sum, { gap }) => sum + gap, 0);
  const slack = Math.max(allDays - needed, 1);
  if (course.state === "submitted") return between(random, 0, 8);
  if (lastingStates.includes(course.state)) return needed + between(random, 2, 12);
  if (course.state !== "closed") return needed + random() * slack;
  if (course.reopened) return allDays * 2;
  return needed + (course.followUp === undefined ? random() : 0.45 + random() * 0.55) * slack;
}

function markOf(request: RequestSeed, all: readonly RequestSeed[]): ArrivalMark | undefined {
  if (request.christmasEve) return "christmas_eve";
  if (request.sameWeekAs !== undefined) return "pair_second";
  return all.some((other) => other.sameWeekAs === request.key) ? "pair_first" : undefined;
}

const isFromWeb = ({ source = "web" }: RequestSeed): boolean => source === sources[0];

/** Takes the first that fits out of the list. */
function takeFor(receivedAt: Temporal.Instant, waiting: Waiting[]): Waiting {
  const open = isOfficeTime(receivedAt);
  const fitting = waiting.findIndex(({ request }) => open || isFromWeb(request));
  const [taken] = waiting.splice(Math.max(fitting, 0), 1);
  if (!taken) throw new Error("more arrivals than requests");
  return taken;
}

/** Moves the two newest that nobody has answered up to the last two working days, so that the queue has promises still to be kept. */
function bringUpToDate(arrivals: Arrival[], days: OfficeDays): Arrival[] {
  const unanswered = arrivals.filter(({ request }) => request.course.state === "submitted").slice(-2);
  return arrivals.map((arrival) => {
    const fromNewest = unanswered.length - 1 - unanswered.indexOf(arrival);
    if (!unanswered.includes(arrival)) return arrival;
    const wall = { hour: 13 - fromNewest * 3, minute: 40 - fromNewest * 16, second: 21 };
    const wanted = days.at(days.yesterday - fromNewest).toZonedDateTime({ timeZone: "Europe/Stockholm", plainTime: wall }).toInstant();
    return Temporal.Instant.compare(wanted, arrival.receivedAt) > 0 ? { ...arrival, receivedAt: wanted } : arrival;
  });
}

export interface ArrivalPlan {
  requests: readonly RequestSeed[];
  now: Temporal.Instant;
  seed: number;
  days: OfficeDays;
  random: Random;
}

/** Every request that was sent, in the order of its coming in. */
export function shareOutArrivals({ requests, now, seed, days, random }: ArrivalPlan): Arrival[] {
  const sent = requests.filter(({ course }) => course.state !== "draft");
  const marked = new Map<ArrivalMark, Waiting>();
  const waiting: Waiting[] = [];
  for (const request of sent) {
    const steps = stepsOf(request, random);
    const one = { request, steps, age: wishedAge({ request, steps }, days.yesterday, random) };
    const mark = markOf(request, sent);
    if (mark) marked.set(mark, one);
    else waiting.push(one);
  }
  waiting.sort((a, b) => b.age - a.age);
  const arrivals = plannedArrivals(now, sent.length, seed).map(({ receivedAt, mark }) => {
    const { request, steps } = (mark && marked.get(mark)) ?? takeFor(receivedAt, waiting);
    return { request, receivedAt, steps };
  });
  return bringUpToDate(arrivals, days).toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt));
}
