// Rounds of what people do with meetings at random, some at once: offers, picks, bookings, moves, cancellations, withdrawals, and time that passes. After
// each round nobody's time may be taken twice, and what is booked stands in exactly one reservation.
import { withdrawOffer } from "@samverkansstod/api/contract/offers.ts";
import { aCaseOf, book, cancel, monday, move, offer, overlappingPairs, pick, type MeetingWorld } from "./meetings.ts";
import { signedIn, type Person } from "./people.ts";

export const meetingActs = ["offer", "book", "pick", "move", "cancel", "withdraw", "wait"] as const;
export const actMinutes = [30, 60, 90] as const;

/** What somebody does, and to what: numbers of which each round makes its own sense. */
export interface MeetingAct {
  what: (typeof meetingActs)[number];
  which: number;
  half: number;
  minutes: (typeof actMinutes)[number];
}

interface Ground {
  world: MeetingWorld;
  people: readonly [Person, Person];
  asked: Person;
  ids: readonly string[];
  meetings: { id: string; version: number; by: Person }[];
  offers: { id: string; requestId: string; times: string[] }[];
}

async function makeGround(world: MeetingWorld): Promise<Ground> {
  const { app } = world;
  // Somebody new each time: how often one address may ask for codes is limited.
  const asked = await signedIn(app);
  const consultant = () => signedIn(app, { roles: ["consultant"] });
  return {
    world,
    people: [await consultant(), await consultant()],
    asked,
    ids: await Promise.all([1, 2, 3].map(() => aCaseOf(app, asked))),
    meetings: [],
    offers: [],
  };
}

function timeOf({ world }: Ground, half: number): string {
  const day = world.app.clock.now().toZonedDateTimeISO("Europe/Stockholm").toPlainDate().add({ days: 7 });
  const time = new Temporal.PlainTime(9 + Math.floor(half / 2), (half % 2) * 30);
  return `${day.toString()}T${time.toString({ smallestUnit: "minute" })}`;
}

/** Does it; gives the status of the answer, 0 where there was nothing to do it to. */
async function act(ground: Ground, { what, which, half, minutes }: MeetingAct): Promise<number> {
  const { world, asked, ids, meetings, offers } = ground;
  const by = ground.people[which % 2 === 0 ? 0 : 1];
  const requestId = ids[which % ids.length] ?? "";
  const meeting = meetings[which % (meetings.length || 1)];
  const offered = offers[which % (offers.length || 1)];
  if (what === "offer") {
    const times = half % 2 === 0 ? [timeOf(ground, half)] : [timeOf(ground, half), timeOf(ground, half + 3)];
    const expiresAt = world.app.clock.now().add({ minutes: 4 }).toString();
    const made = await offer(by, requestId, { times, minutes, expiresAt });
    if (made.status === 201) offers.push({ id: made.body.id, requestId, times: made.body.times.map(({ id }) => id) });
    return made.status;
  }
  if (what === "book") {
    const made = await book(by, requestId, { localStart: timeOf(ground, half), minutes, inviteRequester: false });
    if (made.status === 201) meetings.push({ id: made.body.id, version: 1, by });
    return made.status;
  }
  if (what === "pick" && offered) {
    const timeId = offered.times[half % offered.times.length] ?? "";
    const made = await pick(half % 2 === 0 ? asked : by, offered.requestId, offered.id, timeId);
    if (made.status === 201) meetings.push({ id: made.body.id, version: 1, by });
    return made.status;
  }
  if (what === "withdraw" && offered) {
    const params = { id: offered.requestId, offerId: offered.id };
    return (await by.call(withdrawOffer, { params, body: {} })).status;
  }
  if (what === "move" && meeting) {
    const moved = await move(by, meeting.id, meeting.version, { localStart: timeOf(ground, half), minutes });
    if (moved.status === 200) meeting.version++;
    return moved.status;
  }
  if (what === "cancel" && meeting) return (await cancel(by, meeting.id, meeting.version)).status;
  return 0;
}

/** What is booked and stands not in exactly one reservation, or is cancelled and stands in one; and what is reserved for an offer that is over. */
async function looseEnds({ world, ids }: Ground): Promise<number> {
  const [row] = await world.app.owner<{ wrong: number }[]>`select
    (select count(*) from app.meeting m where m.request_id = any(${[...ids]})
      and (select count(*) from app.reservation r where r.meeting_id = m.id and r.state = 'booked'
        and lower(r.blocked) = m.starts_at and upper(r.blocked) = m.ends_at) <> case m.state when 'booked' then 1 else 0 end)::int
    + (select count(*) from app.reservation r join app.offered_time t on t.id = r.offered_time_id join app.time_offer o on o.id = t.offer_id
      where o.request_id = any(${[...ids]}) and r.state = 'reserved' and o.state <> 'open')::int as wrong`;
  return row?.wrong ?? -1;
}

/** Goes the rounds, each at once, with people and cases of their own; gives how many answers were a success. Throws at the first fault. */
export async function goRounds(world: MeetingWorld, rounds: readonly (readonly MeetingAct[])[]): Promise<number> {
  const ground = await makeGround(world);
  const { app } = world;
  let done = 0;
  for (const [number, round] of rounds.entries()) {
    const statuses = await Promise.all(round.map((one) => act(ground, one)));
    done += statuses.filter((status) => status === 200 || status === 201).length;
    if (round.some(({ what }) => what === "wait")) {
      app.clock.advance({ minutes: 5 });
      if (round.length % 2 === 0) await app.beat();
    }
    const found = {
      faults: statuses.filter((status) => status >= 500).length,
      overlaps: await overlappingPairs(app.owner),
      loose: await looseEnds(ground),
    };
    if (found.faults + found.overlaps + found.loose !== 0) {
      throw new Error(`after round ${number}: ${JSON.stringify({ ...found, statuses, round })}`);
    }
  }
  // Sessions of the people end after a while on the clock; the next run signs its own in.
  app.clock.set(`${monday}T06:00:00Z`);
  return done;
}
