// What follows at the same moment when somebody is deactivated: cases, offers, meetings, stand-ins; and handing their meetings over.
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { me } from "@samverkansstod/api/contract/account.ts";
import { handOverMeeting, listMeetingsWithoutConsultant } from "@samverkansstod/api/contract/hand-over.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listFreeTimes } from "@samverkansstod/api/contract/working-hours.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { deactivatePerson, getStaffPerson } from "@samverkansstod/api/contract/staff.ts";
import { listStandIns, setStandIn } from "@samverkansstod/api/contract/stand-ins.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import { aCaseOf, book, meetingWorld, offer, reservationsOf, type MeetingWorld } from "../support/meetings.ts";
import { signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
let admin: Person;
let leaver: Person;
beforeAll(async () => {
  world = await meetingWorld();
  admin = await signedIn(world.app, { roles: ["admin"], name: "Ada Admin" });
  return () => world.app.close();
});
beforeEach(async () => {
  leaver = await signedIn(world.app, { roles: ["consultant"], name: "Lena Lämnar" });
});

const versionOf = async (id: string) => (await admin.call(getStaffPerson, { params: { id } })).body.version;
const deactivate = async (id: string, reason = "Har slutat.") =>
  admin.call(deactivatePerson, { params: { id }, version: await versionOf(id), body: { reason } });
const assign = async (id: string, personId: string) => {
  const { version } = (await world.coordinator.call(getRequest, { params: { id } })).body;
  return world.coordinator.call(assignRequest, { params: { id }, version, body: { personId } });
};
const eventsOf = async (id: string, by = world.coordinator) =>
  (await by.call(getRequestHistory, { params: { id } })).body.items;
const withoutConsultant = async (by = world.coordinator) =>
  (await by.call(listMeetingsWithoutConsultant)).body.items.filter(({ consultant }) => consultant.id === leaver.id);
const handOver = (id: string, consultantId: string, version = 1, by = world.coordinator) =>
  by.call(handOverMeeting, { params: { id }, version, body: { consultantId, reason: "Lena har slutat." } });

test("open cases are nobody's from the next request on, with the reason in their history; what has ended stays as it was", async () => {
  const subject = `q${randomUUID().slice(0, 8)}`;
  const open = await aCaseOf(world.app, world.requester, { subject });
  await assign(open, leaver.id);
  const ended = (await aRequest(world.app.owner, { state: "closed", assigneeId: leaver.id })).id;
  const answer = await deactivate(leaver.id);
  expect([answer.status, answer.code]).toEqual([200, undefined]);
  expect((await leaver.call(me)).code).toBe("signed_out");
  const found = (await world.coordinator.call(getRequest, { params: { id: open } })).body;
  expect([found.staff?.assignee, found.staff?.state, found.version]).toEqual([null, "submitted", 3]);
  const last = (await eventsOf(open)).at(-1);
  expect(last).toMatchObject({
    type: "unassigned",
    actor: { kind: "staff", name: "Ada Admin" },
    reason: "Har slutat.",
    details: { code: "deactivated" },
  });
  const intervals = await world.app.owner`select person_id, valid_to is not null as closed from app.request_interval
    where request_id = ${open} and dimension = 'assignee'`;
  expect([...intervals]).toEqual([{ person_id: leaver.id, closed: true }]);
  expect((await world.coordinator.call(getRequest, { params: { id: ended } })).body.staff?.assignee?.id).toBe(
    leaver.id,
  );
  const queue = await world.coordinator.call(listRequests, { query: { assignee: "none", q: subject } });
  expect(queue.body.items.map(({ id }) => id)).toEqual([open]);
  // The person's own page says how many.
  expect(answer.body.events[0]).toMatchObject({
    type: "deactivated",
    reason: "Har slutat.",
    details: { cases: "1", offers: "0", meetings: "0" },
  });
});

test("nobody can make a case, an offer or a meeting theirs any longer", async () => {
  const id = await aCaseOf(world.app, world.requester);
  await deactivate(leaver.id);
  expect((await assign(id, leaver.id)).code).toBe("not_assignable");
  const people = (await world.coordinator.call(listAssignablePeople)).body.items;
  expect(people.map((person) => person.id)).not.toContain(leaver.id);
  const booking = { consultantId: leaver.id, localStart: "2027-03-23T09:00" };
  expect((await book(world.coordinator, id, booking)).code).toBe("not_assignable");
  const free = await world.coordinator.call(listFreeTimes, { params: { id: leaver.id }, query: {} });
  expect(free.code).toBe("not_found");
});

test("times on offer lapse: free at once, said kindly on the requester's page and by mail, in their language", async () => {
  const { requester } = world;
  const id = await aCaseOf(world.app, requester);
  const offered = await offer(leaver, id, { times: ["2027-03-23T09:00", "2027-03-24T09:00"] });
  expect([offered.status, offered.code]).toEqual([201, undefined]);
  await world.app.deliver();
  await deactivate(leaver.id);
  expect((await reservationsOf(world.app.owner, leaver.id)).map(({ state }) => state)).toEqual([
    "released",
    "released",
  ]);
  const shown = (await requester.call(listRequestMeetings, { params: { id } })).body.offers;
  expect(shown.map(({ state }) => state)).toEqual(["withdrawn"]);
  expect((await eventsOf(id, requester)).map(({ type }) => type)).toContain("times_lapsed");
  const mails = await world.app.deliver();
  expect(mails.map(({ to }) => to)).toEqual([requester.email]);
  expect(mails[0]?.subject).toContain("Tiderna vi föreslog gäller inte längre");
  expect(mails[0]?.text).toContain("En kollega tar över");
  expect(mails[0]?.text).toContain(`/forfragan/${id}`);
});

test("others who take part in the case, and were offered the times too, are told as well", async () => {
  const { requester, stranger } = world;
  const id = await aCaseOf(world.app, requester);
  const now = world.app.clock.now().toString();
  await asSystem(
    world.app.owner,
    (
      sql,
    ) => sql`insert into app.request_party (request_id, kind, email, administration_code, invited_by, invited_as, invited_at, expires_at, person_id, joined_at)
      values (${id}, 'official', ${stranger.email}, (select code from app.administration order by code limit 1), ${requester.id}, 'requester', ${now}, ${now}::timestamptz + interval '14 days', ${stranger.id}, ${now})`,
  );
  await offer(leaver, id, { times: ["2027-03-23T13:00"] });
  await world.app.deliver();
  await deactivate(leaver.id);
  const mails = await world.app.deliver();
  expect(new Set(mails.map(({ to }) => to))).toEqual(new Set([requester.email, stranger.email]));
});

test("booked meetings stay, stand in the coordinators' list, and are handed over with the invitations changed", async () => {
  const { requester, colleague, consultant } = world;
  const id = await aCaseOf(world.app, requester);
  const booked = await book(leaver, id, { localStart: "2027-03-25T09:00" });
  expect([booked.status, booked.code]).toEqual([201, undefined]);
  expect(await withoutConsultant()).toEqual([]);
  await world.app.deliver();
  await deactivate(leaver.id);
  expect(await world.app.deliver()).toEqual([]);
  const [meeting] = await withoutConsultant();
  expect(meeting).toMatchObject({ id: booked.body.id, state: "booked", requestId: id });
  expect((await consultant.call(listMeetingsWithoutConsultant)).code).toBe("forbidden");
  const wrong = await handOver(booked.body.id, randomUUID());
  expect(wrong.code).toBe("not_assignable");
  const handed = await handOver(booked.body.id, colleague.id);
  expect([handed.status, handed.code]).toEqual([200, undefined]);
  expect(handed.body).toMatchObject({ consultant: { id: colleague.id }, startsAt: booked.body.startsAt, version: 2 });
  expect(handed.body.staff?.invited.map(({ email }) => email)).toContain(colleague.email);
  expect(await withoutConsultant()).toEqual([]);
  const mails = await world.app.deliver();
  const byAddress = Object.fromEntries(mails.map((mail) => [mail.to, mail]));
  expect(Object.keys(byAddress).toSorted()).toEqual([colleague.email, requester.email].toSorted());
  expect(byAddress[requester.email]?.subject).toContain("Ni träffar en annan kollega");
  expect(byAddress[requester.email]?.text).toContain("Åke Kollega");
  expect(byAddress[requester.email]?.calendar?.method).toBe("REQUEST");
  expect(byAddress[requester.email]?.calendar?.content).toContain("SEQUENCE:1");
  expect(byAddress[colleague.email]?.subject).toContain("Möte bokat");
  expect((await reservationsOf(world.app.owner, colleague.id)).some(({ state }) => state === "booked")).toBe(true);
  expect((await reservationsOf(world.app.owner, leaver.id)).map(({ state }) => state)).toEqual(["released"]);
  expect((await eventsOf(id)).at(-1)).toMatchObject({
    type: "meeting_handed_over",
    reason: "Lena har slutat.",
    details: { from: "Lena Lämnar", to: "Åke Kollega" },
  });
});

test("a meeting is handed over between colleagues too; who held it is told, and nobody is booked twice", async () => {
  const { requester, consultant } = world;
  const id = await aCaseOf(world.app, requester);
  const booked = await book(leaver, id, { localStart: "2027-04-05T09:00" });
  const busy = await book(consultant, await aCaseOf(world.app, requester), { localStart: "2027-04-05T09:30" });
  expect(busy.status).toBe(201);
  await world.app.deliver();
  const taken = await handOver(booked.body.id, consultant.id);
  expect([taken.code, (taken.problem.freeTimes ?? []).length > 0]).toEqual(["time_taken", true]);
  expect((await handOver(booked.body.id, leaver.id)).problem.errors?.[0]?.field).toBe("/consultantId");
  const free = await signedIn(world.app, { roles: ["consultant"], name: "Fri Kollega" });
  const handed = await handOver(booked.body.id, free.id);
  expect([handed.status, handed.code]).toEqual([200, undefined]);
  const stale = await handOver(booked.body.id, world.colleague.id);
  expect([stale.code, (stale.problem.current as { version: number }).version]).toEqual(["stale_version", 2]);
  const former = (await world.app.deliver()).find(({ to }) => to === leaver.email);
  expect(former?.subject).toContain("Fri Kollega håller mötet");
  expect(former?.calendar?.method).toBe("CANCEL");
});

test("stand-ins of and for the person end", async () => {
  const { coordinator, colleague } = world;
  const dates = { from: "2027-03-22", to: "2027-03-26" };
  const other = await signedIn(world.app, { roles: ["consultant"] });
  for (const body of [
    { absentId: leaver.id, standInId: colleague.id, ...dates },
    { absentId: other.id, standInId: leaver.id, ...dates },
  ]) {
    expect((await coordinator.call(setStandIn, { body })).status).toBe(201);
  }
  await deactivate(leaver.id);
  const left = (await coordinator.call(listStandIns)).body.items.filter(
    ({ absent, standIn }) => absent.id === leaver.id || standIn.id === leaver.id,
  );
  expect(left).toEqual([]);
});

test("a case given to somebody at the very moment they are deactivated does not stay with them", async () => {
  const cases = await Promise.all(Array.from({ length: 12 }, () => aCaseOf(world.app, world.requester)));
  const version = await versionOf(leaver.id);
  const [gone, ...given] = await Promise.all([
    admin.call(deactivatePerson, { params: { id: leaver.id }, version, body: { reason: "x" } }),
    ...cases.map((id) =>
      world.coordinator.call(assignRequest, { params: { id }, version: 1, body: { personId: leaver.id } }),
    ),
  ]);
  expect([gone.status, gone.code]).toEqual([200, undefined]);
  for (const { status, code } of given) expect([200, "not_assignable"]).toContain(code ?? status);
  const [row] = await world.app.owner`select count(*)::int as n from app.request where assignee_id = ${leaver.id}`;
  expect(row?.["n"]).toBe(0);
});

test("five hundred cases and a hundred offers take a fixed number of statements and a moment", async () => {
  const now = world.app.clock.now().toString();
  await asSystem(world.app.owner, async (sql) => {
    await sql`insert into app.request (state, created_at, updated_at, received_at, registered_at, subject, kind, case_number, assignee_id, contact_email)
      select 'submitted', ${now}, ${now}, ${now}, ${now}, 'Prov', 'consultation', 'MNG-' || ${randomUUID()}::text || '-' || n, ${leaver.id}, 'nagon' || n || '@exempel.example'
      from generate_series(1, 500) n`;
    await sql`insert into app.request_interval (request_id, dimension, value, person_id, valid_from, recorded_at)
      select id, 'assignee', ${leaver.id}, ${leaver.id}, ${now}, ${now} from app.request where assignee_id = ${leaver.id}`;
    await sql`insert into app.time_offer (request_id, consultant_id, state, created_at, created_by, expires_at, place_kind)
      select id, ${leaver.id}, 'open', ${now}, ${leaver.id}, ${now}::timestamptz + interval '2 days', 'phone'
      from app.request where assignee_id = ${leaver.id} order by id limit 100`;
  });
  await world.app.deliver();
  const begun = Temporal.Now.instant();
  const answer = await deactivate(leaver.id);
  const took = Math.round(begun.until(Temporal.Now.instant()).total("milliseconds"));
  expect(answer.body.events[0]?.details).toEqual({ cases: "500", offers: "100", meetings: "0" });
  expect(took).toBeLessThan(5_000);
  expect(await world.app.deliver()).toHaveLength(100);
  const [row] = await world.app
    .owner`select count(*)::int as n, count(distinct e.request_id)::int as cases from app.request_event e
    where e.type in ('unassigned', 'times_lapsed') and e.actor = ${admin.id} and e.correlation_id = (select correlation_id from app.request_event
      where type = 'times_lapsed' and actor = ${admin.id} order by id desc limit 1)`;
  expect([row?.["n"], row?.["cases"]]).toEqual([600, 500]);
  const [broken] = await world.app
    .owner`select count(*)::int as n from app.request_event e where e.correlation_id = (select correlation_id
    from app.request_event where actor = ${admin.id} order by id desc limit 1) and e.hash <> app.event_digest(e)`;
  expect(broken?.["n"]).toBe(0);
});

test("deactivating needs a reason, a version and somebody of the unit", async () => {
  const call = (id: string, version: number, body: object) =>
    admin.call(deactivatePerson, { params: { id }, version, body: body as never });
  const version = await versionOf(leaver.id);
  for (const body of [{}, { reason: "" }, { reason: "  " }]) {
    expect((await call(leaver.id, version, body)).problem.errors?.map(({ field }) => field)).toEqual(["/reason"]);
  }
  expect((await call(leaver.id, version + 1, { reason: "x" })).code).toBe("stale_version");
  expect((await call(world.requester.id, 1, { reason: "x" })).code).toBe("not_found");
  expect((await call(randomUUID(), 1, { reason: "x" })).code).toBe("not_found");
});
