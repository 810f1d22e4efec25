// People of the unit as an administrator keeps them: the list, inviting, roles, names, letting in again, and what roles are called.
import { me, requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { listRoleTitles, nameRole } from "@samverkansstod/api/contract/role-titles.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import {
  deactivatePerson,
  editPerson,
  getStaffPerson,
  giveRoles,
  invitePerson,
  listStaff,
  reactivatePerson,
} from "@samverkansstod/api/contract/staff.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import { openWorker, startApp, type TestApp } from "../support/app.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";
import { startAppWithProvider } from "../support/staff-sign-in.ts";

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  admin = await signedIn(app, { roles: ["admin"], name: "Ada Admin" });
  return () => app.close();
});

const anAddress = () => `${randomUUID()}@exempel.example`;
const invite = (change: object = {}, by = admin, key?: string) =>
  by.call(invitePerson, {
    body: { email: anAddress(), name: "Örjan Påhittad", roles: ["consultant"], ...change },
    ...(key !== undefined && { key }),
  });
const personOf = async (id: string, by = admin) => (await by.call(getStaffPerson, { params: { id } })).body;
const give = async (id: string, roles: Role[], { by = admin, reason = "" } = {}) =>
  by.call(giveRoles, {
    params: { id },
    version: (await personOf(id, by)).version,
    body: { roles, ...(reason && { reason }) },
  });
const deactivate = async (id: string, by = admin) =>
  by.call(deactivatePerson, {
    params: { id },
    version: (await personOf(id, by)).version,
    body: { reason: "Har slutat." },
  });

test("an invited person is in the list at once, is mailed how to sign in, and works here when they have", async () => {
  const email = anAddress();
  const answer = await invite({ email, title: "Strateg", language: "en" });
  expect([answer.status, answer.code]).toEqual([201, undefined]);
  expect(answer.body).toMatchObject({ email, name: "Örjan Påhittad", title: "Strateg", roles: ["consultant"] });
  expect(answer.body.actions).toEqual(["edit", "give_roles", "deactivate"]);
  expect(answer.body.events.map(({ type, actor }) => [type, actor])).toEqual([
    ["roles_changed", "Ada Admin"],
    ["invited", "Ada Admin"],
  ]);
  const mails = (await app.deliver()).filter(({ to }) => to === email);
  expect(mails.map(({ subject }) => subject)).toEqual(["Welcome to Samverkansstöd"]);
  expect(mails[0]?.text).toContain("Ada Admin has invited you");
  expect(mails[0]?.text).toContain("/logga-in");
  expect(mails[0]?.text).not.toMatch(/\b\d{6}\b/);
  const colleague = await signedIn(app, { email });
  expect((await colleague.call(me)).body).toMatchObject({ roles: ["consultant"], language: "en" });
});

test("inviting twice with the same key invites once; the same address again is told to be there", async () => {
  const [email, key] = [anAddress(), randomUUID()];
  const first = await invite({ email }, admin, key);
  const again = await invite({ email }, admin, key);
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect((await app.deliver()).filter(({ to }) => to === email)).toHaveLength(1);
  expect((await invite({ email: email.toUpperCase() })).code).toBe("already_staff");
  const fields = async (change: object) =>
    (await invite(change)).problem.errors?.map(({ field, code }) => [field, code]);
  expect(await fields({ email: "ingen", name: "  " })).toEqual([
    ["/email", "email"],
    ["/name", "required"],
  ]);
});

test("inviting the address of somebody who asks takes no account over: it keeps its name and is signed out", async () => {
  const requester = await signedIn(app, { name: "Eget Namn" });
  const answer = await invite({ email: requester.email, name: "Fel Namn", roles: ["admin"] });
  expect(answer.body).toMatchObject({ id: requester.id, name: "Eget Namn", roles: ["admin"] });
  // Whoever sits at the account got no role by it.
  expect((await requester.call(listStaff)).code).toBe("signed_out");
  expect((await requester.call(me)).code).toBe("signed_out");
  const anew = await signedIn(app, { email: requester.email });
  expect((await anew.call(listStaff)).status).toBe(200);
});

test("the list finds by name, address, title, role and whether somebody is active, and has nobody who only asks", async () => {
  const asks = await signedIn(app, { name: "Bara Frågar" });
  const { id } = (await invite({ name: "Åsa Ögren-Hitta", title: "Utredare_x", roles: ["manager"] })).body;
  const found = async (query: object) => (await admin.call(listStaff, { query })).body.items.map((one) => one.id);
  expect(await found({ q: "ögren" })).toEqual([id]);
  expect(await found({ q: "utredare_" })).toEqual([id]);
  expect(await found({ q: "utredar%x" })).toEqual([]);
  expect(await found({ q: "ögren", role: "registrar" })).toEqual([]);
  expect(await found({ q: "ögren", role: "manager" })).toEqual([id]);
  expect(await found({ q: "bara frågar", status: "all" })).toEqual([]);
  expect((await admin.call(getStaffPerson, { params: { id: asks.id } })).code).toBe("not_found");
  await deactivate(id);
  expect([await found({ q: "ögren" }), await found({ q: "ögren", status: "deactivated" })]).toEqual([[], [id]]);
});

test("name and title are changed with a version, and what changed is noted with what was before", async () => {
  const { id, version } = (await invite({ title: "Gammal" })).body;
  const edit = (body: { name: string; title: string | null }, at: number) =>
    admin.call(editPerson, { params: { id }, version: at, body });
  const edited = await edit({ name: " Nytt\nNamn ", title: null }, version);
  expect(edited.body).toMatchObject({ name: "Nytt Namn", title: null, version: version + 1 });
  expect(edited.body.events[0]).toMatchObject({
    type: "edited",
    details: { name: "Nytt Namn", nameBefore: "Örjan Påhittad", title: "", titleBefore: "Gammal" },
  });
  const stale = await edit({ name: "Annat", title: null }, version);
  expect([stale.code, stale.problem.current]).toEqual([
    "stale_version",
    expect.objectContaining({ name: "Nytt Namn" }),
  ]);
  const same = await edit({ name: "Nytt Namn", title: null }, version + 1);
  expect([same.body.version, same.body.events.length]).toEqual([version + 1, edited.body.events.length]);
  expect((await edit({ name: " ", title: null }, version + 1)).problem.errors?.[0]?.code).toBe("required");
  expect(
    (await admin.call(editPerson, { params: { id: randomUUID() }, version, body: { name: "x", title: null } })).code,
  ).toBe("not_found");
});

test("a lost role counts on the very next request and ends the sessions; a further one signs nobody out", async () => {
  const email = anAddress();
  const { id } = (await invite({ email, roles: ["consultant"] })).body;
  const colleague = await signedIn(app, { email });
  expect((await give(id, ["consultant", "manager"], { reason: "Vikarierar." })).body.events[0]).toMatchObject({
    type: "roles_changed",
    reason: "Vikarierar.",
    details: { from: "consultant", to: "consultant manager" },
  });
  expect((await colleague.call(me)).body.roles).toEqual(["consultant", "manager"]);
  const before = await personOf(id);
  const same = await give(id, ["manager", "consultant"]);
  expect([same.body.version, same.body.events.length]).toEqual([before.version, before.events.length]);
  await give(id, ["manager"]);
  expect((await colleague.call(listRequests, { query: { scope: "queue" } })).code).toBe("signed_out");
});

test("an administrator alone reads no case, and roles are not theirs to give by any other way", async () => {
  expect((await admin.call(listRequests, { query: { scope: "queue" } })).code).toBe("forbidden");
  const { id } = (await invite()).body;
  await give(id, []);
  expect(await personOf(id)).toMatchObject({ roles: [], actions: ["edit", "give_roles", "deactivate"] });
});

test("deactivated: out at once and at the next sign-in; let in again with the roles of before", async () => {
  const email = anAddress();
  const { id } = (await invite({ email })).body;
  const colleague = await signedIn(app, { email });
  const gone = await deactivate(id);
  expect(gone.body).toMatchObject({ actions: ["edit", "reactivate"], roles: ["consultant"] });
  expect(gone.body.deactivatedAt).not.toBeNull();
  expect((await colleague.call(me)).code).toBe("signed_out");
  await expect(signedIn(app, { email })).rejects.toThrow("signing in failed");
  expect((await give(id, ["manager"])).code).toBe("wrong_state");
  expect((await deactivate(id)).code).toBe("wrong_state");
  expect((await invite({ email })).code).toBe("already_staff");
  const back = await admin.call(reactivatePerson, { params: { id }, version: gone.body.version, body: {} });
  expect(back.body).toMatchObject({ deactivatedAt: null, roles: ["consultant"] });
  expect(back.body.events[0]?.type).toBe("reactivated");
  const again = { params: { id }, version: back.body.version, body: {} };
  expect((await admin.call(reactivatePerson, again)).code).toBe("wrong_state");
  // What they held of old does not open anything.
  expect((await colleague.call(me)).code).toBe("signed_out");
  expect((await (await signedIn(app, { email })).call(me)).body.roles).toEqual(["consultant"]);
});

test("nobody deactivates themselves, and the last administrator stays one, also when two go at once", async () => {
  // A database of its own: here it matters who else there is.
  const worker = await openWorker(inject("server"));
  const alone = await startApp({}, { worker });
  const one = await signedIn(alone, { roles: ["admin"] });
  expect((await deactivate(one.id, one)).code).toBe("oneself");
  expect((await give(one.id, ["manager"], { by: one })).code).toBe("last_admin");
  const other = await signedIn(alone, { roles: ["admin"] });
  // A third, deactivated, is none.
  const third = await signedIn(alone, { roles: ["admin"] });
  expect((await deactivate(third.id, one)).status).toBe(200);
  const versions = [(await personOf(one.id, one)).version, (await personOf(other.id, one)).version];
  const drop = (who: Person, version = 0) =>
    who.call(giveRoles, { params: { id: who.id }, version, body: { roles: [] } });
  const outcomes = await Promise.all([drop(one, versions[0]), drop(other, versions[1])]);
  expect(new Set(outcomes.map(({ status, code }) => code ?? status))).toEqual(new Set([200, "last_admin"]));
  const left = outcomes[0].status === 200 ? other : one;
  const back = outcomes[0].status === 200 ? one : other;
  expect((await give(back.id, ["admin"], { by: left })).status).toBe(200);
  const [a, b] = [await signedIn(alone, { email: one.email }), await signedIn(alone, { email: other.email })];
  const [va, vb] = [(await personOf(a.id, a)).version, (await personOf(b.id, a)).version];
  const oust = (by: Person, id: string, version: number) =>
    by.call(deactivatePerson, { params: { id }, version, body: { reason: "x" } });
  const ousted = await Promise.all([oust(a, b.id, vb), oust(b, a.id, va)]);
  expect(ousted.filter(({ status }) => status === 200)).toHaveLength(1);
  const [row] =
    await alone.owner`select count(*)::int as n from app.person p join app.person_role r on r.person_id = p.id
    where r.role = 'admin' and p.deactivated_at is null`;
  expect(row?.["n"]).toBe(1);
  await alone.close();
  await Promise.all([worker.database.close(), worker.boss.stop({ graceful: false }), worker.owner.end()]);
});

/** Calls as the browser that has these cookies. */
const asBrowser = (there: TestApp, cookie: string) => ({
  call: <E extends AnyEndpoint>(endpoint: E, input: object = {}) => callAs(there, endpoint, { ...input, cookie }),
});

test("where roles come from the identity provider they are read-only here, and what it gave is noted", async () => {
  const { app: there, stop, anAccount, arrive } = await startAppWithProvider();
  const account = anAccount({ name: "Ada Stadskonto", roles: ["samverkan-admin"] });
  const browser = asBrowser(there, (await arrive(account.id)).cookie);
  const listed = await browser.call(listStaff, { query: { q: account.email } });
  expect([listed.body.rolesElsewhere, listed.body.items.map(({ roles }) => roles)]).toEqual([true, [["admin"]]]);
  const { id } = listed.body.items[0] ?? { id: "" };
  const own = (await browser.call(getStaffPerson, { params: { id } })).body;
  expect([own.rolesElsewhere, own.actions]).toEqual([true, ["edit"]]);
  expect(own.events).toMatchObject([{ type: "roles_from_provider", actor: null, details: { from: "", to: "admin" } }]);
  const change = await browser.call(giveRoles, { params: { id }, version: own.version, body: { roles: ["manager"] } });
  expect([change.status, change.code]).toEqual([409, "roles_elsewhere"]);
  const email = anAddress();
  const body = { email, name: "Ny Kollega", roles: ["consultant"] };
  expect((await browser.call(invitePerson, { body })).code).toBe("roles_elsewhere");
  const invitation = await browser.call(invitePerson, { body: { ...body, roles: [] } });
  expect([invitation.status, invitation.body.roles]).toEqual([201, []]);
  const [mail] = (await there.deliver()).filter(({ to }) => to === email);
  expect(mail?.text).toContain("välj Logga in med stadens konto");
  await stop();
});

test("what roles are called is data: changed by an administrator with a version, read by everybody", async () => {
  const reader = await signedIn(app);
  const titleOf = async (role: Role) => (await reader.call(listRoleTitles)).body.items.find((one) => one.role === role);
  const before = await titleOf("registrar");
  if (!before) throw new Error("a role has no title");
  const change = (body: object, version: number) =>
    admin.call(nameRole, { params: { role: "registrar" }, version, body: body as never });
  const changed = await change({ sv: " Arkivarie ", en: "Archivist" }, before.version);
  expect(changed.body).toEqual({ role: "registrar", version: before.version + 1, sv: "Arkivarie", en: "Archivist" });
  expect(await titleOf("registrar")).toEqual(changed.body);
  const stale = await change({ sv: "Annat", en: "Other" }, before.version);
  expect([stale.code, stale.problem.current]).toEqual(["stale_version", changed.body]);
  expect((await change({ sv: " ", en: "x" }, before.version + 1)).problem.errors?.map(({ field }) => field)).toEqual([
    "/sv",
  ]);
  const unknown = await admin.call(nameRole, {
    params: { role: "boss" as never },
    version: 1,
    body: { sv: "x", en: "x" },
  });
  expect(unknown.code).toBe("invalid_id");
  expect((await change({ sv: before.sv, en: before.en }, before.version + 1)).status).toBe(200);
  const events =
    await app.owner`select type, details from app.person_event where type = 'role_title_changed' and actor = ${admin.id} order by id`;
  expect(events.map(({ details }) => (details as { to: string }).to)).toEqual(["Arkivarie", before.sv]);
});

test("the mail with a code still goes to whoever was invited, and asking for one says nothing of them", async () => {
  const email = anAddress();
  await invite({ email });
  await app.deliver();
  const asked = await admin.call(requestSignInCode, { body: { email } });
  expect(asked.status).toBe(202);
  expect((await app.deliver()).filter(({ to }) => to === email)).toHaveLength(1);
});
