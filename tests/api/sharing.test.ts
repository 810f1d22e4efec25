// Who of an organisation sees a case, what each of them learns of the others, and that nobody else does.
import {
  acceptCaseInvitation,
  endParty,
  inviteToRequest,
  listRequestPeople,
  openCaseInvitation,
  shareRequest,
} from "@samverkansstod/api/contract/sharing.ts";
import { sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { createRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { aForm, asSystem } from "../support/builders.ts";
import { callAs, type Person } from "../support/people.ts";
import {
  acceptance,
  invitation,
  peopleAs,
  read,
  sees,
  sentBy,
  share,
  sharingWorld,
  type SharingWorld,
} from "../support/shared-cases.ts";

let world: SharingWorld;
beforeAll(async () => {
  world = await sharingWorld();
  return () => world.app.close();
});

test("the whole organisation sees it when its requester says so, and only those confirmed, for as long as they belong", async () => {
  const [owner, confirmed, unconfirmed, later] = await world.some(4);
  const { id, organisationId } = await sentBy(owner);
  await world.join(confirmed, organisationId, true);
  await world.join(unconfirmed, organisationId, false);
  for (const person of [confirmed, unconfirmed, later]) expect(await sees(person, id)).toBe(false);
  const shared = await share(owner, id, { visibility: "organisation" });
  expect([shared.status, shared.body.visibility]).toEqual([200, "organisation"]);
  expect(await sees(confirmed, id)).toBe(true);
  expect(await sees(unconfirmed, id)).toBe(false);
  await world.join(later, organisationId, true);
  expect(await sees(later, id)).toBe(true);
  await world.leave(later, organisationId);
  expect(await sees(later, id)).toBe(false);
  // Reads and writes; how to reach the requester stays between them and the unit.
  const seen = await read(confirmed, id);
  expect([seen.shared, seen.contactEmail, seen.form.contactPhone]).toEqual([true, null, null]);
  expect(seen.actions).not.toContain("withdraw");
  expect((await confirmed.call(sendMessage, { params: { id }, body: { text: "Vi är tolv." } })).status).toBe(201);
  const list = await confirmed.call(listRequests, { query: { scope: "own" } });
  expect(list.body.items.map((item) => [item.id, item.shared])).toEqual([[id, true]]);
  await share(owner, id, { visibility: "me" });
  expect(await sees(confirmed, id)).toBe(false);
  expect(await sees(owner, id)).toBe(true);
});

test("named members are named by a requester who is confirmed, among those confirmed", async () => {
  const [owner, named, other, stranger] = await world.some(4);
  const { id, organisationId } = await sentBy(owner);
  await world.join(named, organisationId, true);
  await world.join(other, organisationId, true);
  const refused = await share(owner, id, { visibility: "named", memberIds: [named.id] });
  expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([400, "/memberIds"]);
  expect((await peopleAs(owner, id)).nameable).toEqual([]);
  await world.confirm(owner, organisationId);
  expect((await peopleAs(owner, id)).nameable.map((one) => one.id).toSorted()).toEqual([named.id, other.id].toSorted());
  expect((await share(owner, id, { visibility: "named", memberIds: [stranger.id] })).code).toBe("invalid_fields");
  expect((await share(owner, id, { visibility: "named", memberIds: [] })).code).toBe("invalid_fields");
  expect((await share(owner, id, { visibility: "named", memberIds: [named.id] })).status).toBe(200);
  expect([await sees(named, id), await sees(other, id)]).toEqual([true, false]);
  expect((await peopleAs(named, id)).you).toBe("named");
  await world.leave(named, organisationId);
  expect(await sees(named, id)).toBe(false);
});

test("two organisations that are the same share what either shows to all of it", async () => {
  const [owner, member] = await world.some(2);
  const { id, organisationId } = await sentBy(owner);
  await share(owner, id, { visibility: "organisation" });
  const { organisationId: same } = await sentBy(member);
  await world.confirm(member, same);
  expect(await sees(member, id)).toBe(false);
  await asSystem(
    world.app.owner,
    (sql) => sql`update app.organisation set same_as = ${organisationId} where id = ${same}`,
  );
  expect(await sees(member, id)).toBe(true);
  await asSystem(world.app.owner, (sql) => sql`update app.organisation set same_as = null where id = ${same}`);
  expect(await sees(member, id)).toBe(false);
});

test("a draft is its writer's alone, whatever its visibility", async () => {
  const [owner, member] = await world.some(2);
  const { organisationId } = await sentBy(owner);
  await world.join(member, organisationId, true);
  const draft = (await owner.call(createRequest, { body: aForm() })).body;
  expect(
    (await owner.call(shareRequest, { params: { id: draft.id }, version: 1, body: { visibility: "organisation" } }))
      .code,
  ).toBe("wrong_state");
  await asSystem(
    world.app.owner,
    (sql) =>
      sql`update app.request set visibility = 'organisation', organisation_id = ${organisationId} where id = ${draft.id}`,
  );
  expect(await sees(member, draft.id)).toBe(false);
  expect(
    (await owner.call(inviteToRequest, { params: { id: draft.id }, body: invitation("x@exempel.example") })).code,
  ).toBe("wrong_state");
});

test("of the members only the organisation's own learn, of an invitation only who made it possible", async () => {
  const [owner, member, guest] = await world.some(3);
  const { id, organisationId } = await sentBy(owner);
  await world.join(member, organisationId, true);
  await share(owner, id, { visibility: "organisation" });
  await world.joined(owner, id, guest);
  await owner.call(inviteToRequest, { params: { id }, body: invitation("vantar@exempel.example") });
  const facts = async (person: Person) => {
    const { members, parties, requester } = await peopleAs(person, id);
    return {
      members: members.length,
      parties: parties.length,
      addresses: parties.filter(({ email }) => email).length,
      requester,
    };
  };
  expect(await facts(owner)).toEqual({ members: 1, parties: 2, addresses: 2, requester: "Prov Provsson" });
  expect(await facts(member)).toEqual({ members: 1, parties: 1, addresses: 0, requester: "Prov Provsson" });
  expect(await facts(guest)).toEqual({ members: 0, parties: 1, addresses: 0, requester: "Prov Provsson" });
  expect(await facts(world.consultant)).toEqual({ members: 1, parties: 2, addresses: 2, requester: "Prov Provsson" });
});

test("nobody learns of a case they were not shown: foreign and absent are the same", async () => {
  const [owner, stranger] = await world.some(2);
  const { id } = await sentBy(owner);
  for (const wanted of [id, randomUUID()]) {
    const params = { id: wanted };
    const answers = [
      await stranger.call(listRequestPeople, { params }),
      await stranger.call(shareRequest, { params, version: 1, body: { visibility: "organisation" } }),
      await stranger.call(inviteToRequest, { params, body: invitation("z@exempel.example") }),
      await stranger.call(endParty, { params: { id: wanted, partyId: randomUUID() } }),
      await stranger.call(openCaseInvitation, { params, body: { secret: "x.y" } }),
      await stranger.call(acceptCaseInvitation, { params, body: { secret: "x.y", ...acceptance } }),
    ];
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => "not_found"));
  }
  expect((await callAs(world.app, listRequestPeople, { params: { id } })).code).toBe("signed_out");
});
