// Invitations to belong to an organisation: bound to an address, once, for a while, and the same answer whoever has the address.
import { me } from "@samverkansstod/api/contract/account.ts";
import {
  acceptInvitation,
  inviteFellowMember,
  inviteMember,
  leaveOrganisation,
  listFellowInvitations,
  listInvitations,
  listMembers,
  readInvitation,
  revokeFellowInvitation,
  revokeInvitation,
} from "@samverkansstod/api/contract/members.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { anOrganisation, namedPeople } from "../support/organisations.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let manager: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  manager = await signedIn(app, { roles: ["manager"] });
  return () => app.close();
});

async function aBoard() {
  const [anna] = await namedPeople(app, "Anna Ordförande");
  if (!anna) throw new Error("one");
  return { anna, ...(await anOrganisation(app, { confirmed: [anna] })) };
}
const newAddress = () => `${randomUUID()}@exempel.example`;
const invite = (by: Person, id: string, email: string) =>
  by.call(inviteFellowMember, { params: { id }, body: { email } });

/** The latest mail to an address, and the secret in it. */
async function mailTo(address: string) {
  const mail = (await app.deliver()).findLast(({ to, subject }) => to === address && subject.startsWith("In"));
  return { mail, secret: /\/inbjudan#(\S+)/.exec(mail?.text ?? "")?.[1] ?? "" };
}

test("a mail in text and HTML goes to the address, and whoever signs in with it becomes a confirmed member, once", async () => {
  const { anna, id, name } = await aBoard();
  const address = newAddress();
  const answer = await invite(anna, id, ` ${address.toUpperCase()} `);
  expect([answer.status, answer.body]).toEqual([
    201,
    expect.objectContaining({ email: address, invitedBy: "Anna Ordförande", invitedByKind: "member", expired: false }),
  ]);
  const { createdAt, expiresAt } = answer.body;
  expect(Temporal.Instant.from(createdAt).until(expiresAt).total("hours")).toBe(14 * 24);
  const { mail, secret } = await mailTo(address);
  expect(mail?.subject).toBe(`Inbjudan till ${name} i Samverkansstöd`);
  expect(mail?.text).toContain("Anna Ordförande bjuder in dig");
  expect(mail?.html).toContain(`/inbjudan#${secret}`);
  // Neither the mail's row nor the invitation's holds the secret.
  const [row] =
    await app.owner`select m.data::text || i.token_hash as held from app.mail m join app.membership_invitation i on i.email = m."to" where m."to" = ${address}`;
  expect([secret.length > 40, String(row?.["held"]).includes(secret)]).toEqual([true, false]);

  const body = { secret };
  expect((await callAs(app, acceptInvitation, { body })).code).toBe("signed_out");
  // Another address, and the one who invited, hold the link and get nothing for it.
  for (const other of [await signedIn(app), anna]) {
    expect((await other.call(readInvitation, { body })).code).toBe("invitation_other_address");
    expect((await other.call(acceptInvitation, { body: { secret, name: "X" } })).code).toBe("invitation_other_address");
  }
  const invited = await signedIn(app, { email: address });
  expect((await invited.call(readInvitation, { body })).body).toMatchObject({
    organisation: { id, name },
    invitedBy: "Anna Ordförande",
    invitedByKind: "member",
  });
  // Reading changes nothing; and who has no name yet says it.
  expect((await invited.call(me)).body.organisations).toEqual([]);
  expect((await invited.call(acceptInvitation, { body })).problem.errors).toMatchObject([
    { field: "/name", code: "required" },
  ]);
  const taken = await invited.call(acceptInvitation, { body: { secret, name: " Ny Medlem " } });
  expect([taken.status, taken.body]).toEqual([200, { organisation: { id, name } }]);
  expect((await invited.call(me)).body).toMatchObject({
    person: { name: "Ny Medlem" },
    organisations: [{ id, confirmed: true }],
  });
  for (const endpoint of [acceptInvitation, readInvitation]) {
    expect((await invited.call(endpoint, { body })).code).toBe("invitation_over");
  }
  const members = (await manager.call(listMembers, { params: { id } })).body.items;
  expect(members).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        personId: invited.id,
        confirmed: { at: expect.any(String) as string, by: "Anna Ordförande", byKind: "member", seenWhat: null },
      }),
    ]),
  );
  expect((await anna.call(listFellowInvitations, { params: { id } })).body.items).toEqual([]);
});

test("of ten tabs that take it at once one does", async () => {
  const { anna, id } = await aBoard();
  const invited = await signedIn(app, { name: "Bo" });
  await invite(anna, id, invited.email);
  const { secret } = await mailTo(invited.email);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => invited.call(acceptInvitation, { body: { secret } })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(422)]);
  const rows = await app.owner`select 1 from app.membership where person_id = ${invited.id}`;
  expect(rows.length).toBe(1);
});

test("holds for fourteen days, can be taken back, and a new one ends the old", async () => {
  const { anna, id } = await aBoard();
  const invited = await signedIn(app, { name: "Bo" });
  const read = (secret: string) => invited.call(readInvitation, { body: { secret } });
  await invite(anna, id, invited.email);
  const first = (await mailTo(invited.email)).secret;
  const second = (await invite(anna, id, invited.email)).body;
  const { secret } = await mailTo(invited.email);
  expect([(await read(first)).code, (await read(secret)).status]).toEqual(["invitation_over", 200]);
  expect((await anna.call(listFellowInvitations, { params: { id } })).body.items.map((one) => one.id)).toEqual([
    second.id,
  ]);

  const target = { params: { id, invitationId: second.id } };
  expect((await invited.call(revokeFellowInvitation, target)).code).toBe("not_found");
  expect((await manager.call(revokeInvitation, target)).code).toBe("forbidden");
  expect((await anna.call(revokeFellowInvitation, target)).status).toBe(204);
  expect((await anna.call(revokeFellowInvitation, target)).code).toBe("wrong_state");
  expect((await invited.call(acceptInvitation, { body: { secret } })).code).toBe("invitation_over");

  await invite(anna, id, invited.email);
  const third = (await mailTo(invited.email)).secret;
  await asSystem(
    app.owner,
    (sql) =>
      sql`update app.membership_invitation set expires_at = ${app.clock.now().toString()} where email = ${invited.email} and revoked_at is null`,
  );
  expect((await invited.call(acceptInvitation, { body: { secret: third } })).code).toBe("invitation_over");
  expect((await anna.call(listFellowInvitations, { params: { id } })).body.items).toMatchObject([{ expired: true }]);
});

test("the answer is the same for an address that somebody has and one that nobody has, and says nothing of who it is", async () => {
  const { anna, id } = await aBoard();
  const known = await signedIn(app, { name: "Hemlig Person" });
  const shape = ({ status, body }: { status: number; body: object }) => [
    status,
    { ...body, id: "", email: "", createdAt: "", expiresAt: "" },
  ];
  expect(shape(await invite(anna, id, known.email))).toEqual(shape(await invite(anna, id, newAddress())));
  // Nor for somebody who belongs already.
  expect(shape(await invite(anna, id, anna.email))).toEqual(shape(await invite(anna, id, newAddress())));
});

test("the mail is in the language that its reader reads", async () => {
  const { anna, id, name } = await aBoard();
  const reader = await signedIn(app);
  await asSystem(app.owner, (sql) => sql`update app.person set language = 'en' where id = ${reader.id}`);
  await invite(anna, id, reader.email);
  expect((await mailTo(reader.email)).mail?.subject).toBe(`Invitation to ${name} in Samverkansstöd`);
});

test("only who is confirmed invites; what somebody invited ends with their membership", async () => {
  const { anna, id } = await aBoard();
  const [bo] = await namedPeople(app, "Bo");
  if (!bo) throw new Error("one");
  const { id: other } = await anOrganisation(app, { confirmed: [], others: [bo] });
  for (const [by, where] of [
    [bo, id],
    [bo, other],
    [await signedIn(app), id],
    [consultant, id],
  ] as const) {
    expect((await invite(by, where, newAddress())).code).toBe("not_found");
  }
  expect((await invite(anna, id, "ingen adress")).problem.errors).toMatchObject([{ field: "/email", code: "email" }]);
  await invite(anna, id, bo.email);
  const { secret } = await mailTo(bo.email);
  await anna.call(leaveOrganisation, { params: { id } });
  expect((await bo.call(acceptInvitation, { body: { secret } })).code).toBe("invitation_over");
});

test("staff invite a new board when nobody is left, saying what they saw", async () => {
  const { id, anna } = await aBoard();
  await anna.call(leaveOrganisation, { params: { id } });
  const [bo] = await namedPeople(app, "Bo");
  if (!bo) throw new Error("one");
  const body = { email: bo.email, seenWhat: "Protokoll från årsmötet" };
  expect((await manager.call(inviteMember, { params: { id }, body })).code).toBe("forbidden");
  expect((await consultant.call(inviteMember, { params: { id: randomUUID() }, body })).code).toBe("not_found");
  const key = randomUUID();
  const made = await consultant.call(inviteMember, { params: { id }, body, key });
  expect((await consultant.call(inviteMember, { params: { id }, body, key })).body).toEqual(made.body);
  expect((await manager.call(listInvitations, { params: { id } })).body.items).toEqual([made.body]);
  const { secret } = await mailTo(bo.email);
  expect((await bo.call(acceptInvitation, { body: { secret } })).status).toBe(200);
  expect((await manager.call(listMembers, { params: { id } })).body.items).toMatchObject([
    { personId: bo.id, confirmed: { byKind: "staff", by: "Kim Konsult", seenWhat: "Protokoll från årsmötet" } },
  ]);
});

test("a member invites twenty a day, and one address gets five a day from anybody", async () => {
  const { anna, id } = await aBoard();
  const address = newAddress();
  const codes: (string | undefined)[] = [];
  for (let turn = 0; turn < 6; turn += 1) codes.push((await invite(anna, id, address)).code);
  expect(codes).toEqual([...Array<undefined>(5).fill(undefined), "too_many"]);
  for (let turn = 0; turn < 15; turn += 1) expect((await invite(anna, id, newAddress())).status).toBe(201);
  expect((await invite(anna, id, newAddress())).code).toBe("too_many");
});

test("a secret that is none, or was made with another key, is over", async () => {
  const invited = await signedIn(app, { name: "Bo" });
  for (const secret of ["", "x", "test-1.", `test-1.${"A".repeat(43)}`, `gone.${"A".repeat(43)}`]) {
    expect((await invited.call(acceptInvitation, { body: { secret } })).code).toBe("invitation_over");
  }
});
