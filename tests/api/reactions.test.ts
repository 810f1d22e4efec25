// What the requester says of an ending: reactToEnding, the reminder, and the silence that leaves it unconfirmed.
import { closeRequest, quickLog, reactToEnding } from "@samverkansstod/api/contract/outcomes.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { leaveUnconfirmed, remindOfEndings } from "@samverkansstod/api/features/outcomes/due.commands.ts";
import { inReadingOf, rowsOf } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest, asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let requester: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Åsa Öberg" });
  requester = await signedIn(app);
  stranger = await signedIn(app);
  return () => app.close();
});
// Sessions hold at the time they were begun.
afterEach(() => app.clock.set(Temporal.Now.instant().toString()));

type Facts = Parameters<typeof aRequest>[1] & object;
const aCase = async (facts: Facts = {}) => {
  const own = { requesterId: requester.id, contactEmail: requester.email };
  return { id: (await aRequest(app.owner, { state: "in_progress", ...own, ...facts })).id, version: 1 };
};
const closing = { outcomes: ["advice_given"], summary: "Råd lämnat.", minutes: 60 };

/** A case whose ending has been proposed to the requester. */
async function closed(facts: Facts = {}, by = consultant): Promise<{ id: string; version: number }> {
  const { id } = await aCase(facts);
  const answer = await by.call(closeRequest, { params: { id }, version: 1, body: closing });
  expect([answer.status, answer.code]).toEqual([200, undefined]);
  return { id, version: answer.body.version };
}

type Body = Parameters<typeof requester.call<typeof reactToEnding>>[1] extends { body?: infer B } | undefined
  ? B
  : never;
const react = ({ id, version }: { id: string; version: number }, body: NonNullable<Body>, by = requester) =>
  by.call(reactToEnding, { params: { id }, version, body });

test("reacting: the first questions", async () => {
  const quick = async () => {
    const body = {
      source: "phone" as const,
      subject: "Fråga",
      minutes: 12,
      outcomes: ["advice_given"],
      summary: "Råd.",
    };
    const logged = await consultant.call(quickLog, {
      body: { ...body, contactEmail: requester.email, mailSummary: true },
    });
    return { id: logged.body.id, version: logged.body.version };
  };
  await firstQuestions(app, reactToEnding, {
    aCase: closed,
    wrong: [aCase, () => aCase({ state: "withdrawn" }), () => aCase({ state: "closed" }), quick],
    body: { reaction: "confirmed" },
    may: requester,
    forbidden: [],
    foreign: [stranger, consultant],
    bad: [
      [{ reaction: undefined }, ["/reaction required"]],
      [{ reaction: undefined, rating: null, text: "Tack" }, ["/reaction required"]],
      [{ reaction: undefined, rating: { helped: 4 }, text: "Tack" }, ["/reaction required"]],
      [{ reaction: "perhaps" }, ["/reaction not_a_choice"]],
      [{ rating: { helped: 0 } }, ["/rating/helped out_of_range"]],
      [{ rating: { helped: 6 } }, ["/rating/helped out_of_range"]],
      [{ rating: {} }, ["/rating/helped required"]],
      [{ rating: { helped: 4, comment: "å".repeat(2001) } }, ["/rating/comment too_long"]],
      [{ text: "å".repeat(4001) }, ["/text too_long"]],
    ],
  });
});

test("an ending is confirmed once", async () => {
  const one = await closed();
  const confirmed = await react(one, { reaction: "confirmed", text: "Tack för hjälpen!" });
  expect([confirmed.status, confirmed.code]).toEqual([200, undefined]);
  expect(confirmed.body).toMatchObject({
    version: one.version + 1,
    stage: "ended",
    actions: ["message", "rate"],
    ending: { reaction: "confirmed", reactionText: "Tack för hjälpen!", rated: false },
  });
  const facts = await factsOf(app.owner, one.id);
  expect(facts).toMatchObject({ state: "closed", waitingFor: "nobody" });
  expect(facts.endings).toMatchObject([
    { reaction: "confirmed", reactedAt: facts.events.at(-1)?.at, supersededAt: null },
  ]);
  expect(facts.events.at(-1)).toMatchObject({
    type: "ending_confirmed",
    by: "requester",
    from: "closed",
    to: "closed",
  });
  const next = { id: one.id, version: one.version + 1 };
  for (const reaction of ["confirmed", "disputed"] as const)
    expect((await react(next, { reaction })).code).toBe("wrong_state");
});

test("a disputed ending reopens and waits for the unit; what the requester wrote is masked for staff", async () => {
  const one = await closed();
  const disputed = await react(one, { reaction: "disputed", text: "Nej, 811228-9874 är inte nöjd." });
  expect([disputed.status, disputed.code]).toEqual([200, undefined]);
  expect(disputed.body).toMatchObject({ stage: "under_way", ending: null });
  const facts = await factsOf(app.owner, one.id);
  expect(facts).toMatchObject({ state: "in_progress", waitingFor: "unit", closedAt: facts.endings[0]?.at });
  const { at } = facts.events.at(-1) ?? {};
  expect(facts.endings).toMatchObject([
    { reaction: "disputed", reactionText: "Nej, 811228-9874 är inte nöjd.", reactedAt: at, supersededAt: at },
  ]);
  expect(facts.events.at(-1)).toMatchObject({
    type: "ending_disputed",
    by: "requester",
    from: "closed",
    to: "in_progress",
  });
  const { body } = await consultant.call(getRequestHistory, { params: { id: one.id } });
  const { reason } = body.items.at(-1) ?? {};
  expect(reason).toContain("är inte nöjd");
  expect(reason).not.toContain("9874");
  const own = await requester.call(getRequestHistory, { params: { id: one.id } });
  expect(own.body.items.at(-1)).toMatchObject({ type: "ending_disputed", reason: "Nej, 811228-9874 är inte nöjd." });
});

const ratings = (comment: string) =>
  app.owner<
    { kind: string; year: number; helped: number }[]
  >`select kind, year, helped from app.rating where comment = ${comment}`;

test("a rating is given once, with the reaction or after it, and leads back to no case", async () => {
  const [together, later, disputed] = [await closed({ kind: "process_support" }), await closed(), await closed()];
  const rated = await react(together, { reaction: "confirmed", rating: { helped: 5, comment: " Tillsammans " } });
  expect(rated.body).toMatchObject({ actions: ["message"], ending: { reaction: "confirmed", rated: true } });
  expect([...(await ratings("Tillsammans"))]).toEqual([{ kind: "process_support", year: 2026, helped: 5 }]);
  const again = await react({ ...together, version: rated.body.version }, { rating: { helped: 1 } });
  expect([again.status, again.code]).toEqual([409, "wrong_state"]);

  const first = await react(later, { rating: { helped: 2, comment: "Före" } });
  expect([first.status, first.body.actions, first.body.ending?.reaction]).toEqual([
    200,
    ["message", "confirm", "dispute"],
    "awaited",
  ]);
  expect((await factsOf(app.owner, later.id)).events.map(({ type }) => type)).toEqual(["closed"]);
  const both = { reaction: "confirmed", rating: { helped: 1 } } as const;
  expect((await react({ ...later, version: first.body.version }, both)).code).toBe("wrong_state");
  expect((await react({ ...later, version: first.body.version }, { reaction: "confirmed" })).status).toBe(200);

  const no = await react(disputed, { reaction: "disputed", rating: { helped: 1, comment: "Inte klart" } });
  expect([no.status, no.body.stage, (await ratings("Inte klart")).length]).toEqual([200, "under_way", 1]);

  const columns =
    await app.owner`select column_name from information_schema.columns where table_schema = 'app' and table_name = 'rating'`;
  expect(columns.map((row) => String(row["column_name"])).toSorted()).toEqual([
    "comment",
    "demo",
    "helped",
    "id",
    "kind",
    "year",
  ]);
});

test("a requester can write a rating and read none; nor change how a case ended, or end another's", async () => {
  const { id } = await closed();
  const tried = async (person: Person, statement: ReturnType<typeof sql>) => {
    try {
      await app.database.requests.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'app_requester', true), set_config('app.person', ${person.id}, true),
          set_config('app.actor', ${person.id}, true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`);
        await tx.execute(statement);
      });
      return "went through";
    } catch (error) {
      return ((error as Error).cause as { code?: string }).code;
    }
  };
  expect(await tried(requester, sql`select * from app.rating`)).toBe("42501");
  for (const column of ["text", "kind", "minutes", "receiver_email", "at"]) {
    const change = sql`update app.ending set ${sql.identifier(column)} = ${sql.identifier(column)} where request_id = ${id}`;
    expect([column, await tried(requester, change)]).toEqual([column, "42501"]);
  }
  const ends = (
    kind: string,
    by: string,
  ) => sql`insert into app.ending (request_id, kind, at, ended_by, text, reaction, superseded_at)
    values (${id}, ${kind}, '2026-11-24T09:00:00Z', ${by}, 'x', 'not_asked', '2026-11-24T09:00:00Z')`;
  expect(await tried(requester, ends("closed", requester.id))).toBe("42501");
  expect(await tried(requester, ends("withdrawn", consultant.id))).toBe("42501");
  expect(await tried(stranger, ends("withdrawn", stranger.id))).toBe("42501");
  const [seen] = await inReadingOf(app.database.requests, stranger.id, (tx) =>
    rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from app.ending`),
  );
  expect(seen?.n).toBe(0);
});

test("of a reaction sent twice at once one counts", async () => {
  const one = await closed();
  const answers = await Promise.all(
    [1, 2, 3].map(() => react(one, { reaction: "disputed", rating: { helped: 3, comment: "En gång" } })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
  expect((await ratings("En gång")).length).toBe(1);
});

test("an ending is reminded of once, on the tenth working day, and left unconfirmed when its last day has ended", async () => {
  app.clock.set("2026-12-01T10:00:00.000Z");
  const closer = await signedIn(app, { email: consultant.email });
  const reader = await signedIn(app);
  const own = { requesterId: reader.id, contactEmail: reader.email };
  const silent = await closed(own, closer);
  const said = await closed(own, closer);
  await react(said, { reaction: "confirmed" }, reader);
  await asSystem(app.owner, (tx) => tx`update app.person set language = 'en' where id = ${reader.id}`);
  await app.deliver();
  const remind = (now: string) => remindOfEndings(app, Temporal.Instant.from(now));
  const leave = (now: string) => leaveUnconfirmed(app, Temporal.Instant.from(now));
  const typesOf = async ({ id }: { id: string }) => (await factsOf(app.owner, id)).events.map(({ type }) => type);

  // Tuesday 1 December; ten working days on is Tuesday 15 December.
  await remind("2026-12-14T22:59:59.999Z");
  expect(await typesOf(silent)).toEqual(["closed"]);
  await remind("2026-12-14T23:00:00.000Z");
  await remind("2026-12-15T09:00:00.000Z");
  expect([await typesOf(silent), await typesOf(said)]).toEqual([
    ["closed", "reminded"],
    ["closed", "ending_confirmed"],
  ]);
  const reminded = await factsOf(app.owner, silent.id);
  expect(reminded.endings).toMatchObject([{ remindedAt: "2026-12-14T23:00:00.000Z", reaction: "awaited" }]);
  // A page that is open goes on being right.
  expect(reminded.version).toBe(silent.version);
  // Other tests' endings are due too.
  const mine = async () => (await app.deliver()).filter(({ to }) => to === reader.email);
  const [mail, ...more] = await mine();
  expect(more).toEqual([]);
  expect(mail?.subject).toMatch(/^Reminder: is it right that case \S+ is finished\?$/);
  expect(mail?.text).toContain("Please answer by 22 December 2026.");

  await leave("2026-12-22T22:59:59.999Z");
  expect((await factsOf(app.owner, silent.id)).endings).toMatchObject([{ reaction: "awaited" }]);
  await leave("2026-12-22T23:00:00.000Z");
  await leave("2026-12-22T23:01:00.000Z");
  const left = await factsOf(app.owner, silent.id);
  expect(left.endings).toMatchObject([{ reaction: "unconfirmed", reactedAt: null, supersededAt: null }]);
  expect(left).toMatchObject({ state: "closed", version: silent.version + 1 });
  expect(left.events.at(-1)).toMatchObject({ type: "ending_unconfirmed", by: "system", from: "closed", to: "closed" });
  expect((await typesOf(silent)).length).toBe(3);
  expect(await mine()).toEqual([]);

  app.clock.set("2026-12-23T09:00:00.000Z");
  const late = await signedIn(app, { email: reader.email });
  expect((await late.call(getRequest, { params: { id: silent.id } })).body.actions).toEqual(["message", "rate"]);
  const next = { id: silent.id, version: silent.version + 1 };
  expect((await react(next, { reaction: "confirmed" }, late)).code).toBe("wrong_state");
  expect((await react(next, { reaction: "disputed" }, late)).code).toBe("wrong_state");
  const rated = await react(next, { rating: { helped: 4 } }, late);
  expect([rated.status, rated.body.ending?.reaction, rated.body.ending?.rated]).toEqual([200, "unconfirmed", true]);
});

test("no reminder is sent once there is no time left to answer it", async () => {
  app.clock.set("2026-10-01T10:00:00.000Z");
  const closer = await signedIn(app, { email: consultant.email });
  const { id } = await closed({ receivedAt: "2026-09-30T09:00:00.000Z" }, closer);
  await remindOfEndings(app, Temporal.Instant.from("2026-11-23T09:00:00Z"));
  expect((await factsOf(app.owner, id)).events.map(({ type }) => type)).toEqual(["closed"]);
  app.clock.set("2026-11-23T09:00:00.000Z");
  // The worker's own round.
  await app.beat();
  expect((await factsOf(app.owner, id)).events.map(({ type }) => type)).toEqual(["closed", "ending_unconfirmed"]);
});
