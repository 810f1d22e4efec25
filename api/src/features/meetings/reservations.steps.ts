// Taking somebody's time, in the parts that booking, moving, offering and picking share: a cheap look before the transaction, the claim
// inside it, and the next free times where another came first.
import type { Database, Db, Tx } from "@samverkansstod/db/client.ts";
import { freeTimesNamed, type FreeTime } from "../../contract/free-times.ts";
import type { Once } from "../../plugins/idempotency.store.ts";
import { stockholmDate, stockholmDay } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  blockedBy,
  freeTimes,
  isoOf,
  overlaps,
  usualSettings,
  type Hours,
  type MeetingSettings,
  type Span,
} from "./free-times.rules.ts";
import { meetingSettings, standingOf } from "./meetings.store.ts";
import { diaryOf, expireInTheWay, isOverlap, isTaken, lockTime, type Own } from "./reservations.store.ts";

/** The setting, with what it does not say filled in. */
export async function settingsOf(on: Db | Tx): Promise<MeetingSettings> {
  return { ...usualSettings, ...(await meetingSettings(on)).meetings };
}

interface Diary {
  hours: Hours;
  settings: MeetingSettings;
  taken: Span[];
}

/** When somebody works and what of these days is taken, by staff's role: a requester sees nobody's diary. */
async function readDiary(
  on: Db,
  {
    personId,
    from,
    to,
    now,
  }: { personId: string; from: Temporal.PlainDate; to: Temporal.PlainDate; now: Temporal.Instant },
  own: Own = {},
): Promise<Diary> {
  const within = { start: stockholmDay(from).start, end: stockholmDay(to).end };
  const diary = await diaryOf(on, { personId, within, now: isoOf(now) }, own);
  const settings = { ...usualSettings, ...diary.settings };
  const instantsOf = ({ start, end }: { start: string; end: string }) => ({
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  });
  return { settings, hours: diary.own ? diary.hours : settings.usualHours, taken: diary.taken.map(instantsOf) };
}

interface Wanted {
  personId: string;
  from: Temporal.PlainDate;
  days: number;
  minutes: number;
  limit: number;
  now: Temporal.Instant;
}

/** The free times of somebody in these days. */
export async function freeTimesOf(on: Db, { personId, from, days, now, ...wanted }: Wanted): Promise<FreeTime[]> {
  const { settings, ...diary } = await readDiary(on, { personId, from, to: from.add({ days }), now });
  return freeTimes({ ...settings, ...diary, ...wanted, from, days, after: now });
}

/** How far a refusal looks for free times, in days. */
const daysAhead = 28;

export interface Attempt {
  personId: string;
  /** What is wanted, in order of time; free times are looked for from the first on. */
  times: readonly [Span, ...Span[]];
  minutes: number;
  now: Temporal.Instant;
  /** What does not count as taken. */
  own?: Own;
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);

function readDiaryFor(on: Db, { personId, times, now, own }: Attempt): Promise<Diary> {
  const from = stockholmDate(later(times[0].start, now));
  const last = stockholmDate(times.reduce((end, time) => later(end, time.end), now));
  const ahead = from.add({ days: daysAhead });
  const to = Temporal.PlainDate.compare(last, ahead) > 0 ? last : ahead;
  // A day more than what is looked at, for what is blocked beyond midnight.
  return readDiary(on, { personId, from, to: to.add({ days: 1 }), now }, own);
}

const underWay = new WeakMap<Db, Map<string, Promise<Diary>>>();

/**
 * The same for a look that promises nothing: of many who look at one diary at the same moment one reads it, and the others see what it saw. What
 * counts is looked at again under lock.
 */
function glanceAtDiary(on: Db, attempt: Attempt): Promise<Diary> {
  const { personId, times, own = {} } = attempt;
  const ofThese = underWay.get(on) ?? new Map<string, Promise<Diary>>();
  underWay.set(on, ofThese);
  const spans = times.map(({ start, end }) => `${start.toString()}/${end.toString()}`);
  const key = [personId, own.meetingId, own.requestId, ...spans].join(" ");
  const present = ofThese.get(key);
  if (present) return present;
  const reading = readDiaryFor(on, attempt).finally(() => ofThese.delete(key));
  ofThese.set(key, reading);
  return reading;
}

const foundIn = new WeakMap<Diary, Map<string, FreeTime[]>>();

/** The next free times. Many may be told them of one diary that they share. */
function nextFree({ times, minutes, now }: Attempt, whole: Diary): FreeTime[] {
  const { settings, ...diary } = whole;
  const notBefore = later(times[0].start, now);
  const known = foundIn.get(whole) ?? new Map<string, FreeTime[]>();
  foundIn.set(whole, known);
  const key = `${notBefore.toString()} ${minutes}`;
  const found =
    known.get(key) ??
    freeTimes({
      ...settings,
      ...diary,
      from: stockholmDate(notBefore),
      days: daysAhead,
      minutes,
      notBefore,
      after: now,
      limit: freeTimesNamed,
    });
  known.set(key, found);
  return found;
}

function refusalFor(attempt: Attempt, diary: Diary, cause?: unknown): Refusal {
  return new Refusal("time_taken", { freeTimes: nextFree(attempt, diary), cause });
}

/** Does the work; where another came first, refuses with time_taken and the next free times, found when everything is rolled back. */
export async function orFreeTimes<T>(
  database: Database,
  attemptOf: () => Attempt | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isLost = isOverlap(error) || (error instanceof Refusal && error.code === "time_taken");
    const attempt = isLost ? attemptOf() : undefined;
    if (!attempt) throw error;
    throw refusalFor(attempt, await readDiaryFor(database.requests, attempt), error);
  }
}

interface Taking extends Attempt {
  /** Of what is made once: its key and whose it is, and the case it is for. */
  once?: { key: Once; personId: string; requestId: string };
}

/**
 * Looks before the transaction, so that a thousand who want a taken hour wait for no lock, and then does the work, which claims the times. Refuses
 * with time_taken and the next free times; with not_found for a case that is not there, which is told before whose time is taken.
 */
export async function takeTime<T>(
  database: Database,
  { once, ...attempt }: Taking,
  work: (settings: MeetingSettings) => Promise<T>,
): Promise<T> {
  const diary = await glanceAtDiary(database.requests, attempt);
  const { settings, taken } = diary;
  const isLost = attempt.times.some((time) =>
    taken.some((other) => overlaps(blockedBy(time, settings.bufferMinutes), other)),
  );
  // What is taken may be taken by the same call, answered before.
  if (isLost) {
    const standing = once && (await standingOf(database.requests, once));
    if (standing && !standing.wasDone && !standing.isCase) throw new Refusal("not_found");
    if (!standing?.wasDone) throw refusalFor(attempt, diary);
  }
  return orFreeTimes(
    database,
    () => attempt,
    () => work(settings),
  );
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

/** A look inside the transaction and before any lock, so that of many who come at once only the first few wait. Refuses with time_taken. */
export async function refuseTaken(tx: Tx, claim: Claim): Promise<void> {
  if (await isTaken(tx, wantedOf(claim))) throw new Refusal("time_taken");
}

/**
 * Makes sure that these times are this command's to reserve: one command at a time for the person, what has run out of time out of the way. Comes
 * after the case's row is locked and after its own reservations were released. Refuses with time_taken.
 */
export async function claimTimes(tx: Tx, claim: Claim): Promise<void> {
  await lockTime(tx, [claim.personId]);
  await expireInTheWay(tx, wantedOf(claim));
  await refuseTaken(tx, claim);
}
