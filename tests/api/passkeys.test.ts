// Passkeys: adding, naming and removing one's own, signing in with one, and everything that is refused.
import { me, refresh } from "@samverkansstod/api/contract/account.ts";
import {
  addPasskey,
  answerPasskeyOffer,
  beginPasskey,
  beginPasskeySignIn,
  listPasskeys,
  mostPasskeys,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from "@samverkansstod/api/contract/passkeys.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, type TestApp } from "../support/app.ts";
import { addFor, aPasskey, enterWith } from "../support/authenticator.ts";
import { asSystem } from "../support/builders.ts";
import { callAs, cookieHeader, signedIn } from "../support/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

const mailsTo = async (email: string) => (await app.deliver()).filter(({ to }) => to === email);

test("a passkey is added, told of by mail, and signs in; the session says how", async () => {
  const person = await signedIn(app, { name: "Åsa Öberg" });
  const passkey = aPasskey();
  const added = await addFor(app, person, passkey, { name: " Åsas telefon " });
  expect([added.status, added.code]).toEqual([201, undefined]);
  expect(added.body).toMatchObject({ name: "Åsas telefon", usedAt: null, synced: false });
  const [mail, ...others] = await mailsTo(person.email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("En lösennyckel har lagts till på ditt konto");
  expect(mail?.text).toContain("”Åsas telefon”");
  expect(mail?.text).toContain("Till Mitt konto: http://localhost:3000/konto");
  expect(mail?.html).toContain("<a href=");

  const entered = await enterWith(app, passkey);
  expect([entered.status, entered.code]).toEqual([200, undefined]);
  expect(entered.body).toMatchObject({ person: { id: person.id }, session: { method: "passkey" } });
  expect((await callAs(app, me, { cookie: entered.cookie })).status).toBe(200);
  expect((await callAs(app, refresh, { cookie: entered.cookie })).status).toBe(204);
  const { items } = (await person.call(listPasskeys)).body;
  expect(items).toHaveLength(1);
  expect(items[0]?.usedAt).not.toBeNull();
});

test("what begins to sign in names nobody, and what begins to add leaves out what there is", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  const asked = (await callAs(app, beginPasskeySignIn)).body;
  expect(Object.keys(asked).toSorted()).toEqual(["challenge", "rpId", "timeout", "userVerification"]);
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
  const { body } = await person.call(beginPasskey);
  expect(body.excludeCredentials).toEqual([{ id: passkey.id, type: "public-key", transports: ["internal"] }]);
  expect(body).toMatchObject({ rp: { id: "localhost" }, attestation: "none" });
  await app.deliver();
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["a subdomain's origin", { origin: "http://a.localhost:3000" }],
  ["another host", { host: "evil.example" }],
  ["nobody verified", { verified: false }],
])("%s: it is neither added nor let in", async (_what, manner) => {
  const person = await signedIn(app);
  const refused = await addFor(app, person, aPasskey(), manner);
  expect([refused.status, refused.code]).toEqual([422, "passkey_refused"]);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  const entered = await enterWith(app, passkey, manner);
  expect([entered.status, entered.code]).toEqual([422, "passkey_refused"]);
  expect(entered.cookie).toBe("");
  expect((await enterWith(app, passkey)).status).toBe(200);
});

test("a challenge is answered once, in its browser, for its purpose, within five minutes", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  const begin = async () => {
    const begun = await callAs(app, beginPasskeySignIn, { network: someNetwork() });
    return { challenge: begun.body.challenge, cookie: cookieHeader(begun.cookies) };
  };
  const enter = (challenge: string, cookie: string) =>
    callAs(app, signInByPasskey, { body: passkey.sign(challenge), cookie });
  const used = await begin();
  expect((await enter(used.challenge, used.cookie)).status).toBe(200);
  expect((await enter(used.challenge, used.cookie)).code).toBe("passkey_refused");
  const [one, other] = [await begin(), await begin()];
  expect((await enter(one.challenge, other.cookie)).code).toBe("passkey_refused");
  // Looked at once, though it was not good: it is gone.
  expect((await enter(other.challenge, other.cookie)).code).toBe("passkey_refused");
  expect((await enter(one.challenge, "")).code).toBe("passkey_refused");
  const adding = await person.call(beginPasskey);
  expect((await enter(adding.body.challenge, cookieHeader(adding.cookies))).code).toBe("passkey_refused");
  const forSignIn = await begin();
  const crossed = await callAs(app, addPasskey, {
    body: { name: "x", ...aPasskey().create(forSignIn.challenge), transports: [] },
    cookie: `${person.cookie}; ${forSignIn.cookie}`,
  });
  expect(crossed.code).toBe("passkey_refused");
  const late = await begin();
  app.clock.advance({ minutes: 5 });
  expect((await enter(late.challenge, late.cookie)).code).toBe("passkey_refused");
  const many = await begin();
  const answers = await Promise.all(Array.from({ length: 10 }, () => enter(many.challenge, many.cookie)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("one who begins to add is the only one who adds with that challenge", async () => {
  const [person, other] = [await signedIn(app), await signedIn(app)];
  const begun = await person.call(beginPasskey);
  const body = { name: "x", ...aPasskey().create(begun.body.challenge), transports: [] };
  const stolen = await callAs(app, addPasskey, {
    body,
    cookie: `${other.cookie}; ${cookieHeader(begun.cookies)}`,
  });
  expect(stolen.code).toBe("passkey_refused");
  expect((await other.call(listPasskeys)).body.items).toEqual([]);
});

test("a signature of another key, and a passkey that nobody has, are refused alike", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  const [forged, unknown] = [{ ...aPasskey(), id: passkey.id }, aPasskey()];
  const begun = await callAs(app, beginPasskeySignIn, { network: someNetwork() });
  const answer = await callAs(app, signInByPasskey, {
    body: { ...forged.sign(begun.body.challenge), credentialId: passkey.id },
    cookie: cookieHeader(begun.cookies),
  });
  const nobody = await enterWith(app, unknown);
  expect({ ...answer.problem, instance: "" }).toEqual({ ...nobody.problem, instance: "" });
  expect(answer.code).toBe("passkey_refused");
});

test("a counter that goes back or stands still is a copy; one that does not count is let in", async () => {
  const person = await signedIn(app);
  const [counting, plain] = [aPasskey(), aPasskey()];
  await addFor(app, person, counting, { counter: 5 });
  await addFor(app, person, plain);
  expect((await enterWith(app, counting, { counter: 6 })).status).toBe(200);
  for (const counter of [6, 5, 0])
    expect([counter, (await enterWith(app, counting, { counter })).code]).toEqual([counter, "passkey_refused"]);
  expect((await enterWith(app, counting, { counter: 9 })).status).toBe(200);
  for (const _ of [1, 2]) expect((await enterWith(app, plain)).status).toBe(200);
});

test("of two uses with the same count at once one is let in", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey, { counter: 1 });
  const answers = await Promise.all(Array.from({ length: 6 }, () => enterWith(app, passkey, { counter: 2 })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("one that is removed lets nobody in, ends the sessions that it began, and is told of", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  const { body } = await addFor(app, person, passkey);
  await app.deliver();
  const entered = await enterWith(app, passkey);
  const removed = await person.call(removePasskey, { params: { id: body.id } });
  expect([removed.status, removed.body]).toEqual([204, null]);
  expect((await callAs(app, me, { cookie: entered.cookie })).code).toBe("signed_out");
  expect((await enterWith(app, passkey)).code).toBe("passkey_refused");
  expect((await person.call(me)).status).toBe(200);
  expect((await mailsTo(person.email)).map(({ subject }) => subject)).toEqual([
    "En lösennyckel har tagits bort från ditt konto",
  ]);
  expect((await person.call(removePasskey, { params: { id: body.id } })).code).toBe("not_found");
});

test("a deactivated person is not let in", async () => {
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${person.id}`);
  expect((await enterWith(app, passkey)).code).toBe("passkey_refused");
});

test("somebody else's is neither renamed nor removed, and is not told from one that does not exist", async () => {
  const [person, other] = [await signedIn(app), await signedIn(app)];
  const { body } = await addFor(app, person, aPasskey());
  for (const id of [body.id, randomUUID()]) {
    expect((await other.call(renamePasskey, { params: { id }, body: { name: "x" } })).code).toBe("not_found");
    expect((await other.call(removePasskey, { params: { id } })).code).toBe("not_found");
  }
  const renamed = await person.call(renamePasskey, { params: { id: body.id }, body: { name: "Nyckelringen" } });
  expect(renamed.body).toMatchObject({ id: body.id, name: "Nyckelringen" });
  const empty = await person.call(renamePasskey, { params: { id: body.id }, body: { name: "  " } });
  expect(empty.problem.errors).toMatchObject([{ field: "/name", code: "required" }]);
});

test("the same passkey is nobody else's, and nobody has more than ten", async () => {
  const [person, other] = [await signedIn(app), await signedIn(app)];
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  expect((await addFor(app, other, passkey)).code).toBe("passkey_refused");
  for (let n = 1; n < mostPasskeys; n++) expect((await addFor(app, person, aPasskey())).status).toBe(201);
  expect((await person.call(beginPasskey)).code).toBe("too_many_passkeys");
});

test("the offer is made until it is put away, or a passkey is added", async () => {
  const [calm, keen] = [await signedIn(app), await signedIn(app)];
  const isOffered = async (person: typeof calm) => (await person.call(me)).body.passkeyOffer;
  expect([await isOffered(calm), await isOffered(keen)]).toEqual([true, true]);
  expect((await calm.call(answerPasskeyOffer)).status).toBe(204);
  await addFor(app, keen, aPasskey());
  expect([await isOffered(calm), await isOffered(keen)]).toEqual([false, false]);
});

test("where no identity provider is configured, staff have their roles by passkey too", async () => {
  const person = await signedIn(app, { roles: ["consultant"] });
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  expect((await enterWith(app, passkey)).body.roles).toEqual(["consultant"]);
});

test("the database shows passkeys to signing in alone", async () => {
  const rows = await app.owner`
    select r as role, has_table_privilege(r, 'app.passkey', 'select') as may
    from unnest(array['app_staff', 'app_requester', 'app_auth', 'app_job']) r`;
  expect(Object.fromEntries(rows.map(({ role, may }) => [role, may]))).toEqual({
    app_staff: false,
    app_requester: false,
    app_auth: true,
    app_job: false,
  });
});
