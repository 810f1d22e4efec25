// Triage and taking on: triageRequest and acceptRequest, with the intervals, the history and the promise that follow. Pausing is pauses.test.ts.
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { createRequest, getRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { acceptRequest, triageRequest } from "@samverkansstod/api/contract/triage.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let coordinator: Person;
let manager: Person;
let requester: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  coordinator = await signedIn(app, { roles: ["coordinator"], name: "Sam Ordnare" });
  manager = await signedIn(app, { roles: ["manager"] });
  requester = await signedIn(app);
  return () => app.close();
});

const triage = (by: Person, id: string, body: object, version = 1) =>
  by.call(triageRequest, { params: { id }, version, body });
const accept = (by: Person, id: string, version = 1, body = {}) =>
  by.call(acceptRequest, { params: { id }, version, body });

/** A case that a requester has sent, at version 2. */
async function aSentCase(change = {}): Promise<string> {
  const { body } = await requester.call(createRequest, { body: aForm(change) });
  await requester.call(submitRequest, { params: { id: body.id }, version: 1 });
  return body.id;
}

/** A case that came in long ago, at version 1. */
async function anOldCase(receivedAt: string, change = {}): Promise<string> {
  const body = { kind: "unsure", subject: "Ett samtal", source: "phone", receivedAt, ...change } as const;
  return (await consultant.call(registerRequest, { body })).body.id;
}

interface Interval {
  value: string;
  from: string;
  to: string | null;
  superseded: boolean;
}
const intervalsOf = (id: string, dimension: string) =>
  app.owner<
    Interval[]
  >`select value, app.iso(valid_from) as from, app.iso(valid_to) as to, superseded_at is not null as superseded
    from app.request_interval where request_id = ${id} and dimension = ${dimension} order by superseded_at nulls last, valid_from, id`;

async function lastEvents(id: string, count: number) {
  const { body } = await manager.call(getRequestHistory, { params: { id } });
  return body.items.slice(-count);
}

/** The Stockholm date so many days ago. */
const daysAgo = (days: number) =>
  app.clock.now().toZonedDateTimeISO("Europe/Stockholm").toPlainDate().subtract({ days }).toString();

test("both ask who calls, and what it is based on", async () => {
  const { id } = await aRequest(app.owner, { requesterId: requester.id });
  for (const endpoint of [triageRequest, acceptRequest] as const) {
    const input = { params: { id }, version: 1, body: {} };
    expect([endpoint.name, (await callAs(app, endpoint, input)).status]).toEqual([endpoint.name, 401]);
    for (const person of [requester, manager]) {
      expect([endpoint.name, (await person.call(endpoint, input)).code]).toEqual([endpoint.name, "forbidden"]);
    }
    const unversioned = await consultant.call(endpoint, { params: { id }, body: {} });
    expect([unversioned.status, unversioned.code]).toEqual([428, "version_missing"]);
    const unknown = await consultant.call(endpoint, { ...input, body: { who: "me" } as never });
    expect([unknown.status, unknown.problem.errors?.[0]?.field]).toEqual([400, "/who"]);
  }
  const draft = await aRequest(app.owner, { state: "draft", requesterId: requester.id });
  for (const endpoint of [triageRequest, acceptRequest] as const) {
    const answers = await Promise.all(
      [draft.id, randomUUID()].map(async (absent) => {
        const { status, problem } = await consultant.call(endpoint, { params: { id: absent }, version: 1, body: {} });
        return { status, problem: { ...problem, instance: "" } };
      }),
    );
    expect(answers[0]?.status).toBe(404);
    expect(JSON.stringify(answers[0])).toBe(JSON.stringify(answers[1]));
  }
});

test("what is written wrong is named, and nothing is changed", async () => {
  const id = await aSentCase();
  const errorOf = async (body: object) => {
    const { status, problem } = await triage(consultant, id, body, 2);
    return [status, problem.errors?.map(({ field, code }) => `${field} ${code}`)];
  };
  expect(await errorOf({ kind: "gift" })).toEqual([400, ["/kind not_a_choice"]]);
  expect(await errorOf({ priority: "urgent" })).toEqual([400, ["/priority not_a_choice"]]);
  expect(await errorOf({ themes: ["safety", "premises", "culture_education", "homelessness"] })).toEqual([
    400,
    ["/themes too_many_items"],
  ]);
  expect(await errorOf({ areas: ["centrum", "centrum"] })).toEqual([400, ["/areas not_unique"]]);
  expect(await errorOf({ reason: "x".repeat(2001) })).toEqual([400, ["/reason too_long"]]);
  for (const kindSince of ["2026-02-30", "i går", "2026-11-20T09:00:00Z"]) {
    expect((await errorOf({ kind: "unsure", kindSince }))[0]).toBe(400);
  }
  for (const field of ["themes", "principles", "areas", "administrations"]) {
    const before = { priority: "high", [field]: ["finns_inte"] };
    expect(await errorOf(before)).toEqual([400, [`/${field} unknown_code`]]);
  }
  const { body } = await consultant.call(getRequest, { params: { id } });
  expect(body).toMatchObject({ version: 2, staff: { priority: "normal" }, form: { areas: ["nordost"] } });
  expect(await lastEvents(id, 9)).toHaveLength(1);
});

test.each(states)(
  "a case that is %s is triaged while it is open and accepted when it has just come in",
  async (state) => {
    const { id } = await aRequest(app.owner, { state });
    const triaged = await triage(consultant, id, { priority: "high" });
    const accepted = await accept(consultant, (await aRequest(app.owner, { state })).id);
    const open = ["submitted", "accepted", "in_progress"].includes(state);
    const refused = state === "draft" ? "not_found" : "wrong_state";
    expect([triaged.code, accepted.code]).toEqual([
      open ? undefined : refused,
      state === "submitted" ? undefined : refused,
    ]);
  },
);

test("a triage says what a case is about; what is left out stays, and what is as before leaves no trace", async () => {
  const id = await aSentCase({ areas: ["nordost", "centrum"] });
  const first = await triage(
    consultant,
    id,
    {
      priority: "high",
      themes: ["premises", "safety", "culture_education"],
      principles: ["dialogue", "openness"],
      areas: ["hisingen"],
      administrations: ["culture"],
      reason: "  Läst igenom.  ",
    },
    2,
  );
  expect(first.status).toBe(200);
  expect(first.headers["etag"]).toBe('"3"');
  expect(first.body).toMatchObject({
    version: 3,
    form: { areas: ["hisingen"] },
    staff: {
      state: "submitted",
      priority: "high",
      themes: ["premises", "culture_education", "safety"],
      principles: ["dialogue", "openness"],
      administrations: ["culture"],
    },
  });
  const [main] = await app.owner`select theme_code from app.request_theme where request_id = ${id} and main`;
  expect(main).toEqual({ theme_code: "premises" });
  const second = await triage(consultant, id, { themes: ["safety", "premises"], administrations: [] }, 3);
  expect(second.body).toMatchObject({
    version: 4,
    form: { areas: ["hisingen"], kind: "consultation" },
    staff: {
      priority: "high",
      themes: ["safety", "premises"],
      principles: ["dialogue", "openness"],
      administrations: [],
    },
  });
  const same = await triage(
    consultant,
    id,
    { themes: ["safety", "premises"], priority: "high", kind: "consultation" },
    4,
  );
  expect([same.status, same.body.version]).toEqual([200, 4]);
  expect(await lastEvents(id, 9)).toMatchObject([
    { type: "submitted" },
    {
      type: "triaged",
      from: "submitted",
      to: "submitted",
      reason: "Läst igenom.",
      actor: { kind: "staff", name: "Kim Konsult" },
      details: {
        priority: "high",
        themes: "premises,safety,culture_education",
        principles: "dialogue,openness",
        areas: "hisingen",
        administrations: "culture",
      },
    },
    { type: "triaged", reason: null, details: { themes: "safety,premises", administrations: "" } },
  ]);
  // The unit's own business: nothing of it in the requester's history, and no mail.
  const own = await requester.call(getRequestHistory, { params: { id } });
  expect(own.body.items.map(({ type }) => type)).toEqual(["submitted"]);
  const mails = await app.owner`select template from app.mail where request_id = ${id}`;
  expect([...mails]).toEqual([{ template: "receipt" }]);
});

test("of two who triage the same version one is told how it stands now", async () => {
  const id = await aSentCase();
  const answers = await Promise.all([
    triage(consultant, id, { themes: ["safety"] }, 2),
    triage(coordinator, id, { themes: ["premises"] }, 2),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  const won = answers.find(({ status }) => status === 200);
  const lost = answers.find(({ status }) => status === 412);
  expect(lost?.problem.current).toMatchObject({ version: 3, staff: { themes: won?.body.staff?.themes } });
});

test("a new kind is a dated interval, and the promise is counted anew from when it came in, until it has been kept", async () => {
  const id = await aSentCase({ kind: "unsure" });
  const received = (await consultant.call(getRequest, { params: { id } })).body;
  const changed = await triage(consultant, id, { kind: "process_support", priority: "low", reason: "Längre stöd" }, 2);
  expect(changed.body.form.kind).toBe("process_support");
  expect((received.promise?.dueDate ?? "") < (changed.body.promise?.dueDate ?? "")).toBe(true);
  const [kindChanged, triaged] = await lastEvents(id, 2);
  expect(kindChanged).toMatchObject({
    type: "kind_changed",
    reason: "Längre stöd",
    details: { kind: "process_support", from: "unsure" },
  });
  expect(triaged).toMatchObject({ type: "triaged", details: { priority: "low" } });
  const at = kindChanged?.at ?? "";
  expect([...(await intervalsOf(id, "kind"))]).toEqual([
    { value: "unsure", from: received.receivedAt, to: at, superseded: false },
    { value: "process_support", from: at, to: null, superseded: false },
  ]);
  // As long as it would have been, had it come in as that kind.
  const direct = await aSentCase({ kind: "process_support" });
  const { promise } = (await consultant.call(getRequest, { params: { id: direct } })).body;
  expect(changed.body.promise?.dueDate).toBe(promise?.dueDate);

  await consultant.call(sendMessage, { params: { id }, body: { text: "Hej! Vi hör av oss." } });
  const kept = await consultant.call(getRequest, { params: { id } });
  expect(kept.body.promise).toMatchObject({ met: true, dueDate: changed.body.promise?.dueDate });
  const again = await triage(consultant, id, { kind: "consultation" }, kept.body.version);
  expect(again.body.promise).toEqual(kept.body.promise);
});

test("the unit's own initiative has no promise, whatever its kind", async () => {
  const id = await anOldCase(app.clock.now().subtract({ hours: 2 }).toString(), { initiatedBy: "unit" });
  const changed = await triage(consultant, id, { kind: "process_support" });
  expect([changed.status, changed.body.promise]).toEqual([200, null]);
});

test("a kind that turns out to have held for some time supersedes what was known, and what was known then can still be asked", async () => {
  const receivedAt = app.clock
    .now()
    .subtract({ hours: 24 * 20 })
    .toString({ fractionalSecondDigits: 3 });
  const id = await anOldCase(receivedAt);
  const knownBefore = app.clock.now().toString();
  const late = await triage(consultant, id, { kind: "consultation", kindSince: daysAgo(10) });
  expect(late.status).toBe(200);
  const since = Temporal.PlainDate.from(daysAgo(10))
    .toZonedDateTime("Europe/Stockholm")
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
  expect([...(await intervalsOf(id, "kind"))]).toEqual([
    { value: "unsure", from: receivedAt, to: null, superseded: true },
    { value: "unsure", from: receivedAt, to: since, superseded: false },
    { value: "consultation", from: since, to: null, superseded: false },
  ]);
  expect(await lastEvents(id, 1)).toMatchObject([
    { type: "kind_changed", details: { kind: "consultation", from: "unsure", since: daysAgo(10) } },
  ]);
  const kindAt = async (instant: string, known: string) => {
    const rows = await app.owner<{ value: string }[]>`select value from app.request_interval where request_id = ${id}
      and dimension = 'kind' and valid_from <= ${instant} and (valid_to is null or valid_to > ${instant})
      and recorded_at <= ${known} and (superseded_at is null or superseded_at > ${known})`;
    return rows.map(({ value }) => value);
  };
  const fiveDaysAgo = app.clock
    .now()
    .subtract({ hours: 24 * 5 })
    .toString();
  expect(await kindAt(fiveDaysAgo, knownBefore)).toEqual(["unsure"]);
  expect(await kindAt(fiveDaysAgo, app.clock.now().toString())).toEqual(["consultation"]);
  const fifteenDaysAgo = app.clock
    .now()
    .subtract({ hours: 24 * 15 })
    .toString();
  expect(await kindAt(fifteenDaysAgo, app.clock.now().toString())).toEqual(["unsure"]);

  // A second correction, to a time before the first: the whole of what followed is superseded.
  const again = await triage(consultant, id, { kind: "process_support", kindSince: daysAgo(15) }, 2);
  expect(again.body.form.kind).toBe("process_support");
  const known = (await intervalsOf(id, "kind")).filter(({ superseded }) => !superseded);
  expect(known.map(({ value, to }) => [value, to === null])).toEqual([
    ["unsure", false],
    ["process_support", true],
  ]);
  // The present kind since a later day is known already; since an earlier one is news, though the kind stays.
  const same = await triage(consultant, id, { kindSince: daysAgo(12) }, 3);
  expect([same.status, same.body.version]).toEqual([200, 3]);
  const longer = await triage(consultant, id, { kindSince: daysAgo(18) }, 3);
  expect(longer.body).toMatchObject({ version: 4, form: { kind: "process_support" } });
  expect(await lastEvents(id, 1)).toMatchObject([
    { type: "kind_changed", details: { kind: "process_support", from: "unsure", since: daysAgo(18) } },
  ]);
  // Back to what it was all along: one interval from the beginning.
  await triage(consultant, id, { kind: "unsure", kindSince: daysAgo(18) }, 4);
  expect((await intervalsOf(id, "kind")).filter(({ superseded }) => !superseded)).toEqual([
    { value: "unsure", from: receivedAt, to: null, superseded: false },
  ]);
});

test("a kind holds since the case came in at the earliest, and since today at the latest", async () => {
  const receivedAt = app.clock
    .now()
    .subtract({ hours: 24 * 3 })
    .toString({ fractionalSecondDigits: 3 });
  const id = await anOldCase(receivedAt);
  const errorOf = async (kindSince: string) => {
    const { status, problem } = await triage(consultant, id, { kind: "consultation", kindSince });
    return [status, problem.errors?.map(({ field, code }) => `${field} ${code}`)];
  };
  expect(await errorOf(daysAgo(4))).toEqual([400, ["/kindSince before_received"]]);
  expect(await errorOf(daysAgo(-1))).toEqual([400, ["/kindSince in_the_future"]]);
  const first = await triage(consultant, id, { kind: "consultation", kindSince: daysAgo(3) });
  expect(first.status).toBe(200);
  const known = (await intervalsOf(id, "kind")).filter(({ superseded }) => !superseded);
  expect([...known]).toEqual([{ value: "consultation", from: receivedAt, to: null, superseded: false }]);
});

test("accepting takes a case on; whoever does becomes responsible, unless somebody is", async () => {
  const id = await aSentCase();
  const accepted = await accept(consultant, id, 2, { reason: "Passar oss" });
  expect(accepted.status).toBe(200);
  expect(accepted.headers["etag"]).toBe('"3"');
  expect(accepted.body).toMatchObject({
    stage: "under_way",
    contactPerson: "Kim Konsult",
    promise: { met: false },
    staff: { state: "accepted", assignee: { id: consultant.id } },
  });
  expect(await lastEvents(id, 1)).toMatchObject([
    { type: "accepted", from: "submitted", to: "accepted", assignee: "Kim Konsult", reason: "Passar oss" },
  ]);
  const [event] = await lastEvents(id, 1);
  const open = async (dimension: string) =>
    (await intervalsOf(id, dimension)).filter(({ to }) => to === null).map(({ value, from }) => [value, from]);
  expect(await open("state")).toEqual([["accepted", event?.at]]);
  expect(await open("assignee")).toEqual([[consultant.id, event?.at]]);
  expect((await accept(consultant, id, 3)).code).toBe("wrong_state");

  const taken = await aRequest(app.owner, { assigneeId: coordinator.id });
  const other = await accept(consultant, taken.id);
  expect(other.body.staff).toMatchObject({ state: "accepted", assignee: { id: coordinator.id } });
  expect(await lastEvents(taken.id, 1)).toMatchObject([{ type: "accepted", assignee: null }]);
});

test("nobody takes on a case of an organisation they belong to, or that they sent themselves", async () => {
  const id = await aSentCase();
  const { body } = await consultant.call(getRequest, { params: { id } });
  const member = await signedIn(app, { roles: ["consultant"] });
  const now = app.clock.now().toString();
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.membership (person_id, organisation_id, created_at) values (${member.id}, ${body.organisation?.id ?? ""}, ${now})`,
  );
  expect((await accept(member, id, 2)).code).toBe("conflict_of_interest");
  const own = await aRequest(app.owner, { requesterId: member.id });
  expect((await accept(member, own.id)).code).toBe("conflict_of_interest");
  // Somebody else is responsible: then it is no matter who says that the unit takes it on.
  const assigned = await aRequest(app.owner, { requesterId: member.id, assigneeId: consultant.id });
  expect((await accept(member, assigned.id)).status).toBe(200);
  const [row] = await app.owner`select state, assignee_id from app.request where id = ${id}`;
  expect(row).toEqual({ state: "submitted", assignee_id: null });
});

test("of twenty who accept at once one does", async () => {
  const id = await aSentCase();
  const answers = await Promise.all(Array.from({ length: 20 }, () => accept(consultant, id, 2)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === "stale_version")).toHaveLength(19);
  expect((await lastEvents(id, 9)).map(({ type }) => type)).toEqual(["submitted", "accepted"]);
});
