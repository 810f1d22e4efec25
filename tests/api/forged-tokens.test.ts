// Session tokens that are not ours, or no longer: each is refused on every route that wants somebody signed in.
import { me } from "@samverkansstod/api/contract/account.ts";
import { createHmac, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, testKeys, type TestApp } from "../support/app.ts";
import { endpoints } from "../support/endpoints.ts";
import { callAs, signedIn } from "../support/people.ts";

let app: TestApp;
let sid: string;
beforeAll(async () => {
  app = await startApp();
  const person = await signedIn(app);
  sid = /refresh=[^.]+\.([^.]+)/.exec(person.cookie)?.[1] ?? "";
  return () => app.close();
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const key = testKeys[0]?.secret ?? "";

interface Forgery {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  secret?: string;
  hash?: string;
}

/** A token as we make them, with parts replaced; a part that is undefined is left out. */
function token({ header, claims, secret = key, hash = "sha256" }: Forgery = {}): string {
  const now = Math.floor(app.clock.now().epochMilliseconds / 1000);
  const head = { alg: "HS256", typ: "JWT", kid: "test-1", ...header };
  const body = { sid, iss: "samverkansstod", aud: "samverkansstod-app", iat: now, exp: now + 600, ...claims };
  const signed = `${encoded(head)}.${encoded(body)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

const seconds = (more: number) => Math.floor(app.clock.now().epochMilliseconds / 1000) + more;

const forgeries: Record<string, () => string> = {
  "algorithm none": () =>
    `${token({ header: { alg: "none" } })
      .split(".")
      .slice(0, 2)
      .join(".")}.`,
  "algorithm none, signed": () => token({ header: { alg: "none" } }),
  HS512: () => token({ header: { alg: "HS512" }, hash: "sha512" }),
  HS384: () => token({ header: { alg: "HS384" }, hash: "sha384" }),
  "RS256 claimed": () => token({ header: { alg: "RS256" } }),
  "wrong key": () => token({ secret: "x".repeat(43) }),
  "empty key": () => token({ secret: "" }),
  "unknown kid": () => token({ header: { kid: "other" } }),
  "no kid": () => token({ header: { kid: undefined } }),
  "kid of another type": () => token({ header: { kid: ["test-1"] } }),
  "kid of the prototype": () => token({ header: { kid: "__proto__" } }),
  expired: () => token({ claims: { iat: seconds(-700), exp: seconds(-100) } }),
  "issued in the future": () => token({ claims: { iat: seconds(3600), exp: seconds(4000) } }),
  "not yet valid": () => token({ claims: { nbf: seconds(3600) } }),
  "older than its ten minutes though unexpired": () => token({ claims: { iat: seconds(-3600), exp: seconds(3600) } }),
  "no exp": () => token({ claims: { exp: undefined } }),
  "no iat": () => token({ claims: { iat: undefined } }),
  "exp of another type": () => token({ claims: { exp: "never" } }),
  "no sid": () => token({ claims: { sid: undefined } }),
  "sid of another type": () => token({ claims: { sid: { id: sid } } }),
  "sid that is no id": () => token({ claims: { sid: "-".repeat(36) } }),
  "sid of a session that does not exist": () => token({ claims: { sid: randomUUID() } }),
  "no issuer": () => token({ claims: { iss: undefined } }),
  "another issuer": () => token({ claims: { iss: "somebody" } }),
  "no audience": () => token({ claims: { aud: undefined } }),
  "another audience": () => token({ claims: { aud: "somebody" } }),
  "no typ": () => token({ header: { typ: undefined } }),
  "another typ": () => token({ header: { typ: "at+jwt" } }),
  truncated: () => token().slice(0, -4),
  "altered payload": () => {
    const [head, , mac] = token().split(".");
    return `${head}.${token({ claims: { sid: randomUUID() } }).split(".")[1]}.${mac}`;
  },
  "altered signature": () => {
    const [head, body, mac = ""] = token().split(".");
    return `${head}.${body}.${mac.startsWith("A") ? "B" : "A"}${mac.slice(1)}`;
  },
  "two parts": () => token().split(".").slice(0, 2).join("."),
  "four parts": () => `${token()}.x`,
  "not base64": () => "å.ä.ö",
  "no JSON": () => "eyJ.e30.x",
  empty: () => "",
  "a refresh token": () => `test-1.${sid}.0.${"A".repeat(43)}`,
};

test("a token made as ours are is taken, so the forgeries below fail for what is forged in them", async () => {
  expect((await callAs(app, me, { cookie: `session=${token()}` })).status).toBe(200);
});

test.each(Object.keys(forgeries))("%s is refused everywhere", async (name) => {
  const cookie = `session=${encodeURIComponent(forgeries[name]?.() ?? "")}`;
  for (const endpoint of endpoints.filter(({ config }) => config.access !== "public")) {
    const named = [...endpoint.url.matchAll(/:(\w+)/g)].map(([, part = ""]) => [part, randomUUID()]);
    const answer = await callAs(app, endpoint, {
      cookie,
      params: Object.fromEntries(named) as never,
      body: {} as never,
    });
    expect([endpoint.name, answer.status, answer.code]).toEqual([endpoint.name, 401, "signed_out"]);
  }
});

test("the token is taken from its cookie alone", async () => {
  const answer = await callAs(app, me, { headers: { authorization: `Bearer ${token()}`, session: token() } });
  expect(answer.status).toBe(401);
  const inQuery = await app.app.inject({ url: `/api/v1/account/me?session=${token()}` });
  expect(inQuery.statusCode).toBe(401);
});
