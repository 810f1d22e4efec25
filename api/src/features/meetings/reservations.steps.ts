// Taking somebody's time, in the parts that booking, moving, offering and picking share: a cheap question before the transaction, the claim
// inside it, and the next free times where another came first.
import type { Database, Db, Tx } from "@samverkansstod/db/client.ts";
import { freeTimesNamed, type FreeTime } from "../../contract/free-times.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { blockedBy, freeTimes, isoOf, usualSettings, type MeetingSettings, type Span } from "./free-times.rules.ts";
import { diaryOf, expireInTheWay, isOverlap, isTaken, lockTime, type Own } from "./reservations.store.ts";
import { meetingSettings } from "./meetings.store.ts";

/** The setting, with what it does not say filled in. */
export async function settingsOf(on: Db | Tx): Promise<MeetingSettings> {
  return { ...usualSettings, ...(await meetingSettings(on)).meetings };
}

interface Wanted {
  personId: string;
  from: Temporal.PlainDate;
  days: number;
  minutes: number;
  limit: number;
  notBefore?: Temporal.Instant;
  now: Temporal.Instant;
}

/** The free times of somebody. By staff's role: a requester sees nobody's diary. */
export async function freeTimesOf(on: Db | Tx, wanted: Wanted, own: Own = {}): Promise<FreeTime[]> {
  const { personId, from, days, now, ...search } = wanted;
  const within = { start: stockholmDay(from).start, end: stockholmDay(from.add({ days: days + 1 })).end };
  const diary = await diaryOf(on, { personId, within, now: isoOf(now) }, own);
  const settings = { ...usualSettings, ...diary.settings };
  return freeTimes({
    ...search,
    ...settings,
    from,
    days,
    hours: diary.own ? diary.hours : settings.usualHours,
    after: now,
    taken: diary.taken.map(({ start, end }) => ({
      start: Temporal.Instant.from(start),
      end: Temporal.Instant.from(end),
    })),
  });
}

/** How far a refusal looks for free times, in days. */
const daysAhead = 28;

export interface Attempt {
  personId: string;
  /** The first of the times that are wanted; free times are looked for from there on. */
  start: Temporal.Instant;
  minutes: number;
  now: Temporal.Instant;
  /** What does not count as taken. */
  own?: Own;
}

/** Does the work; where another came first, refuses with time_taken and the next free times, found when everything is rolled back. */
export async function orFreeTimes<T>(
  database: Database,
  { personId, start, minutes, now, own }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOverlap(error) && !(error instanceof Refusal && error.code === "time_taken")) throw error;
    const notBefore = Temporal.Instant.compare(start, now) > 0 ? start : now;
    const wanted = {
      personId,
      from: stockholmDate(notBefore),
      days: daysAhead,
      limit: freeTimesNamed,
      minutes,
      notBefore,
      now,
    };
    throw new Refusal("time_taken", { freeTimes: await freeTimesOf(database.requests, wanted, own), cause: error });
  }
}

interface Claim {
  personId: string;
  times: readonly Span[];
  bufferMinutes: number;
  now: Temporal.Instant;
}

const wantedOf = ({ personId, times, bufferMinutes, now }: Claim) => ({
  personId,
  blocked: times.map((time) => blockedBy(time, bufferMinutes)),
  now: isoOf(now),
});

interface Before {
  own?: Own;
  /** Whether the same call has been answered before: then what is taken is taken by itself. */
  isRepeated?: () => Promise<boolean>;
}

/** Before the transaction, so that a thousand who want a taken hour wait for no lock. Refuses with time_taken. */
export async function refuseTaken(on: Db, claim: Claim, { own, isRepeated }: Before): Promise<void> {
  if (!(await isTaken(on, wantedOf(claim), own))) return;
  if (await isRepeated?.()) return;
  throw new Refusal("time_taken");
}

/**
 * Makes sure that these times are this command's to reserve: one command at a time for the person, what has run out of time out of the way. Comes
 * after the case's row is locked and after its own reservations were released. Refuses with time_taken.
 */
export async function claimTimes(tx: Tx, claim: Claim): Promise<void> {
  const wanted = wantedOf(claim);
  await lockTime(tx, [claim.personId]);
  await expireInTheWay(tx, wanted);
  if (await isTaken(tx, wanted)) throw new Refusal("time_taken");
}
