// Requests made from the OpenAPI document: most nearly right, some hostile. Knows the document and the ids it is given, nothing else.
import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { operationsOf, type Described, type OpenApi, type Schema } from "./openapi.ts";

export interface FuzzRequest {
  described: Described;
  caller: number;
  path: string;
  headers: Record<string, string>;
  payload: string | undefined;
}

interface Pools {
  /** Ids of things that are there: of the callers and of others. */
  ids: readonly string[];
  keys: readonly string[];
  callers: number;
}

/** Words that mean something under a name, so that more than the refusals is reached. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  area: ["nordost", "centrum"],
  areas: [["nordost"], ["centrum", "hisingen"], []],
  themes: [["safety"], ["premises", "safety"]],
  theme: ["safety", "premises"],
  organisationForm: ["network", "nonprofit_association"],
  administration: ["culture"],
  organisationNumber: ["499900-0013", "802000-1234", null],
  contactPhone: ["031-390 06 01", "+46 31 390 06 00", null],
  email: ["namn@forening.example", "Åsa@forening.example", "a@b.example"],
  contactEmail: ["namn@forening.example", null],
  receivedAt: ["2026-11-20T09:00:00Z", "2020-02-29T23:59:59.999+01:00"],
  code: ["123456", "12 34 56"],
  q: ["läxhjälp", "SAM-2026-000001", "1", "499900-0013", "a & b | !c"],
};

const hostileTexts = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\udfff\ud800",
  "null",
  "__proto__",
  "constructor",
  "toString",
  "' or 1=1 --",
  "'; drop table app.request; --",
  "${7*7}{{7*7}}",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "a\r\nBcc: x@y.example",
  "811228-9874",
  "%00%ff",
  "\u202e\u2028\ufeff",
  "a\u0301".repeat(40),
  `a${"\u0301".repeat(40)}`,
  "x".repeat(9_000),
  "🙂".repeat(300),
  "1e400",
  "-0",
  "9999-12-31T23:59:60Z",
  "2026-02-30",
  "0000-00-00",
  "2026-11-20\t09:00:00Z",
  "2026-11-20T09:00:00.0123456789Z",
];

const anyText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const hostile: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, 1e308, 2 ** 53, true, null, [], {}, [[[]]], [null, null]),
  },
  { weight: 1, arbitrary: fc.array(fc.integer(), { minLength: 50, maxLength: 500 }) },
);

function textOf(schema: Schema, { ids }: Pools): Arbitrary<unknown> {
  if (schema.format === "uuid") return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (schema.format === "date") {
    const days = { min: new Date("1899-12-30"), max: new Date("3000-01-02"), noInvalidDate: true };
    return fc.date(days).map((date) => date.toISOString().slice(0, 10));
  }
  if (schema.format === "date-time") {
    const years = { min: new Date("1999-01-01"), max: new Date("2027-01-01"), noInvalidDate: true };
    return fc.date(years).map((date) => date.toISOString());
  }
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const { minLength = 0, maxLength = 200 } = schema;
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 40) });
}

/** A value that the schema takes, or almost. */
function valueOf(schema: Schema, pools: Pools, name = ""): Arbitrary<unknown> {
  const words = known[name];
  const plain = plainValueOf(schema, pools);
  return words ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: plain }) : plain;
}

function plainValueOf(schema: Schema, pools: Pools): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, pools)));
  switch (schema.type) {
    case "object": {
      const parts = Object.entries(schema.properties ?? {}).map(
        ([key, part]) => [key, valueOf(part, pools, key)] as const,
      );
      return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
    }
    case "array":
      return fc.array(valueOf(schema.items ?? {}, pools), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case "string":
      return textOf(schema, pools);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return hostile;
  }
}

function bodyOf(schema: Schema | undefined, pools: Pools): Arbitrary<string | undefined> {
  if (!schema)
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: hostile.map((v) => JSON.stringify(v)) },
    );
  const right = valueOf(schema, pools) as Arbitrary<Record<string, unknown>>;
  const names = [...Object.keys(schema.properties ?? {}), "unknown", "__proto__", "id"];
  const almost = fc
    .tuple(right, fc.constantFrom(...names), hostile)
    .map(([body, name, value]) => ({ ...body, [name]: value }));
  return fc.oneof(
    { weight: 6, arbitrary: right.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: almost.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: hostile.map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "{", "nul", "[".repeat(5000), '{"__proto__":{}}', '{"a":"\\ud800"}', '"\u0000"'),
    },
  );
}

/** Text as it can stand in an address: what is no Unicode is written as the bytes it would be. */
const inAddress = (text: string) => encodeURIComponent(text.toWellFormed());

function queryOf(parameters: readonly { name: string; schema: Schema }[], pools: Pools): Arbitrary<string> {
  const written = (name: string) => (value: unknown) =>
    (Array.isArray(value) ? value : [value]).map((item) => `${inAddress(name)}=${inAddress(String(item))}`).join("&");
  const pairs = parameters.map(({ name, schema }) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constant("") },
      { weight: 4, arbitrary: valueOf(schema, pools, name).map(written(name)) },
      { weight: 1, arbitrary: anyText.map(written(name)) },
    ),
  );
  const stray = fc.oneof(
    { weight: 20, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.constantFrom("x=1", "%", "%ff", "__proto__=1", "a[b]=c", "&&=") },
  );
  return fc.tuple(...pairs, stray).map((parts) => parts.filter((part) => part !== "").join("&"));
}

/** Only what can stand in a header. */
const headerText = fc.constantFrom(
  "",
  "x",
  '"',
  '"-1"',
  '"99999999999"',
  "*",
  'W/"1"',
  "null",
  "8e2f7b57",
  "å".repeat(3),
  "a,b",
  "x".repeat(3_000),
);

function headersOf({ operation }: Described, { keys }: Pools): Arbitrary<Record<string, string>> {
  const parts: Record<string, Arbitrary<string | undefined>> = {
    "sec-fetch-site": fc.oneof(
      { weight: 30, arbitrary: fc.constant("same-origin") },
      { weight: 1, arbitrary: fc.constantFrom("cross-site", "") },
    ),
    "content-type": fc.oneof(
      { weight: 30, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json;charset=x", "x") },
    ),
    "accept-language": fc.constantFrom(undefined, "en", "sv-SE,sv;q=0.9", "x".repeat(200)),
    "if-none-match": fc.constantFrom(undefined, "*", '"x"'),
  };
  for (const { name } of (operation.parameters ?? []).filter((one) => one.in === "header")) {
    const right =
      name === "if-match" ? fc.constantFrom('"1"', '"2"', '"3"') : fc.oneof(fc.uuid(), fc.constantFrom(...keys));
    parts[name] = fc.oneof(
      { weight: 12, arbitrary: right },
      { weight: 1, arbitrary: headerText },
      { weight: 1, arbitrary: fc.constant(undefined) },
    );
  }
  return fc
    .record(parts)
    .map(
      (all) =>
        Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>,
    );
}

function requestFor(described: Described, pools: Pools): Arbitrary<FuzzRequest> {
  const { parameters = [], requestBody } = described.operation;
  const query = queryOf(
    parameters.filter((one) => one.in === "query"),
    pools,
  );
  const id = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pools.ids) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: anyText },
  );
  const body =
    described.method === "GET"
      ? fc.constant(undefined)
      : bodyOf(requestBody?.content?.["application/json"]?.schema, pools);
  return fc
    .record({ caller: fc.nat(pools.callers - 1), id, query, headers: headersOf(described, pools), payload: body })
    .map(({ caller, id: text, query: search, headers, payload }) => {
      // These would be another address, with another operation's answer.
      const part = ["", ".", ".."].includes(text) ? "-" : text;
      const path = described.path.replace(/\{\w+\}/g, () => inAddress(part));
      const { "content-type": type, ...rest } = headers;
      const all = payload === undefined || type === undefined ? rest : { ...rest, "content-type": type };
      return { described, caller, path: search === "" ? path : `${path}?${search}`, headers: all, payload };
    });
}

/** Any request to any operation of the document. */
export function fuzzRequests(document: OpenApi, pools: Pools): Arbitrary<FuzzRequest> {
  return fc.oneof(
    ...operationsOf(document).map((described) => {
      // What has an answer to itself and no more need not be asked as often.
      const weight = described.operation.tags?.includes("health") ? 1 : 5;
      return { weight, arbitrary: requestFor(described, pools) };
    }),
  );
}
