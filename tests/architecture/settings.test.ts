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

test("the compose file sets nothing that is not a setting", () => {
  const [, product = ""] = textOf("docker-compose.yml").split(/environment: &settings\n/u);
  const [block = ""] = product.split(/^ {2}depends_on:/mu);
  const names = namesIn(block, /^ {4}([A-Z_]+):/gmu);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !settingNames.some((known) => known === name))).toEqual([]);
});
