// One consultant's hour that a thousand want at once, by pick and by booking; and whatever is done at random, no two reservations overlap.
import type { bookMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { withdrawOffer, type pickTime } from "@samverkansstod/api/contract/offers.ts";
import * as fc from "fast-check";
import type postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import {
  aCaseOf,
  book,
  cancel,
  meetingWorld,
  monday,
  move,
  offer,
  overlappingPairs,
  pick,
  reservationsOf,
  type MeetingWorld,
} from "../support/meetings.ts";
import { signedIn, type Answer, type Person } from "../support/people.ts";

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
const act = fc.record({
  what: fc.constantFrom("offer", "book", "pick", "move", "cancel", "withdraw", "wait"),
  which: fc.nat({ max: 9 }),
  half: fc.nat({ max: 5 }),
  minutes: fc.constantFrom(30, 60, 90),
});

test("whatever is offered, picked, booked, moved, cancelled and left to run out, no two reservations overlap", async () => {
  const { app, requester } = world;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 }),
      async (rounds) => {
        const people = [await signedIn(app, { roles: ["consultant"] }), await signedIn(app, { roles: ["consultant"] })];
        const asked = await signedIn(app, { email: requester.email });
        const ids = await Promise.all([1, 2, 3].map(() => aCaseOf(app, requester)));
        const meetings: { id: string; version: number; by: Person }[] = [];
        const offers: { id: string; requestId: string; times: string[] }[] = [];
        const day = app.clock.now().toZonedDateTimeISO("Europe/Stockholm").toPlainDate().add({ days: 7 });
        const at = (half: number) =>
          `${day.toString()}T${new Temporal.PlainTime(9 + Math.floor(half / 2), (half % 2) * 30).toString({ smallestUnit: "minute" })}`;

        async function doIt({
          what,
          which,
          half,
          minutes,
        }: {
          what: string;
          which: number;
          half: number;
          minutes: number;
        }) {
          const by = people[which % 2];
          const requestId = ids[which % 3];
          const meeting = meetings[which % (meetings.length || 1)];
          const offered = offers[which % (offers.length || 1)];
          if (!by || !requestId) return 0;
          if (what === "offer") {
            const times = half % 2 === 0 ? [at(half)] : [at(half), at(half + 3)];
            const expiresAt = app.clock.now().add({ minutes: 4 }).toString();
            const made = await offer(by, requestId, { times, minutes, expiresAt });
            if (made.status === 201)
              offers.push({ id: made.body.id, requestId, times: made.body.times.map(({ id }) => id) });
            return made.status;
          }
          if (what === "book") {
            const made = await book(by, requestId, { localStart: at(half), minutes, inviteRequester: false });
            if (made.status === 201) meetings.push({ id: made.body.id, version: 1, by });
            return made.status;
          }
          if (what === "pick" && offered) {
            const made = await pick(
              half % 2 === 0 ? asked : by,
              offered.requestId,
              offered.id,
              offered.times[half % offered.times.length] ?? "",
            );
            if (made.status === 201) meetings.push({ id: made.body.id, version: 1, by });
            return made.status;
          }
          if (what === "withdraw" && offered) {
            return (await by.call(withdrawOffer, { params: { id: offered.requestId, offerId: offered.id }, body: {} }))
              .status;
          }
          if (what === "move" && meeting) {
            const moved = await move(by, meeting.id, meeting.version, { localStart: at(half), minutes });
            if (moved.status === 200) meeting.version++;
            return moved.status;
          }
          if (what === "cancel" && meeting) return (await cancel(by, meeting.id, meeting.version)).status;
          return 0;
        }

        for (const round of rounds) {
          const statuses = await Promise.all(round.map((one) => doIt(one)));
          expect(statuses.filter((status) => status >= 500)).toEqual([]);
          if (round.some(({ what }) => what === "wait")) {
            app.clock.advance({ minutes: 5 });
            if (round.length % 2 === 0) await app.beat();
          }
          expect(await overlappingPairs(app.owner)).toBe(0);
          // What is booked stands in exactly one reservation, and what is cancelled or offered no longer in none.
          const [row] = await app.owner<{ wrong: number }[]>`select count(*)::int as wrong from app.meeting m
          where m.request_id = any(${ids}) and (select count(*) from app.reservation r where r.meeting_id = m.id and r.state = 'booked'
            and lower(r.blocked) = m.starts_at and upper(r.blocked) = m.ends_at) <> case m.state when 'booked' then 1 else 0 end`;
          expect(row).toEqual({ wrong: 0 });
          const [loose] = await app.owner<{ n: number }[]>`select count(*)::int as n from app.reservation r
          join app.offered_time t on t.id = r.offered_time_id join app.time_offer o on o.id = t.offer_id
          where o.request_id = any(${ids}) and r.state = 'reserved' and o.state <> 'open'`;
          expect(loose).toEqual({ n: 0 });
        }
        // Sessions of the people end after a while on the clock; the next run signs its own in.
        app.clock.set(`${monday}T06:00:00Z`);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
