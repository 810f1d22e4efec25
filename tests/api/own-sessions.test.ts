// One's own sign-in sessions: which there are, from where and for how long, and ending them.
import { me, refresh, requestSignInCode, signIn, signOut } from "@samverkansstod/api/contract/account.ts";
import { endOwnSession, endOwnSessions, listOwnSessions } from "@samverkansstod/api/contract/own-sessions.ts";
import { createRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { callAs, cookieHeader, signedIn } from "../support/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Another session of the same person, from this network. */
async function another(email: string, network: string, userAgent?: string): Promise<string> {
  const asked = await callAs(app, requestSignInCode, { body: { email }, network });
  const code = /\d{6}/.exec((await app.deliver()).find(({ to }) => to === email)?.subject ?? "")?.[0] ?? "";
  const headers = userAgent === undefined ? {} : { "user-agent": userAgent };
  const answer = await callAs(app, signIn, { body: { code }, cookie: cookieHeader(asked.cookies), network, headers });
  expect(answer.status).toBe(200);
  return cookieHeader(answer.cookies);
}

const listed = async (cookie: string) => (await callAs(app, listOwnSessions, { cookie })).body;
const isIn = async (cookie: string) => (await callAs(app, me, { cookie })).status === 200;

test("the list says device, place and times in what a person knows; the present one comes first", async () => {
  const person = await signedIn(app);
  const other = await another(person.email, "203.0.113.77", firefox);
  const own = await listed(person.cookie);
  expect(own).toMatchObject({ idleSeconds: 4 * 3600, absoluteSeconds: 12 * 3600 });
  expect(own.items).toMatchObject([
    { current: true, method: "code" },
    { current: false, method: "code", browser: "Firefox", system: "Linux", network: "203.0.113.x" },
  ]);
  const [, second] = own.items;
  expect(
    Temporal.Instant.from(second?.beganAt ?? "")
      .until(second?.endsAt ?? "")
      .total("hours"),
  ).toBe(12);
  expect((await listed(other)).items[0]).toMatchObject({ current: true, browser: "Firefox" });
  expect(JSON.stringify(own)).not.toContain("203.0.113.77");
});

test("the network is stored shortened, and forgotten when the session ends or runs out", async () => {
  const person = await signedIn(app);
  const other = await another(person.email, "2001:db8:12:34::77");
  const networks = async () =>
    (await app.owner`select network from app_runtime.session where person_id = ${person.id} order by created_at`).map(
      ({ network }) => String(network),
    );
  expect((await networks()).at(-1)).toBe("2001:db8:12::x");
  await callAs(app, signOut, { cookie: other });
  expect((await networks()).at(-1)).toBe("null");
  app.clock.advance({ hours: 12 });
  await app.beat();
  expect(await networks()).toEqual(["null", "null"]);
});

test("one that is ended is refused on its very next call, a read or a change, and cannot be renewed", async () => {
  const person = await signedIn(app);
  const other = await another(person.email, "198.51.100.4");
  const [, ofOther] = (await listed(person.cookie)).items;
  const ended = await person.call(endOwnSession, { params: { id: ofOther?.id ?? "" } });
  expect([ended.status, ended.body]).toEqual([204, null]);
  expect((await callAs(app, createRequest, { body: aForm(), cookie: other })).code).toBe("signed_out");
  expect((await callAs(app, listRequests, { query: { scope: "own" }, cookie: other })).code).toBe("signed_out");
  expect((await callAs(app, refresh, { cookie: other })).code).toBe("signed_out");
  expect(await isIn(person.cookie)).toBe(true);
  expect((await listed(person.cookie)).items).toHaveLength(1);
  expect((await person.call(endOwnSession, { params: { id: ofOther?.id ?? "" } })).code).toBe("not_found");
});

test("all others end, or all; the browser that ends its own lets go of its cookies", async () => {
  const person = await signedIn(app);
  const others = [await another(person.email, "198.51.100.4"), await another(person.email, "198.51.100.5")];
  expect((await person.call(endOwnSessions, { body: { which: "others" } })).body).toEqual({ ended: 2 });
  expect([await isIn(person.cookie), ...(await Promise.all(others.map(isIn)))]).toEqual([true, false, false]);
  const again = await another(person.email, "198.51.100.6");
  const all = await person.call(endOwnSessions, { body: { which: "all" } });
  expect(all.body).toEqual({ ended: 2 });
  expect(all.cookies.map(({ name, value }) => `${name}=${value}`).toSorted()).toEqual(["refresh=", "session="]);
  expect([await isIn(person.cookie), await isIn(again)]).toEqual([false, false]);
});

test("somebody else's is not there, and is not told from one that does not exist", async () => {
  const [person, other] = [await signedIn(app), await signedIn(app)];
  const [own] = (await listed(person.cookie)).items;
  const foreign = await other.call(endOwnSession, { params: { id: own?.id ?? "" } });
  const absent = await other.call(endOwnSession, { params: { id: randomUUID() } });
  expect({ ...foreign.problem, instance: "" }).toEqual({ ...absent.problem, instance: "" });
  expect(await isIn(person.cookie)).toBe(true);
  expect((await other.call(endOwnSessions, { body: { which: "others" } })).body).toEqual({ ended: 0 });
  expect(await isIn(person.cookie)).toBe(true);
});

test("one that nobody has used for four hours is not listed, and what is left of the time is said", async () => {
  const person = await signedIn(app);
  const { endsInSeconds, idleInSeconds, ...session } = (await person.call(me)).body.session;
  expect(session).toEqual({ method: "code", absoluteSeconds: 12 * 3600, idleSeconds: 4 * 3600 });
  for (const [left, whole] of [
    [endsInSeconds, session.absoluteSeconds],
    [idleInSeconds, session.idleSeconds],
  ] as const) {
    expect(left).toBeLessThanOrEqual(whole);
    expect(left).toBeGreaterThan(whole - 60);
  }
  app.clock.advance({ hours: 4, minutes: 1 });
  const fresh = await another(person.email, "198.51.100.7");
  const { items } = await listed(fresh);
  expect(items.map(({ current }) => current)).toEqual([true]);
});
