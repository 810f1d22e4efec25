// Making somebody responsible: assignRequest and listAssignablePeople, with the races.
import { signOut } from "@samverkansstod/api/contract/account.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { createRequest, getRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let colleague: Person;
let coordinator: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  colleague = await signedIn(app, { roles: ["consultant"], name: "Åke Kollega" });
  coordinator = await signedIn(app, { roles: ["coordinator"], name: "Sam Ordnare" });
  requester = await signedIn(app);
  return () => app.close();
});

const aCase = async (facts = {}) => (await aRequest(app.owner, facts)).id;
const assign = (by: Person, id: string, personId: string | null, { version = 1, reason = "" } = {}) =>
  by.call(assignRequest, { params: { id }, version, body: { personId, ...(reason && { reason }) } });

/** Of what can be done, who may become responsible. */
const whoMay = ({ actions }: { actions: readonly string[] }) =>
  actions.filter((action) => action === "assign" || action === "claim");

interface Interval {
  person_id: string;
  open: boolean;
}
async function assigneesOf(id: string): Promise<Interval[]> {
  return app.owner<Interval[]>`select person_id, valid_to is null as open from app.request_interval
    where request_id = ${id} and dimension = 'assignee' order by id`;
}

test("claiming needs a version, a person who may, and a case", async () => {
  const id = await aCase();
  expect((await callAs(app, assignRequest, { params: { id }, version: 1, body: { personId: null } })).status).toBe(401);
  expect((await assign(requester, id, requester.id)).code).toBe("forbidden");
  const unversioned = await consultant.call(assignRequest, { params: { id }, body: { personId: consultant.id } });
  expect([unversioned.status, unversioned.code]).toEqual([428, "version_missing"]);
  for (const body of [{}, { personId: "me" }, { personId: consultant.id, reason: "x".repeat(501) }, { personId: 1 }]) {
    const answer = await consultant.call(assignRequest, { params: { id }, version: 1, body: body as never });
    expect([answer.status, answer.code]).toEqual([400, "invalid_fields"]);
  }
  expect((await assign(consultant, randomUUID(), consultant.id)).code).toBe("not_found");
});

test("a claim names its claimant everywhere and changes no state; release and hand-over close and open intervals", async () => {
  const id = await aCase({ requesterId: requester.id });
  const claimed = await assign(consultant, id, consultant.id);
  expect(claimed.status).toBe(200);
  expect(claimed.headers["etag"]).toBe('"2"');
  expect(claimed.body).toMatchObject({
    version: 2,
    contactPerson: "Kim Konsult",
    staff: { state: "submitted", assignee: { id: consultant.id, name: "Kim Konsult" } },
  });
  expect(whoMay(claimed.body)).toEqual(["assign"]);
  const repeated = await assign(consultant, id, consultant.id, { version: 2 });
  expect([repeated.status, repeated.body.version]).toEqual([200, 2]);
  const handed = await assign(consultant, id, colleague.id, { version: 2, reason: "Semester" });
  const released = await assign(colleague, id, null, { version: 3 });
  expect([handed.status, released.status, released.body.version]).toEqual([200, 200, 4]);
  expect(whoMay(released.body)).toEqual(["claim"]);
  expect(await assigneesOf(id)).toEqual([
    { person_id: consultant.id, open: false },
    { person_id: colleague.id, open: false },
  ]);
  const events = await app.owner<
    Record<string, string | null>[]
  >`select type, actor, assignee_id, from_state, to_state from app.request_event
    where request_id = ${id} order by number`;
  expect([...events].map((row) => Object.values(row))).toEqual([
    ["assigned", consultant.id, consultant.id, "submitted", "submitted"],
    ["assigned", consultant.id, colleague.id, "submitted", "submitted"],
    ["unassigned", colleague.id, null, "submitted", "submitted"],
  ]);
});

test("a consultant claims what nobody has and hands over their own; the rest is for a coordinator", async () => {
  const free = () => aCase();
  const taken = () => aCase({ assigneeId: colleague.id });
  const own = () => aCase({ assigneeId: consultant.id });
  const outcomes: [string, number][] = [];
  const note = async (what: string, by: Person, id: Promise<string>, to: string | null) => {
    outcomes.push([what, (await assign(by, await id, to)).status]);
  };
  await note("claims free", consultant, free(), consultant.id);
  await note("gives away free", consultant, free(), colleague.id);
  await note("takes another's", consultant, taken(), consultant.id);
  await note("releases another's", consultant, taken(), null);
  await note("hands over own", consultant, own(), colleague.id);
  await note("releases own", consultant, own(), null);
  await note("coordinator gives free", coordinator, free(), consultant.id);
  await note("coordinator moves", coordinator, taken(), consultant.id);
  await note("coordinator releases", coordinator, taken(), null);
  await note("coordinator takes", coordinator, taken(), coordinator.id);
  expect(outcomes).toEqual([
    ["claims free", 200],
    ["gives away free", 403],
    ["takes another's", 403],
    ["releases another's", 403],
    ["hands over own", 200],
    ["releases own", 200],
    ["coordinator gives free", 200],
    ["coordinator moves", 200],
    ["coordinator releases", 200],
    ["coordinator takes", 200],
  ]);
});

test.each(states)("a case that is %s is assigned exactly when it is open", async (state) => {
  const id = await aCase({ state });
  const answer = await assign(coordinator, id, consultant.id);
  const open = ["submitted", "accepted", "in_progress"].includes(state);
  const refusal = state === "draft" ? "not_found" : "wrong_state";
  expect([answer.status, answer.code]).toEqual(open ? [200, undefined] : [state === "draft" ? 404 : 409, refusal]);
  if (open) expect(answer.body.staff?.state).toBe(state);
});

test("only an active consultant or coordinator can be responsible; anybody else answers as one who does not exist", async () => {
  const left = await signedIn(app, { roles: ["consultant"] });
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${left.id}`);
  const others = [left.id, requester.id, randomUUID()];
  for (const role of ["manager", "registrar", "admin"] as const)
    others.push((await signedIn(app, { roles: [role] })).id);
  const bodies = new Set<string>();
  for (const personId of others) {
    const answer = await assign(coordinator, await aCase(), personId);
    expect([answer.status, answer.code]).toEqual([409, "not_assignable"]);
    bodies.add(JSON.stringify({ ...answer.problem, instance: "" }));
  }
  expect(bodies.size).toBe(1);
  const list = await coordinator.call(listAssignablePeople);
  const ids = list.body.items.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([consultant.id, colleague.id, coordinator.id]));
  expect(ids.filter((id) => others.includes(id))).toEqual([]);
});

test("the list of people counts open cases and sorts as Swedish does", async () => {
  const person = await signedIn(app, { roles: ["consultant", "manager"], name: "Örjan Sist" });
  await aCase({ assigneeId: person.id });
  await aCase({ assigneeId: person.id, state: "closed" });
  const { body } = await consultant.call(listAssignablePeople);
  const found = body.items.find(({ id }) => id === person.id);
  expect(found).toEqual({ id: person.id, name: "Örjan Sist", roles: ["consultant", "manager"], openCases: 1 });
  const names = body.items.map(({ name }) => name);
  expect(names.indexOf("Åke Kollega")).toBeLessThan(names.indexOf("Örjan Sist"));
  expect(names.indexOf("Sam Ordnare")).toBeLessThan(names.indexOf("Åke Kollega"));
});

test("nobody is made responsible for a case of an organisation they belong to", async () => {
  const { body: draft } = await requester.call(createRequest, { body: aForm() });
  const { body } = await requester.call(submitRequest, { params: { id: draft.id }, version: 1 });
  const member = await signedIn(app, { roles: ["consultant"] });
  const organisationId = body.organisation?.id ?? "";
  const now = app.clock.now().toString();
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.membership (person_id, organisation_id, created_at) values (${member.id}, ${organisationId}, ${now})`,
  );
  for (const by of [member, coordinator]) {
    const answer = await assign(by, body.id, member.id, { version: 2 });
    expect([answer.status, answer.code]).toEqual([409, "conflict_of_interest"]);
  }
  await asSystem(app.owner, (sql) => sql`update app.membership set ended_at = ${now} where person_id = ${member.id}`);
  expect((await assign(member, body.id, member.id, { version: 2 })).status).toBe(200);
});

test("the one who asked is not the one who answers, whatever they asked for", async () => {
  const official = await signedIn(app, { roles: ["consultant"] });
  const id = await aCase({ requesterId: official.id });
  for (const by of [official, coordinator]) {
    expect((await assign(by, id, official.id)).code).toBe("conflict_of_interest");
  }
});

test("of twenty who claim at once one wins, and the rest are told how the case stands now", async () => {
  const id = await aCase();
  const people = [consultant, colleague, coordinator];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => {
      const by = people[at % 3] ?? consultant;
      return assign(by, id, by.id);
    }),
  );
  const won = answers.filter(({ status }) => status === 200);
  const stale = answers.filter(({ status }) => status === 412);
  expect([won.length, stale.length]).toEqual([1, 19]);
  const now = await coordinator.call(getRequest, { params: { id } });
  const winner = now.body.staff?.assignee?.id;
  expect(won[0]?.body.staff?.assignee?.id).toBe(winner);
  for (const { problem } of stale)
    expect(problem.current).toMatchObject({ version: 2, staff: { assignee: { id: winner } } });
  expect(await assigneesOf(id)).toEqual([{ person_id: winner, open: true }]);
  const [row] = await app.owner`select count(*)::int as n from app.request_event where request_id = ${id}`;
  expect(row).toEqual({ n: 1 });
});

test("thirty moves one after another leave one open interval and none that overlap", async () => {
  const id = await aCase();
  for (let version = 1; version <= 31; version++) {
    const to = [consultant.id, colleague.id, null][version % 3] ?? null;
    expect((await assign(coordinator, id, to, { version })).status).toBe(200);
  }
  const [row] = await app.owner`select count(*)::int as overlaps from app.request_interval a join app.request_interval b
    on a.request_id = b.request_id and a.dimension = b.dimension and a.id < b.id
    and tstzrange(a.valid_from, a.valid_to) && tstzrange(b.valid_from, b.valid_to) where a.request_id = ${id}`;
  expect(row).toEqual({ overlaps: 0 });
  expect((await assigneesOf(id)).filter(({ open }) => open)).toHaveLength(1);
});

test("a process whose clock is a little behind goes on where the other left off", async () => {
  const id = await aCase();
  await assign(coordinator, id, consultant.id);
  app.clock.advance({ seconds: -2 });
  const handed = await assign(coordinator, id, colleague.id, { version: 2 });
  const released = await assign(coordinator, id, null, { version: 3 });
  app.clock.advance({ seconds: 2 });
  expect([handed.status, released.status]).toEqual([200, 200]);
  const [row] = await app.owner<{ forward: boolean }[]>`select bool_and(at >= before) as forward from (
    select at, lag(at, 1, at) over (order by number) as before from app.request_event where request_id = ${id}) e`;
  expect(row).toEqual({ forward: true });
});

test("a session that has ended claims nothing", async () => {
  const left = await signedIn(app, { roles: ["consultant"] });
  await left.call(signOut);
  expect((await assign(left, await aCase(), left.id)).code).toBe("signed_out");
});
