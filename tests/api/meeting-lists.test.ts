// Who sees which meetings and offers: listRequestMeetings, listMeetings, and what the database shows each role by itself.
import { listMeetings, listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { pickTime } from "@samverkansstod/api/contract/offers.ts";
import { findMeeting, meetingsOf } from "@samverkansstod/api/features/meetings/meetings.store.ts";
import { findOffer, offersOf } from "@samverkansstod/api/features/meetings/offers.store.ts";
import { inCommand, inReadingOf, rowsOf } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import {
  aCaseOf,
  book,
  cancel,
  log,
  meetingWorld,
  monday,
  offer,
  pick,
  type MeetingWorld,
} from "../support/meetings.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const aConsultant = () => signedIn(world.app, { roles: ["consultant"], name: "Kim Konsult" });
const ofCase = (by: Person, id: string) => by.call(listRequestMeetings, { params: { id } });
const list = (
  by: Person,
  query: Parameters<typeof by.call<typeof listMeetings>>[1] extends { query?: infer Q } | undefined ? Q : never,
) => by.call(listMeetings, { query });
const wordsOf = ({ body }: { body: unknown }) => JSON.stringify({ ...(body as object), instance: "" });

async function aCaseWithBoth() {
  const { app, requester } = world;
  const consultant = await aConsultant();
  const id = await aCaseOf(app, requester);
  const { body: meeting } = await book(consultant, id, { localStart: `${monday}T15:00` });
  const { body: offered } = await offer(consultant, id, { times: [`${monday}T10:00`, `${monday}T13:00`] });
  return { consultant, id, meetingId: meeting.id, offerId: offered.id, timeId: offered.times[0]?.id ?? "" };
}

test("the requester sees their own offers and meetings, without the part for staff; a manager reads all of it", async () => {
  const { app, requester, manager } = world;
  const { id, meetingId, offerId } = await aCaseWithBoth();
  expect((await callAs(app, listRequestMeetings, { params: { id } })).code).toBe("signed_out");
  const own = (await ofCase(requester, id)).body;
  expect(own.meetings.map((meeting) => [meeting.id, meeting.consultant.name])).toEqual([[meetingId, "Kim Konsult"]]);
  expect(own.meetings[0]).not.toHaveProperty("staff");
  expect(own.offers.map((one) => [one.id, one.state])).toEqual([[offerId, "open"]]);
  const read = (await ofCase(manager, id)).body;
  expect(read.meetings[0]?.staff?.invited).toHaveLength(2);
});

test("somebody else's offers and meetings answer as those that do not exist, byte for byte", async () => {
  const { stranger, requester } = world;
  const { id, meetingId, offerId, timeId } = await aCaseWithBoth();
  const absent = wordsOf(await ofCase(stranger, randomUUID()));
  expect(wordsOf(await ofCase(stranger, id))).toBe(absent);
  expect(wordsOf(await ofCase(stranger, meetingId))).toBe(absent);
  const none = wordsOf(await pick(stranger, randomUUID(), randomUUID(), randomUUID()));
  expect(none).toBe(absent);
  expect(wordsOf(await pick(stranger, id, offerId, timeId))).toBe(none);
  const mine = await aCaseOf(world.app, stranger);
  expect(wordsOf(await pick(stranger, mine, offerId, timeId))).toBe(none);
  expect(wordsOf(await pick(requester, mine, offerId, timeId))).toBe(none);
  // Somebody else's time in one's own offer is no choice of it.
  const { consultant } = world;
  const { body: own } = await offer(consultant, mine, { times: ["2027-05-10T10:00"] });
  const strange = await stranger.call(pickTime, { params: { id: mine, offerId: own.id }, body: { timeId } });
  expect(strange.problem.errors?.[0]?.code).toBe("not_a_choice");
});

test("the database shows a requester nothing of others, with every filter taken away, and the stores filter without it", async () => {
  const { app, requester, stranger } = world;
  const { id, meetingId, offerId } = await aCaseWithBoth();
  const tables = ["time_offer", "offered_time", "meeting", "meeting_invitee", "reservation"] as const;
  const counts = (person: Person) =>
    inReadingOf(app.database.requests, person.id, async (tx) => {
      const found: number[] = [];
      for (const table of tables) {
        const column = {
          time_offer: sql`id = ${offerId}`,
          offered_time: sql`offer_id = ${offerId}`,
          meeting: sql`id = ${meetingId}`,
          meeting_invitee: sql`meeting_id = ${meetingId}`,
          reservation: sql`meeting_id = ${meetingId} or offered_time_id in (select id from app.offered_time where offer_id = ${offerId})`,
        }[table];
        const [row] = await rowsOf<{ n: number }>(
          tx,
          sql`select count(*)::int as n from app.${sql.identifier(table)} where ${column}`,
        );
        found.push(row?.n ?? -1);
      }
      return found;
    });
  expect(await counts(requester)).toEqual([1, 2, 1, 2, 3]);
  expect(await counts(stranger)).toEqual([0, 0, 0, 0, 0]);
  for (const table of [
    "meeting_move",
    "meeting_log",
    "meeting_attendance",
    "participant",
    "working_hours",
    "working_week",
    "note",
  ]) {
    const refused = inReadingOf(app.database.requests, requester.id, (tx) =>
      tx.execute(sql`select 1 from app.${sql.identifier(table)}`),
    );
    await expect(refused).rejects.toMatchObject({ cause: { code: "42501" } });
  }
  const db = app.database.requests;
  expect(
    [
      await findMeeting(db, meetingId, requester.id),
      await findOffer(db, { requestId: id, offerId }, requester.id),
    ].every(Boolean),
  ).toBe(true);
  expect([
    await findMeeting(db, meetingId, stranger.id),
    await findOffer(db, { requestId: id, offerId }, stranger.id),
  ]).toEqual([undefined, undefined]);
  expect([await meetingsOf(db, id, stranger.id), await offersOf(db, id, stranger.id)]).toEqual([[], []]);
});

test("a requester's role frees and books only what is theirs, and changes no time of a reservation", async () => {
  const { app, requester, stranger } = world;
  const { meetingId } = await aCaseWithBoth();
  const tried = (person: Person, statement: ReturnType<typeof sql>) =>
    inCommand(
      app.database.requests,
      { role: "app_requester", actor: person.id, personId: person.id, command: "test", correlationId: "test" },
      async (tx) => {
        const rows = await rowsOf(tx, statement);
        return rows.length;
      },
    ).catch((error: unknown) => (error as { cause?: { code?: string } }).cause?.code);
  const free = sql`update app.reservation set state = 'released' where meeting_id = ${meetingId} returning 1`;
  expect(await tried(stranger, free)).toBe(0);
  expect(
    await tried(
      requester,
      sql`update app.reservation set blocked = 'empty' where meeting_id = ${meetingId} returning 1`,
    ),
  ).toBe("42501");
  expect(
    await tried(
      requester,
      sql`insert into app.reservation (resource_kind, resource_id, blocked, state) values ('person', ${requester.id}, '[2027-01-01,2027-01-02)', 'booked') returning 1`,
    ),
  ).toBe("42501");
  expect(await tried(requester, free)).toBe(1);
  await asSystem(
    app.owner,
    (owner) => owner`update app.reservation set state = 'booked' where meeting_id = ${meetingId}`,
  );
});

test("a week has the meetings and reserved times that touch it in Stockholm, of all or of one consultant, and none cancelled", async () => {
  const { app, requester, stranger } = world;
  expect((await callAs(app, listMeetings, { query: {} })).code).toBe("signed_out");
  for (const person of [requester, stranger]) expect((await list(person, {})).code).toBe("forbidden");
  const consultant = await aConsultant();
  const other = await aConsultant();
  const id = await aCaseOf(app, requester, { subject: "Om 811218-9876" });
  await asSystem(app.owner, (owner) => owner`update app.request set personal_number_in = '{subject}' where id = ${id}`);
  // The week that the clocks change in has 167 hours: Sunday ends at 22 in UTC, the Sunday before it ended at 23.
  const at = async (localStart: string, by: Person = consultant) =>
    (await book(by, id, { localStart, inviteRequester: false })).body.id;
  const early = await at("2027-03-29T00:00");
  const late = await at("2027-04-04T23:30");
  await at("2027-03-28T22:59");
  await at("2027-04-05T00:30");
  const others = await at("2027-04-01T10:00", other);
  const cancelled = await at("2027-04-01T10:00");
  await cancel(consultant, cancelled, 1);
  const { body: offered } = await offer(consultant, id, { times: ["2027-03-30T10:00", "2027-04-06T10:00"] });
  const week = { from: "2027-03-29", days: 7 };
  const { body } = await list(consultant, { ...week, consultant: "me" });
  expect(body.items.map((meeting) => meeting.id)).toEqual([early, late]);
  expect(body.reserved).toEqual([
    {
      requestId: id,
      caseNumber: body.items[0]?.staff?.caseNumber,
      subject: expect.not.stringContaining("811218") as string,
      consultant: { id: consultant.id, name: "Kim Konsult" },
      startsAt: "2027-03-30T08:00:00.000Z",
      endsAt: "2027-03-30T09:00:00.000Z",
      localStart: "2027-03-30T10:00",
      localEnd: "2027-03-30T11:00",
      expiresAt: offered.expiresAt,
    },
  ]);
  expect(body.items[0]?.staff?.subject).not.toContain("811218");
  const all = (await list(world.manager, week)).body.items.map((meeting) => meeting.id);
  expect(all).toEqual(expect.arrayContaining([early, others, late]));
  expect(all).not.toContain(cancelled);
  expect((await list(other, { ...week, consultant: other.id })).body).toMatchObject({
    items: [{ id: others }],
    reserved: [],
  });
  for (const [query, error] of [
    [{ from: "0000-01-01" }, "from out_of_range"],
    [{ from: "2027-02-30" }, "from wrong_format"],
    [{ days: 0 }, "days out_of_range"],
    [{ consultant: "you" as "me" }, "consultant"],
  ] as const) {
    const answer = await list(consultant, query);
    expect([query, answer.status, answer.problem.errors?.[0]?.field]).toEqual([query, 400, error.split(" ", 1)[0]]);
  }
});

test("meetings that are over and miss a log are listed, the oldest first, until they have one", async () => {
  const { app, requester } = world;
  const consultant = await aConsultant();
  const id = await aCaseOf(app, requester);
  const over = async (localStart: string, endsAt: string) => {
    const { body } = await book(consultant, id, { localStart, inviteRequester: false });
    await asSystem(
      app.owner,
      (owner) =>
        owner`update app.meeting set starts_at = ${endsAt}::timestamptz - interval '1 hour', ends_at = ${endsAt} where id = ${body.id}`,
    );
    return body.id;
  };
  const second = await over(`${monday}T10:00`, "2027-03-21T10:00:00Z");
  const first = await over(`${monday}T11:00`, "2027-03-20T10:00:00Z");
  await over(`${monday}T13:00`, "2027-03-22T06:30:00Z");
  const cancelled = await over(`${monday}T14:00`, "2027-03-22T07:30:00Z");
  await cancel(consultant, cancelled, 1);
  const missing = async () => {
    const { body } = await list(world.manager, { missingLog: true, consultant: consultant.id });
    expect(body.items.every(({ staff }) => staff?.missingLog)).toBe(true);
    expect(body.reserved).toEqual([]);
    return body.items.map((meeting) => meeting.id);
  };
  expect(await missing()).toEqual([first, second]);
  expect((await list(world.manager, { missingLog: true })).body.items.map((meeting) => meeting.id)).toEqual(
    expect.arrayContaining([first, second]),
  );
  await log(consultant, first, 1, { tookPlace: false, notBecause: "other" });
  expect(await missing()).toEqual([second]);
  // Of a case that was never theirs there is nothing to read.
  const { id: draft } = await aRequest(app.owner, { state: "draft", requesterId: requester.id });
  expect((await ofCase(requester, draft)).body).toEqual({ offers: [], meetings: [] });
  expect((await ofCase(consultant, draft)).code).toBe("not_found");
});
