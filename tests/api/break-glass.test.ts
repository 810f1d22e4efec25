// Two administrators who get in by passkey where staff sign in at the identity provider.
import { me, requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { readConfig } from "@samverkansstod/api/config.ts";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, type TestApp } from "../support/app.ts";
import { addFor, aPasskey, enterWith } from "../support/authenticator.ts";
import { asSystem } from "../support/builders.ts";
import { callAs, cookieHeader } from "../support/people.ts";
import { aStaffAddress, startAppWithProvider } from "../support/staff-sign-in.ts";

const [first, second] = [aStaffAddress(), aStaffAddress()];
let world: Awaited<ReturnType<typeof startAppWithProvider>>;
let app: TestApp;
beforeAll(async () => {
  world = await startAppWithProvider({ BREAK_GLASS_ADMINS: `${first}, ${second.toUpperCase()}` });
  ({ app } = world);
  return world.stop;
});

const known = new Map<string, string>();

/** In by the provider, with the role of an administrator unless it is said otherwise. */
async function byProvider(email: string, roles: string[] = ["samverkan-admin"]): Promise<{ cookie: string }> {
  const account = known.get(email) ?? world.anAccount({ email, roles }).id;
  known.set(email, account);
  const { url, cookie } = await world.leave();
  const back = await world.comeBack(await world.choose(account, url), cookie);
  expect(["signed_in", "no_role"]).toContain(back.outcome);
  return { cookie: back.cookie };
}

/** In by a mailed code; whoever works here gets none. */
async function byCode(email: string): Promise<{ cookie: string }> {
  const network = someNetwork();
  const asked = await callAs(app, requestSignInCode, { body: { email }, network });
  const code = /\d{6}/.exec((await app.deliver()).find(({ to }) => to === email)?.subject ?? "")?.[0] ?? "";
  const answer = await callAs(app, signIn, { body: { code }, cookie: cookieHeader(asked.cookies), network });
  expect(answer.status).toBe(200);
  return { cookie: cookieHeader(answer.cookies) };
}

const rolesOf = async ({ cookie }: { cookie: string }) => (await callAs(app, me, { cookie })).body.roles;

test("a passkey added at the city's sign-in lets one in as administrator and nothing else, and everybody concerned is told", async () => {
  const consultantToo = await byProvider(first, ["samverkan-admin", "samverkan-konsult"]);
  await byProvider(second);
  const third = aStaffAddress();
  await byProvider(third);
  const passkey = aPasskey();
  expect((await addFor(app, consultantToo, passkey)).status).toBe(201);
  await app.deliver();
  const entered = await enterWith(app, passkey);
  expect(entered.body).toMatchObject({ roles: ["admin"], session: { method: "passkey" } });
  const told = (await app.deliver()).filter(({ subject }) => subject.includes("utan stadens inloggning"));
  expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining([first, second, third]));
  expect(told[0]?.text).toContain("Åsa Öberg");
  expect(told[0]?.html).toContain("Åsa Öberg");
  // With a second passkey of theirs, added in that very session.
  const another = aPasskey();
  await addFor(app, entered, another);
  expect((await enterWith(app, another)).body.roles).toEqual(["admin"]);
  await app.deliver();
});

test("it is logged as a warning, with the person's id and no address", async () => {
  const lines: string[] = [];
  const other = await startApp(
    { ...world.provider.settings, BREAK_GLASS_ADMINS: first, LOG_LEVEL: "warn" },
    { more: { logTo: { write: (line: string) => void lines.push(line) } } },
  );
  const passkey = aPasskey();
  await addFor(app, await byProvider(second), passkey);
  // Of the one that this installation names no more: a requester.
  expect((await enterWith(other, passkey)).body.roles).toEqual([]);
  expect(lines).toEqual([]);
  const own = aPasskey();
  await addFor(app, await byProvider(first), own);
  const entered = await enterWith(other, own);
  expect(entered.body.roles).toEqual(["admin"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("break-glass");
  expect(lines[0]).toContain(entered.body.person.id);
  expect(lines[0]).not.toContain(first);
  await other.close();
  await app.deliver();
});

test("a code gives them no role, and neither does a passkey that was added by one", async () => {
  const named = aStaffAddress();
  const settings = { ...world.provider.settings, BREAK_GLASS_ADMINS: named };
  const strict = await startApp(settings);
  const person = await byCode(named);
  expect((await callAs(strict, me, { cookie: person.cookie })).body.roles).toEqual([]);
  const passkey = aPasskey();
  await addFor(strict, person, passkey);
  const entered = await enterWith(strict, passkey);
  expect([entered.status, entered.body.roles]).toEqual([200, []]);
  // Nor one that is added in such a session.
  const another = aPasskey();
  await addFor(strict, entered, another);
  expect((await enterWith(strict, another)).body.roles).toEqual([]);
  expect((await strict.deliver()).filter(({ subject }) => subject.includes("utan stadens inloggning"))).toEqual([]);
  await strict.close();
});

test("nobody else's passkey gives a role, whatever roles they have", async () => {
  const consultant = await byProvider(aStaffAddress(), ["samverkan-konsult", "samverkan-admin"]);
  expect(await rolesOf(consultant)).toEqual(["admin", "consultant"]);
  const passkey = aPasskey();
  await addFor(app, consultant, passkey);
  expect((await enterWith(app, passkey)).body.roles).toEqual([]);
  await app.deliver();
});

test("a passkey that is removed, and a person who is deactivated, are out on the next call", async () => {
  const passkey = aPasskey();
  const { body } = await addFor(app, await byProvider(first), passkey);
  const entered = await enterWith(app, passkey);
  expect(await rolesOf(entered)).toEqual(["admin"]);
  await asSystem(app.owner, (sql) => sql`delete from app.passkey where id = ${body.id}`);
  expect(await rolesOf(entered)).toEqual([]);
  const again = aPasskey();
  await addFor(app, await byProvider(first), again);
  const open = await enterWith(app, again);
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where email = ${first}`);
  expect((await callAs(app, me, { cookie: open.cookie })).code).toBe("signed_out");
  expect((await enterWith(app, again)).code).toBe("passkey_refused");
  await app.deliver();
});

test.each(["a@stad.example,b@stad.example,c@stad.example", "a@stad.example,", "inte en adress"])(
  "%s is refused at the start",
  (value) => {
    const settings = { ...world.provider.settings, BREAK_GLASS_ADMINS: value };
    expect(() => readConfig(settings, "/")).toThrow(/^BREAK_GLASS_ADMINS is not right/);
  },
);

test("without an identity provider the setting stops the start", () => {
  expect(() => readConfig({ BREAK_GLASS_ADMINS: first }, "/")).toThrow(/but not OIDC_ISSUER/);
});
