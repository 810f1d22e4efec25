// Offers of times: offerTimes, withdrawOffer, pickTime, and what happens when one runs out.
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { offerTimes, pickTime, withdrawOffer } from "@samverkansstod/api/contract/offers.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import {
  aCaseOf,
  book,
  meetingWorld,
  monday,
  offer,
  pick,
  reservationsOf,
  type MeetingWorld,
} from "../support/meetings.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const times = [`${monday}T10:00`, `${monday}T13:00`, "2027-03-29T10:00"];
const aCase = (facts = {}) => aCaseOf(world.app, world.requester, facts);
const aConsultant = () => signedIn(world.app, { roles: ["consultant"], name: "Kim Konsult" });
const withdraw = (by: Person, id: string, offerId: string) =>
  by.call(withdrawOffer, { params: { id, offerId }, body: {} });
const statesOf = async (personId: string) =>
  (await reservationsOf(world.app.owner, personId)).map(({ state }) => state);
const eventsOf = async (id: string) =>
  (await factsOf(world.app.owner, id)).events.map(({ type, by }) => `${type} ${by}`);

async function anOffer(change: Partial<Parameters<typeof offer>[2]> = {}) {
  const consultant = await aConsultant();
  const id = await aCase();
  const { body } = await offer(consultant, id, { times, ...change });
  return { consultant, id, offerId: body.id, timeIds: body.times.map((time) => time.id) };
}

/** Does the work at another time, and comes back: a session holds ten minutes. */
async function at<T>(now: string, work: () => Promise<T>): Promise<T> {
  const { clock } = world.app;
  const before = clock.now().toString();
  clock.set(now);
  try {
    return await work();
  } finally {
    clock.set(before);
  }
}

test("offering needs somebody who works on cases, an address, and times that make sense and do not run into each other", async () => {
  const { app, requester, manager } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const body = {
    consultantId: consultant.id,
    minutes: 60,
    placeKind: "phone",
    times: [{ localStart: times[0] ?? "" }],
  } as const;
  const input = { params: { id }, body: { ...body, times: [...body.times] } };
  expect((await callAs(app, offerTimes, input)).code).toBe("signed_out");
  for (const person of [requester, manager]) expect((await person.call(offerTimes, input)).code).toBe("forbidden");
  expect((await consultant.call(offerTimes, { ...input, params: { id: randomUUID() } })).code).toBe("not_found");
  const bad: [object, string[]][] = [
    [{ nonsense: 1 }, ["/nonsense unknown_field"]],
    [{ times: [] }, ["/times too_few_items"]],
    [{ times: [1, 2, 3, 4].map((day) => ({ localStart: `2027-04-0${day}T10:00` })) }, ["/times too_many_items"]],
    [
      { times: [{ localStart: "2027-03-28T02:30" }, { localStart: "2027-10-31T02:30" }] },
      ["/times/0/localStart time_missing", "/times/1/localStart time_twice"],
    ],
    [
      { times: [{ localStart: `${monday}T10:00` }, { localStart: `${monday}T10:30` }] },
      ["/times/1/localStart overlapping"],
    ],
    [{ expiresAt: "2027-03-22T05:00:00Z" }, ["/expiresAt in_the_past"]],
  ];
  for (const [change, errors] of bad) {
    const answer = await consultant.call(offerTimes, { params: { id }, body: { ...input.body, ...change } });
    expect([change, answer.status, answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      change,
      400,
      errors,
    ]);
  }
  const { id: silent } = await aRequest(app.owner, {});
  expect((await offer(consultant, silent, { times })).code).toBe("no_address");
  expect((await offer(consultant, id, { times, consultantId: manager.id })).code).toBe("not_assignable");
  for (const state of states) {
    const answer = await offer(consultant, await aCase({ state }), {
      times: [`2027-05-0${states.indexOf(state) + 1}T10:00`],
    });
    const isOpen = ["submitted", "accepted", "in_progress"].includes(state);
    expect([state, answer.code]).toEqual([state, isOpen ? undefined : state === "draft" ? "not_found" : "wrong_state"]);
  }
});

test("an offer reserves its times in order until it runs out, and mails the requester; the same call again does nothing more", async () => {
  const { app, requester } = world;
  const consultant = await aConsultant();
  const id = await aCase();
  const key = randomUUID();
  const first = await offer(
    consultant,
    id,
    { times: times.toReversed(), placeKind: "phone", place: "031-390 06 00" },
    key,
  );
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    state: "open",
    consultant: { id: consultant.id, name: "Kim Konsult" },
    placeKind: "phone",
    times: times.map((localStart) => ({ localStart, picked: false })),
  });
  const expires = Temporal.Instant.from(first.body.expiresAt);
  expect(Math.round(app.clock.now().until(expires).total("hours"))).toBe(72);
  expect(await statesOf(consultant.id)).toEqual(["reserved", "reserved", "reserved"]);
  const [mail, ...more] = await app.deliver();
  expect([mail?.to, more.length, mail?.calendar]).toEqual([requester.email, 0, undefined]);
  expect(mail?.text).toContain("måndag 22 mars 2027 kl. 10.00–11.00");
  expect(mail?.text).toContain("måndag 29 mars 2027 kl. 10.00–11.00");
  expect(mail?.text).toContain("Tiderna är reserverade för er till 25 mars 2027");
  expect(mail?.text).toContain("Vi hörs på telefon: 031-390 06 00");
  const again = await offer(
    consultant,
    id,
    { times: times.toReversed(), placeKind: "phone", place: "031-390 06 00" },
    key,
  );
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await app.deliver()).toEqual([]);
  // What is reserved is nobody else's.
  const other = await aCase();
  expect((await book(consultant, other, { localStart: `${monday}T10:30` })).code).toBe("time_taken");
  expect((await offer(consultant, other, { times: [`${monday}T15:00`, `${monday}T13:30`] })).code).toBe("time_taken");
  expect(await eventsOf(other)).toEqual([]);
});

test("a new offer takes the open one back, also where they are at the same time or another's", async () => {
  const { consultant, id, offerId } = await anOffer();
  const { colleague } = world;
  const same = await offer(consultant, id, { times: [`${monday}T10:30`] });
  expect(same.status).toBe(201);
  const others = await offer(colleague, id, { times: [`${monday}T10:30`] });
  expect(others.status).toBe(201);
  expect((await statesOf(consultant.id)).filter((state) => state === "reserved")).toEqual([]);
  const { body } = await colleague.call(listRequestMeetings, { params: { id } });
  expect(body.offers.map((one) => [one.id, one.state])).toEqual([
    [offerId, "withdrawn"],
    [same.body.id, "withdrawn"],
    [others.body.id, "open"],
  ]);
  expect(await eventsOf(id)).toEqual([
    "times_offered staff",
    "times_withdrawn staff",
    "times_offered staff",
    "times_withdrawn staff",
    "times_offered staff",
  ]);
  await withdraw(colleague, id, others.body.id);
});

test("an offer is withdrawn once, by staff, and its times are free again", async () => {
  const { app, requester, manager } = world;
  const { consultant, id, offerId, timeIds } = await anOffer();
  expect((await callAs(app, withdrawOffer, { params: { id, offerId }, body: {} })).code).toBe("signed_out");
  for (const person of [requester, manager]) expect((await withdraw(person, id, offerId)).code).toBe("forbidden");
  expect((await withdraw(consultant, id, randomUUID())).code).toBe("not_found");
  expect((await withdraw(consultant, await aCase(), offerId)).code).toBe("not_found");
  const withdrawn = await withdraw(consultant, id, offerId);
  expect([withdrawn.status, withdrawn.body.state]).toEqual([200, "withdrawn"]);
  expect(await statesOf(consultant.id)).toEqual(["released", "released", "released"]);
  expect((await withdraw(consultant, id, offerId)).code).toBe("wrong_state");
  const late = await pick(requester, id, offerId, timeIds[0] ?? "");
  expect([late.code, late.problem.freeTimes?.[0]?.localStart]).toEqual(["time_taken", times[0]]);
});

test("the requester picks one: it is booked, the others are free, and both are invited; the same call again gives the same", async () => {
  const { app, requester } = world;
  const { consultant, id, offerId, timeIds } = await anOffer({ place: "https://video.example/1" });
  await app.deliver();
  const key = randomUUID();
  const timeId = timeIds[1] ?? "";
  const picked = await pick(requester, id, offerId, timeId, key);
  expect(picked.status).toBe(201);
  expect(picked.body).toMatchObject({
    state: "booked",
    localStart: times[1],
    placeKind: "video",
    place: "https://video.example/1",
  });
  expect(picked.body).not.toHaveProperty("staff");
  expect(await statesOf(consultant.id)).toEqual(["released", "booked", "released"]);
  expect((await eventsOf(id)).slice(-1)).toEqual(["meeting_booked requester"]);
  const mails = await app.deliver();
  expect(mails.map(({ to, calendar }) => `${to} ${calendar?.method}`).toSorted()).toEqual(
    [`${consultant.email} REQUEST`, `${requester.email} REQUEST`].toSorted(),
  );
  const again = await pick(requester, id, offerId, timeId, key);
  expect([again.status, again.body]).toEqual([201, picked.body]);
  expect(await app.deliver()).toEqual([]);
  const { body } = await requester.call(listRequestMeetings, { params: { id } });
  expect(body.offers[0]).toMatchObject({
    state: "picked",
    times: [{ picked: false }, { picked: true }, { picked: false }],
  });
  const second = await pick(requester, id, offerId, timeIds[0] ?? "");
  expect([second.status, second.code]).toEqual([409, "time_taken"]);
});

test("picking is for the one who asked, and for staff who work on cases; a time is one of the offer's", async () => {
  const { app, requester, manager, colleague } = world;
  const { id, offerId, timeIds } = await anOffer();
  const [timeId = ""] = timeIds;
  expect((await callAs(app, pickTime, { params: { id, offerId }, body: { timeId } })).code).toBe("signed_out");
  expect((await pick(manager, id, offerId, timeId)).code).toBe("forbidden");
  for (const body of [{}, { timeId: "x" }, { timeId, more: 1 }]) {
    expect((await requester.call(pickTime, { params: { id, offerId }, body: body as { timeId: string } })).code).toBe(
      "invalid_fields",
    );
  }
  const strange = await pick(requester, id, offerId, randomUUID());
  expect([strange.status, strange.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
    400,
    ["/timeId not_a_choice"],
  ]);
  const picked = await pick(colleague, id, offerId, timeId);
  expect([picked.status, picked.body.staff?.invited.map(({ role }) => role)]).toEqual([
    201,
    ["consultant", "requester"],
  ]);
  expect((await eventsOf(id)).slice(-1)).toEqual(["meeting_booked staff"]);
});

test("an official who asked picks as the one who asked, also when they work at the unit", async () => {
  const { app, consultant } = world;
  const official = await signedIn(app, { roles: ["consultant"] });
  const id = await aCaseOf(app, official);
  const { body } = await offer(consultant, id, { times: ["2027-04-12T10:00"] });
  const picked = await pick(official, id, body.id, body.times[0]?.id ?? "");
  expect(picked.status).toBe(201);
  expect((await eventsOf(id)).slice(-1)).toEqual(["meeting_booked requester"]);
});

test("an offer that has run out is expired for everybody at once: its times are another's, and picking names what is free", async () => {
  const { app, requester } = world;
  const expiresAt = "2027-03-22T06:05:00Z";
  const { consultant, id, offerId, timeIds } = await anOffer({ expiresAt });
  const other = await aCase();
  await at("2027-03-22T06:05:00Z", async () => {
    expect(await statesOf(consultant.id)).toEqual(["reserved", "reserved", "reserved"]);
    const late = await pick(requester, id, offerId, timeIds[0] ?? "");
    expect([late.status, late.code, late.problem.freeTimes?.length]).toEqual([409, "time_taken", 5]);
    expect((await requester.call(listRequestMeetings, { params: { id } })).body.offers[0]?.state).toBe("expired");
    expect((await withdraw(consultant, id, offerId)).code).toBe("wrong_state");
    expect((await book(consultant, other, { localStart: `${monday}T10:30` })).status).toBe(201);
    expect(await statesOf(consultant.id)).toEqual(["expired", "booked", "reserved", "reserved"]);
    await app.beat();
    expect(await statesOf(consultant.id)).toEqual(["expired", "booked", "expired", "expired"]);
    await app.beat();
  });
  expect(await eventsOf(id)).toEqual(["times_offered staff", "times_expired system"]);
});

test("a time that has begun is not picked, though the offer holds; nor one with somebody who has left", async () => {
  const { app, requester } = world;
  const soon = await anOffer({ times: [`${monday}T07:03`, `${monday}T15:00`] });
  const picked = await at("2027-03-22T06:03:00Z", () => pick(requester, soon.id, soon.offerId, soon.timeIds[0] ?? ""));
  expect(picked.code).toBe("time_taken");
  const gone = await anOffer();
  await asSystem(
    app.owner,
    (sql) => sql`update app.person set deactivated_at = created_at where id = ${gone.consultant.id}`,
  );
  expect((await pick(requester, gone.id, gone.offerId, gone.timeIds[0] ?? "")).code).toBe("time_taken");
  expect(await statesOf(gone.consultant.id)).toEqual(["reserved", "reserved", "reserved"]);
});
