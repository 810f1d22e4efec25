// Signing in as staff at a real identity provider: who becomes whom, which roles they get, and what is refused.
import { refresh, requestSignInCode, signIn, signOut, me } from "@samverkansstod/api/contract/account.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { beginStaffSignIn, listSignInWays } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import type { Account } from "../support/identity-provider.ts";
import { callAs, cookieHeader, signedIn } from "../support/people.ts";
import { aStaffAddress, startAppWithProvider } from "../support/staff-sign-in.ts";

type Started = Awaited<ReturnType<typeof startAppWithProvider>>;
let provider: Started["provider"];
let app: TestApp;
let anAccount: Started["anAccount"];
let arrive: Started["arrive"];
let leave: Started["leave"];
/** The same database, where no provider is configured. */
let plain: TestApp;
beforeAll(async () => {
  const started = await startAppWithProvider();
  ({ provider, app, anAccount, arrive, leave } = started);
  plain = await startApp();
  return async () => {
    await plain.close();
    await started.stop();
  };
});

const whoIs = async (cookie: string) => (await callAs(app, me, { cookie })).body;
const personOf = async (email: string) => (await app.owner`select * from app.person where email = ${email}`)[0];
const rolesOf = async (email: string) =>
  (
    await app.owner`select r.role from app.person_role r join app.person p on p.id = r.person_id where p.email = ${email} order by 1`
  ).map((row) => row["role"] as Role);

test("whoever has a role at the provider is signed in with it, here for the first time", async () => {
  const { id, email } = anAccount({ roles: ["samverkan-konsult", "samverkan-samordnare", "något annat"] });
  const arrived = await arrive(id, await leave({ language: "en", returnTo: "/arende?sida=2" }));
  expect([arrived.outcome, arrived.returnTo]).toEqual(["signed_in", "/arende?sida=2"]);
  expect(await whoIs(arrived.cookie)).toMatchObject({
    person: { email, name: "Åsa Öberg" },
    language: "en",
    roles: ["consultant", "coordinator"],
  });
  const [identity] = await app.owner`select * from app.identity where subject = ${id}`;
  expect(identity?.["issuer"]).toBe(`${provider.issuer}/`);
  const [session] =
    await app.owner`select s.* from app_runtime.session s join app.person p on p.id = s.person_id where p.email = ${email}`;
  expect(session).toMatchObject({ method: "oidc", amr: ["pwd", "mfa"] });
  expect(session?.["provider_tokens"]).toMatch(/^test-1\.[\w-]+$/);
});

test("the transaction's cookie is for the way back alone, and gone after it", async () => {
  const begun = await callAs(app, beginStaffSignIn, { body: { language: "sv" } });
  expect(String(begun.headers["set-cookie"])).toMatch(
    /^staff-sign-in=[^;]+; Max-Age=600; Path=\/api\/v1\/account\/staff-sign-in\/callback; HttpOnly; SameSite=Lax$/,
  );
  const { state, nonce } = Object.fromEntries(new URL(begun.body.url).searchParams);
  expect(new URL(begun.body.url).searchParams.get("code_challenge_method")).toBe("S256");
  for (const secret of [state, nonce]) expect(String(begun.headers["set-cookie"])).not.toContain(secret);
  const { answer } = await arrive(anAccount().id);
  expect([answer.headers["set-cookie"]].flat().join("\n")).toMatch(
    /^staff-sign-in=; Max-Age=0; Path=\/api\/v1\/account\/staff-sign-in\/callback;/m,
  );
  expect(answer.headers["referrer-policy"]).toBe("no-referrer");
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("over https the cookie is Secure", async () => {
  const https = await startApp({
    ...provider.settings,
    PUBLIC_URL: "https://samverkan.example",
    SMTP_URL: "smtp://127.0.0.1:1",
  });
  const begun = await callAs(https, beginStaffSignIn, { body: { language: "sv" } });
  expect(String(begun.headers["set-cookie"])).toMatch(/^__Secure-staff-sign-in=[^;]+;.*Secure; SameSite=Lax$/);
  await https.close();
});

test("the provider's pages are asked for in the language of ours", async () => {
  expect(new URL((await leave({ language: "en" })).url).searchParams.get("ui_locales")).toBe("en");
});

test("the provider is made to ask who it is when that is wanted", async () => {
  const begun = await callAs(app, beginStaffSignIn, { body: { language: "sv", anew: true } });
  expect(new URL(begun.body.url).searchParams.get("prompt")).toBe("login");
  expect(new URL((await leave()).url).searchParams.has("prompt")).toBe(false);
});

test("signing in again takes the roles as they now are, and keeps the person when the address changes", async () => {
  const { id, email } = anAccount({ roles: ["samverkan-konsult"] });
  await arrive(id);
  expect(await rolesOf(email)).toEqual(["consultant"]);
  provider.accounts.set(id, { email: aStaffAddress(), email_verified: true, roles: ["samverkan-admin"] });
  const again = await arrive(id);
  expect(await whoIs(again.cookie)).toMatchObject({ person: { email }, roles: ["admin"] });
  expect(await rolesOf(email)).toEqual(["admin"]);
});

test.each([
  ["no claim", {}],
  ["an empty one", { roles: [] }],
  ["unknown values", { roles: ["consultant", "admin"] }],
])("%s, no role: signed in, and told so", async (_what, claims) => {
  const email = aStaffAddress();
  const id = `sub-${randomUUID()}`;
  provider.accounts.set(id, { email, email_verified: true, ...claims });
  const arrived = await arrive(id);
  expect(arrived.outcome).toBe("no_role");
  expect(await whoIs(arrived.cookie)).toMatchObject({ person: { email }, roles: [] });
});

test("staff who are here already are joined by a verified address, once; what was signed in before ends", async () => {
  const before = await signedIn(plain, { roles: ["coordinator"], name: "Karin" });
  const { id } = anAccount({ email: before.email.toUpperCase(), roles: ["samverkan-konsult"] });
  const arrived = await arrive(id);
  expect(await whoIs(arrived.cookie)).toMatchObject({
    person: { id: before.id, name: "Karin" },
    roles: ["consultant"],
  });
  expect((await before.call(me)).status).toBe(401);
  expect((await callAs(plain, me, { cookie: before.cookie })).status).toBe(401);
});

test.each([
  ["not verified", { email_verified: false }],
  ["of which nothing is said", { email_verified: undefined }],
])("an address that is %s joins nobody and makes nobody", async (_what, account) => {
  const staff = await signedIn(plain, { roles: ["admin"] });
  const taking = anAccount({ email: staff.email, ...(account as Account) });
  expect((await arrive(taking.id)).outcome).toBe("no_address");
  const fresh = anAccount(account as Account);
  const arrived = await arrive(fresh.id);
  expect([arrived.outcome, arrived.cookie]).toEqual(["no_address", ""]);
  expect(await personOf(fresh.email)).toBeUndefined();
  expect(await app.owner`select from app.identity where subject in (${taking.id}, ${fresh.id})`).toHaveLength(0);
});

test("whoever inherits an address does not inherit the person", async () => {
  const first = anAccount();
  await arrive(first.id);
  const heir = anAccount({ email: first.email });
  const arrived = await arrive(heir.id);
  expect([arrived.outcome, arrived.cookie]).toEqual(["taken", ""]);
  expect((await arrive(first.id)).outcome).toBe("signed_in");
});

test("a deactivated person is not signed in, and is out on the next call", async () => {
  const { id, email } = anAccount();
  const arrived = await arrive(id);
  await asSystem(
    app.owner,
    (sql) => sql`update app.person set deactivated_at = ${app.clock.now().toString()} where email = ${email}`,
  );
  expect((await callAs(app, me, { cookie: arrived.cookie })).status).toBe(401);
  expect((await callAs(app, refresh, { cookie: arrived.cookie })).status).toBe(401);
  expect((await arrive(id)).outcome).toBe("deactivated");
});

test("two tabs at once for the first time are one person; two subjects with one address are not", async () => {
  const { id, email } = anAccount();
  const tabs = await Promise.all([arrive(id), arrive(id), arrive(id)]);
  expect(tabs.map(({ outcome }) => outcome)).toEqual(["signed_in", "signed_in", "signed_in"]);
  expect(
    await app.owner`select from app.identity i join app.person p on p.id = i.person_id where p.email = ${email}`,
  ).toHaveLength(1);
  const shared = aStaffAddress();
  const rivals = [anAccount({ email: shared }), anAccount({ email: shared })];
  const came = await Promise.all(rivals.map((rival) => arrive(rival.id)));
  expect(new Set(came.map(({ outcome }) => outcome))).toEqual(new Set(["signed_in", "taken"]));
});

test("where a provider is configured a code gives no staff role, whenever the session began", async () => {
  const staff = await signedIn(plain, { roles: ["coordinator", "admin"] });
  expect((await callAs(plain, me, { cookie: staff.cookie })).body.roles).toEqual(["admin", "coordinator"]);
  expect(await whoIs(staff.cookie)).toMatchObject({
    roles: [],
    permissions: ["request.ask", "request.read_own", "membership.own"],
  });
});

test("staff who ask for a code get the same answer as everybody, and a mail that says where to sign in", async () => {
  const staff = await signedIn(plain, { roles: ["consultant"] });
  const ask = (email: string) =>
    callAs(app, requestSignInCode, { body: { email, language: "sv" }, network: someNetwork() });
  const [theirs, others] = [await ask(staff.email), await ask(aStaffAddress())];
  expect([theirs.status, theirs.body]).toEqual([others.status, others.body]);
  const mail = (await app.deliver()).find(({ to }) => to === staff.email);
  expect(mail?.subject).toBe("Logga in med ditt konto i staden");
  expect(mail?.text).toContain("http://localhost:3000/logga-in");
  expect(`${mail?.subject}${mail?.text}`).not.toMatch(/\d{6}/);
  const typed = await callAs(app, signIn, {
    body: { code: "000000" },
    cookie: cookieHeader(theirs.cookies),
    network: someNetwork(),
  });
  expect(typed.code).toBe("code_wrong");
});

test("somebody who signs in at the provider without a role gets no code either; who asks for help does", async () => {
  const { id, email } = anAccount({ roles: [] });
  await arrive(id);
  const requester = await signedIn(app);
  expect((await requester.call(me)).body.roles).toEqual([]);
  await callAs(app, requestSignInCode, { body: { email, language: "en" }, network: someNetwork() });
  expect((await app.deliver()).map(({ subject }) => subject)).toEqual(["Sign in with your city account"]);
});

test("signing out ends the session and leads on to the provider", async () => {
  const arrived = await arrive(anAccount().id);
  const out = await callAs(app, signOut, { cookie: arrived.cookie });
  expect(out.status).toBe(200);
  const address = new URL(out.body.continueAt ?? "");
  expect(address.origin).toBe(provider.issuer);
  expect(address.searchParams.get("post_logout_redirect_uri")).toBe("http://localhost:3000/logga-in");
  expect((await callAs(app, me, { cookie: arrived.cookie })).status).toBe(401);
  const again = await callAs(app, signOut, { cookie: arrived.cookie });
  expect(again.body).toEqual({ continueAt: null });
  const kept =
    await app.owner`select from app_runtime.session where ended_at is not null and provider_tokens is not null`;
  expect(kept).toHaveLength(0);
});

test("without a provider there is none to leave for, and no way back", async () => {
  expect((await callAs(plain, listSignInWays)).body).toEqual({ staffProvider: false });
  expect((await callAs(app, listSignInWays)).body).toEqual({ staffProvider: true });
  expect((await callAs(plain, beginStaffSignIn, { body: { language: "sv" } })).status).toBe(404);
  const back = await plain.app.inject({ method: "GET", url: "/api/v1/account/staff-sign-in/callback?code=x&state=y" });
  expect(back.statusCode).toBe(404);
  expect(
    (await callAs(app, beginStaffSignIn, { body: { language: "sv" }, headers: { "sec-fetch-site": "cross-site" } }))
      .code,
  ).toBe("cross_site");
});
