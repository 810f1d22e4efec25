// One consultant's hour that a thousand want at once, by pick and by booking; and whatever is done at random, no two reservations overlap.
import type { bookMeeting } from "@samverkansstod/api/contract/meetings.ts";
import type { pickTime } from "@samverkansstod/api/contract/offers.ts";
import * as fc from "fast-check";
import type postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import {
  aCaseOf,
  book,
  meetingWorld,
  monday,
  move,
  offer,
  overlappingPairs,
  pick,
  reservationsOf,
  type MeetingWorld,
} from "../support/meetings.ts";
import { actMinutes, goRounds, meetingActs } from "../support/meeting-rounds.ts";
import { signedIn, type Answer } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

async function deadlocks(): Promise<number> {
  const [row] = await world.app.owner<
    { deadlocks: string }[]
  >`select deadlocks from pg_stat_database where datname = current_database()`;
  return Number(row?.deadlocks);
}

type Won = Answer<typeof pickTime> | Answer<typeof bookMeeting>;

/** One succeeded; every other was told that the time is taken, and which are free. Gives the one. */
function onlyOne(answers: readonly Won[], next: readonly string[]): Won {
  const won = answers.filter(({ status }) => status === 201);
  const lost = answers.filter(({ status }) => status !== 201);
  expect(won).toHaveLength(1);
  expect([...new Set(lost.map(({ status, code }) => `${status} ${code}`))]).toEqual(["409 time_taken"]);
  const named = lost.map(({ problem }) => problem.freeTimes?.map((time) => time.localStart) ?? []);
  expect(named.filter((free) => free.length !== 5)).toEqual([]);
  expect(named.filter(([first]) => !next.includes(first ?? ""))).toEqual([]);
  const [winner] = won;
  if (!winner) throw new Error("nobody won");
  return winner;
}

const hour = `${monday}T10:00`;
const cases = (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await aRequest(world.app.owner)).id));

test("of 1 000 who want an hour on offer at once, half by picking and half by booking, one gets it", async () => {
  const { consultant, colleague, requester, app } = world;
  const offered = await aCaseOf(app, requester);
  const others = await cases(20);
  const { body } = await offer(consultant, offered, { times: [hour] });
  const timeId = body.times[0]?.id ?? "";
  const before = await deadlocks();
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, at): Promise<Won> => {
      if (at % 2 === 0) return pick(at % 4 === 0 ? requester : colleague, offered, body.id, timeId);
      return book(colleague, others[at % 20] ?? "", { localStart: hour, consultantId: consultant.id });
    }),
  );
  const won = onlyOne(answers, [`${monday}T11:00`]);
  expect(won.body).toMatchObject({ requestId: offered, state: "booked", localStart: hour });
  expect(await deadlocks()).toBe(before);
  expect(await reservationsOf(app.owner, consultant.id)).toEqual([
    { state: "booked", from: `${monday}T09:00:00.000Z`, to: `${monday}T10:00:00.000Z` },
  ]);
  expect(await overlappingPairs(app.owner)).toBe(0);
  const [row] = await app.owner`select count(*)::int as n from app.meeting where consultant_id = ${consultant.id}`;
  expect(row).toEqual({ n: 1 });
}, 120_000);

test("of 300 who want an hour that nobody has, by booking and by moving there, and who pick from an offer of it that ran out, one gets it", async () => {
  const { app, requester, stranger } = world;
  const consultant = await signedIn(app, { roles: ["consultant"] });
  const lapsed = await aCaseOf(app, requester);
  const others = await cases(10);
  const soon = app.clock.now().add({ minutes: 1 }).toString();
  const { body } = await offer(consultant, lapsed, { times: [hour], expiresAt: soon });
  const timeId = body.times[0]?.id ?? "";
  const early = await Promise.all(
    others.map((id, at) => book(consultant, id, { localStart: `2027-04-${12 + at}T10:00` })),
  );
  expect(early.map(({ status }) => status)).toEqual(Array<number>(10).fill(201));
  app.clock.advance({ minutes: 2 });
  const before = await deadlocks();
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, at): Promise<Won> => {
      if (at % 3 === 0) return pick(requester, lapsed, body.id, timeId);
      const meeting = at % 30 === 1 ? early[Math.floor(at / 30)] : undefined;
      if (!meeting) return book(consultant, others[at % 10] ?? "", { localStart: hour });
      const moved = await move(consultant, meeting.body.id, 1, { localStart: hour });
      return moved.status === 200 ? { ...moved, status: 201 } : moved;
    }),
  );
  // Whoever picks from what has run out before anybody has the hour is told that it is free.
  const won = onlyOne(answers, [hour, `${monday}T11:00`]);
  expect(won.body).toMatchObject({ state: "booked", localStart: hour });
  expect(await deadlocks()).toBe(before);
  expect(await overlappingPairs(app.owner)).toBe(0);
  const live = (await reservationsOf(app.owner, consultant.id)).filter(
    ({ from }) => from === `${monday}T09:00:00.000Z`,
  );
  expect(live.map(({ state }) => state).sort((a, b) => a.localeCompare(b))).toEqual(["booked", "expired"]);
  expect((await pick(stranger, lapsed, body.id, timeId)).code).toBe("not_found");
}, 120_000);

test("the database refuses what overlaps by itself, and one who comes past every lock and look is answered like any other", async () => {
  const { app, requester } = world;
  const consultant = await signedIn(app, { roles: ["consultant"] });
  const id = await aCaseOf(app, requester);
  const begin = (sql: postgres.Sql | postgres.TransactionSql, clock: string) =>
    sql`insert into app.reservation (resource_kind, resource_id, blocked, state) values ('person', ${consultant.id}, tstzrange(${`${monday}T${clock}Z`}, ${`${monday}T10:00Z`}), 'booked')`;
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: hasBegun, resolve: isIn } = Promise.withResolvers<void>();
  // Somebody who knows nothing of locks, and has not committed yet.
  const other = asSystem(app.owner, async (sql) => {
    await begin(sql, "09:30");
    isIn();
    await mayEnd;
  });
  await hasBegun;
  const booking = book(consultant, id, { localStart: hour });
  await expect
    .poll(
      async () =>
        (
          await app.owner`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`
        ).length,
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
  end();
  await other;
  const answer = await booking;
  expect([answer.status, answer.code, answer.problem.freeTimes?.length]).toEqual([409, "time_taken", 5]);
  await expect(asSystem(app.owner, (sql) => begin(sql, "09:00"))).rejects.toMatchObject({
    constraint_name: "reservation_no_overlap",
  });
});

/** What somebody does at random, and to what, as numbers that the run gives a meaning. */
const anAct = fc.record({
  what: fc.constantFrom(...meetingActs),
  which: fc.nat({ max: 9 }),
  half: fc.nat({ max: 5 }),
  minutes: fc.constantFrom(...actMinutes),
});

test("whatever is offered, picked, booked, moved, cancelled and left to run out, no two reservations overlap", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anAct, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 }),
      async (rounds) => {
        await goRounds(world, rounds);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
