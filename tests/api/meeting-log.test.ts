// What came of a meeting: logMeeting, its corrections, and sendAgreedSummary.
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { logMeeting, sendAgreedSummary } from "@samverkansstod/api/contract/meetings.ts";
import { addParticipant } from "@samverkansstod/api/contract/participants.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asSystem, type aRequest } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { aCaseOf, book, cancel, log, meetingWorld, monday, type MeetingWorld } from "../support/meetings.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const began = `${monday}T05:00:00.000Z`;

/** A meeting that began an hour ago, and is over. */
async function aMeetingThatWas(facts: Parameters<typeof aRequest>[1] = {}) {
  const { app, requester } = world;
  const consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  const requestId = await aCaseOf(app, requester, facts);
  const { id } = (await book(consultant, requestId, { localStart: `${monday}T10:00` })).body;
  await asSystem(
    app.owner,
    (sql) => sql`update app.meeting set starts_at = ${began}, ends_at = '2027-03-22T06:00:00Z' where id = ${id}`,
  );
  await app.deliver();
  return { consultant, requestId, id, version: 1 };
}

const lastEvents = async (id: string, count: number) =>
  (await factsOf(world.app.owner, id)).events.slice(-count).map(({ type, from, to }) => `${type} ${from}→${to}`);

test("logging asks the first questions", async () => {
  const { app, consultant, requester, manager } = world;
  const body = { tookPlace: true, minutes: 60, attendance: [] };
  await firstQuestions(app, logMeeting, {
    aCase: () => aMeetingThatWas(),
    wrong: [
      async () => {
        const { id } = (await book(world.colleague, await aCaseOf(app, requester), { localStart: "2027-05-03T10:00" }))
          .body;
        return { id, version: 1 };
      },
      async () => {
        const by = await signedIn(app, { roles: ["consultant"] });
        const { id } = (await book(by, await aCaseOf(app, requester), { localStart: `${monday}T10:00` })).body;
        await cancel(by, id, 1);
        await asSystem(app.owner, (sql) => sql`update app.meeting set starts_at = ${began} where id = ${id}`);
        return { id, version: 2 };
      },
    ],
    body,
    may: consultant,
    forbidden: [requester, manager],
    bad: [
      [{ minutes: -1 }, ["/minutes out_of_range"]],
      [{ tookPlace: false }, ["/notBecause required"]],
      [{ attendance: [1, 2].map(() => ({ party: "city", count: 1 })) }, ["/attendance/1/party not_unique"]],
      [{ attendance: [{ party: "city", count: -1 }] }, ["/attendance/0/count out_of_range"]],
      [{ nextStepBy: "2027-02-30" }, ["/nextStepBy wrong_format"]],
      [{ nextStepBy: "0000-01-01" }, ["/nextStepBy out_of_range"]],
    ],
  });
});

test("the first meeting that took place takes a submitted case on, and to in progress, with the consultant responsible", async () => {
  const { app, colleague } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  const { status, body, headers } = await log(colleague, id, 1, {
    minutes: 75,
    attendance: [
      { party: "requester", count: 3 },
      { party: "city", count: 2 },
      { party: "other", count: 0 },
    ],
    agreed: " Vi börjar i april. ",
    nextStep: "Boka lokalen",
    nextStepBy: "2027-04-01",
  });
  expect([status, headers["etag"]]).toEqual([200, '"2"']);
  expect(body).toMatchObject({
    state: "held",
    staff: {
      missingLog: false,
      earlierLogs: [],
      log: {
        author: "Åke Kollega",
        tookPlace: true,
        notBecause: null,
        minutes: 75,
        attendance: [
          { party: "city", count: 2 },
          { party: "requester", count: 3 },
        ],
        agreed: "Vi börjar i april.",
        nextStep: "Boka lokalen",
        nextStepBy: "2027-04-01",
        correction: null,
      },
    },
  });
  const facts = await factsOf(app.owner, requestId);
  expect(facts).toMatchObject({ state: "in_progress", assigneeId: consultant.id, firstContactAt: began });
  expect(await lastEvents(requestId, 2)).toEqual(["accepted submitted→accepted", "meeting_held accepted→in_progress"]);
  expect(facts.events.at(-1)?.details).toEqual({ startsAt: began, minutes: "75" });
  expect(await app.deliver()).toEqual([]);
});

test("a case that somebody has stays theirs, one that is under way stays so, and a later meeting takes nothing back", async () => {
  const { app, colleague } = world;
  const taken = await aMeetingThatWas({ state: "accepted", assigneeId: colleague.id });
  await log(taken.consultant, taken.id, 1);
  expect(await factsOf(app.owner, taken.requestId)).toMatchObject({ state: "in_progress", assigneeId: colleague.id });
  expect(await lastEvents(taken.requestId, 1)).toEqual(["meeting_held accepted→in_progress"]);
  const underWay = await aMeetingThatWas({ state: "in_progress" });
  // An earlier contact stays the first one; a later one was not.
  const earlier = "2027-03-20T09:00:00.000Z";
  await asSystem(
    app.owner,
    (sql) => sql`update app.request set first_contact_at = ${earlier} where id = ${underWay.requestId}`,
  );
  await log(underWay.consultant, underWay.id, 1);
  expect(await factsOf(app.owner, underWay.requestId)).toMatchObject({
    state: "in_progress",
    firstContactAt: earlier,
    version: 1,
  });
  const second = await aMeetingThatWas({ state: "in_progress" });
  await asSystem(
    app.owner,
    (sql) => sql`update app.request set first_contact_at = '2027-03-22T05:30:00Z' where id = ${second.requestId}`,
  );
  await log(second.consultant, second.id, 1);
  expect((await factsOf(app.owner, second.requestId)).firstContactAt).toBe(began);
});

test("a consultant who may no longer be responsible does not become so by a meeting", async () => {
  const { app, colleague } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  await asSystem(
    app.owner,
    (sql) => sql`update app.person set deactivated_at = created_at where id = ${consultant.id}`,
  );
  expect((await log(colleague, id, 1)).status).toBe(200);
  expect(await factsOf(app.owner, requestId)).toMatchObject({ state: "in_progress", assigneeId: null });
});

test("who has been met is not silent: an open question waits no more", async () => {
  const { app } = world;
  const { consultant, requestId, id } = await aMeetingThatWas({ state: "accepted", waitingFor: "requester" });
  await asSystem(
    app.owner,
    (sql) =>
      sql`insert into app.message ${sql({ request_id: requestId, at: began, direction: "to_requester", author_id: consultant.id, text: "När?", question: true })}`,
  );
  await log(consultant, id, 1);
  expect(await factsOf(app.owner, requestId)).toMatchObject({ waitingFor: "nobody", openQuestions: 0 });
});

test("a meeting that did not take place says why and changes nothing of the case", async () => {
  const { app } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  const { body } = await log(consultant, id, 1, { tookPlace: false, notBecause: "nobody_came", agreed: "Inget" });
  expect(body).toMatchObject({ state: "missed", staff: { log: { notBecause: "nobody_came", agreed: null } } });
  const facts = await factsOf(app.owner, requestId);
  expect(facts).toMatchObject({ state: "submitted", assigneeId: null, firstContactAt: null, version: 1 });
  expect(facts.events.at(-1)).toMatchObject({
    type: "meeting_missed",
    details: { startsAt: began, code: "nobody_came" },
  });
});

test("a log is corrected with a reason: the old one stays, and the meeting follows what is now known", async () => {
  const { app, colleague } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  await log(consultant, id, 1, { tookPlace: false, notBecause: "technical", minutes: 10 });
  const silent = await log(consultant, id, 2);
  expect(silent.problem.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual(["/correction required"]);
  const corrected = await log(colleague, id, 2, { agreed: "Allt", correction: "Vi hördes på telefon i stället." });
  expect(corrected.body).toMatchObject({
    version: 3,
    state: "held",
    staff: {
      log: { author: "Åke Kollega", agreed: "Allt", correction: "Vi hördes på telefon i stället." },
      earlierLogs: [
        { author: "Kim Konsult", tookPlace: false, notBecause: "technical", minutes: 10, correction: null },
      ],
    },
  });
  expect(await lastEvents(requestId, 2)).toEqual([
    "accepted submitted→accepted",
    "meeting_log_corrected accepted→in_progress",
  ]);
  expect((await factsOf(app.owner, requestId)).events.at(-1)?.reason).toBe("Vi hördes på telefon i stället.");
  const back = await log(consultant, id, 3, { tookPlace: false, notBecause: "other", correction: "Fel möte." });
  expect([back.body.state, back.body.staff?.earlierLogs.length]).toEqual(["missed", 2]);
  // What has happened to the case is not undone by a correction.
  expect((await factsOf(app.owner, requestId)).state).toBe("in_progress");
  expect((await log(consultant, id, 3, { correction: "Sent" })).code).toBe("stale_version");
  const [row] =
    await app.owner`select count(*)::int as n, count(superseded_at)::int as old from app.meeting_log where meeting_id = ${id}`;
  expect(row).toEqual({ n: 3, old: 2 });
});

test("a meeting of a case that has ended is logged, and takes it nowhere", async () => {
  const { app } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  await asSystem(app.owner, (sql) => sql`update app.request set state = 'withdrawn' where id = ${requestId}`);
  expect((await log(consultant, id, 1, { agreed: "Tack och hej" })).body.state).toBe("held");
  expect(await factsOf(app.owner, requestId)).toMatchObject({ state: "withdrawn", firstContactAt: null });
  expect(await lastEvents(requestId, 1)).toEqual(["meeting_held withdrawn→withdrawn"]);
  expect((await log(consultant, id, 2, { correction: "Ett tillägg", agreed: "Tack" })).status).toBe(200);
});

const send = (by: Person, id: string, participantIds: string[], toRequester = true, key: string = randomUUID()) =>
  by.call(sendAgreedSummary, { params: { id }, body: { toRequester, participantIds }, key });

test("what was agreed goes to those chosen and says to whom; to the requester it is also a message of the case", async () => {
  const { app, requester, manager } = world;
  const { consultant, requestId, id } = await aMeetingThatWas();
  await asSystem(
    app.owner,
    (sql) => sql`update app.request set contact_name = 'Berit Förening' where id = ${requestId}`,
  );
  const input = { params: { id }, body: { toRequester: true, participantIds: [] } };
  expect((await callAs(app, sendAgreedSummary, input)).code).toBe("signed_out");
  for (const person of [requester, manager])
    expect((await person.call(sendAgreedSummary, input)).code).toBe("forbidden");
  expect((await consultant.call(sendAgreedSummary, { ...input, params: { id: randomUUID() } })).code).toBe("not_found");
  expect((await send(consultant, id, [])).code).toBe("wrong_state");
  await log(consultant, id, 1, {
    agreed: "Vi börjar i april.\nRing 811218-9876.",
    nextStep: "Boka lokalen",
    nextStepBy: "2027-04-01",
  });
  const add = async (name: string, email: string | null) =>
    (await consultant.call(addParticipant, { params: { id: requestId }, body: { name, email, party: "city" } })).body
      .id;
  const asa = await add("Åsa Öst", "asa@goteborg.example");
  const silent = await add("Utan Adress", null);
  for (const [participantIds, toRequester, error] of [
    [[randomUUID()], true, "/participantIds/0 unknown_code"],
    [[], false, "/participantIds required"],
  ] as const) {
    const answer = await send(consultant, id, [...participantIds], toRequester);
    expect([answer.status, answer.problem.errors?.map(({ field, code }) => `${field} ${code}`)]).toEqual([
      400,
      [error],
    ]);
  }
  expect((await send(consultant, id, [silent], false)).code).toBe("no_address");
  const key = randomUUID();
  const sent = await send(consultant, id, [asa, silent], true, key);
  expect([sent.status, sent.body]).toEqual([201, { sentTo: ["Berit Förening", "Åsa Öst"] }]);
  const again = await send(consultant, id, [asa, silent], true, key);
  expect([again.status, again.body]).toEqual([201, sent.body]);
  const mails = await app.deliver();
  expect(mails.map(({ to }) => to)).toEqual([requester.email, "asa@goteborg.example"]);
  for (const { subject, text, calendar } of mails) {
    expect(subject).toContain("Det här kom vi överens om");
    expect(text).toContain("Vi börjar i april.");
    expect(text).toContain("Nästa steg: Boka lokalen");
    expect(text).toContain("senast den 1 april 2027");
    expect(text).not.toContain("811218");
    expect(calendar).toBeUndefined();
  }
  expect(mails.map(({ text }) => text.includes(`/forfragan/${requestId}`))).toEqual([true, false]);
  const { body } = await requester.call(listConversation, { params: { id: requestId } });
  expect(body.messages).toHaveLength(1);
  expect(body.messages[0]).toMatchObject({ direction: "to_requester", author: "Kim Konsult", question: false });
  expect(body.messages[0]?.text).toMatch(
    /^Det här kom vi överens om:\n\nVi börjar i april\.\n[^]*Nästa steg: Boka lokalen\n\nDet ska vara klart senast den 1 april 2027\.$/u,
  );
  const { events } = await factsOf(app.owner, requestId);
  expect(events.filter(({ type }) => type === "summary_sent").map(({ details }) => details)).toEqual([
    { count: "2", startsAt: began },
  ]);
});
