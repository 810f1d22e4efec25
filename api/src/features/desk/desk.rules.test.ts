import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCursor, searchTerms, writeCursor } from "./desk.rules.ts";

test("a cursor read is the cursor written", () => {
  const instants = fc
    .integer({ min: 86_400_000, max: Temporal.Instant.from("2999-12-31T23:59:59Z").epochMilliseconds })
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 3 }));
  fc.assert(
    fc.property(instants, fc.uuid(), (at, id) => {
      expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id });
    }),
  );
  const last = { at: "9999-12-31T00:00:00.000Z", id: "8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11" };
  expect(readCursor(writeCursor(last))).toEqual(last);
});

test("any other text is refused and never thrown on", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.string().map((text) => Buffer.from(text).toString("base64url")),
      ),
      (text) => {
        expect(() => readCursor(text)).toThrow("invalid_fields");
      },
    ),
  );
  for (const at of [
    "2026-02-30T00:00:00.000Z",
    "2026-11-20T24:00:01.000Z",
    "0000-01-01T00:00:00.000Z",
    "2026-11-20T09:00:00Z",
    "9999-12-31T00:00:00.001Z",
  ]) {
    const cursor = writeCursor({ at, id: "8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11" });
    expect(() => readCursor(cursor)).toThrow("invalid_fields");
  }
});

test.each([
  ["SAM-2026-000123", { kind: "case_number", value: "SAM-2026-000123" }],
  [" sam-2026-000123 ", { kind: "case_number", value: "SAM-2026-000123" }],
  ["123", { kind: "case_ending", value: "000123" }],
  ["000123", { kind: "case_ending", value: "000123" }],
  ["499900-0013", { kind: "organisation_number", value: "4999000013" }],
  ["499900 0013", { kind: "organisation_number", value: "4999000013" }],
  ["1234567", { kind: "words", words: ["1234567"] }],
  ["läxhjälp på Å-bro", { kind: "words", words: ["läxhjälp", "på", "Å", "bro"] }],
  ["a & b | !c:*", { kind: "words", words: ["a", "b", "c"] }],
  ["1 2 3 4 5 6 7 8 9 tio", { kind: "words", words: ["1", "2", "3", "4", "5", "6", "7", "8"] }],
  ["", null],
  [" -!? ", { kind: "nothing" }],
])("%j is looked for as %j", (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});
