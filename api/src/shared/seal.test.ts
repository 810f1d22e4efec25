import { expect, test } from "vitest";
import { keysOf } from "./keys.ts";
import { seal, unseal } from "./seal.ts";

const old = { id: "old-1", secret: "o".repeat(43) };
const present = { id: "new-1", secret: "n".repeat(43) };
const text = "åäö hemligt 🔑";

test("what is sealed is opened for the same purpose, also after the keys were rotated", () => {
  const sealed = seal(keysOf([old]), "resa", text);
  expect(sealed).not.toContain("hemligt");
  expect(unseal(keysOf([present, old]), "resa", sealed)).toBe(text);
  expect(seal(keysOf([old]), "resa", text)).not.toBe(sealed);
});

test("not for another purpose, nor by a key that is gone, nor by another key under the same id", () => {
  const sealed = seal(keysOf([old]), "resa", text);
  expect(unseal(keysOf([old]), "annat", sealed)).toBeUndefined();
  expect(unseal(keysOf([present]), "resa", sealed)).toBeUndefined();
  expect(unseal(keysOf([{ ...present, id: "old-1" }]), "resa", sealed)).toBeUndefined();
});

test("not when one bit of it is changed, or it is cut short, or is none of ours", () => {
  const sealed = seal(keysOf([old]), "resa", text);
  const bytes = Buffer.from(sealed.slice(6), "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(keysOf([old]), "resa", `old-1.${changed.toString("base64url")}`)).toBeUndefined();
  }
  for (const other of ["", ".", "old-1", "old-1.", sealed.slice(0, -2), sealed.slice(0, 20), `x.${sealed}`]) {
    expect(unseal(keysOf([old]), "resa", other)).toBeUndefined();
  }
});
