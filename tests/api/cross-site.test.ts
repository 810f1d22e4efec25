// Calls that another site could make a browser send: refused before anything is read. And reading, which changes nothing.
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { createRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, aRequest } from "../support/builders.ts";
import { endpoints } from "../support/endpoints.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await signedIn(app, { roles: ["coordinator"] });
  return () => app.close();
});

const changing = endpoints.filter(({ method }) => method !== "GET");

function send(endpoint: AnyEndpoint, headers: Record<string, string>, url = endpoint.url.replace(":id", randomUUID())) {
  return app.app.inject({
    method: endpoint.method,
    url,
    headers: { cookie: person.cookie, "content-type": "application/json", ...headers },
    payload: "{}",
  });
}

const refused: Record<string, Record<string, string>> = {
  "cross-site": { "sec-fetch-site": "cross-site" },
  "same-site": { "sec-fetch-site": "same-site" },
  none: { "sec-fetch-site": "none" },
  "cross-site with our Origin": { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
  "made up": { "sec-fetch-site": "Same-Origin " },
  "two of them": { "sec-fetch-site": "cross-site, same-origin" },
  "neither header": {},
  "a null Origin": { origin: "null" },
  "an empty Origin": { origin: "" },
  "another Origin": { origin: "https://elsewhere.example" },
  "our name on another port": { origin: "http://localhost:3001" },
  "our name over https": { origin: "https://localhost:3000" },
  "our name as a part": { origin: "http://localhost:3000.elsewhere.example" },
  "a Referer alone": { referer: "http://localhost:3000/" },
};

test.each(Object.keys(refused))("%s: every call that changes something is refused", async (name) => {
  for (const endpoint of changing) {
    const answer = await send(endpoint, refused[name] ?? {});
    expect([endpoint.name, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      endpoint.name,
      403,
      "cross_site",
    ]);
  }
});

test("an address spelt otherwise is checked as well", async () => {
  for (const url of ["/%61pi/v1/requests", "/api/%76%31/requests", "/api/v1/requests/", "/api/v1/r%65quests"]) {
    const answer = await send(createRequest, { "sec-fetch-site": "cross-site" }, url);
    expect([url, answer.statusCode]).toEqual([url, 403]);
  }
  const [row] = await app.owner`select count(*)::int as n from app.request where requester_id = ${person.id}`;
  expect(row).toEqual({ n: 0 });
});

test.each([
  ["same-origin", { "sec-fetch-site": "same-origin" }],
  ["an equal Origin where the header is absent", { origin: "http://localhost:3000" }],
])("%s is let through", async (_name, headers) => {
  for (const endpoint of changing) {
    const answer = await send(endpoint, headers);
    expect([endpoint.name, answer.body.includes('"cross_site"')]).toEqual([endpoint.name, false]);
  }
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json\ta",
  "application/jsonx",
  "application/problem+json",
  "text/json",
  " ",
  "application/json, text/plain",
])("the format %j is not taken", async (type) => {
  // By now the browser has been signed out by the calls above or not: the format is looked at after access.
  const reader = await signedIn(app);
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/requests",
    headers: {
      cookie: reader.cookie,
      "sec-fetch-site": "same-origin",
      "idempotency-key": randomUUID(),
      "content-type": type,
    },
    payload: "{}",
  });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, "unsupported_media_type"]);
});

test.each([
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/json;charset=UTF-8",
])("the format %j is taken", async (type) => {
  const reader = await signedIn(app);
  const headers = {
    cookie: reader.cookie,
    "sec-fetch-site": "same-origin",
    "idempotency-key": randomUUID(),
    "content-type": type,
  };
  const answer = await app.app.inject({ method: "POST", url: "/api/v1/requests", headers, payload: "{}" });
  expect(answer.statusCode).toBe(201);
});

/** A fingerprint of every row of every table that reading must not change. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = await app.owner<
    { name: string }[]
  >`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('app', 'app_runtime') and tablename <> 'view_log'
    union all select 'pgboss.job' order by 1`;
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await app.owner.unsafe<{ print: string }[]>(
      `select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as print from ${name} t`,
    );
    prints[name] = row?.print ?? "";
  }
  return prints;
}

test("no GET and no HEAD changes a row, whoever calls, whatever it says about where it comes from", async () => {
  const reader = await signedIn(app, { roles: ["coordinator"] });
  const requester = await signedIn(app);
  const draft = (await reader.call(createRequest, { body: aForm() })).body.id;
  const sent = (await aRequest(app.owner, { requesterId: requester.id })).id;
  const before = await fingerprint();
  const paths = endpoints
    .filter(({ method }) => method === "GET")
    .flatMap(({ url }) => {
      return url.includes(":id") ? [draft, sent, randomUUID()].map((id) => url.replace(":id", id)) : [url];
    });
  paths.push(
    "/api/openapi.json",
    "/api/docs/",
    "/dev/mailbox",
    "/api/v1/dev/mailbox",
    "/nothing",
    "/api/v1/account/sign-out",
  );
  paths.push("/api/v1/requests?q=ett&limit=5", "/api/v1/catalogues?at=2020-01-01");
  for (const cookie of [undefined, reader.cookie, requester.cookie]) {
    for (const url of paths) {
      for (const method of ["GET", "HEAD"] as const) {
        const headers = {
          "sec-fetch-site": "cross-site",
          "x-http-method-override": "DELETE",
          ...(cookie && { cookie }),
        };
        const answer = await app.app.inject({ method, url, headers });
        expect([url, answer.statusCode < 500, answer.statusCode === 403 && answer.body.includes("cross_site")]).toEqual(
          [url, true, false],
        );
      }
    }
  }
  expect(await fingerprint()).toEqual(before);
});

test("no answer tells a browser that other sites may read it", async () => {
  const headers = { origin: "https://elsewhere.example", "access-control-request-method": "POST" };
  for (const method of ["OPTIONS", "GET"] as const) {
    const answer = await app.app.inject({ method, url: "/api/v1/requests", headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  }
});

test("every answer of the API carries what protects it and is kept by no cache", async () => {
  for (const url of [
    "/api/v1/account/me",
    "/api/v1/requests/x",
    "/%61pi/v1/account/me",
    "/api/v1/nothing",
    "/api/openapi.json",
  ]) {
    const { headers } = await app.app.inject({ url });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
    expect(headers["content-type"]).toMatch(/; charset=utf-8$/);
    if (url !== "/api/openapi.json") expect(headers["cache-control"]).toBe("no-store");
  }
});
