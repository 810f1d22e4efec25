// The same call again, and many at once: idempotency keys and versions.
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { createRequest, getRequest, submitRequest, updateRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let requester: Person;
let consultant: Person;
beforeAll(async () => {
  app = await startApp();
  requester = await signedIn(app);
  consultant = await signedIn(app, { roles: ["consultant"] });
  return () => app.close();
});

const times = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const anEntry = () => ({
  kind: "consultation" as const,
  subject: `Samtal ${randomUUID()}`,
  source: "phone" as const,
  receivedAt: app.clock.now().subtract({ hours: 1 }).toString(),
});

test("fifty calls with one key begin one draft, and all are told of the same", async () => {
  const key = randomUUID();
  const subject = `Ämne ${key}`;
  const answers = await times(50, () => requester.call(createRequest, { key, body: aForm({ subject }) }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const [row] = await app.owner`select count(*)::int as n from app.request where subject = ${subject}`;
  expect(row).toEqual({ n: 1 });
});

test("the key in capitals is the same key, and the spelling of the body does not matter", async () => {
  const key = randomUUID();
  const first = await requester.call(createRequest, { key, body: { subject: "L\u00e4xor" } });
  const again = await requester.call(createRequest, { key: key.toUpperCase(), body: { subject: "La\u0308xor" } });
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
});

test("the same key with another body is refused, and the first draft stands", async () => {
  const key = randomUUID();
  const first = await requester.call(createRequest, { key, body: { subject: "Ett" } });
  const other = await requester.call(createRequest, { key, body: { subject: "Två" } });
  expect([other.status, other.code]).toEqual([422, "idempotency_key_reused"]);
  expect((await requester.call(getRequest, { params: { id: first.body.id } })).body.form.subject).toBe("Ett");
});

test("a key is its person's and its endpoint's own", async () => {
  const key = randomUUID();
  const mine = await requester.call(createRequest, { key, body: aForm() });
  const theirs = await consultant.call(createRequest, { key, body: aForm() });
  const registered = await consultant.call(registerRequest, { key, body: anEntry() });
  expect([mine.status, theirs.status, registered.status]).toEqual([201, 201, 201]);
  expect(new Set([mine.body.id, theirs.body.id, registered.body.id]).size).toBe(3);
});

test("a missing key, and one that is no UUID, are refused with words", async () => {
  for (const [headers, code] of [
    [{}, "idempotency_key_missing"],
    [{ "idempotency-key": "abc" }, "invalid_fields"],
    [{ "idempotency-key": "" }, "invalid_fields"],
  ] as const) {
    const { id } = (await requester.call(createRequest, { body: aForm() })).body;
    for (const [url, payload] of [
      ["/api/v1/requests", "{}"],
      [`/api/v1/requests/${id}/submit`, undefined],
    ] as const) {
      const answer = await app.app.inject({
        method: "POST",
        url,
        headers: {
          cookie: requester.cookie,
          "sec-fetch-site": "same-origin",
          "if-match": '"1"',
          ...headers,
          ...(payload && { "content-type": "application/json" }),
        },
        ...(payload && { payload }),
      });
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 400, code]);
    }
  }
});

test("what is sent twice with one key is one case with one number and one receipt", async () => {
  const { id } = (await requester.call(createRequest, { body: aForm() })).body;
  const key = randomUUID();
  const answers = await times(10, () => requester.call(submitRequest, { params: { id }, version: 1, key }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.caseNumber)).size).toBe(1);
  const [row] = await app.owner`select (select count(*)::int from app.mail where request_id = ${id}) as mails,
    (select count(*)::int from app.request_event where request_id = ${id}) as events`;
  expect(row).toEqual({ mails: 1, events: 1 });
});

test("what is sent twice with two keys is sent once; the other is told that it is done", async () => {
  const { id } = (await requester.call(createRequest, { body: aForm() })).body;
  const answers = await times(10, () => requester.call(submitRequest, { params: { id }, version: 1 }));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === "wrong_state")).toHaveLength(9);
});

test("the key of one draft does not send another", async () => {
  const key = randomUUID();
  const [one, two] = [
    (await requester.call(createRequest, { body: aForm() })).body,
    (await requester.call(createRequest, { body: aForm() })).body,
  ];
  await requester.call(submitRequest, { params: { id: one.id }, version: 1, key });
  const other = await requester.call(submitRequest, { params: { id: two.id }, version: 1, key });
  expect([other.status, other.code]).toEqual([422, "idempotency_key_reused"]);
});

test("a refusal is not kept: the same key goes through when the fault is mended", async () => {
  const key = randomUUID();
  const refused = await requester.call(createRequest, { key, body: { organisationForm: "nonsense" } });
  expect(refused.status).toBe(400);
  const personal = await requester.call(createRequest, { key, body: { subject: "811228-9874" } });
  expect(personal.status).toBe(422);
  expect((await requester.call(createRequest, { key, body: { subject: "Utan nummer" } })).status).toBe(201);
  const [row] = await app.owner`select count(*)::int as n from app_runtime.idempotency_key where key = ${key}`;
  expect(row).toEqual({ n: 1 });
});

test("thirty registrations with one key are one case", async () => {
  const [key, body] = [randomUUID(), anEntry()];
  const answers = await times(30, () => consultant.call(registerRequest, { key, body }));
  expect(new Set(answers.map(({ status, body: { caseNumber } }) => `${status} ${caseNumber}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
});

test("of thirty who save on one version one wins, and the rest get its text beside their own", async () => {
  const { id } = (await requester.call(createRequest, { body: aForm() })).body;
  const answers = await times(30, (at) =>
    requester.call(updateRequest, { params: { id }, version: 1, body: { subject: `Text ${at}` } }),
  );
  const won = answers.filter(({ status }) => status === 200);
  const stale = answers.filter(({ status }) => status === 412);
  expect([won.length, stale.length]).toEqual([1, 29]);
  const subject = won[0]?.body.form.subject;
  for (const { problem } of stale) expect(problem.current).toMatchObject({ version: 2, form: { subject } });
});

test("forty who send at once get forty numbers", async () => {
  const drafts = await times(40, async () => (await requester.call(createRequest, { body: aForm() })).body.id);
  const answers = await times(40, (at) =>
    requester.call(submitRequest, { params: { id: drafts[at] ?? "" }, version: 1 }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.caseNumber)).size).toBe(40);
});

test("eight people who ask in a new organisation's name at once make it one organisation", async () => {
  const people = [];
  for (let count = 0; count < 8; count++) people.push(await signedIn(app));
  const form = aForm({ organisationNumber: "499900-0906", organisationForm: "nonprofit_association" });
  const drafts = await Promise.all(
    people.map(async (person) => (await person.call(createRequest, { body: form })).body.id),
  );
  const answers = await Promise.all(
    people.map((person, at) => person.call(submitRequest, { params: { id: drafts[at] ?? "" }, version: 1 })),
  );
  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
  expect(new Set(answers.map(({ body }) => body.organisation?.id)).size).toBe(1);
  const [row] = await app.owner`select count(*)::int as organisations,
    (select count(*)::int from app.membership m where m.organisation_id = min(o.id::text)::uuid) as members,
    (select count(*)::int from app.request r where r.organisation_id = min(o.id::text)::uuid and r.first_time) as first
    from app.organisation o where number = '4999000906'`;
  expect(row).toEqual({ organisations: 1, members: 8, first: 1 });
});
