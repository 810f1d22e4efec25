// Signing in by a mailed code: requestSignInCode and signIn, with every way it is refused.
import { requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
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

const anAddress = () => `${randomUUID()}@exempel.example`;

interface Asked {
  email: string;
  network: string;
  cookie: string;
  code: string;
}

async function ask(email = anAddress(), network = someNetwork()): Promise<Asked> {
  const answer = await callAs(app, requestSignInCode, { body: { email, language: "sv" }, network });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  const mails = (await app.deliver()).filter((mail) => mail.to === email);
  const code = /\d{6}/.exec(mails.at(-1)?.subject ?? "")?.[0] ?? "none";
  return { email, network, cookie: cookieHeader(answer.cookies), code };
}

const type = ({ cookie, network }: Pick<Asked, "cookie" | "network">, code: string) =>
  callAs(app, signIn, { body: { code }, cookie, network });
const wrongFor = (code: string) => (code === "000000" ? "111111" : "000000");

test("the code that was mailed signs in, spaces and all, and tells who it is", async () => {
  const asked = await ask();
  const answer = await type(asked, ` ${asked.code.slice(0, 3)} ${asked.code.slice(3)} `);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    person: { email: asked.email, name: null, phone: null },
    language: "sv",
    roles: [],
    permissions: ["request.ask", "request.read_own", "membership.own"],
    organisations: [],
  });
});

test("the mail is in the language asked for, and says the code in its subject", async () => {
  const email = anAddress();
  await callAs(app, requestSignInCode, { body: { email, language: "en" }, network: someNetwork() });
  const fallback = anAddress();
  const headers = { "accept-language": "en" };
  await callAs(app, requestSignInCode, { body: { email: fallback }, headers, network: someNetwork() });
  const mails = await app.deliver();
  for (const to of [email, fallback]) {
    const mail = mails.find((one) => one.to === to);
    expect(mail?.subject).toMatch(/^\d{6} is your code to sign in$/);
    expect(mail?.text).toContain("10 minutes");
    expect(mail?.messageId).toMatch(/@localhost$/);
  }
});

test("the code is kept as a keyed hash, the browser's secret as a hash", async () => {
  const asked = await ask();
  const [row] = await app.owner`select * from app_runtime.sign_in_attempt where email = ${asked.email}`;
  const text = JSON.stringify(row);
  expect(text).not.toContain(asked.code);
  expect(text).not.toContain(asked.cookie.split("=")[1]);
});

test("a wrong code may be followed by the right one; after five the right one is refused too", async () => {
  const lucky = await ask();
  for (let tries = 1; tries < signInLimits.triesPerCode; tries++) {
    expect((await type(lucky, wrongFor(lucky.code))).code).toBe("code_wrong");
  }
  expect((await type(lucky, lucky.code)).status).toBe(200);
  const unlucky = await ask();
  for (let tries = 1; tries <= signInLimits.triesPerCode; tries++) {
    expect([tries, (await type(unlucky, wrongFor(unlucky.code))).code]).toEqual([tries, "code_wrong"]);
  }
  const refused = await type(unlucky, unlucky.code);
  expect([refused.status, refused.code]).toEqual([422, "code_expired"]);
});

test("of fifty guesses at once at most five are evaluated", async () => {
  const asked = await ask();
  const guesses = Array.from({ length: 50 }, () => type(asked, wrongFor(asked.code)));
  const codes = (await Promise.all(guesses)).map(({ code }) => code);
  expect(codes.filter((code) => code === "code_wrong")).toHaveLength(signInLimits.triesPerCode);
  expect(codes.filter((code) => code === "code_expired")).toHaveLength(50 - signInLimits.triesPerCode);
  expect((await type(asked, asked.code)).code).toBe("code_expired");
});

test("a code holds in the browser that asked for it, and in no other", async () => {
  const asked = await ask();
  const other = await ask();
  expect((await callAs(app, signIn, { body: { code: asked.code } })).code).toBe("code_expired");
  expect((await type({ ...asked, cookie: "attempt=made-up" }, asked.code)).code).toBe("code_expired");
  const elsewhere = await type(other, asked.code === other.code ? wrongFor(other.code) : asked.code);
  expect(elsewhere.code).toBe("code_wrong");
  expect((await type(asked, asked.code)).status).toBe(200);
});

test("a code is used once", async () => {
  const asked = await ask();
  const answers = await Promise.all(Array.from({ length: 10 }, () => type(asked, asked.code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === "code_expired")).toHaveLength(9);
  expect((await type(asked, asked.code)).code).toBe("code_expired");
});

test("a newer code does not take the older one with it, and each holds in its own attempt", async () => {
  const first = await ask();
  const second = await ask(first.email, first.network);
  expect((await type(second, second.code)).status).toBe(200);
  expect((await type(first, first.code)).status).toBe(200);
});

test("a code holds for ten minutes", async () => {
  const [inTime, late] = [await ask(), await ask()];
  app.clock.advance({ minutes: 9, seconds: 50 });
  expect((await type(inTime, inTime.code)).status).toBe(200);
  app.clock.advance({ seconds: 10 });
  expect((await type(late, late.code)).code).toBe("code_expired");
});

test("a job that comes after the code's time mails nothing", async () => {
  const email = anAddress();
  await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
  app.clock.advance({ minutes: 10 });
  expect((await app.deliver()).filter((mail) => mail.to === email)).toEqual([]);
});

test.each(["", "12345", "1234567", "abcdef", "１２３４５６", "12345x"])(
  "%j is no code and counts as no try",
  async (typed) => {
    const asked = await ask();
    const answer = await type(asked, typed);
    expect([answer.status, answer.problem.errors?.map(({ field }) => field)]).toEqual([400, ["/code"]]);
    const [row] = await app.owner`select tries from app_runtime.sign_in_attempt where email = ${asked.email}`;
    expect(row).toEqual({ tries: 0 });
  },
);

test.each([
  "",
  "namn",
  "a@b",
  "a b@c.se",
  '"a"@b.se',
  "a@b.se\r\nBcc: x@y.se",
  "å@b.se",
  "a@b.se, c@d.se",
  `${"a".repeat(65)}@b.se`,
])("%j is no address: nothing is begun", async (email) => {
  const answer = await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
  expect([answer.status, answer.problem.errors]).toMatchObject([400, [{ field: "/email", code: "email" }]]);
  expect(answer.cookies).toEqual([]);
  expect(app.jobs).toEqual([]);
});

test("an address gets five codes from one network in a quarter of an hour, and more from elsewhere", async () => {
  const [email, network] = [anAddress(), someNetwork()];
  const answers = [];
  for (let time = 0; time < signInLimits.codesPerAddressAndNetwork; time++) {
    answers.push((await callAs(app, requestSignInCode, { body: { email }, network })).status);
  }
  // A window may turn in between, and then one more is let through.
  for (let time = 0; time < signInLimits.codesPerAddressAndNetwork; time++) {
    const answer = await callAs(app, requestSignInCode, { body: { email }, network });
    answers.push(answer.status);
    if (answer.status === 429) expect(answer).toMatchObject({ code: "too_many", headers: { "retry-after": "300" } });
  }
  expect(answers.slice(0, 5)).toEqual([202, 202, 202, 202, 202]);
  expect(answers.at(-1)).toBe(429);
  const elsewhere = await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
  expect(elsewhere.status).toBe(202);
  await app.deliver();
});

test("a network that guessed wrong a hundred times is refused for the hour; the person signs in from elsewhere", async () => {
  const network = someNetwork();
  const asked = await ask(anAddress(), network);
  const hour = app.clock.now().epochMilliseconds - (app.clock.now().epochMilliseconds % 3_600_000);
  const windows = [hour, hour + 3_600_000].map((at) => Temporal.Instant.fromEpochMilliseconds(at).toString());
  for (const at of windows) {
    await app.owner`insert into app_runtime.rate_counter (key, window_start, count) values (${`wrong:${network}`}, ${at}, ${signInLimits.wrongPerNetwork})`;
  }
  const refused = await type(asked, asked.code);
  expect([refused.status, refused.code]).toEqual([429, "too_many"]);
  expect((await type({ ...asked, network: someNetwork() }, asked.code)).status).toBe(200);
});

test("wrong codes are counted for their network", async () => {
  const asked = await ask();
  for (let tries = 0; tries < 7; tries++) await type(asked, wrongFor(asked.code));
  const [row] =
    await app.owner`select sum(count)::int as n from app_runtime.rate_counter where key = ${`wrong:${asked.network}`}`;
  // What comes after the fifth is not evaluated, so it is no guess.
  expect(row).toEqual({ n: signInLimits.triesPerCode });
});

test("a deactivated person gets no mail and cannot sign in, and nobody outside can tell", async () => {
  const person = await signedIn(app);
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${person.id}`);
  const asked = await ask(person.email);
  expect(asked.code).toBe("none");
  const stranger = await ask();
  const [known, unknown] = [await type(asked, "123456"), await type(stranger, wrongFor(stranger.code))];
  expect({ ...known.problem, instance: "" }).toEqual({ ...unknown.problem, instance: "" });
  // Deactivated between the mail and the typing.
  const late = await signedIn(app);
  const between = await ask(late.email);
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${late.id}`);
  const refused = await type(between, between.code);
  expect(refused.status).toBe(422);
  expect(refused.cookies.map(({ name }) => name)).not.toContain("session");
});

test("a known and an unknown address get the same answer for the same work", async () => {
  const known = (await signedIn(app)).email;
  const facts = async (email: string) => {
    const before = app.jobs.length;
    const answer = await callAs(app, requestSignInCode, { body: { email }, network: someNetwork() });
    const [attempts] = await app.owner`select count(*)::int as n from app_runtime.sign_in_attempt
      where email = ${email} and used_at is null and code_hash is null`;
    const [people] = await app.owner`select count(*)::int as n from app.person where email = ${email}`;
    return {
      status: answer.status,
      body: answer.body,
      headers: Object.keys(answer.headers).toSorted(),
      cookies: answer.cookies.map(({ name, value }) => [name, value.length]),
      attempts,
      jobs: app.jobs.slice(before).map(({ name, data }) => [name, Object.keys(data)]),
      people,
    };
  };
  const { people: existing, ...one } = await facts(known);
  const { people: none, ...other } = await facts(anAddress());
  expect(one).toEqual(other);
  expect([existing, none]).toEqual([{ n: 1 }, { n: 0 }]);
  expect(other).toMatchObject({ status: 202, body: { expiresInSeconds: 600 }, attempts: { n: 1 } });
  await app.deliver();
});
