// Moving and cancelling a meeting: moveMeeting and cancelMeeting, with their trace. What is cleared when a case ends is clearing.test.ts.
import { cancelMeeting, listRequestMeetings, moveMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { removeParticipant, addParticipant } from "@samverkansstod/api/contract/participants.ts";
import { beforeAll, expect, test } from "vitest";
import { asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import {
  aCaseOf,
  book,
  cancel,
  meetingWorld,
  monday,
  move,
  overlappingPairs,
  reservationsOf,
  type MeetingWorld,
} from "../support/meetings.ts";
import { signedIn } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const ten = `${monday}T10:00`;

async function aMeeting(booking: Partial<Parameters<typeof book>[2]> = {}) {
  const { app, requester } = world;
  const consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  const requestId = await aCaseOf(app, requester);
  const { body } = await book(consultant, requestId, { localStart: ten, place: "Gatan 1", ...booking });
  await app.deliver();
  return { consultant, requestId, id: body.id, version: body.version };
}

/** Meetings that are neither moved nor cancelled: of a case that has ended, begun, cancelled. */
const notToCome = [
  async () => {
    const meeting = await aMeeting();
    await asSystem(
      world.app.owner,
      (sql) => sql`update app.request set state = 'declined' where id = ${meeting.requestId}`,
    );
    return meeting;
  },
  async () => {
    const meeting = await aMeeting();
    const begun = world.app.clock.now().toString();
    await asSystem(world.app.owner, (sql) => sql`update app.meeting set starts_at = ${begun} where id = ${meeting.id}`);
    return meeting;
  },
  async () => {
    const meeting = await aMeeting();
    await cancel(meeting.consultant, meeting.id, 1);
    return { ...meeting, version: 2 };
  },
];

test("moving asks the first questions", async () => {
  const { app, consultant, requester, manager } = world;
  await firstQuestions(app, moveMeeting, {
    aCase: () => aMeeting(),
    wrong: notToCome,
    body: { localStart: `${monday}T15:00`, askedBy: "unit", reason: "Sjukdom" },
    may: consultant,
    forbidden: [requester, manager],
    bad: [
      [{ reason: "" }, ["/reason required"]],
      [{ askedBy: "nobody" }, ["/askedBy not_a_choice"]],
      [{ localStart: "2027-03-28T02:00" }, ["/localStart time_missing"]],
      [{ localStart: "2027-10-31T02:00" }, ["/localStart time_twice"]],
      [{ localStart: "2027-03-01T10:00" }, ["/localStart in_the_past"]],
    ],
  });
});

test("cancelling asks the first questions", async () => {
  const { app, consultant, requester, manager } = world;
  await firstQuestions(app, cancelMeeting, {
    aCase: () => aMeeting(),
    wrong: notToCome,
    body: { code: "unit_cancelled" },
    may: consultant,
    forbidden: [requester, manager],
    bad: [[{ code: "tired" }, ["/code not_a_choice"]]],
  });
});

test("a move keeps the old time, who asked and why, frees it, and tells everybody invited", async () => {
  const { app, colleague, requester } = world;
  const { consultant, requestId, id } = await aMeeting();
  // Across the change of clocks; whoever works on cases may move.
  const moved = await move(colleague, id, 1, {
    localStart: "2027-03-30T10:00",
    minutes: 30,
    reason: "De fick förhinder.",
    askedBy: "requester",
  });
  expect(moved.status).toBe(200);
  expect(moved.headers["etag"]).toBe('"2"');
  expect(moved.body).toMatchObject({
    version: 2,
    state: "booked",
    startsAt: "2027-03-30T08:00:00.000Z",
    endsAt: "2027-03-30T08:30:00.000Z",
    localStart: "2027-03-30T10:00",
    place: "Gatan 1",
    moves: 1,
    consultant: { id: consultant.id },
    staff: {
      moved: [
        {
          by: "Åke Kollega",
          askedBy: "requester",
          reason: "De fick förhinder.",
          fromStartsAt: `${monday}T09:00:00.000Z`,
          toStartsAt: "2027-03-30T08:00:00.000Z",
        },
      ],
    },
  });
  expect(await reservationsOf(app.owner, consultant.id)).toEqual([
    { state: "released", from: `${monday}T09:00:00.000Z`, to: `${monday}T10:00:00.000Z` },
    { state: "booked", from: "2027-03-30T08:00:00.000Z", to: "2027-03-30T08:30:00.000Z" },
  ]);
  const { events } = await factsOf(app.owner, requestId);
  expect(events.at(-1)).toMatchObject({
    type: "meeting_moved",
    reason: "De fick förhinder.",
    details: { startsAt: "2027-03-30T08:00:00.000Z", fromStartsAt: `${monday}T09:00:00.000Z` },
  });
  const mails = await app.deliver();
  expect(mails.map(({ to }) => to).toSorted()).toEqual([consultant.email, requester.email].toSorted());
  for (const { subject, text } of mails) {
    expect(subject).toBe("Mötet har flyttats till tisdag 30 mars 2027 kl. 10.00–10.30");
    expect(text).toContain("Den gamla tiden var måndag 22 mars 2027 kl. 10.00–11.00.");
    // Why is between those who work here.
    expect(text).not.toContain("förhinder");
  }
  expect((await book(consultant, requestId, { localStart: ten })).status).toBe(201);
  const { body: own } = await requester.call(listRequestMeetings, { params: { id: requestId } });
  expect(own.meetings.map(({ moves }) => moves)).toEqual([0, 1]);
});

test("a meeting moves into a part of its own time, stays where it is with a new place, and is refused another's", async () => {
  const { app } = world;
  const { consultant, requestId, id } = await aMeeting();
  const half = await move(consultant, id, 1, { localStart: `${monday}T10:30` });
  expect([half.status, half.body.endsAt]).toEqual([200, `${monday}T10:30:00.000Z`]);
  const placed = await move(consultant, id, 2, { localStart: `${monday}T10:30`, placeKind: "video", place: null });
  expect([placed.status, placed.body.place, placed.body.placeKind, placed.body.moves]).toEqual([200, null, "video", 2]);
  const texts = (await app.deliver()).map(({ text }) => text);
  expect(texts.at(-1)).toContain("Vi ses på video: länken kommer senare");
  await book(consultant, requestId, { localStart: `${monday}T13:00` });
  const taken = await move(consultant, id, 3, { localStart: `${monday}T12:30` });
  expect([taken.status, taken.code]).toEqual([409, "time_taken"]);
  expect(taken.problem.freeTimes?.[0]?.localStart).toBe(`${monday}T14:00`);
  // Everything is as it was: the time it had is still its own.
  expect((await reservationsOf(app.owner, consultant.id)).filter(({ state }) => state === "booked")).toHaveLength(2);
  expect(await overlappingPairs(app.owner)).toBe(0);
  expect((await move(consultant, id, 3, { localStart: `${monday}T11:00` })).status).toBe(200);
});

test("of ten who move one meeting at once one does, and the rest are told how it stands", async () => {
  const { consultant, id } = await aMeeting();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => move(consultant, id, 1, { localStart: `2027-04-${12 + at}T10:00` })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(412)]);
  const won = answers.find(({ status }) => status === 200);
  for (const { problem } of answers.filter(({ status }) => status === 412)) {
    expect(problem.current).toMatchObject({ version: 2, localStart: won?.body.localStart });
  }
});

test("cancelling frees the time, keeps the code and the reason, and tells everybody invited", async () => {
  const { app, requester } = world;
  const { consultant, requestId, id } = await aMeeting();
  const { status, body } = await cancel(consultant, id, 1, { code: "illness", reason: "Förkyld" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    version: 2,
    state: "cancelled",
    cancelCode: "illness",
    moves: 0,
    staff: { cancelReason: "Förkyld" },
  });
  expect((await reservationsOf(app.owner, consultant.id)).map(({ state }) => state)).toEqual(["released"]);
  expect((await factsOf(app.owner, requestId)).events.at(-1)).toMatchObject({
    type: "meeting_cancelled",
    reason: "Förkyld",
    details: { startsAt: `${monday}T09:00:00.000Z`, code: "illness" },
  });
  const mails = await app.deliver();
  expect(mails.map(({ to, calendar }) => `${to} ${calendar?.method}`).toSorted()).toEqual(
    [`${consultant.email} CANCEL`, `${requester.email} CANCEL`].toSorted(),
  );
  expect(mails.every(({ subject, text }) => subject.startsWith("Mötet är inställt") && !text.includes("Förkyld"))).toBe(
    true,
  );
  const { body: own } = await requester.call(listRequestMeetings, { params: { id: requestId } });
  expect(own.meetings[0]).toMatchObject({ state: "cancelled", cancelCode: "illness" });
  expect(own.meetings[0]).not.toHaveProperty("staff");
  expect((await book(consultant, requestId, { localStart: ten })).status).toBe(201);
});

test("a participant who was removed gets nothing more; what they were invited to stays in the record", async () => {
  const { app, consultant, requester } = world;
  const requestId = await aCaseOf(app, requester);
  const add = async (name: string) =>
    (
      await consultant.call(addParticipant, {
        params: { id: requestId },
        body: { name, email: "delad@exempel.example", party: "other" },
      })
    ).body.id;
  const [one, same] = [await add("Delad Brevlåda"), await add("Samma Brevlåda")];
  const { body } = await book(consultant, requestId, { localStart: `${monday}T08:00`, participantIds: [one] });
  await app.deliver();
  const addressed = async () => (await app.deliver()).filter(({ to }) => to === "delad@exempel.example").length;
  await consultant.call(removeParticipant, { params: { id: requestId, participantId: same } });
  await move(consultant, body.id, 1, { localStart: `${monday}T08:15` });
  expect(await addressed()).toBe(1);
  await consultant.call(removeParticipant, { params: { id: requestId, participantId: one } });
  const moved = await move(consultant, body.id, 2, { localStart: `${monday}T08:00` });
  expect(await addressed()).toBe(0);
  expect(moved.body.staff?.invited.map(({ email }) => email)).toContain("delad@exempel.example");
});
