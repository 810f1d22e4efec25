// A draft from its first word to the moment it is sent: createRequest, updateRequest, submitRequest.
import { createRequest, getRequest, submitRequest, updateRequest } from "@samverkansstod/api/contract/requests.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let requester: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startApp();
  [requester, stranger] = [await signedIn(app), await signedIn(app)];
  return () => app.close();
});

const aDraft = async (by = requester, change = {}) => (await by.call(createRequest, { body: aForm(change) })).body;

test("nobody begins, saves or sends without being signed in", async () => {
  const { id } = await aDraft();
  for (const answer of [
    await callAs(app, createRequest, { body: {} }),
    await callAs(app, updateRequest, { params: { id }, version: 1, body: {} }),
    await callAs(app, submitRequest, { params: { id }, version: 1 }),
  ]) {
    expect([answer.status, answer.code]).toEqual([401, "signed_out"]);
  }
});

test("a draft keeps what was written, in one spelling, for its writer alone", async () => {
  const body = aForm({
    subject: "  La\u0308xhja\u0308lp  ",
    contactPhone: "031-390 06 01",
    organisationNumber: "499900-0013",
    desiredChange: "   ",
    notPersonalNumbers: ["description"],
  });
  const { status, body: draft, headers } = await requester.call(createRequest, { body });
  expect(status).toBe(201);
  expect(headers["etag"]).toBe('"1"');
  expect(draft).toMatchObject({ version: 1, caseNumber: null, stage: "draft", receivedAt: null, promise: null });
  expect(draft.form).toMatchObject({ subject: "Läxhjälp", organisationNumber: "499900-0013", desiredChange: null });
  expect(draft.form.contactPhone).toBe("031-390 06 01");
  expect(draft.contactEmail).toBe(requester.email);
  expect(draft.actions).toEqual(["update", "submit"]);
  expect(draft.notPersonalNumbers).toEqual(["description"]);
  expect(draft.staff).toBeUndefined();
  const read = await requester.call(getRequest, { params: { id: draft.id } });
  expect(read.body).toEqual(draft);
  // An autosave writes no history and opens no interval: those begin when it is sent.
  const [rows] = await app.owner`select
    (select count(*)::int from app.request_event where request_id = ${draft.id}) as events,
    (select count(*)::int from app.request_interval where request_id = ${draft.id}) as intervals,
    (select json_agg(person_id) from app.request_access where request_id = ${draft.id}) as access`;
  expect(rows).toEqual({ events: 0, intervals: 0, access: [requester.id] });
});

test("an empty draft is a draft, and saving a part leaves the rest as it was", async () => {
  const { body: draft } = await requester.call(createRequest, { body: {} });
  const first = await requester.call(updateRequest, { params: { id: draft.id }, version: 1, body: { subject: "Ett" } });
  const body = { description: "Två", areas: ["centrum", "nordost"] };
  const second = await requester.call(updateRequest, { params: { id: draft.id }, version: 2, body });
  expect([first.status, second.status, second.body.version]).toEqual([200, 200, 3]);
  expect(second.headers["etag"]).toBe('"3"');
  expect(second.body.form).toMatchObject({ subject: "Ett", description: "Två", areas: ["centrum", "nordost"] });
  const third = await requester.call(updateRequest, { params: { id: draft.id }, version: 3, body: { areas: [] } });
  expect(third.body.form).toMatchObject({ subject: "Ett", areas: [] });
});

test("somebody else's draft is as absent as one that never was, to every reader and writer", async () => {
  const { id } = await aDraft();
  const readers = [stranger];
  for (const role of ["consultant", "coordinator", "manager", "registrar", "admin"] as const) {
    readers.push(await signedIn(app, { roles: [role] }));
  }
  const answers = async (reader: Person, target: string) => {
    const params = { id: target };
    const all = [
      await reader.call(getRequest, { params }),
      await reader.call(getRequestHistory, { params }),
      await reader.call(updateRequest, { params, version: 1, body: { subject: "Mitt" } }),
      await reader.call(submitRequest, { params, version: 1 }),
    ];
    return all.map(({ status, problem }) => ({ status, problem: { ...problem, instance: "" } }));
  };
  const absent = randomUUID();
  for (const reader of readers) {
    const foreign = await answers(reader, id);
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(await answers(reader, absent)));
  }
  const [row] = await app.owner`select version, state, subject from app.request where id = ${id}`;
  expect(row).toEqual({ version: 1, state: "draft", subject: "Läxhjälp på biblioteket" });
});

test("bad fields are named, with words in the reader's language", async () => {
  const body = { subject: "x".repeat(151), contactPhone: "12", kind: "gift", unknown: 1, areas: ["a", "a"] };
  const sv = await requester.call(createRequest, { body: body as never });
  expect([sv.status, sv.code]).toEqual([400, "invalid_fields"]);
  const said = Object.fromEntries(
    (sv.problem.errors ?? []).map(({ field, code, message }) => [field, [code, message]]),
  );
  expect(said).toEqual({
    "/subject": ["too_long", "Skriv högst 150 tecken."],
    "/kind": ["not_a_choice", "Välj ett av alternativen."],
    "/unknown": ["unknown_field", "Fältet finns inte."],
    "/areas": ["not_unique", "Välj samma sak bara en gång."],
  });
  const en = await requester.call(createRequest, {
    body: { contactPhone: "12", organisationNumber: "8020001" },
    headers: { "accept-language": "en-GB,en;q=0.9" },
  });
  expect(en.problem.errors).toEqual([
    {
      field: "/organisationNumber",
      code: "organisation_number_length",
      message: expect.stringContaining("ten digits") as string,
    },
    { field: "/contactPhone", code: "phone", message: expect.stringContaining("phone number") as string },
  ]);
  const { id } = await aDraft();
  const code = await requester.call(updateRequest, { params: { id }, version: 1, body: { areas: ["atlantis"] } });
  expect([code.status, code.problem.errors?.[0]]).toMatchObject([400, { field: "/areas", code: "unknown_code" }]);
  const form = await requester.call(createRequest, { body: { organisationForm: "gang" } });
  expect(form.problem.errors?.[0]).toMatchObject({ field: "/organisationForm", code: "unknown_code" });
  const administration = await requester.call(createRequest, { body: { administration: "gang" } });
  expect(administration.problem.errors?.[0]).toMatchObject({ field: "/administration", code: "unknown_code" });
});

test.each([
  ["802000-1235", "organisation_number_check"],
  ["811228-9874", "organisation_number_personal"],
  ["80-20", "organisation_number_length"],
])("the organisation number %s is refused as %s and not stored", async (organisationNumber, code) => {
  const answer = await requester.call(createRequest, { body: aForm({ organisationNumber }) });
  expect(answer.problem.errors).toMatchObject([{ field: "/organisationNumber", code }]);
  const digits = organisationNumber.replace("-", "");
  const [row] = await app.owner`select count(*)::int as n from app.request where organisation_number = ${digits}`;
  expect(row).toEqual({ n: 0 });
});

test("a personal number is caught in every free text, explained, not stored, and let through when it is none", async () => {
  const texts = { subject: "811228-9874", description: "född 19811228 9874", contactName: "8112289874" };
  const refused = await requester.call(createRequest, { body: aForm(texts) });
  expect([refused.status, refused.code]).toEqual([422, "personal_number"]);
  expect(refused.problem.errors?.map(({ field }) => field)).toEqual(["/subject", "/description", "/contactName"]);
  expect(JSON.stringify(refused.problem)).not.toContain("9874");
  const said = { ...aForm(texts), notPersonalNumbers: ["subject", "description", "contactName"] as const };
  const { status, body } = await requester.call(createRequest, { body: said as never });
  expect(status).toBe(201);
  const params = { id: body.id };
  const unsaid = await requester.call(updateRequest, { params, version: 1, body: { notPersonalNumbers: [] } });
  expect(unsaid.status).toBe(200);
  const sent = await requester.call(submitRequest, { params, version: 2 });
  expect([sent.status, sent.code]).toEqual([422, "personal_number"]);
});

test("saving says which version it is based on; a stale one gets the present text back", async () => {
  const { id } = await aDraft();
  const params = { id };
  const missing = await requester.call(updateRequest, { params, body: { subject: "Nytt" } });
  expect([missing.status, missing.code]).toEqual([428, "version_missing"]);
  for (const value of ["1", 'W/"1"', "*", '"x"', '"1", "2"']) {
    const bad = await requester.call(updateRequest, { params, headers: { "if-match": value }, body: {} });
    expect([bad.status, bad.problem.errors?.[0]?.field]).toEqual([400, "if-match"]);
  }
  await requester.call(updateRequest, { params, version: 1, body: { subject: "Nytt" } });
  const stale = await requester.call(updateRequest, { params, version: 1, body: { subject: "Annat" } });
  expect([stale.status, stale.code]).toEqual([412, "stale_version"]);
  const now = (await requester.call(getRequest, { params })).body;
  expect(stale.problem.current).toEqual(now);
  expect(now.form.subject).toBe("Nytt");
  const submit = await requester.call(submitRequest, { params, version: 1 });
  expect([submit.status, submit.code, submit.problem.current]).toEqual([412, "stale_version", now]);
});

test("what is missing is said all at once, and the draft can be sent when it is mended", async () => {
  const { body: draft } = await requester.call(createRequest, { body: { language: "other" } });
  const params = { id: draft.id };
  const key = randomUUID();
  const refused = await requester.call(submitRequest, { params, version: 1, key });
  expect([refused.status, refused.code]).toEqual([422, "incomplete"]);
  expect(refused.problem.errors?.map(({ field }) => field)).toEqual([
    "/kind",
    "/subject",
    "/description",
    "/requesterType",
    "/contactName",
    "/languageOther",
    "/areas",
  ]);
  const official = { requesterType: "city_official" as const };
  await requester.call(updateRequest, { params, version: 1, body: { ...aForm(), ...official, language: "fi" } });
  const still = await requester.call(submitRequest, { params, version: 2, key });
  expect(still.problem.errors?.map(({ field }) => field)).toEqual(["/administration"]);
  await requester.call(updateRequest, { params, version: 2, body: { administration: "culture" } });
  // The same key: a refusal is not an answer that was stored.
  const sent = await requester.call(submitRequest, { params, version: 3, key });
  expect(sent.status).toBe(200);
  expect(sent.body.organisation).toBeNull();
});

test("sending numbers and registers it, in one transaction with its history, intervals and receipt", async () => {
  const draft = await aDraft(requester, { organisationName: "Föreningen Å & <Ö>", contactName: "Åsa Öberg" });
  await app.deliver();
  const sent = await requester.call(submitRequest, { params: { id: draft.id }, version: 1 });
  expect(sent.status).toBe(200);
  expect(sent.headers["etag"]).toBe('"2"');
  const request = sent.body;
  expect(request).toMatchObject({ version: 2, stage: "sent", contactPerson: null });
  expect(request.actions).toEqual(expect.arrayContaining(["message", "withdraw"]));
  expect(request.actions).not.toContain("update");
  expect(request.caseNumber).toMatch(/^SAM-\d{4}-\d{6}$/);
  expect(request.promise).toMatchObject({ met: false, overdue: false });
  expect(request.organisation).toMatchObject({ name: "Föreningen Å & <Ö>", form: "network", number: null });
  const events = await app.owner`select number, type, actor_kind, actor, from_state, to_state from app.request_event
    where request_id = ${draft.id}`;
  expect([...events]).toEqual([
    {
      number: 1,
      type: "submitted",
      actor_kind: "requester",
      actor: requester.id,
      from_state: "draft",
      to_state: "submitted",
    },
  ]);
  const intervals =
    await app.owner`select dimension, value, valid_to, app.iso(valid_from) as from from app.request_interval
    where request_id = ${draft.id} order by dimension`;
  expect([...intervals]).toEqual(
    ["kind:consultation", "state:submitted", "waiting_for:nobody"].map((text) => {
      const [dimension, value] = text.split(":");
      return { dimension, value, valid_to: null, from: request.receivedAt };
    }),
  );
  const mails =
    await app.owner`select "to", template, language, data, sent_at from app.mail where request_id = ${draft.id}`;
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: requester.email, template: "receipt", language: "sv", sent_at: null });
  expect(app.jobs.filter(({ name }) => name === "send-mail")).toHaveLength(1);
  const queued = await app.owner`select count(*)::int as n from pgboss.job where name = 'send-mail'
    and data ->> 'mailId' in (select id::text from app.mail where request_id = ${draft.id})`;
  expect(queued[0]).toEqual({ n: 1 });
  const [mail] = await app.deliver();
  expect(mail).toMatchObject({ to: requester.email, subject: `Vi har fått er förfrågan ${request.caseNumber}` });
  expect(mail?.text).toContain(`http://localhost:3000/forfragan/${draft.id}`);
  const history = await requester.call(getRequestHistory, { params: { id: draft.id } });
  expect(history.body.items).toMatchObject([
    { number: 1, type: "submitted", actor: { kind: "requester", name: "Åsa Öberg" }, at: request.receivedAt },
  ]);
});

test("what is sent cannot be saved or sent again", async () => {
  const { id } = await aDraft();
  await requester.call(submitRequest, { params: { id }, version: 1 });
  const again = [
    await requester.call(updateRequest, { params: { id }, version: 2, body: { subject: "Nytt" } }),
    await requester.call(submitRequest, { params: { id }, version: 2 }),
  ];
  expect(again.map(({ status, code }) => [status, code])).toEqual([
    [409, "wrong_state"],
    [409, "wrong_state"],
  ]);
  for (const state of ["accepted", "in_progress", "closed", "declined", "referred", "withdrawn", "void"] as const) {
    const made = await aRequest(app.owner, { state, requesterId: requester.id });
    const answer = await requester.call(updateRequest, { params: { id: made.id }, version: 1, body: {} });
    expect([state, answer.code]).toEqual([state, "wrong_state"]);
  }
});

test("the sender is remembered, becomes a member, and the second request of the organisation is not the first", async () => {
  const email = `${randomUUID()}@exempel.example`;
  const sender = await signedIn(app, { email });
  const change = { organisationNumber: "499900-0104", organisationForm: "nonprofit_association" };
  const first = await aDraft(sender, change);
  const second = await aDraft(sender, { ...change, contactName: "En Annan" });
  for (const { id } of [first, second]) await sender.call(submitRequest, { params: { id }, version: 1 });
  const rows = await app.owner<
    Record<string, unknown>[]
  >`select r.first_time, o.number, m.confirmed_at from app.request r
    join app.organisation o on o.id = r.organisation_id join app.membership m on m.organisation_id = o.id and m.person_id = ${sender.id}
    where r.requester_id = ${sender.id} order by r.case_number`;
  expect(rows.map((row) => [row["first_time"], row["number"], row["confirmed_at"]])).toEqual([
    [true, "4999000104", null],
    [false, "4999000104", null],
  ]);
  const [person] = await app.owner`select name, phone from app.person where id = ${sender.id}`;
  expect(person).toEqual({ name: "Prov Provsson", phone: "+46313900601" });
  // A stranger who asks in the same name sees their own request only.
  const other = await aDraft(stranger, change);
  const sent = await stranger.call(submitRequest, { params: { id: other.id }, version: 1 });
  expect(sent.status).toBe(200);
  expect((await stranger.call(getRequest, { params: { id: first.id } })).status).toBe(404);
});

test("addresses are one person whatever their case", async () => {
  const email = `${randomUUID()}@exempel.example`;
  const first = await signedIn(app, { email });
  await callAs(app, requestSignInCode, { body: { email: email.toUpperCase() } });
  const [row] = await app.owner`select count(*)::int as n from app.person where lower(email) = ${email}`;
  expect(row).toEqual({ n: 1 });
  expect(first.email).toBe(email);
  await app.deliver();
});
