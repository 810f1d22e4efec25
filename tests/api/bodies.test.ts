// What may not come in: damaged text, deep or large bodies, fields nobody knows, addresses that are none. Never a 500.
import { problemCodes } from "@samverkansstod/api/contract/problem.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { createRequest, updateRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { endpointsWithBody } from "../support/endpoints.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let person: Person;
let admin: Person;
let draft: string;
beforeAll(async () => {
  app = await startApp();
  person = await signedIn(app, { roles: ["coordinator"] });
  admin = await signedIn(app, { roles: ["admin"] });
  draft = (await person.call(createRequest, { body: aForm() })).body.id;
  return () => app.close();
});

interface Answered {
  status: number;
  code: string | undefined;
  errors: { field: string; code: string }[] | undefined;
}

/** Sends bytes as they are, and checks what holds for every refusal. */
async function send(
  endpoint: AnyEndpoint,
  payload: string | Buffer,
  more: Record<string, string> = {},
): Promise<Answered> {
  const answer = await app.app.inject({
    method: endpoint.method,
    url: endpoint.url.replace(":id", draft).replace(":role", "consultant").replaceAll(/:\w+/g, randomUUID()),
    headers: {
      cookie: (endpoint.config.access === "people.administer" ? admin : person).cookie,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
      "if-match": '"1"',
      ...more,
    },
    payload,
  });
  const { statusCode: status } = answer;
  expect(status).toBeLessThan(500);
  if (status < 400) return { status, code: undefined, errors: undefined };
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const { code, errors, status: said, title, detail, instance } = answer.json<Record<string, never>>();
  expect(problemCodes).toContain(code);
  expect([said, typeof title, typeof detail, typeof instance]).toEqual([status, "string", "string", "string"]);
  expect(answer.body).not.toMatch(/node_modules|\bat \w+ \(|select |insert |syntax error/i);
  return { status, code, errors };
}

const subject = (bytes: Buffer) => Buffer.concat([Buffer.from('{"subject":"'), bytes, Buffer.from('"}')]);

const damaged: Record<string, [string | Buffer, string]> = {
  "a lone continuation byte": [subject(Buffer.from([0x80])), "invalid_text"],
  "a cut sequence": [subject(Buffer.from([0xc3])), "invalid_text"],
  "an overlong slash": [subject(Buffer.from([0xc0, 0xaf])), "invalid_text"],
  "a surrogate as UTF-8": [subject(Buffer.from([0xed, 0xa0, 0x80])), "invalid_text"],
  "Latin-1": [subject(Buffer.from("åäö", "latin1")), "invalid_text"],
  "UTF-16": [Buffer.from('{"subject":"å"}', "utf16le"), "invalid_text"],
  "an escaped NUL": ['{"subject":"a\\u0000b"}', "invalid_text"],
  "a NUL": [subject(Buffer.from([0])), "invalid_json"],
  "a lone high surrogate": ['{"subject":"\\ud800"}', "invalid_text"],
  "a lone low surrogate": ['{"subject":"x\\udc00"}', "invalid_text"],
  "surrogates the wrong way": ['{"subject":"\\udc00\\ud800"}', "invalid_text"],
  "NUL in a name": ['{"a\\u0000":1}', "invalid_text"],
  "a hundred marks on a letter": [`{"subject":"a${"\u0301".repeat(100)}"}`, "invalid_text"],
  "a hundred thousand arrays": ["[".repeat(100_000), "too_deep"],
  "a hundred thousand objects": [`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "too_deep"],
  "twenty-one levels": [`${"[".repeat(21)}${"]".repeat(21)}`, "too_deep"],
  __proto__: ['{"__proto__":{"isStaff":true}}', "invalid_json"],
  "constructor.prototype": ['{"constructor":{"prototype":{"isStaff":true}}}', "invalid_json"],
  "half an object": ['{"subject":"x"', "invalid_json"],
  "two objects": ["{}{}", "invalid_json"],
  "single quotes": ["{'subject':'x'}", "invalid_json"],
  NaN: ['{"subject":NaN}', "invalid_json"],
  "a byte order mark alone": [Buffer.from([0xef, 0xbb, 0xbf]), "invalid_json"],
};

test.each(Object.keys(damaged))("%s is refused as what it is, on every endpoint with a body", async (name) => {
  const [payload, code] = damaged[name] ?? ["", ""];
  for (const endpoint of endpointsWithBody) {
    const answer = await send(endpoint, payload);
    expect([endpoint.name, answer.status, answer.code]).toEqual([endpoint.name, 400, code]);
  }
});

test("twenty levels are read, and refused for what they hold", async () => {
  expect((await send(createRequest, `${"[".repeat(20)}${"]".repeat(20)}`)).code).toBe("invalid_fields");
});

test("two megabytes are too large; a megabyte of one text is too long", async () => {
  const large = await send(createRequest, `{"description":"${"x".repeat(2 * 1024 * 1024)}"}`);
  expect([large.status, large.code]).toEqual([413, "too_large"]);
  const long = await send(createRequest, `{"description":"${"x".repeat(1024 * 1024 - 100)}"}`);
  expect(long).toMatchObject({ status: 400, errors: [{ field: "/description", code: "too_long" }] });
});

test("a megabyte of list items is refused without keeping the server busy", async () => {
  const numbers = Array.from({ length: 140_000 }, (_, at) => at);
  for (const field of ["notPersonalNumbers", "areas"]) {
    const answer = await send(createRequest, JSON.stringify({ [field]: numbers }));
    expect([field, answer.status, answer.code]).toEqual([field, 400, "invalid_fields"]);
    const texts = await send(createRequest, JSON.stringify({ [field]: numbers.slice(0, 90_000).map(String) }));
    expect([field, texts.code]).toEqual([field, "invalid_fields"]);
  }
  const fields = Object.fromEntries(numbers.slice(0, 50_000).map((at) => [`field${at}`, at]));
  const answer = await send(createRequest, JSON.stringify(fields));
  expect(answer.errors?.length).toBeLessThanOrEqual(50);
});

test.each([
  ["", "invalid_fields"],
  ["null", "invalid_fields"],
  ["[]", "invalid_fields"],
  ['"text"', "invalid_fields"],
  ["1", "invalid_fields"],
  ["true", "invalid_fields"],
])("the body %j is not an object of fields", async (payload, code) => {
  for (const endpoint of endpointsWithBody) {
    const answer = await send(endpoint, payload);
    expect([endpoint.name, answer.status, answer.code]).toEqual([endpoint.name, 400, code]);
  }
});

test("a field nobody knows is refused by its name on every body", async () => {
  for (const endpoint of endpointsWithBody) {
    for (const field of ["unknown", "id", "state", "version", "toString", "a/b~c", "å", ""]) {
      const answer = await send(endpoint, JSON.stringify({ [field]: 1 }));
      expect([endpoint.name, field, answer.status]).toEqual([endpoint.name, field, 400]);
      expect(answer.errors?.some(({ code, field: at }) => code === "unknown_field" && at.startsWith("/"))).toBe(true);
    }
  }
});

test("a value of another type is never made to fit", async () => {
  const values = [1, true, [], {}, ["nordost"], "1", null];
  for (const field of Object.keys(aForm())) {
    for (const value of values) {
      const answer = await send(updateRequest, JSON.stringify({ [field]: value }), { "if-match": '"999"' });
      const isText = typeof value === "string" || value === null;
      const isAreas = field === "areas" && Array.isArray(value);
      if (!isText && !isAreas) expect([field, value, answer.status]).toEqual([field, value, 400]);
      else expect([field, value, answer.status === 400 || answer.status === 412]).toEqual([field, value, true]);
    }
  }
});

test("a body where none is wanted does no harm", async () => {
  for (const payload of ["{}", '{"personId":null}', "[]"]) {
    const url = `/api/v1/requests/${randomUUID()}/submit`;
    const answer = await app.app.inject({
      method: "POST",
      url,
      headers: {
        cookie: person.cookie,
        "sec-fetch-site": "same-origin",
        "idempotency-key": randomUUID(),
        "if-match": '"1"',
        "content-type": "application/json",
      },
      payload,
    });
    expect(answer.statusCode).toBe(404);
  }
});

test.each([
  ["/api/v1/requests/%", "invalid_text"],
  ["/api/v1/requests/%zz", "invalid_text"],
  ["/api/v1/requests/%c3", "invalid_text"],
  ["/api/v1/requests/%00", "invalid_text"],
  ["/api/v1/requests?q=%ff", "invalid_text"],
  ["/api/v1/requests?q=%00", "invalid_text"],
  ["/api/v1/requests?q=%ed%a0%80", "invalid_text"],
  ["/api/v1/requests?%zz=1", "invalid_text"],
  ["/api/v1/requests/1", "invalid_id"],
  [`/api/v1/requests/${"a".repeat(201)}`, "uri_too_long"],
  [`/api/v1/requests?q=${"x".repeat(10_000)}`, "invalid_fields"],
  ["/api/v1/requests?state=closed&state=closed", "invalid_fields"],
  ["/api/v1/requests?q=a&q=b", "invalid_fields"],
  ["/api/v1/requests?state[]=closed", "invalid_fields"],
  ["/api/v1/requests?__proto__=1", "invalid_fields"],
  ["/api/v1/requests?limit=1e1", "ok"],
  ["/api/v1/requests?limit=", "invalid_fields"],
  ["/api/v1/requests?limit=-1", "invalid_fields"],
  ["/api/v1/requests?limit=1.5", "invalid_fields"],
  ["/api/v1/catalogues?at=2026-02-30", "invalid_fields"],
  ["/api/v1/catalogues?at=0001-01-01", "invalid_fields"],
  ["/api/v1/catalogues?at=", "invalid_fields"],
  ["/api/v1/nothing", "unknown_route"],
  ["/api/v2/requests", "unknown_route"],
  ["//api/v1/requests", "unknown_route"],
])("GET %s is %s", async (url, code) => {
  const answer = await app.app.inject({ url, headers: { cookie: person.cookie } });
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.statusCode === 200 ? "ok" : answer.json<{ code: string }>().code).toBe(code);
});

test("a text in its parts is stored whole: composed, and not otherwise changed", async () => {
  const text = "A\u030a bra 👩‍👩‍👧 ﬁ ½ \u200f\u202e <b>&amp;</b> \\ ' -- ${x} {{y}}";
  const { body } = await person.call(createRequest, { body: { description: text } });
  expect(body.form.description).toBe(text.normalize("NFC"));
});
