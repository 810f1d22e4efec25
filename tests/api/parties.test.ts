// Others who take part in a case: invited by its requester or by staff; what is the requester's alone; a new requester; and no conflict of interest.
import {
  acceptCaseInvitation,
  endParty,
  inviteToRequest,
  openCaseInvitation,
  replaceContact,
} from "@samverkansstod/api/contract/sharing.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { listConversation, sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { withdrawRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asSystem } from "../support/builders.ts";
import { type Person } from "../support/people.ts";
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

test("another organisation takes part after accepting, reads and writes, and leaves; the requester alone withdraws", async () => {
  const [owner, guest, stranger] = await world.some(3);
  const { id } = await sentBy(owner);
  const invited = await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) });
  expect([invited.status, invited.body.state, invited.body.email]).toEqual([201, "invited", guest.email]);
  expect((await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) })).code).toBe(
    "already_invited",
  );
  const link = await world.linkTo(guest.email);
  expect(link.id).toBe(invited.body.id);
  // A link that is opened consumes nothing, and it is for that address alone.
  const open = (by: Person, secret = link.secret) =>
    by.call(openCaseInvitation, { params: { id: link.id }, body: { secret } });
  for (let times = 0; times < 3; times += 1)
    expect((await open(guest)).body).toMatchObject({ kind: "organisation", organisationName: "Grannföreningen" });
  for (const answer of [await open(stranger), await open(owner), await open(guest, `${link.secret.slice(0, -1)}x`)])
    expect(answer.code).toBe("not_found");
  expect(
    (
      await stranger.call(acceptCaseInvitation, {
        params: { id: link.id },
        body: { secret: link.secret, ...acceptance },
      })
    ).code,
  ).toBe("not_found");
  const lacks = await guest.call(acceptCaseInvitation, {
    params: { id: link.id },
    body: { secret: link.secret, name: " " },
  });
  expect(lacks.problem.errors?.map(({ field }) => field)).toEqual(["/name", "/organisationName", "/organisationForm"]);
  const accept = () =>
    guest.call(acceptCaseInvitation, { params: { id: link.id }, body: { secret: link.secret, ...acceptance } });
  expect(await sees(guest, id)).toBe(false);
  const [first, second] = await Promise.all([accept(), accept()]);
  expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 404]);
  expect(await sees(guest, id)).toBe(true);
  expect((await guest.call(sendMessage, { params: { id }, body: { text: "Hej från grannen." } })).status).toBe(201);
  const said = await owner.call(listConversation, { params: { id } });
  expect(said.body.messages.map(({ text }) => text)).toEqual(["Hej från grannen."]);
  const version = (await read(guest, id)).version;
  expect((await guest.call(withdrawRequest, { params: { id }, version, body: {} })).code).toBe("owner_only");
  expect((await share(guest, id, { visibility: "me" })).code).toBe("owner_only");
  expect((await guest.call(inviteToRequest, { params: { id }, body: invitation("y@exempel.example") })).code).toBe(
    "owner_only",
  );
  // What the unit writes reaches both.
  expect((await world.consultant.call(sendMessage, { params: { id }, body: { text: "Till er alla." } })).status).toBe(
    201,
  );
  const mails = (await world.app.deliver())
    .filter(({ subject }) => subject.includes("nytt meddelande"))
    .map(({ to }) => to);
  expect(mails.toSorted()).toEqual([guest.email, owner.email].toSorted());
  // The organisations all count, the case once.
  const counted = await world.app.owner`select r.organisation_id as id from app.request r where r.id = ${id}
    union select q.organisation_id from app.request_party q where q.request_id = ${id} and q.joined_at is not null`;
  expect(counted).toHaveLength(2);
  const left = await guest.call(endParty, { params: { id, partyId: link.id } });
  expect(left.status).toBe(204);
  expect(await sees(guest, id)).toBe(false);
  expect((await accept()).code).toBe("not_found");
  const history = await world.consultant.call(getRequestHistory, { params: { id } });
  expect(history.body.items.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["party_invited", "party_joined", "party_left"]),
  );
});

test("an invitation is taken back, runs out after 14 days, and can be sent again", async () => {
  const [owner, guest, other] = await world.some(3);
  const { id } = await sentBy(owner);
  const invited = await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) });
  const link = await world.linkTo(guest.email);
  expect((await other.call(endParty, { params: { id, partyId: invited.body.id } })).code).toBe("not_found");
  expect((await owner.call(endParty, { params: { id, partyId: invited.body.id } })).status).toBe(204);
  expect((await owner.call(endParty, { params: { id, partyId: invited.body.id } })).code).toBe("not_found");
  expect((await guest.call(openCaseInvitation, { params: { id: link.id }, body: { secret: link.secret } })).code).toBe(
    "not_found",
  );
  const again = await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) });
  expect(again.status).toBe(201);
  await asSystem(
    world.app.owner,
    (sql) => sql`update app.request_party set expires_at = invited_at where id = ${again.body.id}`,
  );
  const late = await world.linkTo(guest.email);
  expect(
    (await guest.call(acceptCaseInvitation, { params: { id: late.id }, body: { secret: late.secret, ...acceptance } }))
      .code,
  ).toBe("not_found");
  expect((await peopleAs(owner, id)).parties.map(({ state }) => state)).toEqual(["expired"]);
  expect((await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) })).status).toBe(201);
});

test("staff invite a city official, who acts for an administration; what is wrong is said at its field", async () => {
  const [owner, official] = await world.some(2);
  const { id } = await sentBy(owner);
  const bad: [object, string[]][] = [
    [{ kind: "official", email: "inte en adress" }, ["/email", "/administration"]],
    [{ kind: "organisation", email: "a@exempel.example" }, ["/organisationName"]],
    [{ kind: "official", email: "a@exempel.example", administration: "finns_inte" }, ["/administration"]],
  ];
  for (const [body, fields] of bad) {
    const refused = await world.consultant.call(inviteToRequest, { params: { id }, body: body as never });
    expect([refused.code, refused.problem.errors?.map(({ field }) => field)]).toEqual(["invalid_fields", fields]);
  }
  const [administration] = await world.app.owner<
    { code: string }[]
  >`select code from app.administration order by code limit 1`;
  const code = administration?.code ?? "";
  const body = { kind: "official", email: official.email, administration: code } as const;
  expect((await world.consultant.call(inviteToRequest, { params: { id }, body })).status).toBe(201);
  const link = await world.linkTo(official.email);
  const accepted = await official.call(acceptCaseInvitation, {
    params: { id: link.id },
    body: { secret: link.secret, name: "Ola Tjänsteman", administration: code },
  });
  expect(accepted.status).toBe(200);
  const seen = await peopleAs(official, id);
  expect([seen.you, seen.parties.map((party) => [party.name, party.mine, party.email])]).toEqual([
    "official",
    [["Ola Tjänsteman", true, null]],
  ]);
  expect((await peopleAs(world.consultant, id)).parties.map(({ email }) => email)).toEqual([official.email]);
});

test("a new board is never locked out: staff replace the contact, with a reason, and both are told", async () => {
  const [owner, next] = await world.some(2);
  const { id } = await sentBy(owner);
  const version = async () => (await read(world.consultant, id)).version;
  const body = {
    email: next.email,
    name: "Ny Ordförande",
    role: "Ordförande",
    phone: "031-390 06 02",
    reason: "Årsmötet valde en ny styrelse.",
  };
  expect((await owner.call(replaceContact, { params: { id }, version: 1, body })).code).toBe("forbidden");
  const wrong = await world.consultant.call(replaceContact, {
    params: { id },
    version: await version(),
    body: { ...body, email: "x", name: "", reason: " " },
  });
  expect(wrong.problem.errors?.map(({ field }) => field).toSorted()).toEqual(["/email", "/name", "/reason"]);
  expect((await world.consultant.call(replaceContact, { params: { id }, version: 999, body })).code).toBe(
    "stale_version",
  );
  await world.app.deliver();
  const replaced = await world.consultant.call(replaceContact, { params: { id }, version: await version(), body });
  expect([replaced.status, replaced.body.contactEmail, replaced.body.form.contactName]).toEqual([
    200,
    next.email,
    "Ny Ordförande",
  ]);
  const mails = await world.app.deliver();
  expect(mails.map(({ to }) => to).toSorted()).toEqual([next.email, owner.email].toSorted());
  expect(mails.filter(({ text }) => text.includes("Ny Ordförande"))).toEqual([]);
  expect([await sees(owner, id), await sees(next, id)]).toEqual([false, true]);
  expect((await read(next, id)).actions).toContain("withdraw");
  const reasons = (await next.call(getRequestHistory, { params: { id } })).body.items.filter(
    ({ type }) => type === "contact_replaced",
  );
  expect(reasons.map(({ reason }) => reason)).toEqual([null]);
});

test("nobody is responsible for a case in which they ask or whose organisation they belong to, also one that came later", async () => {
  const [owner] = await world.some(1);
  const [ofOwner, ofGuest, guestHere] = await world.some(3, ["consultant"]);
  const { id, organisationId } = await sentBy(owner);
  const assign = async (person: Person) =>
    (
      await world.coordinator.call(assignRequest, {
        params: { id },
        version: (await read(world.coordinator, id)).version,
        body: { personId: person.id, reason: "Prov" },
      })
    ).code;
  await world.join(ofOwner, organisationId, false);
  expect(await assign(ofOwner)).toBe("conflict_of_interest");
  await world.joined(owner, id, guestHere);
  const [part] = await world.app.owner<
    { organisation_id: string }[]
  >`select organisation_id from app.request_party where request_id = ${id}`;
  await world.join(ofGuest, part?.organisation_id ?? "", false);
  expect(await assign(ofGuest)).toBe("conflict_of_interest");
  expect(await assign(guestHere)).toBe("conflict_of_interest");
  // The database alone, should every rule be passed by.
  const byHand = asSystem(
    world.app.owner,
    (sql) => sql`update app.request set assignee_id = ${ofOwner.id} where id = ${id}`,
  );
  await expect(byHand).rejects.toMatchObject({ code: "SV004" });
  expect(await assign(world.consultant)).toBeUndefined();
  // Belonging that begins afterwards ends the responsibility, within the minute.
  await world.join(world.consultant, organisationId, false);
  await world.app.beat();
  const seen = await read(world.coordinator, id);
  expect(seen.staff?.assignee).toBeNull();
  const history = await world.coordinator.call(getRequestHistory, { params: { id } });
  expect(history.body.items.at(-1)).toMatchObject({
    type: "unassigned",
    actor: { kind: "system" },
    details: { code: "conflict_of_interest" },
  });
  await world.leave(world.consultant, organisationId);
});

test("twenty invitations a day by one person, and no more", async () => {
  const [owner] = await world.some(1);
  const { id } = await sentBy(owner);
  const invite = () =>
    owner.call(inviteToRequest, { params: { id }, body: invitation(`${randomUUID()}@exempel.example`) });
  for (let times = 0; times < 20; times += 1) expect((await invite()).status).toBe(201);
  expect((await invite()).code).toBe("too_many");
});
