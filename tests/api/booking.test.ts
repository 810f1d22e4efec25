// Booking a meeting: bookMeeting. Moving and cancelling are moving.test.ts, a thousand at once one-hour.test.ts.
import { bookMeeting, listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { addParticipant, removeParticipant } from "@samverkansstod/api/contract/participants.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { aCaseOf, book, meetingWorld, monday, reservationsOf, type MeetingWorld } from "../support/meetings.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const aConsultant = (name?: string) => signedIn(world.app, { roles: ["consultant"], ...(name && { name }) });
const aCase = (facts = {}) => aCaseOf(world.app, world.requester, facts);
const ten = `${monday}T10:00`;
const fieldsOf = ({ problem }: { problem: { errors?: { field: string; code: string }[] } }) =>
  problem.errors?.map(({ field, code }) => `${field} ${code}`);

test("needs somebody who works on cases, a case, and a time that makes sense", async () => {
  const { app, manager, requester } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const body = {
    consultantId: consultant.id,
    localStart: ten,
    minutes: 60,
    placeKind: "phone",
    inviteRequester: true,
  } as const;
  const input = { params: { id }, body };
  expect((await callAs(app, bookMeeting, input)).code).toBe("signed_out");
  for (const person of [requester, manager]) expect((await person.call(bookMeeting, input)).code).toBe("forbidden");
  const absent = await consultant.call(bookMeeting, { params: { id: randomUUID() }, body });
  expect([absent.status, absent.code]).toEqual([404, "not_found"]);
  const { id: draft } = await aRequest(app.owner, { state: "draft", requesterId: requester.id });
  expect((await consultant.call(bookMeeting, { params: { id: draft }, body })).code).toBe("not_found");
  const bad: [object, string][] = [
    [{ nonsense: 1 }, "/nonsense unknown_field"],
    [{ minutes: 14 }, "/minutes out_of_range"],
    [{ minutes: 481 }, "/minutes out_of_range"],
    [{ placeKind: "forest" }, "/placeKind not_a_choice"],
    [{ place: "x".repeat(301) }, "/place too_long"],
    [{ localStart: "2027-03-22 10:00" }, "/localStart wrong_format"],
    [{ localStart: "2027-02-30T10:00" }, "/localStart wrong_format"],
    [{ localStart: `${monday}T06:59` }, "/localStart in_the_past"],
    [{ localStart: "2031-01-01T10:00" }, "/localStart out_of_range"],
    [{ localStart: "2027-03-28T02:30" }, "/localStart time_missing"],
    [{ localStart: "2027-10-31T02:30" }, "/localStart time_twice"],
    [{ participantIds: [randomUUID()] }, "/participantIds/0 unknown_code"],
  ];
  for (const [change, error] of bad) {
    const answer = await consultant.call(bookMeeting, { params: { id }, body: { ...body, ...change } });
    expect([change, answer.status, fieldsOf(answer)]).toEqual([change, 400, [error]]);
  }
  expect(
    (await consultant.call(bookMeeting, { params: { id }, body: { ...body, localStart: "2027-03-28T02:30" } })).problem
      .errors?.[0]?.message,
  ).toBe("Den tiden finns inte, för klockan ställs fram då. Närmaste tid är kl. 3.00.");
  expect(await reservationsOf(app.owner, consultant.id)).toEqual([]);
});

test.each(states.filter((state) => state !== "draft"))(
  "a case that is %s has a meeting booked exactly when it is open",
  async (state) => {
    const consultant = await aConsultant();
    const id = await aCase({ state });
    const answer = await book(consultant, id, { localStart: ten });
    const isOpen = ["submitted", "accepted", "in_progress"].includes(state);
    expect([answer.status, answer.code]).toEqual(isOpen ? [201, undefined] : [409, "wrong_state"]);
    // Booking does not accept.
    expect((await factsOf(world.app.owner, id)).state).toBe(state);
  },
);

test("reserves the time, tells the history and invites the consultant and the requester, each in their own language", async () => {
  const { app, requester } = world;
  const consultant = await aConsultant("Kim Konsult");
  await asSystem(app.owner, (sql) => sql`update app.person set language = 'en' where id = ${requester.id}`);
  const id = await aCase({ subject: "Hemlig rubrik" });
  const place = "Exempelgatan 1,\r\n411 00 Göteborg";
  const { status, body } = await book(consultant, id, { localStart: ten, minutes: 90, place });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    version: 1,
    requestId: id,
    state: "booked",
    startsAt: `${monday}T09:00:00.000Z`,
    endsAt: `${monday}T10:30:00.000Z`,
    localStart: ten,
    localEnd: `${monday}T11:30`,
    place: "Exempelgatan 1, 411 00 Göteborg",
    consultant: { id: consultant.id, name: "Kim Konsult" },
    moves: 0,
    staff: {
      missingLog: false,
      log: null,
      invited: [
        { email: consultant.email, name: "Kim Konsult", role: "consultant" },
        { email: requester.email, role: "requester" },
      ],
    },
  });
  expect(await reservationsOf(app.owner, consultant.id)).toEqual([
    { state: "booked", from: `${monday}T09:00:00.000Z`, to: `${monday}T10:30:00.000Z` },
  ]);
  const { events, mails, version } = await factsOf(app.owner, id);
  expect(events.map(({ type, by, details }) => [type, by, details])).toEqual([
    ["meeting_booked", "staff", { startsAt: `${monday}T09:00:00.000Z` }],
  ]);
  // What is only added to a case does not make what others are writing stale.
  expect(version).toBe(1);
  expect(mails.map(({ template, to, language }) => `${template} ${to} ${language}`).toSorted()).toEqual(
    [`meeting_booked ${consultant.email} sv`, `meeting_booked ${requester.email} en`].toSorted(),
  );
  const sent = await app.deliver();
  const own = sent.find(({ to }) => to === consultant.email);
  const theirs = sent.find(({ to }) => to === requester.email);
  expect(own?.subject).toBe("Möte bokat: måndag 22 mars 2027 kl. 10.00–11.30");
  expect(own?.text).toContain(`/arende/${id}`);
  expect(own?.text).not.toContain("Ni träffar");
  expect(theirs?.text).toContain("You will meet Kim Konsult.");
  expect(theirs?.text).toContain("Exempelgatan 1, 411 00 Göteborg");
  expect(theirs?.text).toContain(`/forfragan/${id}`);
  expect(theirs?.replyTo).toEqual({ name: "Samverkansenheten", address: "samverkan@goteborg.example" });
  // The subject of a case travels with no mail, and least of all with a calendar.
  expect(JSON.stringify(sent)).not.toContain("Hemlig");
  await asSystem(app.owner, (sql) => sql`update app.person set language = 'sv' where id = ${requester.id}`);
});

test("the same call again gives the same meeting and mails nobody again; another body with its key is refused", async () => {
  const { app } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const key = randomUUID();
  const first = await book(consultant, id, { localStart: ten }, key);
  await app.deliver();
  const second = await book(consultant, id, { localStart: ten }, key);
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect(await app.deliver()).toEqual([]);
  expect((await factsOf(app.owner, id)).events).toHaveLength(1);
  const other = await book(consultant, id, { localStart: `${monday}T13:00` }, key);
  expect([other.status, other.code]).toEqual([422, "idempotency_key_reused"]);
  const both = await Promise.all(
    [1, 2, 3, 4].map(() => book(consultant, id, { localStart: `${monday}T15:00` }, randomUUID())),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
});

test("whoever cannot be responsible cannot be met: not assignable, or a conflict of interest", async () => {
  const { app, manager, consultant } = world;
  const left = await aConsultant();
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${left.id}`);
  const id = await aCase();
  for (const consultantId of [left.id, manager.id, randomUUID()]) {
    const answer = await book(consultant, id, { localStart: ten, consultantId });
    expect([answer.status, answer.code]).toEqual([409, "not_assignable"]);
  }
  const official = await aConsultant();
  const own = await aCaseOf(app, official);
  expect((await book(consultant, own, { localStart: ten, consultantId: official.id })).code).toBe(
    "conflict_of_interest",
  );
  const organisationId = randomUUID();
  await asSystem(app.owner, async (sql) => {
    await sql`insert into app.organisation (id, name, form, created_at) values (${organisationId}, 'Jävsföreningen', 'network', now())`;
    await sql`insert into app.membership (person_id, organisation_id, created_at) values (${official.id}, ${organisationId}, now())`;
  });
  const theirs = await aCase({ organisationId });
  expect((await book(official, theirs, { localStart: ten })).code).toBe("conflict_of_interest");
});

test("a time that overlaps is taken, the next to it is not, and another consultant's is another's", async () => {
  const { app } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const at = async (clock: string, minutes: number, by: Person = consultant) =>
    (await book(by, id, { localStart: `${monday}T${clock}`, minutes, inviteRequester: false })).code ?? "booked";
  expect(await at("10:00", 60)).toBe("booked");
  expect([
    await at("10:00", 60),
    await at("09:30", 31),
    await at("10:59", 15),
    await at("09:00", 180),
    await at("10:15", 15),
  ]).toEqual(Array<string>(5).fill("time_taken"));
  expect([await at("09:00", 60), await at("11:00", 30), await at("10:00", 60, await aConsultant())]).toEqual(
    Array<string>(3).fill("booked"),
  );
  // A case that is not there is told of before whose time is taken.
  expect((await book(consultant, randomUUID(), { localStart: `${monday}T10:00` })).code).toBe("not_found");
  const taken = await book(consultant, id, { localStart: `${monday}T09:15`, minutes: 30 });
  expect(taken.problem.freeTimes?.map(({ localStart }) => localStart)).toEqual(
    ["11:30", "13:00", "13:30", "14:00", "14:30"].map((clock) => `${monday}T${clock}`),
  );
  const [row] = await app.owner<
    { n: number }[]
  >`select count(*)::int as n from app.meeting where consultant_id = ${consultant.id}`;
  expect(row?.n).toBe(3);
});

test("the minutes that the unit keeps between meetings are kept", async () => {
  const { app } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const [row] = await app.owner<{ value: object }[]>`select value from app.setting where key = 'meetings'`;
  const setBuffer = (minutes: number) =>
    asSystem(
      app.owner,
      (sql) =>
        sql`update app.setting set value = ${sql.json({ ...row?.value, bufferMinutes: minutes })} where key = 'meetings'`,
    );
  await setBuffer(15);
  const at = async (clock: string) =>
    (await book(consultant, id, { localStart: `${monday}T${clock}`, inviteRequester: false })).code ?? "booked";
  const outcomes = [
    await at("10:00"),
    await at("11:00"),
    await at("11:14"),
    await at("08:50"),
    await at("11:15"),
    await at("08:45"),
  ];
  await setBuffer(0);
  expect(outcomes).toEqual(["booked", "time_taken", "time_taken", "time_taken", "booked", "booked"]);
});

test("a wall time that occurs twice is booked as the one that was meant, and lasts an hour in real time", async () => {
  const consultant = await aConsultant();
  const id = await aCase();
  const first = await book(consultant, id, { localStart: "2027-10-31T02:30", fold: "first" });
  const second = await book(consultant, id, { localStart: "2027-10-31T02:30", fold: "second" });
  expect([first.body.startsAt, first.body.endsAt, first.body.localEnd]).toEqual([
    "2027-10-31T00:30:00.000Z",
    "2027-10-31T01:30:00.000Z",
    "2027-10-31T02:30",
  ]);
  expect([second.body.startsAt, second.body.localEnd]).toEqual(["2027-10-31T01:30:00.000Z", "2027-10-31T03:30"]);
});

test("participants who were chosen and have an address are invited, once each and not those who were removed", async () => {
  const { app, requester } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const add = async (name: string, email: string | null) =>
    (await consultant.call(addParticipant, { params: { id }, body: { name, email, party: "city" } })).body.id;
  const chosen = [
    await add("Åsa Öst", "asa@goteborg.example"),
    await add("Utan Adress", null),
    await add("Samma Som Den Som Frågar", requester.email),
  ];
  const removed = await add("Borttagen", "borta@goteborg.example");
  await add("Ej vald", "ej@goteborg.example");
  await consultant.call(removeParticipant, { params: { id, participantId: removed } });
  const refused = await book(consultant, id, { localStart: ten, participantIds: [...chosen, removed] });
  expect(fieldsOf(refused)).toEqual(["/participantIds/3 unknown_code"]);
  const { body } = await book(consultant, id, { localStart: ten, participantIds: chosen });
  expect(body.staff?.invited.map(({ email, role }) => `${email} ${role}`)).toEqual([
    `${consultant.email} consultant`,
    `${requester.email} requester`,
    "asa@goteborg.example participant",
  ]);
  const toParticipant = (await app.deliver()).find(({ to }) => to === "asa@goteborg.example");
  expect(toParticipant?.text).toContain("Mötet är bokat");
  // Who has no account gets no link.
  expect(toParticipant?.text).not.toContain("http");
});

test("a case without an address is met without a mail; one that staff registered becomes the requester's to follow", async () => {
  const { app } = world;
  const consultant = await aConsultant();
  const { id: silent } = await aRequest(app.owner, {});
  const { body } = await book(consultant, silent, { localStart: ten });
  expect(body.staff?.invited.map(({ role }) => role)).toEqual(["consultant"]);
  const email = `${randomUUID()}@exempel.example`;
  const { id } = await aRequest(app.owner, { contactEmail: email });
  expect((await book(consultant, id, { localStart: `${monday}T13:00`, inviteRequester: false })).status).toBe(201);
  expect((await factsOf(app.owner, id)).requesterId).toBeNull();
  expect((await book(consultant, id, { localStart: `${monday}T14:00` })).status).toBe(201);
  const requester = await signedIn(app, { email });
  expect((await factsOf(app.owner, id)).requesterId).toBe(requester.id);
  const { body: shown } = await requester.call(listRequestMeetings, { params: { id } });
  expect(shown.meetings).toHaveLength(2);
});
