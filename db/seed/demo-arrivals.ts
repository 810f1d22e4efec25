// Which made-up request came in when: the planned arrivals shared out so that open cases are recent, long ones had time for what
// happened, and what came by phone or visit came while somebody was there.
import { openStates } from "@samverkansstod/api/contract/life-cycle.ts";
import { stockholmDate } from "@samverkansstod/api/shared/calendar-zone.ts";
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

function wishedAge({ request: { course }, steps }: Omit<Waiting, "age">, allDays: number, random: Random): number {
  const needed = steps.reduce((sum, { gap }) => sum + gap, 0);
  const slack = Math.max(allDays - needed, 1);
  switch (course.state) {
    case "submitted":
      return needed === 0 ? between(random, 0, 5) : 8;
    case "accepted":
    case "in_progress":
      return needed + between(random, 3, 30);
    case "closed":
      if (course.reopened) return allDays * 2;
      return needed + (course.followUp === undefined ? random() : 0.45 + random() * 0.55) * slack;
    default:
      return needed + random() * slack;
  }
}

function markOf(request: RequestSeed, all: readonly RequestSeed[]): ArrivalMark | undefined {
  if (request.christmasEve) return "christmas_eve";
  if (request.sameWeekAs !== undefined) return "pair_second";
  return all.some((other) => other.sameWeekAs === request.key) ? "pair_first" : undefined;
}

const isFromWeb = ({ source = "web" }: RequestSeed): boolean => source === "web";

interface Slot {
  receivedAt: Temporal.Instant;
  age: number;
  taken?: Waiting;
}

const fits = ({ request }: Waiting, { taken, receivedAt }: Slot): boolean =>
  taken === undefined && (isFromWeb(request) || isOfficeTime(receivedAt));

/** The free arrival nearest to the wish. */
function takeNearest(one: Waiting, slots: readonly Slot[]): void {
  const free = slots.filter((slot) => fits(one, slot));
  const [first] = free.toSorted((a, b) => Math.abs(a.age - one.age) - Math.abs(b.age - one.age));
  const slot = first ?? slots.find(({ taken }) => taken === undefined);
  if (slot) slot.taken = one;
}

/** The oldest free arrival. */
function takeOldest(one: Waiting, slots: readonly Slot[]): void {
  const slot = slots.find((candidate) => fits(one, candidate)) ?? slots.find(({ taken }) => taken === undefined);
  if (slot) slot.taken = one;
}

/** Moves the two newest that nobody has answered up to the last two working days, so that the queue has promises still to be kept. */
function bringUpToDate(arrivals: Arrival[], days: OfficeDays): Arrival[] {
  const unanswered = arrivals.filter(({ request }) => request.course.state === "submitted").slice(-2);
  return arrivals.map((arrival) => {
    const fromNewest = unanswered.length - 1 - unanswered.indexOf(arrival);
    if (!unanswered.includes(arrival)) return arrival;
    const wall = { hour: 13 - fromNewest * 3, minute: 40 - fromNewest * 16, second: 21 };
    const wanted = days
      .at(days.yesterday - fromNewest)
      .toZonedDateTime({ timeZone: "Europe/Stockholm", plainTime: wall })
      .toInstant();
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
  const slots = plannedArrivals(now, sent.length, seed).map(({ receivedAt, mark }): Slot => {
    const taken = mark && marked.get(mark);
    const age = days.yesterday - days.indexOf(stockholmDate(receivedAt));
    return { receivedAt, age, ...(taken && { taken }) };
  });
  const isOpen = ({ request: { course } }: Waiting) => openStates.some((state) => state === course.state);
  for (const one of waiting.filter(isOpen).toSorted((a, b) => a.age - b.age)) takeNearest(one, slots);
  // What came in otherwise chooses first, for it needs an hour when somebody was there.
  const ended = waiting.filter((one) => !isOpen(one)).toSorted((a, b) => b.age - a.age);
  for (const one of ended.filter(({ request }) => !isFromWeb(request))) takeNearest(one, slots);
  for (const one of ended.filter(({ request }) => isFromWeb(request))) takeOldest(one, slots);
  const arrivals = slots.flatMap(({ receivedAt, taken }) =>
    taken ? [{ receivedAt, request: taken.request, steps: taken.steps }] : [],
  );
  return bringUpToDate(arrivals, days).toSorted((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt));
}
