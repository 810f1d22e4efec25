// What staff register, and what each reader is shown of a case: registerRequest, getRequest, getRequestHistory.
import { permissionsOfRole, roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let requester: Person;
let staff: Record<Role, Person>;
beforeAll(async () => {
  app = await startApp();
  requester = await signedIn(app);
  const entries: [Role, Person][] = [];
  for (const role of roles) entries.push([role, await signedIn(app, { roles: [role], name: `Namn ${role}` })]);
  staff = Object.fromEntries(entries) as Record<Role, Person>;
  return () => app.close();
});

const ago = (duration: Temporal.DurationLike) => app.clock.now().subtract(duration).toString();
const anEntry = (change = {}) => ({
  kind: "consultation" as const,
  subject: "Ett samtal",
  source: "phone" as const,
  receivedAt: ago({ hours: 30 }),
  ...change,
});

test("only those who may register do", async () => {
  expect((await callAs(app, registerRequest, { body: anEntry() })).status).toBe(401);
  expect((await requester.call(registerRequest, { body: anEntry() })).code).toBe("forbidden");
  for (const role of roles) {
    const answer = await staff[role].call(registerRequest, { body: anEntry() });
    expect([role, answer.status]).toEqual([role, permissionsOfRole[role].includes("case.register") ? 201 : 403]);
  }
});

test("what came in otherwise is registered with its true received time and mails nobody unasked", async () => {
  const receivedAt = ago({ hours: 50 });
  const body = anEntry({
    ...aForm({ areas: ["centrum", "hisingen"], administration: "culture" }),
    source: "forum",
    receivedAt,
    themes: ["safety", "premises"],
    contactEmail: "Kontakt@Forening.example",
    initiatedBy: "city_official",
  });
  const answer = await staff.consultant.call(registerRequest, { body });
  expect(answer.status).toBe(201);
  const { body: request } = answer;
  expect(request).toMatchObject({ version: 1, stage: "sent", contactEmail: "kontakt@forening.example" });
  expect(request.receivedAt).toBe(Temporal.Instant.from(receivedAt).toString({ fractionalSecondDigits: 3 }));
  expect(request.staff).toMatchObject({
    state: "submitted",
    source: "forum",
    initiatedBy: "city_official",
    themes: ["safety", "premises"],
    assignee: null,
    registeredBy: { id: staff.consultant.id, name: "Namn consultant" },
    personalNumberIn: [],
  });
  const [rows] = await app.owner`select
    (select json_agg(json_build_array(dimension, value, app.iso(valid_from), app.iso(recorded_at)) order by dimension)
       from app.request_interval where request_id = ${request.id}) as intervals,
    (select json_agg(json_build_array(type, actor_kind, actor, to_state)) from app.request_event where request_id = ${request.id}) as events,
    (select count(*)::int from app.mail where request_id = ${request.id}) as mails,
    (select count(*)::int from app.request_access where request_id = ${request.id}) as access`;
  expect(rows).toEqual({
    intervals: [
      ["kind", "consultation", request.receivedAt, request.createdAt],
      ["state", "submitted", request.receivedAt, request.createdAt],
      ["waiting_for", "nobody", request.receivedAt, request.createdAt],
    ],
    events: [["registered", "staff", staff.consultant.id, "submitted"]],
    mails: 0,
    access: 0,
  });
});

test("a receipt goes to the contact when it is asked for, who can then follow the case", async () => {
  const email = `${randomUUID()}@exempel.example`;
  await app.deliver();
  const body = anEntry({ contactEmail: email, sendReceipt: true, language: "en" });
  const answer = await staff.coordinator.call(registerRequest, { body });
  expect(answer.status).toBe(201);
  const [mail] = await app.deliver();
  expect(mail).toMatchObject({ to: email, subject: `We have received your request ${answer.body.caseNumber}` });
  const contact = await signedIn(app, { email });
  const seen = await contact.call(getRequest, { params: { id: answer.body.id } });
  expect(seen.status).toBe(200);
  expect(seen.body.staff).toBeUndefined();
  const again = await staff.coordinator.call(registerRequest, { body });
  expect(again.status).toBe(201);
});

test("bad entries are named field by field", async () => {
  const body = anEntry({
    subject: "   ",
    receivedAt: app.clock.now().add({ minutes: 1 }).toString(),
    contactEmail: "inte en adress",
    contactPhone: "1",
    organisationName: "Utan form",
  });
  const answer = await staff.consultant.call(registerRequest, { body });
  expect([answer.status, answer.code]).toEqual([400, "invalid_fields"]);
  expect(answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "/contactPhone phone",
    "/receivedAt in_the_future",
    "/subject required",
    "/contactEmail email",
    "/organisationForm required",
  ]);
  const errorOf = async (change: object) => {
    const { status, problem } = await staff.consultant.call(registerRequest, { body: anEntry(change) });
    return [status, problem.errors?.map(({ field, code }) => `${field} ${code}`)];
  };
  expect(await errorOf({ receivedAt: "2004-12-31T23:59:59Z" })).toEqual([400, ["/receivedAt out_of_range"]]);
  expect((await errorOf({ receivedAt: "2005-01-01T00:00:00Z" }))[0]).toBe(201);
  expect(await errorOf({ sendReceipt: true })).toEqual([400, ["/contactEmail required"]]);
  expect(await errorOf({ themes: ["nonsense"] })).toEqual([400, ["/themes unknown_code"]]);
  expect(await errorOf({ themes: ["safety", "premises", "culture_education", "homelessness"] })).toEqual([
    400,
    ["/themes too_many_items"],
  ]);
  for (const receivedAt of ["2026-02-30T09:00:00Z", "2026-11-20", "nu", "", 5, null]) {
    expect((await errorOf({ receivedAt }))[0]).toBe(400);
  }
  // Forms of an instant that the validator lets through and Temporal does not read.
  for (const receivedAt of ["2026-11-20\t09:00:00Z", "2026-11-20T09:00:00.0123456789Z", "2026-11-20\u00a009:00:00Z"]) {
    expect(await errorOf({ receivedAt })).toEqual([400, ["/receivedAt wrong_format"]]);
  }
  for (const missing of ["kind", "subject", "source", "receivedAt"]) {
    expect(await errorOf({ [missing]: undefined })).toEqual([400, [`/${missing} required`]]);
  }
});

test("a personal number that has come in is flagged, masked for staff everywhere it shows, and never refused", async () => {
  const number = "811228-9874";
  const texts = {
    subject: `Om ${number}`,
    description: `född ${number}`,
    organisationName: `Firma ${number}`,
    contactName: number,
  };
  const body = anEntry({ ...texts, organisationForm: "other" });
  const answer = await staff.consultant.call(registerRequest, { body });
  expect(answer.status).toBe(201);
  expect(answer.body.staff?.personalNumberIn).toEqual(["subject", "description", "organisationName", "contactName"]);
  const { id, caseNumber } = answer.body;
  const shown = [
    answer.body,
    (await staff.manager.call(getRequest, { params: { id } })).body,
    (await staff.manager.call(getRequestHistory, { params: { id } })).body,
    (await staff.manager.call(listRequests, { query: { q: caseNumber ?? "" } })).body,
  ];
  for (const text of shown.map((value) => JSON.stringify(value))) expect(text).not.toContain("9874");
  const [row] = await app.owner`select subject from app.request where id = ${id}`;
  expect(row).toEqual({ subject: texts.subject });
});

test("each reader sees their part: staff the case, the requester their own words, the administrator nothing", async () => {
  const draft = await requester.call(createRequest, { body: aForm() });
  const { id } = draft.body;
  await requester.call(submitRequest, { params: { id }, version: 1 });
  await staff.coordinator.call(assignRequest, {
    params: { id },
    version: 2,
    body: { personId: staff.consultant.id, reason: "Känner området" },
  });
  const own = await requester.call(getRequest, { params: { id } });
  expect(own.body).toMatchObject({ contactPerson: "Namn consultant", stage: "sent" });
  expect(Object.keys(own.body)).not.toContain("staff");
  expect(own.body.actions).toEqual(expect.arrayContaining(["message", "withdraw"]));
  expect(own.body.actions).not.toContain("assign");
  const ownHistory = await requester.call(getRequestHistory, { params: { id } });
  expect(ownHistory.body.items.map(({ type, reason }) => [type, reason])).toEqual([
    ["submitted", null],
    ["assigned", null],
  ]);
  expect(JSON.stringify([own.body, ownHistory.body])).not.toContain("Känner området");
  for (const role of ["consultant", "coordinator", "manager", "registrar"] as const) {
    const seen = await staff[role].call(getRequest, { params: { id } });
    expect(seen.body.staff).toMatchObject({ state: "submitted", assignee: { id: staff.consultant.id } });
    const history = await staff[role].call(getRequestHistory, { params: { id } });
    expect(history.body.items.at(-1)).toMatchObject({
      number: 2,
      type: "assigned",
      reason: "Känner området",
      actor: { kind: "staff", name: "Namn coordinator" },
      assignee: "Namn consultant",
    });
  }
  expect((await staff.admin.call(getRequest, { params: { id } })).status).toBe(404);
  expect((await staff.admin.call(getRequestHistory, { params: { id } })).status).toBe(404);
  expect((await staff.admin.call(listRequests, { query: { scope: "queue" } })).status).toBe(403);
});

test("a reading by staff is logged once an hour, the requester's own never", async () => {
  const { body } = await requester.call(createRequest, { body: aForm() });
  await requester.call(submitRequest, { params: { id: body.id }, version: 1 });
  await requester.call(getRequest, { params: { id: body.id } });
  for (let time = 0; time < 3; time++) await staff.manager.call(getRequest, { params: { id: body.id } });
  const rows = await app.owner<
    { person_id: string }[]
  >`select person_id from app_runtime.view_log where request_id = ${body.id}`;
  // Two when the hour turned in between.
  expect(new Set(rows.map((row) => row.person_id))).toEqual(new Set([staff.manager.id]));
  expect(rows.length).toBeLessThanOrEqual(2);
});

test("staff who ask for their own association use it as everybody does, and their drafts are theirs", async () => {
  const { body: draft } = await staff.manager.call(createRequest, { body: aForm() });
  expect(draft.staff).toBeUndefined();
  const read = await staff.manager.call(getRequest, { params: { id: draft.id } });
  expect([read.status, read.body.stage, read.body.actions]).toEqual([200, "draft", ["update", "submit"]]);
  const own = await staff.manager.call(listRequests, { query: { scope: "own" } });
  expect(own.body.items.map(({ id }) => id)).toEqual([draft.id]);
  const queue = await staff.manager.call(listRequests, { query: { state: ["draft"] } });
  expect(queue.body.items).toEqual([]);
});
