// Who belongs to an organisation: confirmed by staff or by a member, leaving, removal, and that no period of it is ever lost.
import { me } from "@samverkansstod/api/contract/account.ts";
import {
  confirmFellowMember,
  confirmMember,
  leaveOrganisation,
  listFellowMembers,
  listMembers,
  listMyOrganisations,
  removeFellowMember,
  removeMember,
} from "@samverkansstod/api/contract/members.ts";
import { linkOrganisation } from "@samverkansstod/api/contract/organisations.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { anOrganisation, askFor, namedPeople } from "../support/organisations.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let coordinator: Person;
let consultant: Person;
let manager: Person;
beforeAll(async () => {
  app = await startApp();
  coordinator = await signedIn(app, { roles: ["coordinator"], name: "Karin Samordnare" });
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  manager = await signedIn(app, { roles: ["manager"] });
  return () => app.close();
});

const people = (...names: string[]) => namedPeople(app, ...names);
const staffList = async (id: string, query: object = {}) =>
  (await manager.call(listMembers, { params: { id }, query })).body.items;
const fellows = async (by: Person, id: string) =>
  (await by.call(listFellowMembers, { params: { id } })).body.items.map(({ name, confirmed }) => [name, confirmed]);

test("who asks in an organisation's name belongs to it unconfirmed, and sees nobody until staff have seen something", async () => {
  const [anna, bo] = await people("Anna Ask", "Bo Berg");
  if (!anna || !bo) throw new Error("two");
  const name = `Frågan ${randomUUID()}`;
  const id = await askFor(anna, name);
  expect((await anna.call(me)).body.organisations).toMatchObject([{ id, confirmed: false }]);
  expect((await anna.call(listMyOrganisations, {})).body).toMatchObject({
    items: [{ id, name, confirmed: false }],
    next: null,
  });
  // Not even themselves: to who is not confirmed the list is not there, as for a stranger.
  for (const person of [anna, bo]) {
    const answer = await person.call(listFellowMembers, { params: { id } });
    expect([answer.status, answer.code]).toEqual([404, "not_found"]);
  }
  const [member] = await staffList(id);
  if (!member) throw new Error("nobody belongs");
  expect(member).toMatchObject({
    personId: anna.id,
    name: "Anna Ask",
    email: anna.email,
    confirmed: null,
    ended: null,
  });

  const target = { params: { id, memberId: member.id } };
  const seen = { body: { seenWhat: " Protokoll 3 maj " } };
  expect((await callAs(app, confirmMember, { ...target, ...seen })).code).toBe("signed_out");
  for (const person of [manager, anna])
    expect((await person.call(confirmMember, { ...target, ...seen })).code).toBe("forbidden");
  expect((await consultant.call(confirmMember, { ...target, body: { seenWhat: "  " } })).code).toBe("invalid_fields");
  expect(
    (await consultant.call(confirmMember, { params: { id: randomUUID(), memberId: member.id }, ...seen })).code,
  ).toBe("not_found");
  expect((await consultant.call(confirmMember, { params: { id, memberId: randomUUID() }, ...seen })).code).toBe(
    "not_found",
  );
  expect((await consultant.call(confirmMember, { ...target, ...seen })).status).toBe(204);
  expect((await consultant.call(confirmMember, { ...target, ...seen })).code).toBe("wrong_state");
  expect(await staffList(id)).toMatchObject([
    { confirmed: { by: "Kim Konsult", byKind: "staff", seenWhat: "Protokoll 3 maj" } },
  ]);
  expect((await anna.call(me)).body.organisations).toMatchObject([{ id, confirmed: true }]);
  expect(await fellows(anna, id)).toEqual([["Anna Ask", true]]);
});

test("a confirmed member confirms others, and nobody confirms themselves", async () => {
  const [anna, bo, carl] = await people("Anna", "Bo", "Carl");
  if (!anna || !bo || !carl) throw new Error("three");
  const { id, members } = await anOrganisation(app, { confirmed: [anna], others: [bo, carl] });
  const confirm = (by: Person, whom: Person) =>
    by.call(confirmFellowMember, { params: { id, memberId: members.get(whom.id) ?? "" } });
  expect((await confirm(bo, carl)).code).toBe("not_found");
  expect((await confirm(bo, bo)).code).toBe("not_found");
  expect((await confirm(await signedIn(app), bo)).code).toBe("not_found");
  expect(await fellows(anna, id)).toEqual(
    expect.arrayContaining([
      ["Anna", true],
      ["Bo", false],
      ["Carl", false],
    ]),
  );
  expect((await confirm(anna, bo)).status).toBe(204);
  expect([(await confirm(anna, bo)).code, (await confirm(anna, anna)).code]).toEqual(["wrong_state", "wrong_state"]);
  expect(await staffList(id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        personId: bo.id,
        confirmed: { at: expect.any(String) as string, by: "Anna", byKind: "member", seenWhat: null },
      }),
    ]),
  );
  // Bo may now do the same.
  expect((await confirm(bo, carl)).status).toBe(204);
  // Staff who belong to it themselves leave it to somebody else.
  const own = await anOrganisation(app, { confirmed: [], others: [consultant] });
  const self = {
    params: { id: own.id, memberId: own.members.get(consultant.id) ?? "" },
    body: { seenWhat: "Protokoll" },
  };
  expect((await consultant.call(confirmMember, self)).code).toBe("forbidden");
  expect((await coordinator.call(confirmMember, self)).status).toBe(204);
});

test("of ten who confirm at once one does, and the record says who", async () => {
  const [anna, bo] = await people("Anna", "Bo");
  if (!anna || !bo) throw new Error("two");
  const { id, members } = await anOrganisation(app, { confirmed: [anna], others: [bo] });
  const params = { id, memberId: members.get(bo.id) ?? "" };
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => anna.call(confirmFellowMember, { params })),
    ...Array.from({ length: 5 }, () => consultant.call(confirmMember, { params, body: { seenWhat: "Protokoll" } })),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, ...Array<number>(9).fill(409)]);
});

test("who leaves sees nothing more at once, even the last one; coming back begins a new period", async () => {
  const [anna, bo] = await people("Anna", "Bo");
  if (!anna || !bo) throw new Error("two");
  const name = `Lämnas ${randomUUID()}`;
  const id = await askFor(anna, name);
  const [first] = await staffList(id);
  const confirm = (memberId: string) =>
    consultant.call(confirmMember, { params: { id, memberId }, body: { seenWhat: "Protokoll" } });
  await confirm(first?.id ?? "");
  expect((await bo.call(leaveOrganisation, { params: { id } })).code).toBe("not_found");
  expect((await anna.call(leaveOrganisation, { params: { id } })).status).toBe(204);
  expect((await anna.call(leaveOrganisation, { params: { id } })).code).toBe("not_found");
  expect((await anna.call(me)).body.organisations).toEqual([]);
  expect((await anna.call(listFellowMembers, { params: { id } })).code).toBe("not_found");
  expect(await staffList(id)).toEqual([]);
  expect(await staffList(id, { period: "past" })).toMatchObject([
    { personId: anna.id, confirmed: { byKind: "staff" }, ended: { byKind: "self", by: "Anna", reason: null } },
  ]);
  // Asking again begins a new period, unconfirmed; the old one stays as it was.
  expect(await askFor(anna, name)).toBe(id);
  expect((await anna.call(me)).body.organisations).toMatchObject([{ id, confirmed: false }]);
  const [second] = await staffList(id);
  expect(second?.id).not.toBe(first?.id);
  expect((await staffList(id, { period: "past" })).map((one) => one.id)).toEqual([first?.id]);
  expect((await confirm(first?.id ?? "")).code).toBe("wrong_state");
});

test("a member removes another, who is told by mail and may come back unconfirmed", async () => {
  const [anna, bo] = await people("Anna", "Bo");
  if (!anna || !bo) throw new Error("two");
  const { id, name, members } = await anOrganisation(app, { confirmed: [anna, bo] });
  const remove = (by: Person, whom: Person) =>
    by.call(removeFellowMember, { params: { id, memberId: members.get(whom.id) ?? "" } });
  expect((await remove(await signedIn(app), bo)).code).toBe("not_found");
  expect((await remove(anna, anna)).code).toBe("wrong_state");
  expect((await remove(anna, bo)).status).toBe(204);
  expect((await remove(anna, bo)).code).toBe("wrong_state");
  expect((await remove(bo, anna)).code).toBe("not_found");
  expect((await bo.call(me)).body.organisations).toEqual([]);
  const mails = (await app.deliver()).filter(({ to }) => to === bo.email);
  expect(mails.map(({ subject }) => subject)).toEqual([`Du är inte längre med i ${name} i Samverkansstöd`]);
  expect(mails[0]?.text).toContain("/mina-foreningar");
  expect(mails[0]?.text).not.toContain("Anna");
  expect(await staffList(id, { period: "past" })).toMatchObject([
    { personId: bo.id, ended: { by: "Anna", byKind: "member" } },
  ]);
});

test("staff remove with a reason, and the reason is not in the mail", async () => {
  const [anna] = await people("Anna");
  if (!anna) throw new Error("one");
  const { id, members } = await anOrganisation(app, { confirmed: [anna] });
  const target = { params: { id, memberId: members.get(anna.id) ?? "" } };
  expect((await consultant.call(removeMember, { ...target, body: { reason: " " } })).code).toBe("invalid_fields");
  expect((await manager.call(removeMember, { ...target, body: { reason: "Byte" } })).code).toBe("forbidden");
  expect((await consultant.call(removeMember, { ...target, body: { reason: "Ny styrelse valdes" } })).status).toBe(204);
  const mails = (await app.deliver()).filter(({ to }) => to === anna.email);
  expect(mails.length).toBe(1);
  expect(mails[0]?.text).not.toContain("Ny styrelse");
  expect(await staffList(id, { period: "past" })).toMatchObject([
    { ended: { by: "Kim Konsult", byKind: "staff", reason: "Ny styrelse valdes" } },
  ]);
});

test("members of two that are the same are one circle, and apart again when the link is undone", async () => {
  const [anna, bo] = await people("Anna", "Bo");
  if (!anna || !bo) throw new Error("two");
  const kept = await anOrganisation(app, { confirmed: [anna] });
  const twin = await anOrganisation(app, { confirmed: [], others: [bo, anna] });
  await coordinator.call(linkOrganisation, {
    params: { id: twin.id },
    version: 1,
    body: { keptId: kept.id, reason: "Samma." },
  });
  // Once each, though Anna belongs to both.
  for (const id of [kept.id, twin.id]) {
    expect(await fellows(anna, id)).toEqual(
      expect.arrayContaining([
        ["Anna", true],
        ["Bo", false],
      ]),
    );
    expect((await fellows(anna, id)).length).toBe(2);
  }
  expect(
    (await anna.call(confirmFellowMember, { params: { id: kept.id, memberId: twin.members.get(bo.id) ?? "" } })).status,
  ).toBe(204);
  expect((await fellows(bo, kept.id)).length).toBe(2);
  expect((await anna.call(leaveOrganisation, { params: { id: kept.id } })).status).toBe(204);
  expect((await anna.call(me)).body.organisations).toEqual([]);
});

test("lists come a page at a time, each once and in the order they came", async () => {
  const many = await people("A", "B", "C", "D", "E");
  const { id } = await anOrganisation(app, { confirmed: many });
  const [first] = many;
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await first?.call(listFellowMembers, {
      params: { id },
      query: { limit: 2, ...(cursor && { cursor }) },
    });
    ids.push(...(page?.body.items ?? []).map((one) => one.id));
    cursor = page?.body.next ?? undefined;
  } while (cursor !== undefined);
  expect([ids.length, new Set(ids).size]).toEqual([5, 5]);
  const rest = await manager.call(listMembers, { params: { id }, query: { limit: 3 } });
  const next = await manager.call(listMembers, { params: { id }, query: { cursor: rest.body.next ?? "" } });
  expect([rest.body.items.length, next.body.items.length, next.body.next]).toEqual([3, 2, null]);
  expect(new Set([...rest.body.items, ...next.body.items].map((one) => one.id)).size).toBe(5);
});
