// Staying signed in, and no longer being so: refresh, signOut, me, cookies, and what is taken away at once.
import { me, refresh, requestSignInCode, signIn, signOut } from "@samverkansstod/api/contract/account.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { sessionLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, testClock, testKeys, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { callAs, cookieHeader, signedIn } from "../support/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

const named = (cookie: string, name: string) => cookie.split("; ").find((part) => part.startsWith(`${name}=`)) ?? "";
const sessionIdOf = (cookie: string) => named(cookie, "refresh").split(".")[1] ?? "";
const renew = (cookie: string, on = app) => callAs(on, refresh, { cookie });
const whoIs = (cookie: string, on = app) => callAs(on, me, { cookie });

test("a refresh gives a new pair; both cookies are new and the person is the same", async () => {
  const person = await signedIn(app);
  app.clock.advance({ minutes: 10 });
  expect((await whoIs(person.cookie)).code).toBe("signed_out");
  const renewed = await renew(person.cookie);
  expect([renewed.status, renewed.body]).toEqual([204, null]);
  const cookie = cookieHeader(renewed.cookies);
  expect(named(cookie, "refresh")).not.toBe(named(person.cookie, "refresh"));
  expect((await whoIs(cookie)).body).toMatchObject({ person: { id: person.id } });
  const [row] =
    await app.owner`select generation, token_hash from app_runtime.session where id = ${sessionIdOf(cookie)}`;
  expect(row?.["generation"]).toBe(1);
  expect(JSON.stringify(row)).not.toContain(named(cookie, "refresh").split(".").at(-1));
});

test("fifty tabs that refresh at once stay signed in, in one family", async () => {
  const person = await signedIn(app);
  const answers = await Promise.all(Array.from({ length: 50 }, () => renew(person.cookie)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  const tokens = new Set(answers.map(({ cookies }) => named(cookieHeader(cookies), "refresh")));
  expect(tokens.size).toBe(1);
  for (const { cookies } of answers.slice(0, 5)) expect((await whoIs(cookieHeader(cookies))).status).toBe(200);
  const rows = await app.owner`select generation, ended_at from app_runtime.session where person_id = ${person.id}`;
  expect([...rows]).toEqual([{ generation: 1, ended_at: null }]);
});

test("an old token holds for its grace of twenty seconds; after that it ends the whole family", async () => {
  const person = await signedIn(app);
  const next = cookieHeader((await renew(person.cookie)).cookies);
  app.clock.advance({ seconds: sessionLimits.graceSeconds - 1 });
  expect((await renew(person.cookie)).status).toBe(204);
  app.clock.advance({ seconds: 3 });
  const replayed = await renew(person.cookie);
  expect([replayed.status, replayed.code]).toEqual([401, "signed_out"]);
  expect(replayed.cookies.every(({ value }) => value === "")).toBe(true);
  expect((await renew(next)).code).toBe("signed_out");
  expect((await whoIs(next)).code).toBe("signed_out");
  const [row] = await app.owner`select ended_because from app_runtime.session where id = ${sessionIdOf(next)}`;
  expect(row).toEqual({ ended_because: "refresh token used again" });
});

test("a token two generations old ends the family at once", async () => {
  const person = await signedIn(app);
  const second = cookieHeader((await renew(person.cookie)).cookies);
  const third = cookieHeader((await renew(second)).cookies);
  expect((await renew(person.cookie)).code).toBe("signed_out");
  expect((await whoIs(third)).code).toBe("signed_out");
});

test("a session left alone for four hours is over, and any session after twelve", async () => {
  const idle = await signedIn(app);
  const busy = await signedIn(app);
  let cookie = busy.cookie;
  for (let hour = 1; hour <= 11; hour++) {
    app.clock.advance({ hours: 1 });
    const renewed = await renew(cookie);
    expect([hour, renewed.status]).toEqual([hour, 204]);
    cookie = cookieHeader(renewed.cookies);
    if (hour === 5) expect((await renew(idle.cookie)).code).toBe("signed_out");
  }
  app.clock.advance({ hours: 1 });
  expect((await renew(cookie)).code).toBe("signed_out");
  expect((await whoIs(cookie)).code).toBe("signed_out");
});

test("signing out holds from the next call on, in every tab, and may be done twice", async () => {
  const person = await signedIn(app);
  const otherTab = cookieHeader((await renew(person.cookie)).cookies);
  const out = await person.call(signOut);
  expect([out.status, out.body]).toEqual([200, { continueAt: null }]);
  expect(out.cookies.map(({ name, value }) => [name, value])).toEqual(
    expect.arrayContaining([
      ["session", ""],
      ["refresh", ""],
    ]),
  );
  for (const cookie of [person.cookie, otherTab]) {
    expect((await whoIs(cookie)).code).toBe("signed_out");
    expect((await renew(cookie)).code).toBe("signed_out");
  }
  expect((await person.call(signOut)).status).toBe(200);
  expect((await callAs(app, signOut)).body).toEqual({ continueAt: null });
});

test("signing out ends the session also when its ten minutes have passed", async () => {
  const person = await signedIn(app);
  // What a browser holds after ten minutes: the session cookie has lapsed, the refresh cookie has not.
  const cookie = named(person.cookie, "refresh");
  app.clock.advance({ minutes: 15 });
  expect((await callAs(app, signOut, { cookie })).status).toBe(200);
  expect((await renew(cookie)).code).toBe("signed_out");
});

test("a role that is taken away or given counts from the next call on", async () => {
  const person = await signedIn(app, { roles: ["manager"] });
  const queue = () => person.call(listRequests, { query: { scope: "queue", limit: 1 } });
  expect((await queue()).status).toBe(200);
  await asSystem(app.owner, (sql) => sql`delete from app.person_role where person_id = ${person.id}`);
  expect((await queue()).code).toBe("forbidden");
  const now = app.clock.now().toString();
  await asSystem(
    app.owner,
    (sql) => sql`insert into app.person_role (person_id, role, granted_at) values (${person.id}, 'registrar', ${now})`,
  );
  expect((await queue()).status).toBe(200);
});

test("a person who is deactivated is out from the next call on and cannot refresh", async () => {
  const person = await signedIn(app, { roles: ["admin"] });
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${person.id}`);
  expect((await whoIs(person.cookie)).code).toBe("signed_out");
  expect((await renew(person.cookie)).code).toBe("signed_out");
});

test("a refresh token that is not ours, of another session or altered, is refused and ends nothing", async () => {
  const [person, other] = [await signedIn(app), await signedIn(app)];
  const token = named(person.cookie, "refresh").slice("refresh=".length);
  const [keyId = "", , generation = "", mac = ""] = token.split(".");
  const flipped = `${mac.startsWith("A") ? "B" : "A"}${mac.slice(1)}`;
  const forged = [
    "",
    "x",
    `${keyId}.${sessionIdOf(other.cookie)}.${generation}.${mac}`,
    `${keyId}.${sessionIdOf(person.cookie)}.1.${mac}`,
    `${keyId}.${sessionIdOf(person.cookie)}.${generation}.${flipped}`,
    `other.${sessionIdOf(person.cookie)}.${generation}.${mac}`,
    `${token}x`,
    token.toUpperCase(),
    encodeURIComponent("\0"),
  ];
  for (const value of forged) expect([value, (await renew(`refresh=${value}`)).code]).toEqual([value, "signed_out"]);
  expect((await callAs(app, refresh)).code).toBe("signed_out");
  for (const { cookie } of [person, other]) expect((await renew(cookie)).status).toBe(204);
});

test("keys can be changed: the old one verifies, the new one signs, and without the old one its sessions are over", async () => {
  const clock = testClock();
  const [old] = testKeys;
  const fresh = { id: "test-2", secret: "u".repeat(43) };
  const [before, both, after] = [
    await startApp({}, { clock, keys: old ? [old] : [] }),
    await startApp({}, { clock, keys: old ? [fresh, old] : [] }),
    await startApp({}, { clock, keys: [fresh] }),
  ];
  const person = await signedIn(before);
  expect((await whoIs(person.cookie, both)).status).toBe(200);
  expect((await whoIs(person.cookie, after)).code).toBe("signed_out");
  const renewed = cookieHeader((await renew(person.cookie, both)).cookies);
  expect(renewed).toContain("refresh=test-2.");
  expect((await whoIs(renewed, after)).status).toBe(200);
  expect((await whoIs(renewed, before)).code).toBe("signed_out");
  for (const one of [before, both, after]) await one.close();
});

/** The Set-Cookie lines of signing in under these settings, without their values. */
async function flagsUnder(settings: Record<string, string>): Promise<string[]> {
  const other = await startApp(settings);
  const network = someNetwork();
  const email = `flags-${network}@exempel.example`;
  const lines = (headers: Record<string, unknown>) =>
    [headers["set-cookie"] as string | string[]].flat().map((line) => line.replace(/^(\w[\w-]*)=[^;]+/, "$1=…"));
  const asked = await callAs(other, requestSignInCode, { body: { email }, network });
  const code = /\d{6}/.exec((await other.deliver()).at(-1)?.subject ?? "")?.[0] ?? "";
  const answer = await callAs(other, signIn, { body: { code }, cookie: cookieHeader(asked.cookies), network });
  await other.close();
  return [...lines(asked.headers), ...lines(answer.headers)];
}

test("over http on this machine the cookies have plain names and no Secure", async () => {
  expect(await flagsUnder({})).toEqual([
    "attempt=…; Max-Age=600; Path=/; HttpOnly; SameSite=Strict",
    "session=…; Max-Age=600; Path=/; HttpOnly; SameSite=Strict",
    "refresh=…; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict",
    "attempt=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Strict",
  ]);
});

test("over https every cookie is __Host- and Secure", async () => {
  const lines = await flagsUnder({ PUBLIC_URL: "https://samverkan.example", SMTP_URL: "smtp://127.0.0.1:1" });
  expect(lines).toHaveLength(4);
  for (const line of lines)
    expect(line).toMatch(/^__Host-(attempt|session|refresh)=.*Path=\/; .*HttpOnly; Secure; SameSite=Strict$/);
  expect(lines.join("\n")).not.toContain("Domain");
});
