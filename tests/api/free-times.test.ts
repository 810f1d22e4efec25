// When somebody can be met: listFreeTimes, getWorkingHours, setWorkingHours.
import {
  getWorkingHours,
  listFreeTimes,
  setWorkingHours,
  type WorkingWeek,
} from "@samverkansstod/api/contract/working-hours.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asSystem } from "../support/builders.ts";
import { aCaseOf, book, meetingWorld, monday, offer, type MeetingWorld } from "../support/meetings.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const aConsultant = (name?: string) => signedIn(world.app, { roles: ["consultant"], ...(name && { name }) });
const free = (by: Person, id: string, query = {}) => by.call(listFreeTimes, { params: { id }, query });
const startsOf = async (person: Person, query = {}) =>
  (await free(person, person.id, query)).body.items.map(({ localStart }) => localStart);
const hours = (by: Person, id: string) => by.call(getWorkingHours, { params: { id } });
const setHours = (by: Person, id: string, version: number, week: WorkingWeek["hours"]) =>
  by.call(setWorkingHours, { params: { id }, version, body: { hours: week } });
const stretch = (weekday: number, starts: string, ends: string) => ({ weekday, starts, ends });

test("free times are for those who book, of somebody who can be met, in days that a calendar has", async () => {
  const { app, consultant, manager, requester } = world;
  expect((await callAs(app, listFreeTimes, { params: { id: consultant.id } })).code).toBe("signed_out");
  for (const person of [requester, manager]) expect((await free(person, consultant.id)).code).toBe("forbidden");
  for (const id of [randomUUID(), requester.id, manager.id]) {
    const answer = await free(consultant, id);
    expect([answer.status, answer.code]).toEqual([404, "not_found"]);
  }
  for (const [query, error] of [
    [{ from: "2027-02-30" }, "from wrong_format"],
    [{ from: "0000-01-01" }, "from out_of_range"],
    [{ from: "9999-12-31" }, "from out_of_range"],
    [{ days: 32 }, "days out_of_range"],
    [{ minutes: 10 }, "minutes out_of_range"],
    [{ nonsense: 1 }, "nonsense unknown_field"],
  ] as const) {
    const answer = await free(consultant, consultant.id, query);
    expect([query, answer.status, answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      query,
      400,
      [error],
    ]);
  }
});

test("without hours of one's own they are the unit's usual ones, on working days, from now on", async () => {
  const person = await aConsultant();
  const two = await startsOf(person, { days: 1 });
  // It is 7.00 in Stockholm.
  expect([two[0], two.length]).toEqual([`${monday}T09:00`, 11]);
  // From Good Friday to Easter Monday nobody works, and the clocks have changed when they do again.
  const { items } = (await free(person, person.id, { from: "2027-03-26", days: 5 })).body;
  expect(items[0]).toEqual({
    startsAt: "2027-03-30T07:00:00.000Z",
    endsAt: "2027-03-30T08:00:00.000Z",
    localStart: "2027-03-30T09:00",
    localEnd: "2027-03-30T10:00",
  });
  expect(items).toHaveLength(11);
  expect((await free(person, person.id, { from: "2027-04-05", days: 31 })).body.items).toHaveLength(100);
  expect(await startsOf(person, { from: "2027-03-20", days: 2 })).toEqual([]);
});

test("what is booked or reserved is not free, what has run out or was cancelled is", async () => {
  const { app, requester } = world;
  const person = await aConsultant();
  const id = await aCaseOf(app, requester);
  const other = await aCaseOf(app, requester);
  await setHours(person, person.id, 1, [stretch(1, "09:00", "12:00")]);
  await book(person, id, { localStart: `${monday}T10:00`, minutes: 30 });
  const expiresAt = app.clock.now().add({ minutes: 5 }).toString();
  await offer(person, other, { times: [`${monday}T11:00`], minutes: 30, expiresAt });
  expect(await startsOf(person, { days: 1, minutes: 30 })).toEqual(
    ["09:00", "09:30", "10:30", "11:30"].map((clock) => `${monday}T${clock}`),
  );
  app.clock.advance({ minutes: 5 });
  expect(await startsOf(person, { days: 1, minutes: 30 })).toEqual(
    ["09:00", "09:30", "10:30", "11:00", "11:30"].map((clock) => `${monday}T${clock}`),
  );
  app.clock.advance({ minutes: -5 });
});

test("every free time can be booked, and what is not one of them in one's hours cannot", async () => {
  const { app, requester } = world;
  const person = await aConsultant();
  const id = await aCaseOf(app, requester);
  await setHours(person, person.id, 1, [stretch(2, "09:00", "11:00")]);
  for (let count = 0; count < 4; count++) {
    const [next] = await startsOf(person, { days: 7, minutes: 30 });
    expect((await book(person, id, { localStart: next ?? "", minutes: 30, inviteRequester: false })).status).toBe(201);
  }
  expect(await startsOf(person, { days: 7, minutes: 30 })).toEqual([]);
  // Outside their hours a meeting may still be agreed.
  expect((await book(person, id, { localStart: `${monday}T20:00`, inviteRequester: false })).status).toBe(201);
});

test("hours are read by staff, set by oneself and by a coordinator", async () => {
  const { app, colleague, coordinator, manager, requester } = world;
  const person = await aConsultant("Kim Konsult");
  expect((await callAs(app, getWorkingHours, { params: { id: person.id } })).code).toBe("signed_out");
  expect((await hours(requester, person.id)).code).toBe("forbidden");
  for (const id of [randomUUID(), requester.id, manager.id]) expect((await hours(manager, id)).code).toBe("not_found");
  const usual = await hours(manager, person.id);
  expect(usual.headers["etag"]).toBe('"1"');
  expect(usual.body).toMatchObject({ person: { id: person.id, name: "Kim Konsult" }, version: 1, own: false });
  expect(usual.body.hours).toHaveLength(10);
  expect(
    (await callAs(app, setWorkingHours, { params: { id: person.id }, version: 1, body: { hours: [] } })).code,
  ).toBe("signed_out");
  for (const by of [requester, manager, colleague])
    expect((await setHours(by, person.id, 1, [])).code).toBe("forbidden");
  expect((await setHours(coordinator, manager.id, 1, [])).code).toBe("not_found");
  const week = [stretch(1, "10:00", "15:00"), stretch(3, "08:00", "12:00")];
  const own = await setHours(person, person.id, 1, week.toReversed());
  expect([own.status, own.headers["etag"], own.body]).toEqual([
    200,
    '"2"',
    { person: { id: person.id, name: "Kim Konsult" }, version: 2, own: true, hours: week },
  ]);
  expect((await startsOf(person, { days: 3 }))[0]).toBe(`${monday}T10:00`);
  const off = await setHours(coordinator, person.id, 2, []);
  expect([off.status, off.body.own, off.body.hours]).toEqual([200, true, []]);
  // Somebody who has said that they work never is not met at the usual hours.
  expect(await startsOf(person, { days: 7 })).toEqual([]);
});

test("hours end after they begin, do not run into each other, and are based on the version that holds", async () => {
  const person = await aConsultant();
  for (const [week, errors] of [
    [[stretch(1, "12:00", "09:00")], ["/hours/0/ends ends_before_start"]],
    [[stretch(1, "09:00", "12:00"), stretch(1, "11:00", "13:00")], ["/hours/1/starts overlapping"]],
    [[stretch(8, "09:00", "12:00")], ["/hours/0/weekday out_of_range"]],
    [[stretch(1, "9:00", "12:00")], ["/hours/0/starts wrong_format"]],
    [[stretch(1, "09:00", "24:00")], ["/hours/0/ends wrong_format"]],
    [Array.from({ length: 22 }, (_, at) => stretch((at % 7) + 1, "09:00", "12:00")), ["/hours too_many_items"]],
  ] as const) {
    const answer = await setHours(person, person.id, 1, [...week]);
    expect([answer.status, answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([400, errors]);
  }
  const missing = await person.call(setWorkingHours, { params: { id: person.id }, body: { hours: [] } });
  expect(missing.code).toBe("version_missing");
  const stale = await setHours(person, person.id, 2, []);
  expect([stale.status, stale.problem.current]).toEqual([412, expect.objectContaining({ version: 1, own: false })]);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => setHours(person, person.id, 1, [stretch(1, "09:00", `1${at}:00`)])),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(7).fill(412)]);
});

test("somebody who has left is met no more", async () => {
  const { app, consultant } = world;
  const left = await aConsultant();
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${left.id}`);
  expect((await free(consultant, left.id)).code).toBe("not_found");
  expect((await hours(consultant, left.id)).code).toBe("not_found");
});
