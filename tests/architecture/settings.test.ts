/*
 * Settings that are documented: the running guide and the example file name exactly those that the product reads, in the same order.
 */
import { settingNames } from "@samverkansstod/api/config.ts";
import { expect, test } from "vitest";
import { textOf } from "./tree.ts";

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name ?? "");
}

test("the table of the running guide names exactly the settings", () => {
  const [, settings = ""] = textOf("docs/running.md").split(/^## Settings$/mu);
  const [table = ""] = settings.split(/^## /mu);
  expect(namesIn(table, /^\| `([A-Z_]+)`/gmu)).toEqual(settingNames);
});

test("the example file names exactly the settings, each as a comment", () => {
  expect(namesIn(textOf(".env.example"), /^#? ?([A-Z][A-Z_]*)=/gmu)).toEqual(settingNames);
  expect(namesIn(textOf(".env.example"), /^([A-Z][A-Z_]*)=/gmu)).toEqual([]);
});
