/*
 * A file name says where in the architecture you are: kebab-case, a role as its suffix, and no drawer for anything.
 */
import { describe, expect, test } from "vitest";
import { filesOf, textOf } from "./tree.ts";

const sources = filesOf("{api/src,client/src,db,tests}/**/*.{ts,tsx}");

/** The roles a file may have, by place; a file without a role is named by its one idea. */
const roles: readonly { place: RegExp; roles: readonly string[]; required?: true }[] = [
  { place: /^api\/src\/features\//u, roles: ["routes", "commands", "steps", "rules", "store"], required: true },
  { place: /^api\/src\/(contract|mail)\//u, roles: ["sv", "en", "fi", "store"] },
  { place: /^api\/src\/(jobs|plugins)\//u, roles: ["store"] },
  { place: /^client\/src\/features\//u, roles: ["page", "queries"] },
  { place: /^db\/seed\//u, roles: ["data"] },
  { place: /^db\/[^/]+$/u, roles: ["config"] },
];

const word = "[a-z0-9]+(-[a-z0-9]+)*";
const kebab = new RegExp(`^${word}(/${word})*(\\.${word})*\\.(d\\.)?tsx?$`, "u");
const drawers = /(^|[/.-])(utils?|helpers?|common|misc|managers?|dtos?)([/.-]|$)/u;

function rolesIn(path: string): string[] {
  const [, ...suffixes] = (path.split("/").at(-1) ?? "").replace(/\.tsx?$/u, "").split(".");
  return suffixes.filter((suffix) => suffix !== "test" && suffix !== "d");
}

function hasItsRole(path: string): boolean {
  const found = rolesIn(path);
  const place = roles.find((candidate) => candidate.place.test(path));
  if (found.length === 0) return place?.required !== true;
  return found.length === 1 && found.every((role) => place?.roles.includes(role));
}

describe("a source file", () => {
  test("is named in kebab-case", () => {
    expect(sources.filter((path) => !kebab.test(path))).toEqual([]);
  });

  test("carries the role of its place, and no other", () => {
    expect(sources.filter((path) => !hasItsRole(path))).toEqual([]);
  });

  test("is no drawer", () => {
    expect(sources.filter((path) => drawers.test(path))).toEqual([]);
  });

  test("is no index, but for the schema that the query builder wants as one object", () => {
    const indexes = sources.filter((path) => /(^|\/)index\.tsx?$/u.test(path));
    expect(indexes.filter((path) => path !== "db/schema/index.ts")).toEqual([]);
  });

  test("opens by saying what lives in it", () => {
    const modules = sources.filter((path) => !/\.(test\.tsx?|d\.ts|config\.ts)$/u.test(path));
    expect(modules.filter((path) => !/^(#!.*\n)?\/[/*]/u.test(textOf(path)))).toEqual([]);
  });
});

describe("the rule of names", () => {
  test.each([
    ["api/src/features/requests/requests.rules.ts", true],
    ["api/src/features/requests/requests.rules.test.ts", true],
    ["api/src/features/requests/case.steps.ts", true],
    ["api/src/features/requests/requests.ts", false],
    ["api/src/features/requests/requests.queries.ts", false],
    ["api/src/contract/words.sv.ts", true],
    ["api/src/shared/clock.store.ts", false],
    ["client/src/features/requests/request-list.page.tsx", true],
    ["client/src/features/requests/accept-form.tsx", true],
    ["client/src/features/requests/requests.commands.ts", false],
    ["client/src/ui/button.page.tsx", false],
  ])("judges %s", (path, good) => {
    expect(hasItsRole(path)).toBe(good);
  });

  test.each(["api/src/shared/dateUtils.ts", "client/src/ui/Button.tsx", "db/seed/peopleData.ts"])(
    "refuses %s",
    (path) => {
      expect(kebab.test(path)).toBe(false);
    },
  );

  test.each(["api/src/shared/string-utils.ts", "client/src/common/list.ts", "db/helpers.ts"])(
    "sees a drawer in %s",
    (path) => {
      expect(drawers.test(path)).toBe(true);
    },
  );
});
