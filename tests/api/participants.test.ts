// People of a case who need no account: listParticipants, addParticipant, removeParticipant.
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { addParticipant, listParticipants, removeParticipant } from "@samverkansstod/api/contract/participants.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { inReadingOf } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { factsOf } from "../support/case-facts.ts";
import { aCaseOf, meetingWorld, type MeetingWorld } from "../support/meetings.ts";
import { callAs, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const aCase = (facts = {}) => aCaseOf(world.app, world.requester, facts);
const add = (by: Person, id: string, change: object = {}, key: string = randomUUID()) =>
  by.call(addParticipant, { params: { id }, body: { name: "Åsa Öst", party: "city", ...change }, key });
const remove = (by: Person, id: string, participantId: string) =>
  by.call(removeParticipant, { params: { id, participantId } });
const names = async (by: Person, id: string) =>
  (await by.call(listParticipants, { params: { id } })).body.items.map(({ name }) => name);

test("are kept by those who work on cases, read by staff, and nobody else's to see", async () => {
  const { app, consultant, manager, requester } = world;
  const id = await aCase();
  const body = { name: "Åsa Öst", party: "city" } as const;
  expect((await callAs(app, addParticipant, { params: { id }, body })).code).toBe("signed_out");
  expect((await callAs(app, listParticipants, { params: { id } })).code).toBe("signed_out");
  expect((await callAs(app, removeParticipant, { params: { id, participantId: id } })).code).toBe("signed_out");
  for (const person of [requester, manager]) {
    expect((await add(person, id)).code).toBe("forbidden");
    expect((await remove(person, id, randomUUID())).code).toBe("forbidden");
  }
  expect((await requester.call(listParticipants, { params: { id } })).code).toBe("forbidden");
  const added = await add(consultant, id);
  expect(await names(manager, id)).toEqual(["Åsa Öst"]);
  for (const answer of [
    await add(consultant, randomUUID()),
    await consultant.call(listParticipants, { params: { id: randomUUID() } }),
    await remove(consultant, id, randomUUID()),
    await remove(consultant, await aCase(), added.body.id),
  ]) {
    expect([answer.status, answer.code]).toEqual([404, "not_found"]);
  }
  // Nor by the database, with every filter taken away.
  await expect(
    inReadingOf(app.database.requests, requester.id, (tx) => tx.execute(sql`select * from app.participant`)),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("have a name and a party; an address that is none is refused", async () => {
  const { consultant } = world;
  const id = await aCase();
  const bad: [object, string][] = [
    [{ name: "" }, "/name required"],
    [{ name: " \n " }, "/name required"],
    [{ name: "x".repeat(201) }, "/name too_long"],
    [{ party: "nobody" }, "/party not_a_choice"],
    [{ email: "åsa@göteborg.se" }, "/email email"],
    [{ email: "a@b.example\r\nBcc: c@d.example" }, "/email email"],
    [{ phone: "031" }, "/phone unknown_field"],
  ];
  for (const [change, error] of bad) {
    const answer = await add(consultant, id, change);
    expect([change, answer.status, answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      change,
      400,
      [error],
    ]);
  }
  expect(await names(consultant, id)).toEqual([]);
});

test.each(states)("of a case that is %s are added once it has been sent, unless it is void", async (state) => {
  const { consultant } = world;
  const answer = await add(consultant, await aCase({ state }));
  const refusals: Partial<Record<typeof state, string>> = { draft: "not_found", void: "wrong_state" };
  expect(answer.code).toBe(refusals[state]);
});

test("are added once for the same call, sorted as Swedish does, and taken out again with a trace", async () => {
  const { app, consultant, manager, requester } = world;
  const id = await aCase();
  const key = randomUUID();
  const change = {
    name: " Örjan\nSist ",
    email: " Orjan@Exempel.example ",
    party: "other_organisation",
    organisationName: "Provföreningen",
  };
  const first = await add(consultant, id, change, key);
  expect([first.status, first.body]).toEqual([
    201,
    {
      id: first.body.id,
      name: "Örjan Sist",
      email: "orjan@exempel.example",
      hasAddress: true,
      protected: false,
      party: "other_organisation",
      organisationName: "Provföreningen",
    },
  ]);
  expect((await add(consultant, id, change, key)).body).toEqual(first.body);
  expect((await add(consultant, id, { name: "Annan" }, key)).code).toBe("idempotency_key_reused");
  await add(consultant, id, { name: "Åke Näst" });
  await add(consultant, id, { name: "Zara Först" });
  expect(await names(consultant, id)).toEqual(["Zara Först", "Åke Näst", "Örjan Sist"]);
  const removed = await remove(consultant, id, first.body.id);
  expect([removed.status, removed.body]).toEqual([204, null]);
  expect((await remove(consultant, id, first.body.id)).code).toBe("not_found");
  expect(await names(manager, id)).toEqual(["Zara Först", "Åke Näst"]);
  const { events } = await factsOf(app.owner, id);
  expect(events.map(({ type, details }) => `${type} ${details["name"]}`)).toEqual([
    "participant_added Örjan Sist",
    "participant_added Åke Näst",
    "participant_added Zara Först",
    "participant_removed Örjan Sist",
  ]);
  // Who else is in the case is not for the requester to read in its history.
  const { body } = await requester.call(getRequestHistory, { params: { id } });
  expect(body.items).toEqual([]);
  expect(await app.deliver()).toEqual([]);
});
