import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCleanText, scanJsonText } from "./text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const scan = (text: string) => scanJsonText(bytes(text));
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe("a JSON text", () => {
  test.each([
    ["a lone continuation byte", [0x22, 0x80, 0x22]],
    ["a cut sequence", [0x22, 0xc3, 0x22]],
    ["an overlong slash", [0x22, 0xc0, 0xaf, 0x22]],
    ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["Latin-1 letters", [0x22, 0xe5, 0xe4, 0xf6, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x22, 0x00, 0x22, 0x00]],
    ["a code point beyond Unicode", [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
  ])("with %s is no UTF-8", (_, values) => {
    expect(scanJsonText(Uint8Array.from(values))).toEqual({ refused: "invalid_utf8" });
  });

  test("may be 20 deep and not 21", () => {
    expect(scan(nested("[", "]", 20))).toHaveProperty("value");
    expect(scan(nested("[", "]", 21))).toEqual({ refused: "too_deep" });
    expect(scan(`${'{"a":'.repeat(20)}1${"}".repeat(20)}`)).toHaveProperty("value");
    expect(scan(`${'{"a":'.repeat(21)}1${"}".repeat(21)}`)).toEqual({ refused: "too_deep" });
    expect(scanJsonText(bytes("[[1]]"), { depth: 1 })).toEqual({ refused: "too_deep" });
    expect(scan(`[${nested("[", "]", 19)},${nested("[", "]", 19)}]`)).toHaveProperty("value");
  });

  test.each([
    ["arrays", nested("[", "]", 100_000)],
    ["objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["arrays without end", "[".repeat(1_000_000)],
    ["arrays after a string that looks like an end", `["\\\\",${nested("[", "]", 100_000)}]`],
  ])("100 000 deep in %s is refused and not an overflow", (_, text) => {
    expect(scan(text)).toEqual({ refused: "too_deep" });
  });

  test("may hold brackets in its strings", () => {
    const brackets = "[{".repeat(1000);
    expect(scan(JSON.stringify({ a: brackets, [`"${brackets}`]: `\\"${brackets}\\` }))).toEqual({
      value: { a: brackets, [`"${brackets}`]: `\\"${brackets}\\` },
    });
  });

  test.each(["", "{", "[1,]", "]]]]", '{"a":"\n"}', '"\u0000"', "undefined", '"\\', "{'a':1}"])(
    "%j is no JSON",
    (text) => {
      expect(scan(text)).toEqual({ refused: "invalid_json" });
    },
  );

  test.each([
    ["NUL", '{"a":"x\\u0000y"}', "/a"],
    ["NUL in a key", '{"a":{"x\\u0000":1}}', "/a"],
    ["a lone high surrogate", '{"a":["b","\\ud800"]}', "/a/1"],
    ["a lone low surrogate", '{"a":"\\uDC00b"}', "/a"],
    ["surrogates the wrong way round", '"\\udc00\\ud800"', ""],
    ["a lone surrogate in a key", '{"\\ud83d":1}', ""],
    ["more combining marks than any language has", JSON.stringify({ a: `e${"\u0301".repeat(31)}` }), "/a"],
  ])("with %s is bad text", (_, text, pointer) => {
    expect(scan(text)).toEqual({ refused: "bad_text", pointer });
  });

  test("says where, in a pointer that escapes and shortens the sender's keys", () => {
    expect(scan('{"a/b~c":{"":"\\u0000"}}')).toEqual({ refused: "bad_text", pointer: "/a~1b~0c/" });
    const long = scan(JSON.stringify({ ["k".repeat(100_000)]: "\0" }));
    expect(long).toEqual({ refused: "bad_text", pointer: `/${"k".repeat(64)}…` });
    const cutPair = scan(JSON.stringify({ [`${"k".repeat(63)}🙂`]: "\0" }));
    expect(cutPair).toEqual({ refused: "bad_text", pointer: `/${"k".repeat(63)}\ufffd…` });
  });

  test.each([
    ['{"__proto__":{"role":"admin"}}', ""],
    ['{"\\u005f_proto__":1}', ""],
    ['{"a":[{"__proto__":null}]}', "/a/0"],
    ['{"a":{"constructor":{"prototype":{"x":1}}}}', "/a"],
  ])("%s has a bad key", (text, pointer) => {
    expect(scan(text)).toEqual({ refused: "bad_key", pointer });
  });

  test.each([
    '{"constructor":"byggfirma"}',
    '{"prototype":1}',
    '{"constructor":{"a":1}}',
    '["__proto__"]',
    "null",
    "-0.5",
  ])("%s is a text like any other", (text) => {
    const value: unknown = JSON.parse(text);
    expect(scan(text)).toEqual({ value });
  });

  test("comes back with its strings in NFC", () => {
    expect(scan('{"a":["A\u030angstro\u0308m",{"b":"e\\u0301"}],"c":1,"d":null}')).toEqual({
      value: { a: ["Ångström", { b: "é" }], c: 1, d: null },
    });
    expect(scan('"o\u0308"')).toEqual({ value: "ö" });
    expect(scan('\ufeff"BOM"')).toEqual({ value: "BOM" });
  });

  test("of a megabyte is read in linear time", () => {
    const size = 1 << 20;
    const texts = [
      JSON.stringify("x".repeat(size)),
      JSON.stringify("\\".repeat(size / 2)),
      JSON.stringify('"'.repeat(size / 2)),
      // Without the limit on marks these two take a minute to normalise.
      JSON.stringify(`a${"\u0301\u0323".repeat(size / 4)}`),
      JSON.stringify(`a${"\u0301".repeat(size / 4)}${"\u0323".repeat(size / 4)}`),
      JSON.stringify(`a${"\u0301\u0323".repeat(15)}`.repeat(size / 64)),
      `[${'"é",'.repeat(size / 6)}1]`,
      `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":""`).join(",")}}`,
      `[${'"x'.repeat(size / 2)}`,
    ];
    const began = performance.now();
    for (const text of texts) scan(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("that is well written comes back as JSON.parse reads it, but for NFC", () => {
    const anyText = fc.string({ unit: "grapheme" });
    const anyKey = fc.string().filter((key) => key !== "__proto__" && isCleanText(key));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        anyText.filter(isCleanText),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 5 }),
        fc.dictionary(anyKey, tie("value"), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (body) => {
        const text = JSON.stringify(body);
        const inNfc: unknown = JSON.parse(text, (_, item: unknown) =>
          typeof item === "string" ? item.normalize("NFC") : item,
        );
        expect(scan(text)).toEqual({ value: inNfc });
      }),
      { numRuns: 500 },
    );
  });

  test("never throws, whatever the bytes", () => {
    const jsonish = fc.stringMatching(/^[[\]{}",:\\u0d8a\s]{0,60}$/).map(bytes);
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), jsonish), (input) => {
        const result = scanJsonText(input);
        expect("value" in result).toBe(result.refused === undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a text from a query or a path", () => {
  test.each(["", "Ångström", "🙂", "a\tb", "e\u0301", "\ufffd"])("may be %j", (text) => {
    expect(isCleanText(text)).toBe(true);
  });

  test.each(["\0", "a\0b", "\ud800", "a\udc00", `e${"\u0301".repeat(31)}`])("may not be %j", (text) => {
    expect(isCleanText(text)).toBe(false);
  });
});
