// One's own list says what waits for the one who asked: an answer, a time to pick, a word about the ending; and nothing of it to staff.
import { answerQuestion, askRequester } from "@samverkansstod/api/contract/conversation.ts";
import { closeRequest, reactToEnding } from "@samverkansstod/api/contract/outcomes.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { beforeAll, expect, test } from "vitest";
import { aCaseOf, meetingWorld, monday, offer, pick, type MeetingWorld } from "../support/meetings.ts";
import { signedIn } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

async function needsOf(id: string) {
  const list = await world.requester.call(listRequests, { query: { scope: "own" } });
  return list.body.items.find((row) => row.id === id)?.needs;
}

const versionOf = async (id: string) => (await world.requester.call(getRequest, { params: { id } })).body.version;

test("what waits for the requester comes and goes with each step", async () => {
  const { app, requester } = world;
  const consultant = await signedIn(app, { roles: ["consultant"] });
  const id = await aCaseOf(app, requester, { state: "in_progress" });
  expect(await needsOf(id)).toEqual([]);

  const params = { id };
  await consultant.call(askRequester, { params, version: await versionOf(id), body: { text: "Vilka tider?" } });
  const offered = await offer(consultant, id, { times: [`${monday}T10:00`] });
  expect([offered.status, offered.code]).toEqual([201, undefined]);
  expect(await needsOf(id)).toEqual(["answer", "pick_time"]);
  const { caseNumber } = (await consultant.call(getRequest, { params })).body;
  const found = await consultant.call(listRequests, { query: { q: caseNumber ?? "" } });
  expect(found.body.items.map((row) => [row.id, "needs" in row])).toEqual([[id, false]]);

  await requester.call(answerQuestion, { params, version: await versionOf(id), body: { text: "Måndagar." } });
  expect(await needsOf(id)).toEqual(["pick_time"]);
  await pick(requester, id, offered.body.id, offered.body.times[0]?.id ?? "");
  expect(await needsOf(id)).toEqual([]);

  const closing = { outcomes: ["advice_given"], summary: "Råd lämnat.", minutes: 60 };
  const closed = await consultant.call(closeRequest, { params, version: await versionOf(id), body: closing });
  expect([closed.status, closed.code]).toEqual([200, undefined]);
  expect(await needsOf(id)).toEqual(["confirm"]);
  await requester.call(reactToEnding, { params, version: await versionOf(id), body: { reaction: "confirmed" } });
  expect(await needsOf(id)).toEqual([]);
});

test("an offer that has run out waits for nobody, before anything has settled it too", async () => {
  const { app, requester } = world;
  const consultant = await signedIn(app, { roles: ["consultant"] });
  const id = await aCaseOf(app, requester, { state: "accepted" });
  // Sooner than the sign-in has to be renewed.
  const expiresAt = app.clock.now().add({ minutes: 5 }).toString();
  const made = await offer(consultant, id, { times: ["2027-04-12T10:00"], expiresAt });
  expect([made.status, made.code]).toEqual([201, undefined]);
  expect(await needsOf(id)).toEqual(["pick_time"]);
  app.clock.set(expiresAt);
  expect(await needsOf(id)).toEqual([]);
});
