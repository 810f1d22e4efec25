/*
 * What SQL of ours may not do: read the clock, since time is a parameter of every command, and join values into its text.
 */
import { describe, expect, test } from "vitest";
import { filesOf, textOf } from "./tree.ts";

const clock =
  /\b(current_timestamp|current_date|current_time|localtimestamp|localtime|clock_timestamp|transaction_timestamp|statement_timestamp|timeofday)\b|(?<![.\w])now\s*\(\s*\)|\bdefaultNow\b|'now'/giu;
const joined = /(\.unsafe|\bsql\.raw)\s*(<[^()]*>)?\(\s*(`[^`]*\$\{|"[^"]*"\s*\+|'[^']*'\s*\+|\w+\s*\+)/gu;

/** Readiness compares the clock of the process with that of the database, so there, and only there, it is asked. */
const question = /export async function databaseNow\([\s\S]*?\n\}/u;

const code = filesOf("{api/src,db}/**/*.ts").filter((path) => !path.endsWith(".test.ts"));
const statements = filesOf("db/**/*.sql");

function withoutComments(path: string, text: string): string {
  const inLine = path.endsWith(".sql") ? /--.*$/gmu : /(?<!:)\/\/.*$/gmu;
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(inLine, "");
}

/** Of TypeScript only texts and the query builder's own name for it: a clock of ours has a function called now. */
function sqlIn(path: string, text: string): string {
  const bare = withoutComments(path, text);
  if (path.endsWith(".sql")) return bare;
  return (bare.replace(question, "").match(/`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|\bdefaultNow\b/gu) ?? []).join("\n");
}

function found(pattern: RegExp, paths: readonly string[], read: typeof sqlIn): string[] {
  return paths.flatMap((path) => [...read(path, textOf(path)).matchAll(pattern)].map(([match]) => `${path}: ${match}`));
}

describe("SQL of ours", () => {
  test("is found", () => {
    expect(statements.length).toBeGreaterThan(0);
    expect(code.length).toBeGreaterThan(0);
  });

  test("never reads the clock", () => {
    expect(found(clock, [...statements, ...code], sqlIn)).toEqual([]);
  });

  test("asks for the time in one place at most", () => {
    expect(code.filter((path) => question.test(textOf(path))).length).toBeLessThanOrEqual(1);
  });

  test("takes values as parameters", () => {
    expect(found(joined, code, withoutComments)).toEqual([]);
  });
});

describe("the search", () => {
  test.each([
    ["a.sql", "created_at timestamptz not null default now()"],
    ["a.sql", "default current_timestamp"],
    ["a.sql", "'now'::timestamptz"],
    ["a.ts", "sql`select NOW ( )`"],
    ["a.ts", "sql`set at = clock_timestamp()`"],
    ["a.ts", 'where("day < CURRENT_DATE")'],
    ["a.ts", "timestamp('created_at').defaultNow()"],
  ])("sees the clock in %s: %s", (path, text) => {
    expect(sqlIn(path, text)).toMatch(clock);
  });

  test.each([
    ["a.sql", "-- now() would queue every submit"],
    ["a.sql", "/* now() */ select known_at"],
    ["a.ts", "// now()\nconst at = clock.now(); const now = (): string => later();"],
    ["a.ts", "sql`select ${now}`"],
  ])("sees none in %s: %s", (path, text) => {
    expect(sqlIn(path, text)).not.toMatch(clock);
  });

  test.each(["sql.raw(`select ${name}`)", 'client.unsafe("drop table " + name)', "tx.unsafe<Row[]>(`a ${b}`)"])(
    "sees values in the text of %s",
    (text) => {
      expect(text).toMatch(joined);
    },
  );

  test.each(["client.unsafe(text, values)", 'sql.raw("default")', "sql`select ${value}`"])(
    "sees none in %s",
    (text) => {
      expect(text).not.toMatch(joined);
    },
  );
});
