import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvFile } from "./csv.rules.ts";

/** A reader of its own, as RFC 4180 has it, with semicolons: nothing shared with the writer. */
function parse(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < file.length; at++) {
    const character = file.charAt(at);
    if (quoted && character === '"' && file.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) cell += character;
    else if (character === ";") {
      row.push(cell);
      cell = "";
    } else if (character === "\r" && file.charAt(at + 1) === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at++;
    } else throw new Error(`a bare ${JSON.stringify(character)} at ${at}`);
  }
  expect([quoted, row, cell]).toEqual([false, [], ""]);
  return rows;
}

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "＝",
      "＋",
      "－",
      "＠",
      " ",
      "\u00a0",
      "\u200b",
      "\ufeff",
      '"',
      ";",
      "'",
    ),
    fc.constantFrom("å", "Ö", "1", "a", "🙂"),
  ),
  maxLength: 8,
});

test("what is written is read back, an apostrophe at most before it, in as many rows and cells", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(nasty, fc.string()), { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
      (rows) => {
        const file = csvFile(rows);
        expect(file.startsWith("\uFEFF")).toBe(true);
        const read = parse(file.slice(1));
        expect(read.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
        rows.forEach((cells, y) =>
          cells.forEach((cell, x) => {
            expect([cell, `'${cell}`]).toContain(read[y]?.[x]);
          }),
        );
      },
    ),
  );
});

test("no cell begins like a formula, whatever stands before its first sign", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const [[cell = ""] = []] = parse(`${csvCell(text)}\r\n`);
      // What a spreadsheet trims, then its first sign; a tab or line break that leads is one too.
      expect(cell).not.toMatch(/^[^\S\t\r\n]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u);
      expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["=1+1", `"'=1+1"`],
  ["  +46 31 390 06 01", `"'  +46 31 390 06 01"`],
  ["-", `"'-"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["＝1", `"'＝1"`],
  ["\u200b=1", `"'\u200b=1"`],
  ["\tx", `"'\tx"`],
  ["\r\nx", `"'\r\nx"`],
  [" \n=x", `"' \n=x"`],
  ["a=1", `"a=1"`],
  ["Läxhjälp – på biblioteket", `"Läxhjälp – på biblioteket"`],
  ['Föreningen "Åkervindan"; Göteborg', `"Föreningen ""Åkervindan""; Göteborg"`],
  ["", `""`],
])("%j is written %j", (text, written) => {
  expect(csvCell(text)).toBe(written);
});

test("rows end with CRLF, cells are parted by semicolons", () => {
  expect(csvFile([["a", "b"], [], ["c"]])).toBe('\uFEFF"a";"b"\r\n\r\n"c"\r\n');
});
