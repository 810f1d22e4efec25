// Staying signed in as staff: the provider is asked again at each renewal, and what it says holds from then on.
import { me, refresh } from "@samverkansstod/api/contract/account.ts";
import { forgetOld } from "@samverkansstod/api/jobs/sweep.store.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { callAs, cookieHeader } from "../support/people.ts";
import { startAppWithProvider } from "../support/staff-sign-in.ts";

let it: Awaited<ReturnType<typeof startAppWithProvider>>;
beforeAll(async () => {
  it = await startAppWithProvider();
  return () => it.stop();
});
beforeEach(() => {
  it.provider.behaviour.isDown = false;
  it.provider.behaviour.tamper = (body) => body;
});

/** Ten minutes later the browser renews; gives its new cookies, or null when it is signed out. */
async function renewed(cookie: string, { after = { minutes: 10 }, app = it.app } = {}): Promise<string | null> {
  it.app.clock.advance(after);
  const answer = await callAs(app, refresh, { cookie });
  if (answer.status === 401) return null;
  if (answer.status !== 204) throw new Error(`renewing was refused: ${JSON.stringify(answer.body)}`);
  return cookieHeader(answer.cookies);
}

const rolesOf = async (cookie: string | null) => (await callAs(it.app, me, { cookie: cookie ?? "" })).body.roles;
const timesAsked = () => it.provider.asked.filter((path) => path === "/token").length;

test("a role that is given or taken at the provider is so here from the next renewal", async () => {
  const { id, email } = it.anAccount({ roles: ["samverkan-konsult"] });
  const { cookie } = await it.arrive(id);
  expect(await rolesOf(cookie)).toEqual(["consultant"]);
  it.provider.accounts.set(id, { email, email_verified: true, roles: ["samverkan-samordnare"] });
  const second = await renewed(cookie);
  expect(await rolesOf(second)).toEqual(["coordinator"]);
  it.provider.accounts.set(id, { email, email_verified: true });
  const third = await renewed(second ?? "");
  expect(await rolesOf(third)).toEqual([]);
  // The first cookie names the same session, and roles are read on each call.
  it.provider.accounts.set(id, { email, email_verified: true, roles: ["samverkan-admin"] });
  expect(await rolesOf(await renewed(third ?? ""))).toEqual(["admin"]);
});

test("two renewals right after each other each ask", async () => {
  const { id, email } = it.anAccount();
  const { cookie } = await it.arrive(id);
  const second = await renewed(cookie, { after: { minutes: 0 } });
  it.provider.accounts.set(id, { email, email_verified: true });
  expect(await rolesOf(await renewed(second ?? "", { after: { minutes: 0 } }))).toEqual([]);
});

test("whom the provider no longer knows is signed out", async () => {
  const { id } = it.anAccount();
  const { cookie } = await it.arrive(id);
  it.provider.accounts.delete(id);
  expect(await renewed(cookie)).toBeNull();
  const [session] = await it.app
    .owner`select s.* from app_runtime.session s join app.identity i on i.person_id = s.person_id where i.subject = ${id}`;
  expect(session).toMatchObject({ ended_because: "the provider no longer vouches", provider_tokens: null });
});

test("while the provider does not answer its last word holds for an hour, and no longer", async () => {
  const { cookie } = await it.arrive(it.anAccount().id);
  it.provider.behaviour.isDown = true;
  let held: string | null = cookie;
  for (let minutes = 10; minutes <= 50; minutes += 10) held = await renewed(held ?? "");
  expect(await rolesOf(held)).toEqual(["consultant"]);
  expect(await renewed(held ?? "", { after: { minutes: 11 } })).toBeNull();
});

test("a client secret that no longer holds signs nobody out at once", async () => {
  const { cookie } = await it.arrive(it.anAccount().id);
  const wrong = await startApp({ ...it.provider.settings, OIDC_CLIENT_SECRET: "fel" }, { clock: it.app.clock });
  const held = await renewed(cookie, { app: wrong });
  expect(await rolesOf(held)).toEqual(["consultant"]);
  expect(await renewed(held ?? "", { after: { minutes: 51 }, app: wrong })).toBeNull();
  await wrong.close();
});

test("a provider that comes back in time is believed again", async () => {
  const { id, email } = it.anAccount();
  const { cookie } = await it.arrive(id);
  it.provider.behaviour.isDown = true;
  const held = await renewed(cookie, { after: { minutes: 40 } });
  it.provider.behaviour.isDown = false;
  it.provider.accounts.set(id, { email, email_verified: true, roles: ["samverkan-admin"] });
  const back = await renewed(held ?? "");
  expect(await rolesOf(back)).toEqual(["admin"]);
  expect(await renewed(back ?? "", { after: { minutes: 50 } })).not.toBeNull();
});

test("without a refresh token the sign-in lasts an hour, and the provider is not asked", async () => {
  it.provider.behaviour.tamper = ({ refresh_token: _left, ...body }) => body;
  const { cookie } = await it.arrive(it.anAccount().id);
  const before = timesAsked();
  const held = await renewed(cookie, { after: { minutes: 59 } });
  expect(await rolesOf(held)).toEqual(["consultant"]);
  expect(await renewed(held ?? "", { after: { minutes: 2 } })).toBeNull();
  expect(timesAsked()).toBe(before);
});

test("of many tabs one asks the provider, and all stay signed in", async () => {
  const { id } = it.anAccount();
  const { cookie } = await it.arrive(id);
  it.app.clock.advance({ minutes: 10 });
  const before = timesAsked();
  const answers = await Promise.all(Array.from({ length: 20 }, () => callAs(it.app, refresh, { cookie })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect(timesAsked() - before).toBe(1);
});

test("what the provider gave is forgotten when a session has run out", async () => {
  const { id } = it.anAccount();
  const { cookie } = await it.arrive(id);
  const kept = () =>
    it.app
      .owner`select s.provider_tokens is not null as kept from app_runtime.session s join app.identity i on i.person_id = s.person_id where i.subject = ${id}`;
  const now = it.app.clock.now();
  await forgetOld(it.app.database.long, now.add({ minutes: 719 }));
  expect(await kept()).toEqual([{ kept: true }]);
  await forgetOld(it.app.database.long, now.add({ minutes: 721 }));
  expect(await kept()).toEqual([{ kept: false }]);
  expect(await renewed(cookie)).not.toBeNull();
});

test("an answer about somebody else ends the session", async () => {
  const { id } = it.anAccount();
  const other = it.anAccount({ roles: ["samverkan-admin"] });
  const theirs = await it.leave();
  let stolen: Record<string, unknown> = {};
  it.provider.behaviour.tamper = (body) => (stolen = body);
  await it.arrive(other.id, theirs);
  it.provider.behaviour.tamper = (body) => body;
  const { cookie } = await it.arrive(id);
  it.provider.behaviour.tamper = () => stolen;
  expect(await renewed(cookie)).toBeNull();
  const [roles] = await it.app
    .owner`select count(*)::int as many from app.person_role r join app.identity i on i.person_id = r.person_id where i.subject = ${id} and r.role = 'admin'`;
  expect(roles?.["many"]).toBe(0);
});

test("where the provider is no longer configured, or another one is, its sessions end", async () => {
  const first = await it.arrive(it.anAccount().id);
  const plain = await startApp({}, { clock: it.app.clock });
  expect((await callAs(plain, me, { cookie: first.cookie })).body.roles).toEqual([]);
  expect(await renewed(first.cookie, { app: plain })).toBeNull();
  await plain.close();
  const second = await it.arrive(it.anAccount().id);
  const other = await startApp(
    { ...it.provider.settings, OIDC_ISSUER: "https://login.example" },
    { clock: it.app.clock },
  );
  expect(await renewed(second.cookie, { app: other })).toBeNull();
  await other.close();
});

test("without a role claim roles are kept here, whatever the provider says", async () => {
  const { OIDC_ROLE_CLAIM: _claim, OIDC_ROLES: _roles, ...settings } = it.provider.settings;
  const kept = await startApp(settings, { clock: it.app.clock });
  const { id, email } = it.anAccount({ roles: ["samverkan-konsult"] });
  await it.arrive(id);
  it.provider.accounts.set(id, { email, email_verified: true, roles: ["samverkan-admin"] });
  const { url, cookie } = await it.leave();
  const back = new URL(await it.choose(id, url));
  const answer = await kept.app.inject({ method: "GET", url: back.pathname + back.search, headers: { cookie } });
  expect((await callAs(kept, me, { cookie: cookieHeader(answer.cookies) })).body.roles).toEqual(["consultant"]);
  await kept.close();
});
