// What is to come is cleared when a case ends, under each of the roles that end cases.
import { inCommand } from "@samverkansstod/db/client.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { clearMeetings } from "@samverkansstod/api/features/meetings/meetings.steps.ts";
import {
  asRequester,
  asStaff,
  asSystem as asJob,
  systemContext,
  type Acting,
} from "@samverkansstod/api/features/requests/case.steps.ts";
import { lockRequest } from "@samverkansstod/api/features/requests/requests.store.ts";
import { beforeAll, expect, test } from "vitest";
import { asSystem } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { aCaseOf, book, meetingWorld, monday, offer, reservationsOf, type MeetingWorld } from "../support/meetings.ts";
import { signedIn } from "../support/people.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const call = (personId: string) => {
  const { app } = world;
  const actor = {
    personId,
    sessionId: "",
    name: "Någon",
    email: "n@exempel.example",
    phone: null,
    language: "sv",
    roles: [],
    permissions: new Set<never>(),
    organisations: [],
    method: "code",
    endsAt: app.clock.now().add({ hours: 12 }),
    renewedAt: app.clock.now(),
    passkeyOffer: false,
  } as const;
  return { actor, now: app.clock.now(), correlationId: "test" };
};

test.each(["app_staff", "app_requester", "app_job"] as const)(
  "under role %s an ending clears what was to come and leaves what has been",
  async (role) => {
    const { app, requester } = world;
    const consultant = await signedIn(app, { roles: ["consultant"] });
    const requestId = await aCaseOf(app, requester);
    const { id } = (await book(consultant, requestId, { localStart: `${monday}T10:00` })).body;
    const { body: offered } = await offer(consultant, requestId, { times: [`${monday}T13:00`, `${monday}T14:00`] });
    const { body: begun } = await book(consultant, requestId, { localStart: `${monday}T08:00` });
    await asSystem(
      app.owner,
      (sql) => sql`update app.meeting set starts_at = '2027-03-22T05:00:00Z' where id = ${begun.id}`,
    );
    await app.deliver();
    const acting: Record<typeof role, Acting> = {
      app_staff: asStaff(call(consultant.id)),
      app_requester: asRequester(call(requester.id)),
      app_job: asJob("test", app.clock.now()),
    };
    const personId = { app_staff: consultant.id, app_requester: requester.id, app_job: null }[role];
    const context =
      role === "app_job"
        ? systemContext("test")
        : { role, actor: personId ?? "", personId, command: "test", correlationId: "test" };
    await inCommand(app.database.requests, context, async (tx) => {
      const stored = await lockRequest(tx, requestId, role === "app_requester" ? requester.id : undefined);
      if (!stored) throw new Error("the case is not there");
      await clearMeetings(tx, app.queue, stored, acting[role]);
    });
    const { body } = await consultant.call(listRequestMeetings, { params: { id: requestId } });
    const meetings = Object.fromEntries(
      body.meetings.map((meeting) => [meeting.id, [meeting.state, meeting.cancelCode]]),
    );
    expect(meetings).toEqual({ [id]: ["cancelled", "no_longer_needed"], [begun.id]: ["booked", null] });
    expect(body.offers.map((one) => [one.id, one.state])).toEqual([[offered.id, "withdrawn"]]);
    const states = (await reservationsOf(app.owner, consultant.id)).map(({ state }) => state);
    expect(states.toSorted()).toEqual(["booked", "released", "released", "released"]);
    const by = { app_staff: "staff", app_requester: "requester", app_job: "system" }[role];
    expect((await factsOf(app.owner, requestId)).events.slice(-2).map((event) => `${event.type} ${event.by}`)).toEqual([
      `times_withdrawn ${by}`,
      `meeting_cancelled ${by}`,
    ]);
    const mails = await app.deliver();
    expect(mails.map(({ to, calendar }) => `${to} ${calendar?.method}`).toSorted()).toEqual(
      [`${consultant.email} CANCEL`, `${requester.email} CANCEL`].toSorted(),
    );
  },
);
