// Who stands in for whom: by oneself or a coordinator, one at a time for each who is absent, and what the queue then shows.
import { listStandIns, removeStandIn, setStandIn } from "@samverkansstod/api/contract/stand-ins.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { getStaffPerson } from "@samverkansstod/api/contract/staff.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest } from "../support/builders.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let coordinator: Person;
let manager: Person;
beforeAll(async () => {
  app = await startApp();
  app.clock.set("2027-03-22T09:00:00Z");
  coordinator = await signedIn(app, { roles: ["coordinator"], name: "Sam Ordnare" });
  manager = await signedIn(app, { roles: ["manager"] });
  return () => app.close();
});

let absent: Person;
let other: Person;
beforeEach(async () => {
  app.clock.set("2027-03-22T09:00:00Z");
  absent = await signedIn(app, { roles: ["consultant"], name: "Åke Bortrest" });
  other = await signedIn(app, { roles: ["consultant"], name: "Kim Ersättare" });
});

const set = (by: Person, change: object = {}, key?: string) =>
  by.call(setStandIn, {
    body: { absentId: absent.id, standInId: other.id, from: "2027-03-22", to: "2027-03-26", ...change },
    ...(key !== undefined && { key }),
  });
const ofAbsent = async (by = manager) =>
  (await by.call(listStandIns)).body.items.filter((one) => one.absent.id === absent.id);

test("one says it for oneself, a coordinator for anybody, and all who work with cases see it", async () => {
  const own = await set(absent);
  expect([own.status, own.code]).toEqual([201, undefined]);
  expect(own.body).toMatchObject({
    absent: { name: "Åke Bortrest" },
    standIn: { name: "Kim Ersättare" },
    from: "2027-03-22",
    to: "2027-03-26",
    holdsToday: true,
  });
  expect((await set(other)).code).toBe("forbidden");
  expect((await set(manager)).code).toBe("forbidden");
  const later = await set(coordinator, { from: "2027-04-01", to: "2027-04-01" });
  expect([later.status, later.body.holdsToday]).toEqual([201, false]);
  expect((await ofAbsent()).map(({ id }) => id)).toEqual([own.body.id, later.body.id]);
});

test("the same key twice sets one, and a replay does not stumble over the first", async () => {
  const key = randomUUID();
  const [first, again] = [await set(absent, {}, key), await set(absent, {}, key)];
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect(await ofAbsent()).toHaveLength(1);
});

test("no two at a time for one who is absent, also when both come at once; one may stand in for several", async () => {
  const outcomes = await Promise.all([
    set(absent),
    set(coordinator, { standInId: coordinator.id, from: "2027-03-26", to: "2027-03-30" }),
  ]);
  expect(new Set(outcomes.map(({ status, code }) => code ?? status))).toEqual(new Set([201, "stand_in_overlaps"]));
  const third = await signedIn(app, { roles: ["consultant"] });
  expect((await set(third, { absentId: third.id })).status).toBe(201);
  // Who is away may stand in for others: that is between people.
  expect((await set(other, { absentId: other.id, standInId: absent.id })).status).toBe(201);
});

test("not oneself, not days that have been, not backwards, not for ever, and only people who take cases", async () => {
  const fields = async (change: object) =>
    (await set(coordinator, change)).problem.errors?.map(({ field, code }) => `${field} ${code}`);
  expect(await fields({ standInId: absent.id })).toEqual(["/standInId not_a_choice"]);
  expect(await fields({ from: "2027-03-26", to: "2027-03-25" })).toEqual(["/to ends_before_start"]);
  expect(await fields({ from: "2027-03-01", to: "2027-03-21" })).toEqual(["/to in_the_past"]);
  expect(await fields({ to: "2028-06-01" })).toEqual(["/to span_too_long"]);
  expect((await set(coordinator, { standInId: manager.id })).code).toBe("not_assignable");
  expect((await set(coordinator, { absentId: manager.id })).code).toBe("not_assignable");
  expect((await set(coordinator, { standInId: randomUUID() })).code).toBe("not_assignable");
});

test("removed by oneself or a coordinator, and the days are free again; noted on both", async () => {
  const { id } = (await set(absent)).body;
  expect((await other.call(removeStandIn, { params: { id } })).code).toBe("forbidden");
  expect((await absent.call(removeStandIn, { params: { id } })).status).toBe(204);
  expect((await absent.call(removeStandIn, { params: { id } })).code).toBe("not_found");
  expect((await set(coordinator)).status).toBe(201);
  const admin = await signedIn(app, { roles: ["admin"] });
  for (const person of [absent, other]) {
    const { events } = (await admin.call(getStaffPerson, { params: { id: person.id } })).body;
    expect(events.map(({ type }) => type)).toEqual(["stand_in_set", "stand_in_removed", "stand_in_set"]);
    expect(events[0]?.details).toEqual({
      absent: "Åke Bortrest",
      standIn: "Kim Ersättare",
      from: "2027-03-22",
      to: "2027-03-26",
    });
  }
});

test("the queue of mine and those I stand in for has both, by Stockholm's days", async () => {
  const mine = (await aRequest(app.owner, { assigneeId: other.id })).id;
  const theirs = (await aRequest(app.owner, { assigneeId: absent.id })).id;
  await aRequest(app.owner, { assigneeId: coordinator.id });
  // Each time anew: a session does not outlive the days that pass here.
  const seen = async (assignee: "me" | "mine_and_stood_in") => {
    const reader = await signedIn(app, { email: other.email });
    const { body } = await reader.call(listRequests, { query: { scope: "queue", assignee } });
    return body.items.map(({ id }) => id).toSorted();
  };
  expect(await seen("mine_and_stood_in")).toEqual([mine]);
  const { id } = (await set(absent, { from: "2027-03-23", to: "2027-03-24" })).body;
  expect(await seen("mine_and_stood_in")).toEqual([mine]);
  // Past midnight in Stockholm, before it in UTC.
  app.clock.set("2027-03-22T23:30:00Z");
  expect(await seen("mine_and_stood_in")).toEqual([mine, theirs].toSorted());
  expect(await seen("me")).toEqual([mine]);
  app.clock.set("2027-03-24T22:30:00Z");
  expect(await seen("mine_and_stood_in")).toEqual([mine, theirs].toSorted());
  app.clock.set("2027-03-24T23:30:00Z");
  expect(await seen("mine_and_stood_in")).toEqual([mine]);
  app.clock.set("2027-03-23T09:00:00Z");
  const remover = await signedIn(app, { email: coordinator.email });
  expect((await remover.call(removeStandIn, { params: { id } })).status).toBe(204);
  expect(await seen("mine_and_stood_in")).toEqual([mine]);
});
