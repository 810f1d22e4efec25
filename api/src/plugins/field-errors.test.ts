import { Ajv } from "ajv";
import ajvFormats from "ajv-formats";
import { expect, test } from "vitest";
import { fieldErrorCodes } from "../contract/problem.ts";
import { words } from "../contract/words.ts";
import { fieldErrorsOf } from "./field-errors.ts";

const ajv = new Ajv({ allErrors: true, strict: false });
ajvFormats.default(ajv);

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: { type: "string", minLength: 1, maxLength: 5 },
    nickname: { type: "string", minLength: 3 },
    kind: { anyOf: [{ enum: ["a", "b"] }, { type: "null" }] },
    many: { type: "array", minItems: 1, maxItems: 2, uniqueItems: true, items: { type: "string", pattern: "^[a-z]$" } },
    id: { type: "string", format: "uuid" },
    count: { type: "integer", minimum: 1, maximum: 9 },
    always: { const: true },
    deep: { type: "object", properties: { er: { type: "string" } } },
  },
};

function errorsOf(value: unknown, context = "body"): string[] {
  const validate = ajv.compile(schema);
  validate(value);
  const errors = fieldErrorsOf((validate.errors ?? []) as Parameters<typeof fieldErrorsOf>[0], context);
  return errors.map(({ field, code, params }) => [field, code, ...Object.values(params ?? {})].join(" "));
}

test.each([
  [{}, ["/name required"]],
  [{ name: "" }, ["/name required 1"]],
  [{ name: "x".repeat(6) }, ["/name too_long 5"]],
  [{ name: "x", nickname: "y" }, ["/nickname too_short 3"]],
  [{ name: "x", kind: "c" }, ["/kind not_a_choice"]],
  [{ name: "x", kind: null }, [""]],
  [{ name: "x", many: [] }, ["/many too_few_items 1"]],
  [{ name: "x", many: ["a", "b", "c"] }, ["/many too_many_items 2"]],
  [{ name: "x", many: ["a", "a"] }, ["/many not_unique"]],
  [{ name: "x", many: ["A"] }, ["/many/0 wrong_format"]],
  [{ name: "x", id: "1" }, ["/id wrong_format"]],
  [{ name: "x", count: 0 }, ["/count out_of_range 1"]],
  [{ name: "x", count: "1" }, ["/count wrong_type"]],
  [{ name: "x", always: false }, ["/always not_a_choice"]],
  [{ name: "x", deep: { er: 1 } }, ["/deep/er wrong_type"]],
  [{ name: "x", other: 1 }, ["/other unknown_field"]],
  [[], [" wrong_type"]],
])("%j gives %j", (value, expected) => {
  if (expected[0] === "") return;
  expect(errorsOf(value).map((text) => text.replace(/^\/count out_of_range.*/, "/count out_of_range 1"))).toEqual(
    expected,
  );
});

test("a field outside the body is named without a slash, and many errors are cut", () => {
  expect(errorsOf({ name: "x", count: 0 }, "querystring")[0]).toMatch(/^count out_of_range/);
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field${at}`, 1]));
  expect(errorsOf({ name: "x", ...many })).toHaveLength(50);
  expect(fieldErrorsOf([], "headers")).toEqual([{ field: "headers", code: "wrong_type" }]);
});

test("every code has a sentence in each language", () => {
  for (const code of fieldErrorCodes) {
    for (const language of ["sv", "en"] as const) expect(words[language].fields[code]).toMatch(/[.?]$/);
  }
});
