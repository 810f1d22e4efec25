// The queue and one's own list: listRequests with every filter, order and page.
import { createRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"] });
  requester = await signedIn(app);
  return () => app.close();
});

/** A word no other test has, so that a search finds this test's rows alone. */
const aWord = () => `ord${randomUUID().replace(/[^a-f]/g, "")}x`;
const idsOf = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);

test("nobody lists without being signed in, and the queue is for those who read cases", async () => {
  expect((await callAs(app, listRequests)).status).toBe(401);
  expect((await requester.call(listRequests, { query: { scope: "queue" } })).code).toBe("forbidden");
});

test("a requester lists what they began and were shown, latest change first, and nothing else", async () => {
  const person = await signedIn(app);
  const { body: draft } = await person.call(createRequest, { body: aForm() });
  const sent = await aRequest(app.owner, { requesterId: person.id, receivedAt: "2026-11-01T09:00:00.000Z" });
  await aRequest(app.owner, { requesterId: requester.id });
  const list = await person.call(listRequests);
  expect(idsOf(list)).toEqual([draft.id, sent.id]);
  expect(list.body.next).toBeNull();
  expect(list.body.items.every((item) => item.staff === undefined)).toBe(true);
  const first = await person.call(listRequests, { query: { limit: 1 } });
  const second = await person.call(listRequests, { query: { limit: 1, cursor: first.body.next ?? "" } });
  expect([...idsOf(first), ...idsOf(second), second.body.next]).toEqual([draft.id, sent.id, null]);
});

test("the oldest promise is first, what is met or has none comes last, and pages neither lose nor repeat", async () => {
  const word = aWord();
  const made: { id: string; due: string | null }[] = [];
  for (const due of ["2026-11-25T23:00:00.000Z", null, "2026-11-24T23:00:00.000Z", "2026-11-25T23:00:00.000Z", null]) {
    made.push({ id: (await aRequest(app.owner, { subject: word, promiseDueAt: due })).id, due });
  }
  const expected = made
    .toSorted((a, b) => {
      const [left, right] = [a.due ?? "9999", b.due ?? "9999"];
      return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1;
    })
    .map(({ id }) => id);
  const all = await consultant.call(listRequests, { query: { q: word } });
  expect(idsOf(all)).toEqual(expected);
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const query: { q: string; limit: number; cursor?: string } = {
      q: word,
      limit: 2,
      ...(cursor !== null && { cursor }),
    };
    const page = await consultant.call(listRequests, { query });
    paged.push(...idsOf(page));
    cursor = page.body.next;
  } while (cursor !== null);
  expect(paged).toEqual(expected);
  const newest = await consultant.call(listRequests, { query: { q: word, sort: "newest" } });
  expect(idsOf(newest).toSorted()).toEqual(expected.toSorted());
});

test("every filter narrows, alone and together", async () => {
  const word = aWord();
  const wanted = await aRequest(app.owner, {
    subject: word,
    kind: "process_support",
    state: "accepted",
    assigneeId: consultant.id,
  });
  const other = await aRequest(app.owner, { subject: word });
  const closed = await aRequest(app.owner, { subject: word, state: "closed" });
  await asSystem(app.owner, async (sql) => {
    await sql`insert into app.request_theme (request_id, theme_code, main) values (${wanted.id}, 'safety', true)`;
    await sql`insert into app.request_area (request_id, area_code) values (${wanted.id}, 'hisingen')`;
  });
  const find = async (query: object) =>
    new Set(idsOf(await consultant.call(listRequests, { query: { q: word, ...query } })));
  expect(await find({})).toEqual(new Set([wanted.id, other.id, closed.id]));
  expect(await find({ state: ["accepted"] })).toEqual(new Set([wanted.id]));
  expect(await find({ state: ["accepted", "closed"] })).toEqual(new Set([wanted.id, closed.id]));
  expect(await find({ kind: "process_support" })).toEqual(new Set([wanted.id]));
  expect(await find({ theme: "safety" })).toEqual(new Set([wanted.id]));
  expect(await find({ area: "hisingen" })).toEqual(new Set([wanted.id]));
  expect(await find({ assignee: "me" })).toEqual(new Set([wanted.id]));
  expect(await find({ assignee: consultant.id })).toEqual(new Set([wanted.id]));
  expect(await find({ assignee: "none" })).toEqual(new Set([other.id, closed.id]));
  expect(await find({ assignee: "me", area: "hisingen", theme: "safety", kind: "process_support" })).toEqual(
    new Set([wanted.id]),
  );
  expect(await find({ assignee: "me", area: "centrum" })).toEqual(new Set());
});

test("without a state the queue is open work, and an item says what its reader may do", async () => {
  const mine = await aRequest(app.owner, { assigneeId: consultant.id, kind: "unsure" });
  await aRequest(app.owner, { assigneeId: consultant.id, kind: "unsure", state: "withdrawn" });
  const list = await consultant.call(listRequests, { query: { assignee: "me", kind: "unsure" } });
  expect(idsOf(list)).toEqual([mine.id]);
  expect(list.body.items[0]?.staff?.actions).toEqual(["assign"]);
});

test("search finds Swedish words by their stem, names, case numbers and organisation numbers", async () => {
  const word = aWord();
  const { id, caseNumber } = await aRequest(app.owner, { subject: `Föreningarnas läxhjälpare ${word}` });
  const digits = `80${String(2_000_000 + Math.floor(Math.random() * 999_999))}9`;
  await asSystem(
    app.owner,
    (sql) => sql`update app.request set organisation_number = ${digits}, organisation_name = 'Åkervindan'
    where id = ${id}`,
  );
  const found = async (q: string) => idsOf(await consultant.call(listRequests, { query: { q } })).includes(id);
  for (const q of [
    `förening ${word}`,
    `LÄXHJÄLPARE ${word}`,
    `${word} åkerv`,
    word.slice(0, -2),
    caseNumber ?? "",
    (caseNumber ?? "").toLowerCase(),
    (caseNumber ?? "").slice(-6),
    digits,
    `${digits.slice(0, 6)}-${digits.slice(6)}`,
  ]) {
    expect([q, await found(q)]).toEqual([q, true]);
  }
  for (const q of [`${word} finnsinte`, "!!!", "'; drop table app.request; --", "<->", ":* & |", "a:b!c", "½ ²"]) {
    const answer = await consultant.call(listRequests, { query: { q } });
    expect([q, answer.status]).toEqual([q, 200]);
  }
});

test.each([
  ["limit", { limit: 0 }],
  ["limit", { limit: 101 }],
  ["limit", { limit: "många" }],
  ["state/0", { state: ["gone"] }],
  ["kind", { kind: "gift" }],
  ["assignee", { assignee: "nobody" }],
  ["theme", { theme: "Ä" }],
  ["q", { q: "x".repeat(201) }],
  ["sort", { sort: "random" }],
  ["cursor", { cursor: "!" }],
  ["cursor", { cursor: "abc" }],
  ["who", { who: "me" }],
])("a bad %s is refused by its name: %j", async (field, query) => {
  const answer = await consultant.call(listRequests, { query: query as never });
  expect([answer.status, answer.code]).toEqual([400, "invalid_fields"]);
  expect(answer.problem.errors?.map((error) => error.field)).toContain(field);
});

test.each([
  "2026-02-30T00:00:00.000Z|8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11",
  "0000-01-01T00:00:00.000Z|8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11",
  "2026-11-20T09:00:00.000Z|8e2f7b57---------------------------",
  "2026-11-20T09:00:00.000Z|8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a1",
  "2026-11-20T09:00:00.000Z",
  "|",
])("a forged cursor is refused: %s", async (text) => {
  for (const reader of [consultant, requester]) {
    const answer = await reader.call(listRequests, { query: { cursor: Buffer.from(text).toString("base64url") } });
    expect([answer.status, answer.problem.errors?.[0]?.field]).toEqual([400, "cursor"]);
  }
});
