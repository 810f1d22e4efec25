// A crowd that wants one consultant's one hour, over HTTP, many at a time, while somebody else reads; and then rounds of everything that can be done with
// meetings, at random.
import { bookMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { me } from "@samverkansstod/api/contract/account.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { migrate } from "@samverkansstod/db/migrate.ts";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { openWorker } from "./app.ts";
import { aRequest } from "./builders.ts";
import { startLoadDatabase } from "./load-database.ts";
import { loadPeople, type LoadPerson } from "./load-people.ts";
import { startLoadProduct } from "./load-product.ts";
import { missedOf, type Proved } from "./load-proof.ts";
import { actMinutes, goRounds, meetingActs, type MeetingAct } from "./meeting-rounds.ts";
import { meetingWorld, overlappingPairs } from "./meetings.ts";
import { startTestServer } from "./postgres.ts";
import { Dice } from "./walk.ts";

export interface BookingSizes {
  attempts: number;
  /** How many are under way at once. */
  together: number;
  /** How many rounds of a few acts at once follow. */
  rounds: number;
  seed: number;
}

interface Crowd {
  origin: string;
  owner: postgres.Sql;
  staff: readonly LoadPerson[];
  caseIds: readonly string[];
  localStart: string;
}

const longestMs = 10_000;
const slowestOtherMs = 500;

/** Reads something else again and again; gives how long each answer took, worst last. */
async function readMeanwhile(origin: string, person: LoadPerson, isOver: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (!isOver()) {
    const outcome = await person.call(origin, me);
    took.push(outcome.kind === "answer" && outcome.status === 200 ? outcome.ms : Number.POSITIVE_INFINITY);
    await pause(10);
  }
  return took.toSorted((a, b) => a - b);
}

/** Everybody books the same hour of the first of the staff; gives what they were answered, how often. */
async function crowd(
  { origin, staff, caseIds, localStart }: Crowd,
  { attempts, together }: BookingSizes,
): Promise<{ answers: Map<string, number>; ms: number; again: number }> {
  const answers = new Map<string, number>();
  const consultantId = staff[0]?.id ?? "";
  let next = 0;
  let again = 0;
  async function attempt(number: number): Promise<string> {
    const person = staff[number % staff.length] ?? staff[0];
    if (!person) throw new Error("there is nobody to book");
    const params = { id: caseIds[number % caseIds.length] ?? "" };
    const body = { consultantId, localStart, minutes: 60, placeKind: "phone", inviteRequester: false } as const;
    const key = randomUUID();
    for (;;) {
      const outcome = await person.call(origin, bookMeeting, { params, body, key });
      if (outcome.kind !== "answer") return outcome.kind;
      if (outcome.code !== "unavailable") return `${outcome.status}${outcome.code ? ` ${outcome.code}` : ""}`;
      again++;
      await pause(50);
    }
  }
  const began = performance.now();
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < attempts) {
        const word = await attempt(next++);
        answers.set(word, (answers.get(word) ?? 0) + 1);
      }
    }),
  );
  return { answers, ms: performance.now() - began, again };
}

async function oneHour(sizes: BookingSizes) {
  const database = await startLoadDatabase({ flushes: true });
  const product = await startLoadProduct(database, { ROLE: "api" });
  const owner = postgres(database.ownerUrl, { max: 4, onnotice: () => undefined });
  try {
    const { origin } = product;
    const staff = await loadPeople(owner, origin, 20, ["consultant"]);
    const [reader] = await loadPeople(owner, origin, 1);
    if (!reader) throw new Error("there is nobody to read");
    const caseIds = await Promise.all(Array.from({ length: 50 }, async () => (await aRequest(owner)).id));
    const day = Temporal.Now.plainDateISO("Europe/Stockholm").add({ days: 14 });
    const localStart = `${day.toString()}T10:00`;
    let over = false;
    const reading = readMeanwhile(origin, reader, () => over);
    const { answers, ms, again } = await crowd({ origin, owner, staff, caseIds, localStart }, sizes);
    over = true;
    const took = await reading;
    const [row] = await owner<{ n: number }[]>`select count(*)::int as n from app.meeting`;
    return {
      answers,
      ms,
      again,
      reads: took.length,
      p99: took[Math.min(took.length - 1, Math.ceil(took.length * 0.99) - 1)] ?? Number.POSITIVE_INFINITY,
      meetings: row?.n ?? -1,
      overlaps: await overlappingPairs(owner),
      deadlocks: (await database.log()).split("deadlock detected").length - 1,
      said: product.said(),
    };
  } finally {
    await owner.end({ timeout: 5 });
    await product.remove();
    await database.remove();
  }
}

const anAct = (dice: Dice): MeetingAct => ({
  what: dice.pick(meetingActs),
  which: dice.below(10),
  half: dice.below(6),
  minutes: dice.pick(actMinutes),
});

/** On a server and with a clock of its own, so that offers run out when they should. */
async function mixedRounds({ rounds, seed }: BookingSizes): Promise<{ acts: number; done: number }> {
  const dice = new Dice(seed);
  const { server, stop } = await startTestServer(async (ownerUrl) => {
    await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
    await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
  });
  const worker = await openWorker(server);
  const world = await meetingWorld(undefined, { worker });
  let acts = 0;
  let done = 0;
  try {
    for (let gone = 0; gone < rounds;) {
      const few = Array.from({ length: Math.min(8, rounds - gone) }, () =>
        Array.from({ length: 1 + dice.below(6) }, () => anAct(dice)),
      );
      done += await goRounds(world, few);
      gone += few.length;
      acts += few.flat().length;
    }
    return { acts, done };
  } finally {
    await world.app.close();
    await worker.boss.stop({ graceful: false });
    await worker.database.close();
    await worker.owner.end({ timeout: 5 });
    await stop();
  }
}

export async function crowdForOneHour(sizes: BookingSizes): Promise<Proved> {
  const { attempts, together, rounds } = sizes;
  const { answers, ms, again, reads, p99, meetings, overlaps, deadlocks } = await oneHour(sizes);
  const mixed = rounds > 0 ? await mixedRounds(sizes) : { acts: 0, done: 0 };
  const words = [...answers].toSorted(([a], [b]) => a.localeCompare(b)).map(([word, n]) => `${n}×${word}`);
  const won = answers.get("201") ?? 0;
  return {
    figures: [
      `${attempts} attempts at one hour, ${together} at a time: ${words.join(" ")}`,
      `${again} asked again after 503`,
      `${(ms / 1000).toFixed(1)} s`,
      `${deadlocks} deadlocks`,
      `another route ${Math.round(p99)} ms at the 99th percentile of ${reads}`,
      `${meetings} meeting, ${overlaps} overlapping pairs`,
      `then ${mixed.acts} acts in ${rounds} rounds, ${mixed.done} of them done, 0 overlapping pairs after each`,
    ],
    missed: missedOf({
      "exactly one gets the hour": won === 1 && meetings === 1,
      "all others are told that it is taken": (answers.get("409 time_taken") ?? 0) === attempts - 1,
      "no two reservations overlap": overlaps === 0,
      "no deadlock in the log of PostgreSQL": deadlocks === 0,
      "it takes less than 10 s": ms < longestMs,
      "another route answers within 500 ms at the 99th percentile": p99 < slowestOtherMs,
    }),
  };
}
