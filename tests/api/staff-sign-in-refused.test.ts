// Staff sign-in that somebody tampers with, breaks off, or that comes too late: nobody is signed in, and the sign-in page is told why.
import { beginStaffSignIn } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { generateKeyPairSync, sign } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { callAs } from "../support/people.ts";
import { startAppWithProvider } from "../support/staff-sign-in.ts";

type Started = Awaited<ReturnType<typeof startAppWithProvider>>;
let it: Started;
beforeAll(async () => {
  it = await startAppWithProvider();
  return () => it.stop();
});
afterEach(() => {
  it.provider.behaviour.isDown = false;
  it.provider.behaviour.tamper = (body) => body;
});

/** Nobody is signed in, and no subject became anybody. */
async function expectNobody(arrived: Awaited<ReturnType<Started["comeBack"]>>, outcome: string, account: string) {
  expect([arrived.outcome, arrived.cookie]).toEqual([outcome, ""]);
  expect(await it.app.owner`select from app.identity where subject = ${account}`).toHaveLength(0);
}

const withParameter = (address: string, name: string, value: string | null) => {
  const url = new URL(address);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url.href;
};

test("breaking off at the provider", async () => {
  const arrived = await it.arrive("");
  expect([arrived.outcome, arrived.cookie]).toEqual(["cancelled", ""]);
});

test("a state that is not the one we gave, or none, is a sign-in that we do not know", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = await it.choose(id, url);
  for (const state of ["another", "", null]) {
    await expectNobody(await it.comeBack(withParameter(back, "state", state), cookie), "expired", id);
  }
  const refused = "http://localhost:3000/api/v1/account/staff-sign-in/callback?error=access_denied&state=x";
  expect((await it.comeBack(refused, cookie)).outcome).toBe("expired");
});

test("the way back without its cookie, with another's, or with one that was changed", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const other = await it.leave();
  const back = await it.choose(id, url);
  const changed = cookie.slice(0, -2) + (cookie.endsWith("AA") ? "BB" : "AA");
  for (const held of ["", other.cookie, changed, "staff-sign-in=x", "staff-sign-in=test-1.AAAA"]) {
    await expectNobody(await it.comeBack(back, held), "expired", id);
  }
});

test("coming back after ten minutes is too late", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = await it.choose(id, url);
  it.app.clock.advance({ minutes: 10 });
  await expectNobody(await it.comeBack(back, cookie), "expired", id);
  it.app.clock.advance({ minutes: -10 });
});

test("a code is used once", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = await it.choose(id, url);
  expect((await it.comeBack(back, cookie)).outcome).toBe("signed_in");
  const again = await it.comeBack(back, cookie);
  expect([again.outcome, again.cookie]).toEqual(["failed", ""]);
});

test("a code of somebody else's sign-in, put into one's own way back, opens nothing (PKCE and nonce)", async () => {
  const victim = it.anAccount();
  const theirs = await it.leave();
  const code = new URL(await it.choose(victim.id, theirs.url)).searchParams.get("code");
  const attacker = it.anAccount();
  const own = await it.leave();
  const back = await it.choose(attacker.id, own.url);
  await expectNobody(await it.comeBack(withParameter(back, "code", code), own.cookie), "failed", victim.id);
});

test("a nonce that is not ours", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = await it.choose(id, withParameter(url, "nonce", "another"));
  await expectNobody(await it.comeBack(back, cookie), "failed", id);
});

test("an answer that another issuer gives, or that names none (mix-up)", async () => {
  for (const issuer of ["https://evil.example", null]) {
    const { id } = it.anAccount();
    const { url, cookie } = await it.leave();
    const back = await it.choose(id, url);
    expect(new URL(back).searchParams.get("iss")).toBe(it.provider.issuer);
    await expectNobody(await it.comeBack(withParameter(back, "iss", issuer), cookie), "failed", id);
  }
});

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** The ID token with another payload or header; signed by a key of ours unless the signature is kept or left out. */
function forged(
  token: unknown,
  change: { claims?: object; header?: object; signature?: "ours" | "kept" | "none" },
): string {
  const [header = "", payload = "", signature = ""] = String(token).split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as object;
  const text = `${encoded({ ...read(header), ...change.header })}.${encoded({ ...read(payload), ...change.claims })}`;
  if (change.signature === "none") return `${text}.`;
  const made =
    change.signature === "ours" ? sign("sha256", Buffer.from(text), stranger).toString("base64url") : signature;
  return `${text}.${made}`;
}

const past = Math.floor(Date.now() / 1000) - 4000;
test.each([
  ["altered, with the old signature", { claims: { name: "Chefen" }, signature: "kept" }],
  ["signed by another key", { signature: "ours" }],
  ["not signed", { header: { alg: "none" }, signature: "none" }],
  ["signed with our secret", { header: { alg: "HS256" }, signature: "ours" }],
  ["of another issuer", { claims: { iss: "https://evil.example" }, signature: "ours" }],
  ["for another product", { claims: { aud: "annan" }, signature: "ours" }],
  ["that has run out", { claims: { exp: past, iat: past - 60 }, signature: "ours" }],
] as const)("an ID token %s", async (_what, change) => {
  const { id } = it.anAccount();
  it.provider.behaviour.tamper = (body) => ({ ...body, id_token: forged(body["id_token"], change) });
  await expectNobody(await it.arrive(id), "failed", id);
});

test("an answer without an ID token, and one that is none at all", async () => {
  const { id } = it.anAccount();
  it.provider.behaviour.tamper = ({ id_token: _left, ...body }) => body;
  await expectNobody(await it.arrive(id), "failed", id);
  it.provider.behaviour.tamper = () => ({});
  await expectNobody(await it.arrive(id), "failed", id);
});

test("a provider that does not answer is said, on the way out and on the way back; then it is asked again", async () => {
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = await it.choose(id, url);
  it.provider.behaviour.isDown = true;
  await expectNobody(await it.comeBack(back, cookie), "unreachable", id);
  const other = await startAppWithProvider();
  other.provider.behaviour.isDown = true;
  const refused = await callAs(other.app, beginStaffSignIn, {
    body: { language: "en" },
    headers: { "accept-language": "en" },
  });
  expect([refused.status, refused.code]).toEqual([503, "provider_unreachable"]);
  expect(JSON.stringify(refused.body)).toContain("The city's sign-in service does not answer right now");
  other.provider.behaviour.isDown = false;
  expect((await callAs(other.app, beginStaffSignIn, { body: { language: "sv" } })).status).toBe(200);
  await other.stop();
});

test("the log says what went wrong, by code, and holds nothing of the way back", async () => {
  const lines: string[] = [];
  const logged = await startApp(
    { ...it.provider.settings, OIDC_CLIENT_SECRET: "felaktig-hemlighet", LOG_LEVEL: "info" },
    { more: { logTo: { write: (line) => void lines.push(line) } } },
  );
  const { id } = it.anAccount();
  const { url, cookie } = await it.leave();
  const back = new URL(await it.choose(id, url));
  await logged.app.inject({ method: "GET", url: back.pathname + back.search, headers: { cookie } });
  await logged.close();
  const said = lines.join("");
  expect(said).toContain('"outcome":"failed"');
  expect(said).toMatch(/"fault":\{"type":"ProviderFault","code":"OAUTH_WWW_AUTHENTICATE_CHALLENGE"/);
  for (const secret of [back.searchParams.get("code"), back.searchParams.get("state"), "felaktig-hemlighet", id]) {
    expect(said).not.toContain(`${secret}`);
  }
});

test("whatever is in the way back, it ends on the sign-in page and nobody is signed in", async () => {
  const { cookie } = await it.leave();
  const base = "http://localhost:3000/api/v1/account/staff-sign-in/callback";
  for (const query of ["", "?", "?code", `?state=${"x".repeat(3000)}`, "?error=server_error", "?a=1&a=2"]) {
    expect(await it.comeBack(base + query, cookie)).toMatchObject({ outcome: "expired", cookie: "" });
  }
  // As everywhere, an address that is no text is refused before anybody looks at it.
  const broken = await it.app.app.inject({
    method: "GET",
    url: `${new URL(base).pathname}?code=%00`,
    headers: { cookie },
  });
  expect(broken.statusCode).toBe(400);
  const headed = await it.app.app.inject({ method: "HEAD", url: "/api/v1/account/staff-sign-in/callback" });
  expect(headed.statusCode).toBe(404);
});
