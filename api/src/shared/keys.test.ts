import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  codeHash,
  codeOfLink,
  isCode,
  keysOf,
  newSecret,
  readRefreshToken,
  refreshToken,
  sameText,
  sha256,
} from "./keys.ts";

const old = { id: "old", secret: "o".repeat(43) };
const present = { id: "now", secret: "n".repeat(43) };
const keys = keysOf([present, old]);
const id = "8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11";

test("the first key signs, all of them verify, and there must be one", () => {
  expect(keys.current).toBe(present);
  expect([keys.byId("old"), keys.byId("other"), keys.byId("__proto__")]).toEqual([old, undefined, undefined]);
  expect(() => keysOf([])).toThrow();
});

test("a code holds for its attempt and its key alone", () => {
  const stored = codeHash(old, id, "012345");
  expect(isCode(keys, stored, id, "012345")).toBe(true);
  expect(isCode(keys, stored, id, "012346")).toBe(false);
  expect(isCode(keys, stored, id.replace("8", "9"), "012345")).toBe(false);
  expect(isCode(keysOf([present]), stored, id, "012345")).toBe(false);
  expect(stored).not.toContain("012345");
});

test("codes are six digits and go with their link, secrets are long, and neither repeats", () => {
  const codes = Array.from({ length: 200 }, () => codeOfLink(present, id, newSecret()));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(150);
  expect(codeOfLink(present, id, "x")).toBe(codeOfLink(present, id, "x"));
  expect(codeOfLink(present, id, "x")).not.toBe(codeOfLink(old, id, "x"));
  const secrets = Array.from({ length: 200 }, newSecret);
  expect(new Set(secrets).size).toBe(200);
  expect(secrets.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true);
});

test("a refresh token can be made again, and read back by any key that is known", () => {
  expect(refreshToken(old, id, 7)).toBe(refreshToken(old, id, 7));
  expect(readRefreshToken(keys, refreshToken(old, id, 7))).toEqual({ sessionId: id, generation: 7 });
  expect(readRefreshToken(keysOf([present]), refreshToken(old, id, 7))).toBeUndefined();
  expect(refreshToken(old, id, 7)).not.toBe(refreshToken(present, id, 7));
});

test("a token that differs in any character is not ours", () => {
  const token = refreshToken(present, id, 7);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom("A", "0", "a", ".", "-", "_", "z"), (at, character) => {
      const altered = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
      // The last character of the signature carries bits that say nothing; no other spelling of it is taken all the same.
      expect(readRefreshToken(keys, altered)).toEqual(altered === token ? { sessionId: id, generation: 7 } : undefined);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readRefreshToken(keys, text)).toBeUndefined();
    }),
  );
});

test("texts are compared whole, and hashed as their UTF-8", () => {
  expect([sameText("å", "å"), sameText("å", "a"), sameText("", ""), sameText("a", "aa")]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(sha256("å")).toMatch(/^[\w-]{43}$/);
});
