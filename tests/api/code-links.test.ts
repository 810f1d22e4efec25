// The link of a sign-in mail, and the limits that keep an account safe while its owner can still sign in.
import { me, openSignInLink, requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { signInLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { callAs, cookieHeader, signedIn } from "../support/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

interface Asked {
  email: string;
  network: string;
  cookie: string;
  code: string;
  secret: string;
  text: string;
}

async function ask(email = `${randomUUID()}@exempel.example`, network = someNetwork()): Promise<Asked> {
  const asked = await callAs(app, requestSignInCode, { body: { email, language: "sv" }, network });
  expect(asked.status).toBe(202);
  const mail = (await app.deliver()).findLast(({ to }) => to === email);
  return {
    email,
    network,
    cookie: cookieHeader(asked.cookies),
    code: /\d{6}/.exec(mail?.subject ?? "")?.[0] ?? "none",
    secret: /\/logga-in\/lank#([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "none",
    text: mail?.text ?? "",
  };
}

const open = ({ cookie, network }: Pick<Asked, "cookie" | "network">, secret: string) =>
  callAs(app, openSignInLink, { body: { secret }, ...(cookie !== "" && { cookie }), network });
const elsewhere = () => ({ cookie: "", network: someNetwork() });

test("in the browser that asked it signs in, once", async () => {
  const asked = await ask();
  expect(asked.text).toContain("Logga in med länken: http://localhost:3000/logga-in/lank#");
  const opened = await open(asked, asked.secret);
  expect([opened.status, opened.code]).toEqual([200, undefined]);
  expect(opened.body).toMatchObject({
    me: { person: { email: asked.email }, session: { method: "code" } },
    code: null,
  });
  expect((await callAs(app, me, { cookie: cookieHeader(opened.cookies) })).status).toBe(200);
  expect((await open(asked, asked.secret)).code).toBe("code_expired");
  expect((await callAs(app, signIn, { body: { code: asked.code }, cookie: asked.cookie })).code).toBe("code_expired");
});

test("opened elsewhere it signs nobody in and shows the code, which then signs in where it was asked for", async () => {
  const asked = await ask();
  for (const browser of [elsewhere(), await ask()]) {
    const shown = await open(browser, asked.secret);
    expect([shown.status, shown.body]).toEqual([200, { me: null, code: asked.code }]);
    expect(shown.cookies).toEqual([]);
  }
  const typed = await callAs(app, signIn, { body: { code: asked.code }, cookie: asked.cookie });
  expect(typed.status).toBe(200);
  expect((await open(elsewhere(), asked.secret)).code).toBe("code_expired");
});

test("a hundred GETs, of the page and of the endpoint, use nothing up", async () => {
  const asked = await ask();
  for (let time = 0; time < 50; time++) {
    for (const url of ["/logga-in/lank", `${openSignInLink.url}?secret=${asked.secret}`])
      await app.app.inject({ url, headers: { cookie: asked.cookie } });
  }
  expect((await open(asked, asked.secret)).body.me).not.toBeNull();
});

test("the link of an earlier mail to the same address holds in the browser that asked last, and neither is used again", async () => {
  const first = await ask();
  const second = await ask(first.email, first.network);
  expect((await open(second, first.secret)).body.me).not.toBeNull();
  expect((await open(first, first.secret)).code).toBe("code_expired");
  expect((await callAs(app, signIn, { body: { code: second.code }, cookie: second.cookie })).code).toBe("code_expired");
});

test("it is kept as a hash, holds for ten minutes, and a made-up one is refused alike", async () => {
  const asked = await ask();
  const [row] = await app.owner`select * from app_runtime.sign_in_attempt where email = ${asked.email}`;
  expect(JSON.stringify(row)).not.toContain(asked.secret);
  app.clock.advance({ minutes: 10 });
  const [late, madeUp] = [await open(asked, asked.secret), await open(asked, "A".repeat(43))];
  expect({ ...late.problem, instance: "" }).toEqual({ ...madeUp.problem, instance: "" });
  expect(late.code).toBe("code_expired");
});

test("of ten presses at once one signs in", async () => {
  const asked = await ask();
  const answers = await Promise.all(Array.from({ length: 10 }, () => open(asked, asked.secret)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("a deactivated person is not let in by it", async () => {
  const person = await signedIn(app);
  const asked = await ask(person.email);
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${person.id}`);
  expect((await open(asked, asked.secret)).code).toBe("code_expired");
});

test("an address that many ask for gets few mails, and its owner on another network signs in by the link of the latest", async () => {
  const email = `${randomUUID()}@exempel.example`;
  const bodies = new Set<string>();
  for (let time = 0; time < signInLimits.codesPerAddress + 30; time++) {
    const answer = await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
    bodies.add(`${answer.status} ${JSON.stringify(answer.body)}`);
  }
  expect([...bodies]).toEqual([`202 ${JSON.stringify({ expiresInSeconds: 600 })}`]);
  const mails = (await app.deliver()).filter(({ to }) => to === email);
  // A window may turn meanwhile.
  expect(mails.length).toBeGreaterThanOrEqual(signInLimits.codesPerAddress);
  expect(mails.length).toBeLessThanOrEqual(signInLimits.codesPerAddress + 2);
  const secret = /#([\w-]+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
  const own = await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
  const opened = await open({ cookie: cookieHeader(own.cookies), network: someNetwork() }, secret);
  expect(opened.body.me).toMatchObject({ person: { email } });
});

test("of many guesses from many networks fifty an hour are tried; then the right code waits, and the link signs in", async () => {
  const email = `${randomUUID()}@exempel.example`;
  const codes: (string | undefined)[] = [];
  for (let attempt = 0; attempt < 15; attempt++) {
    const attacker = await ask(email, someNetwork());
    const wrong = attacker.code === "000000" ? "000001" : "000000";
    for (let guess = 0; guess < 5; guess++) {
      const { cookie } = attacker;
      codes.push((await callAs(app, signIn, { body: { code: wrong }, cookie, network: someNetwork() })).code);
    }
  }
  const evaluated = codes.filter((code) => code === "code_wrong").length;
  expect(evaluated).toBeLessThanOrEqual(2 * signInLimits.triesPerAddress);
  expect(codes.at(-1)).toBe("code_paused");
  const own = await ask(email);
  const typed = await callAs(app, signIn, { body: { code: own.code }, cookie: own.cookie, network: own.network });
  expect([typed.status, typed.code]).toEqual([429, "code_paused"]);
  expect((await open(own, own.secret)).body.me).toMatchObject({ person: { email } });
});
