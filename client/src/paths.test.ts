// A way back leads only to pages of this product.
import { expect, test } from "vitest";
import { paths, safeReturnPath } from "./paths.ts";

test.each([
  "https://annan.example/",
  "//annan.example",
  "/.//annan.example",
  "/\\annan.example",
  "data:text/html,x",
  "arende",
  "",
  "/\t/annan.example",
])("%j is not followed", (wanted) => {
  const path = safeReturnPath(wanted);
  expect(path === null || new URL(path, "https://egen.example").origin === "https://egen.example").toBe(true);
  expect(path?.startsWith("//") ?? false).toBe(false);
});

test("a page of ours is followed with its query", () => {
  expect(safeReturnPath("/arende?state=submitted")).toBe("/arende?state=submitted");
  expect(safeReturnPath(null)).toBeNull();
});

test("ids are escaped", () => {
  expect(paths.case("a/b?c")).toBe("/arende/a%2Fb%3Fc");
});
