// The log of views: what counts as reading a case, how the registrar searches it, and what a requester is shown where the setting says so.
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { listParticipants } from "@samverkansstod/api/contract/participants.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { listRequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { listReadings, readForDisclosure, searchViewLog } from "@samverkansstod/api/contract/view-log.ts";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest, asSystem } from "../support/builders.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let registrar: Person;
let requester: Person;

/** Moves the clock, and signs everybody in anew: a session's envelope holds ten minutes. */
async function at(now: string): Promise<void> {
  app.clock.set(now);
  const again = async (who: Person | undefined, how: Parameters<typeof signedIn>[1] = {}) =>
    signedIn(app, who ? { email: who.email } : how);
  consultant = await again(consultant, { roles: ["consultant"], name: "Läsaren" });
  registrar = await again(registrar, { roles: ["registrar"], name: "Registratorn" });
  requester = await again(requester);
}

beforeAll(async () => {
  app = await startApp();
  await at("2027-02-10T09:30:00Z");
});
afterAll(() => app.close());

async function aCase() {
  const { id, caseNumber } = await aRequest(app.owner, { state: "accepted", requesterId: requester.id });
  return { id, caseNumber: caseNumber ?? "" };
}

const loggedOf = (id: string) =>
  app.owner<
    { person_id: string; purpose: string }[]
  >`select person_id, purpose from app_runtime.view_log where request_id = ${id}`;

describe("reading a case", () => {
  const readings: readonly AnyEndpoint[] = [
    getRequest,
    getRequestHistory,
    listConversation,
    listRequestMeetings,
    listParticipants,
    listRequestPeople,
  ];
  test.each(readings.map((endpoint) => [endpoint.name, endpoint] as const))(
    "%s is one: noted once a person, case and hour, by staff alone",
    async (_name, endpoint) => {
      const { id } = await aCase();
      const read = (who: Person) => who.call(endpoint, { params: { id } } as never);
      await read(requester);
      expect(await loggedOf(id)).toEqual([]);
      for (const _again of [1, 2]) expect((await read(consultant)).status).toBe(200);
      expect(await loggedOf(id)).toEqual([{ person_id: consultant.id, purpose: "work" }]);
    },
  );

  test("a row of a list is none", async () => {
    const { id, caseNumber } = await aCase();
    expect((await consultant.call(listRequests, { query: { q: caseNumber } })).body.items).toHaveLength(1);
    expect(await loggedOf(id)).toEqual([]);
  });

  test("in the next hour it is another", async () => {
    const { id } = await aCase();
    await consultant.call(getRequest, { params: { id } });
    await at("2027-02-10T10:01:00Z");
    await consultant.call(getRequest, { params: { id } });
    expect(await loggedOf(id)).toHaveLength(2);
  });
});

describe("searching", () => {
  test("is the registrar's", async () => {
    for (const roles of [[], ["consultant"], ["coordinator"], ["manager"], ["admin"]] as const) {
      const somebody = await signedIn(app, { roles });
      expect((await somebody.call(searchViewLog, {})).code).toBe("forbidden");
      expect((await somebody.call(readForDisclosure, { params: { id: randomUUID() } })).code).toBe("forbidden");
    }
  });

  test("by case, person and Stockholm days, latest first", async () => {
    const { id, caseNumber } = await aCase();
    await at("2027-03-01T22:30:00Z");
    await consultant.call(getRequest, { params: { id } });
    // Half an hour past midnight in Stockholm.
    await at("2027-03-01T23:30:00Z");
    const other = await signedIn(app, { roles: ["manager"], name: "En annan" });
    await other.call(getRequest, { params: { id } });
    const found = async (query: object) =>
      (await registrar.call(searchViewLog, { query: { caseNumber, ...query } })).body.items.map(
        ({ person }) => person?.name,
      );
    expect(await found({})).toEqual(["En annan", "Läsaren"]);
    expect(await found({ caseNumber: ` ${caseNumber.toLowerCase()} ` })).toEqual(["En annan", "Läsaren"]);
    expect(await found({ person: other.id })).toEqual(["En annan"]);
    expect(await found({ from: "2027-03-02" })).toEqual(["En annan"]);
    expect(await found({ to: "2027-03-01" })).toEqual(["Läsaren"]);
    expect(await found({ from: "2027-03-01", to: "2027-03-02" })).toEqual(["En annan", "Läsaren"]);
    expect(await found({ caseNumber: "TST-1999-1" })).toEqual([]);
    expect((await registrar.call(searchViewLog, { query: { from: "1999-01-01" } })).problem.errors).toMatchObject([
      { field: "from", code: "out_of_range" },
    ]);
  });

  test("gives pages that follow on each other, none of a row twice", async () => {
    const { id, caseNumber } = await aCase();
    for (let hour = 0; hour < 5; hour += 1) {
      const at = app.clock.now().subtract({ hours: hour }).toString();
      await app.owner`insert into app_runtime.view_log (person_id, request_id, hour, at, purpose) values (${consultant.id}, ${id}, ${at}, ${at}, 'work'), (${registrar.id}, ${id}, ${at}, ${at}, 'disclosure')`;
    }
    const rows: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registrar.call(searchViewLog, { query: { caseNumber, limit: 3, ...(cursor && { cursor }) } });
      expect(page.status).toBe(200);
      rows.push(...page.body.items.map(({ at, person, disclosure }) => `${at} ${person?.id ?? ""} ${disclosure}`));
      cursor = page.body.next ?? undefined;
    } while (cursor);
    expect(rows).toHaveLength(10);
    expect(new Set(rows).size).toBe(10);
    expect(rows.map((row) => row.slice(0, 24))).toEqual(
      rows
        .map((row) => row.slice(0, 24))
        .toSorted()
        .toReversed(),
    );
    const wrong = await registrar.call(searchViewLog, { query: { cursor: "bm9uc2Vuc2U" } });
    expect(wrong.problem.errors).toMatchObject([{ field: "cursor", code: "wrong_format" }]);
  });

  test("is itself noted, with what was looked for", async () => {
    const { caseNumber, id } = await aCase();
    await registrar.call(searchViewLog, {
      query: { caseNumber, person: consultant.id, from: "2027-03-01", to: "2027-03-31" },
    });
    const log = await registrar.call(searchViewLog, { query: { log: "searches", caseNumber } });
    // Looking for searches is one, and is there when it answers.
    expect(log.body.items[1]).toMatchObject({
      person: { id: registrar.id },
      case: { id, caseNumber },
      searched: { log: "views", person: "Läsaren", from: "2027-03-01", to: "2027-03-31" },
    });
    expect(log.body.items[0]?.searched).toMatchObject({ log: "searches" });
  });

  test("reads by an index, however many rows there are", async () => {
    await app.owner`insert into app_runtime.view_log (person_id, request_id, hour, at)
      select gen_random_uuid(), gen_random_uuid(), at, at from generate_series(timestamptz '2020-01-01', '2020-03-25', interval '1 minute') at`;
    await app.owner`analyze app_runtime.view_log`;
    const planOf = async (where: string) => {
      const rows = await app.owner.unsafe<{ "QUERY PLAN": string }[]>(
        `explain select * from app_runtime.view_log l where ${where} order by l.at desc, l.request_id desc, l.person_id desc, l.purpose desc limit 51`,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    const id = randomUUID();
    expect(await planOf("true")).toContain("Index Scan Backward using view_log_at");
    expect(await planOf(`l.person_id = '${id}'`)).toContain("view_log_person");
    expect(await planOf(`l.request_id = '${id}'`)).toContain("view_log_request_id_person_id_hour_purpose_pk");
    expect(await planOf("l.at >= '2020-02-01' and l.at < '2020-02-02'")).toContain("view_log_at");
  });
});

describe("what a requester is shown", () => {
  const set = (value: object) =>
    asSystem(
      app.owner,
      (sql) =>
        sql`insert into app.setting (key, value) values ('views', ${sql.json(value as never)}) on conflict (key) do update set value = excluded.value`,
    );
  afterEach(() => asSystem(app.owner, (sql) => sql`delete from app.setting where key = 'views'`));

  test("is nothing unless the setting says so", async () => {
    const { id } = await aCase();
    await consultant.call(getRequest, { params: { id } });
    expect((await requester.call(listReadings, { params: { id } })).body).toEqual({ shown: false, items: [] });
    await set({ showToRequester: false });
    expect((await requester.call(listReadings, { params: { id } })).body).toEqual({ shown: false, items: [] });
  });

  test("is role and day, never a name; nobody else's, and nothing to staff", async () => {
    const { id } = await aCase();
    await consultant.call(getRequest, { params: { id } });
    await set({ showToRequester: true });
    const { body } = await requester.call(listReadings, { params: { id } });
    const date = app.clock.now().toZonedDateTimeISO("Europe/Stockholm").toPlainDate().toString();
    expect(body).toEqual({ shown: true, items: [{ date, role: "consultant" }] });
    expect(JSON.stringify(body)).not.toContain("Läsaren");
    const foreign = await signedIn(app);
    expect((await foreign.call(listReadings, { params: { id } })).code).toBe("not_found");
    expect((await consultant.call(listReadings, { params: { id } })).body).toEqual({ shown: false, items: [] });
  });

  test("never has a reading for a disclosure, whichever came first that day", async () => {
    const { id, caseNumber } = await aCase();
    await set({ showToRequester: true });
    await registrar.call(getRequest, { params: { id } });
    expect((await requester.call(listReadings, { params: { id } })).body.items).toMatchObject([{ role: "registrar" }]);
    expect((await registrar.call(readForDisclosure, { params: { id } })).status).toBe(204);
    await registrar.call(getRequestHistory, { params: { id } });
    expect((await requester.call(listReadings, { params: { id } })).body.items).toEqual([]);
    const log = await registrar.call(searchViewLog, { query: { caseNumber } });
    expect(log.body.items.map(({ disclosure }) => disclosure)).toEqual(expect.arrayContaining([false, true]));
    expect((await registrar.call(readForDisclosure, { params: { id: randomUUID() } })).code).toBe("not_found");
  });
});
