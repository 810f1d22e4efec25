// quickLog: from nothing to closed in one command; and the unit's own initiatives, which have no requester.
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { closeRequest, quickLog, type QuickLog } from "@samverkansstod/api/contract/outcomes.ts";
import { permissionsOfRole, roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
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

const aLog = (change: Partial<QuickLog> = {}): QuickLog => ({
  source: "phone",
  subject: "Vem äger klubbstugan?",
  minutes: 12,
  outcomes: ["advice_given"],
  summary: "Rådde dem att ringa fastighetskontoret.",
  ...change,
});
const log = (change: Partial<QuickLog> = {}, by = staff.consultant, key = randomUUID()) =>
  by.call(quickLog, { body: aLog(change), key });

test("only those who may register do", async () => {
  expect((await callAs(app, quickLog, { body: aLog() })).code).toBe("signed_out");
  expect((await log({}, requester)).code).toBe("forbidden");
  for (const role of roles) {
    const { status } = await log({}, staff[role]);
    expect([role, status]).toEqual([role, permissionsOfRole[role].includes("case.register") ? 201 : 403]);
  }
});

test("bad logs are named field by field", async () => {
  const errorOf = async (change: object) => {
    const { status, problem } = await log(change);
    return [status, problem.errors?.map(({ field, code }) => `${field} ${code}`)];
  };
  const soon = app.clock.now().add({ minutes: 1 }).toString();
  for (const [change, fields] of [
    [{ nonsense: 1 }, ["/nonsense unknown_field"]],
    [{ subject: " " }, ["/subject required"]],
    [{ summary: " " }, ["/summary required"]],
    [{ minutes: 1441 }, ["/minutes out_of_range"]],
    [{ minutes: undefined }, ["/minutes required"]],
    [{ kind: "unsure" }, ["/kind not_a_choice"]],
    [{ source: "pigeon" }, ["/source not_a_choice"]],
    [{ outcomes: [] }, ["/outcomes too_few_items"]],
    [{ outcomes: ["nonsense"] }, ["/outcomes unknown_code"]],
    [{ themes: ["nonsense"] }, ["/themes unknown_code"]],
    [{ areas: ["nonsense"] }, ["/areas unknown_code"]],
    [{ receivedAt: soon }, ["/receivedAt in_the_future"]],
    [{ receivedAt: "i går" }, ["/receivedAt wrong_format"]],
    [{ organisationName: "Utan form" }, ["/organisationForm required"]],
    [{ organisationNumber: "811228-9874" }, ["/organisationNumber organisation_number_personal"]],
    [{ mailSummary: true }, ["/contactEmail required"]],
    [{ mailSummary: true, contactEmail: "inte en adress" }, ["/contactEmail email"]],
  ] as const) {
    expect([change, ...(await errorOf(change))]).toEqual([change, 400, fields]);
  }
});

test("a call that is over is registered, logged and closed in one command, and mails nobody", async () => {
  await app.deliver();
  const receivedAt = app.clock.now().subtract({ minutes: 15 }).toString({ fractionalSecondDigits: 3 });
  const answer = await log({
    receivedAt,
    organisationName: "Exempel IF Hisingsvinden",
    organisationForm: "network",
    contactName: "Kim",
    contactPhone: "031-390 06 06",
    contactEmail: "kim@hisingsvinden.example",
    areas: ["hisingen"],
    themes: ["premises"],
    outcomes: ["advice_given", "referred_onwards"],
  });
  expect([answer.status, answer.code]).toEqual([201, undefined]);
  const { body } = answer;
  const at = body.createdAt;
  expect(body).toMatchObject({
    version: 1,
    stage: "ended",
    receivedAt,
    contactPerson: "Namn consultant",
    promise: { met: true, overdue: false },
    organisation: { name: "Exempel IF Hisingsvinden" },
    actions: ["message", "note", "void", "reopen"],
    ending: {
      kind: "closed",
      at,
      text: "Rådde dem att ringa fastighetskontoret.",
      outcomes: ["advice_given", "referred_onwards"],
      reaction: "not_asked",
    },
    staff: {
      state: "closed",
      source: "phone",
      initiatedBy: "organisation",
      assignee: { id: staff.consultant.id },
      themes: ["premises"],
      minutesLogged: 12,
      ending: { endedBy: "Namn consultant", minutes: 12 },
    },
  });
  expect(body.caseNumber).toMatch(/^SAM-\d{4}-\d{6}$/);
  const facts = await factsOf(app.owner, body.id);
  expect(facts).toMatchObject({ firstContactAt: receivedAt, closedAt: at, requesterId: null, mails: [] });
  expect(facts.intervals).toEqual([
    { dimension: "assignee", value: staff.consultant.id, from: at, to: null },
    { dimension: "kind", value: "consultation", from: receivedAt, to: null },
    { dimension: "state", value: "submitted", from: receivedAt, to: at },
    { dimension: "state", value: "closed", from: at, to: null },
    { dimension: "waiting_for", value: "nobody", from: receivedAt, to: null },
  ]);
  expect(facts.events).toMatchObject([{ type: "quick_logged", by: "staff", from: null, to: "closed", at }]);
  const { body: history } = await staff.manager.call(getRequestHistory, { params: { id: body.id } });
  expect(history.items).toMatchObject([{ type: "quick_logged", assignee: "Namn consultant" }]);
  const [note, ...more] =
    await app.owner`select kind, author_id, text, channel, contact_at, minutes from app.note where request_id = ${body.id}`;
  expect(more).toEqual([]);
  expect(note).toMatchObject({ kind: "official", author_id: staff.consultant.id, channel: "phone", minutes: 12 });
  expect(await app.deliver()).toEqual([]);
});

test("four fields and an outcome are enough, and it is received now", async () => {
  const { status, body } = await log();
  expect([status, body.receivedAt, body.organisation, body.contactEmail]).toEqual([201, body.createdAt, null, null]);
  // Received and closed at the same instant: closed is what holds.
  const states = (await factsOf(app.owner, body.id)).intervals.filter(({ dimension }) => dimension === "state");
  expect(states.map(({ value, to }) => [value, to])).toEqual([
    ["submitted", body.createdAt],
    ["closed", null],
  ]);
});

test.each([
  ["sv", "Det vi talade om, ärende"],
  ["en", "What we talked about, case"],
] as const)(
  "the summary is mailed when that is asked for, in the language of whoever reads it: %s",
  async (language, subject) => {
    const email = `${randomUUID()}@exempel.example`;
    const contact = await signedIn(app, { email });
    await asSystem(app.owner, (sql) => sql`update app.person set language = ${language} where id = ${contact.id}`);
    await app.deliver();
    const summary = "Ring fastighetskontoret. Gäller 811228-9874.";
    const { body } = await log({ contactEmail: email.toUpperCase(), mailSummary: true, summary });
    const [mail, ...more] = await app.deliver();
    expect([mail?.to, mail?.subject, more]).toEqual([email, `${subject} ${body.caseNumber ?? ""}`, []]);
    expect(mail?.text).toContain("Ring fastighetskontoret.");
    expect(mail?.text).not.toContain("9874");
    // Whoever got the mail can read the case; staff read what looks like a personal number masked.
    const seen = await contact.call(getRequest, { params: { id: body.id } });
    expect([seen.status, seen.body.stage, seen.body.ending?.reaction]).toEqual([200, "ended", "not_asked"]);
    expect(JSON.stringify(body)).not.toContain("9874");
  },
);

test("nobody logs for their own association", async () => {
  const name = `Egna ${randomUUID()}`;
  const first = await log({ organisationName: name, organisationForm: "network" });
  await asSystem(app.owner, async (sql) => {
    await sql`insert into app.membership (person_id, organisation_id, created_at) values (${staff.coordinator.id}, ${first.body.organisation?.id ?? ""}, ${first.body.createdAt})`;
  });
  const own = await log({ organisationName: name, organisationForm: "network" }, staff.coordinator);
  expect([own.status, own.code]).toEqual([409, "conflict_of_interest"]);
  const self = await log({ contactEmail: staff.consultant.email, mailSummary: true });
  expect([self.status, self.code]).toEqual([409, "conflict_of_interest"]);
  const [row] = await app.owner`select count(*)::int as n from app.request where organisation_name = ${name}`;
  expect(row).toEqual({ n: 1 });
});

test("the same log sent twice is one case, also at once; another body with its key is refused", async () => {
  const key = randomUUID();
  const subject = `Samtal ${key}`;
  const answers = await Promise.all([1, 2, 3].map(() => log({ subject }, staff.consultant, key)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  const [row] =
    await app.owner`select count(*)::int as n, min((select count(*)::int from app.note n where n.request_id = r.id)) as notes
    from app.request r where subject = ${subject}`;
  expect(row).toEqual({ n: 1, notes: 1 });
  expect((await log({ subject: "Annat" }, staff.consultant, key)).code).toBe("idempotency_key_reused");
});

test("the unit's own initiative has no requester, no organisation and no promise, and is closed without asking anybody", async () => {
  await app.deliver();
  const registered = await staff.consultant.call(registerRequest, {
    body: {
      kind: "process_support",
      subject: "Nätverk om mötesplatser",
      source: "forum",
      initiatedBy: "unit",
      receivedAt: app.clock.now().subtract({ hours: 2 }).toString(),
    },
  });
  expect([registered.status, registered.code]).toEqual([201, undefined]);
  expect(registered.body).toMatchObject({
    promise: null,
    organisation: null,
    contactEmail: null,
    staff: { initiatedBy: "unit" },
  });
  const { id } = registered.body;
  await asSystem(app.owner, async (sql) => {
    await sql`update app.request set state = 'in_progress' where id = ${id}`;
  });
  const closing = { outcomes: ["process_started"], summary: "Nätverket möts själva.", minutes: 300 };
  const closed = await staff.consultant.call(closeRequest, { params: { id }, version: 1, body: closing });
  expect([closed.status, closed.body.ending?.reaction]).toEqual([200, "not_asked"]);
  const logged = await log({ initiatedBy: "unit", subject: "Mejlade alla forum" });
  expect([logged.status, logged.body.promise, logged.body.staff?.initiatedBy]).toEqual([201, null, "unit"]);
  expect(await app.deliver()).toEqual([]);
});
