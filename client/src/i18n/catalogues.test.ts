// The catalogues are alike: the same keys, the same placeholders, nothing empty. (A missing key does not even compile.)
import { expect, test } from "vitest";
import { publicWords as publicEn } from "./en/public.ts";
import { en } from "./en.ts";
import { publicWords as publicSv } from "./sv/public.ts";
import { sv } from "./sv.ts";

function flatten(words: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(here, value);
    else if (typeof value === "object" && value !== null) for (const entry of flatten(value, here)) found.set(...entry);
  }
  return found;
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();
}

const swedish = flatten({ ...sv, public: publicSv });
const english = flatten({ ...en, public: publicEn });

test("Swedish and English have the same keys", () => {
  expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
});

test("every sentence has the same placeholders in both languages", () => {
  const differing = [...swedish].filter(
    ([key, sentence]) => placeholders(sentence).join() !== placeholders(english.get(key) ?? "").join(),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

test("no sentence is empty or has stray spaces", () => {
  const bad = [...swedish, ...english].filter(([, sentence]) => sentence.trim() === "" || /^\s| $/.test(sentence));
  expect(bad.map(([key]) => key).filter((key) => key !== "ui.errorPrefix")).toEqual([]);
});
