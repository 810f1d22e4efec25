import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasRightCheckDigit } from "./check-digit.ts";
import { findPersonalNumbers, maskPersonalNumbers } from "./personal-number.ts";

const found = (text: string) => findPersonalNumbers(text).map(({ start, end }) => text.slice(start, end));

const tenDigits = Array.from("0123456789");
const withCheckDigit = (nine: string) => `${nine}${tenDigits.find((digit) => hasRightCheckDigit(nine + digit)) ?? ""}`;
const two = (number: number) => String(number).padStart(2, "0");

const aPersonalNumber = fc
  .record({
    days: fc.integer({ min: 0, max: 73_000 }),
    serial: fc.stringMatching(/^\d{3}$/),
    coordination: fc.boolean(),
    century: fc.boolean(),
    separator: fc.constantFrom("", "-", "+", " ", "–", "\u2011", "\u00a0"),
  })
  .map(({ days, serial, coordination, century, separator }) => {
    const born = new Temporal.PlainDate(1850, 1, 1).add({ days });
    const date = two(born.year % 100) + two(born.month) + two(born.day + (coordination ? 60 : 0));
    const ten = withCheckDigit(date + serial);
    const prefix = century ? String(Math.floor(born.year / 100)) : "";
    return `${prefix}${ten.slice(0, 6)}${separator}${ten.slice(6)}`;
  });

const before = fc.constantFrom(
  "",
  "Hej! ",
  "Mitt personnummer är ",
  "pnr:",
  "(",
  "”",
  "12 ",
  "kl. 9.00 ",
  "tel 031-390 06 00, ",
  "- ",
  "–",
  "\n",
  "id=",
  "å",
  "🙂",
  "SAM-2026-000123 ",
  "1, ",
  "31/",
);
const after = fc.constantFrom(
  "",
  " är mitt.",
  ".",
  ", 12",
  ")",
  "”",
  "\n031-390 06 00",
  "-",
  "– tack",
  "å",
  "🙂",
  "/2",
  "!",
);

const anOrganisationNumber = fc
  .tuple(fc.stringMatching(/^\d\d[2-9]\d{6}$/), fc.constantFrom("", "16"), fc.constantFrom("", "-", " "))
  .map(([nine, prefix, separator]) => {
    const ten = withCheckDigit(nine);
    return `${prefix}${ten.slice(0, 6)}${separator}${ten.slice(6)}`;
  });

const digits = (pattern: RegExp, write: (number: string) => string) => fc.stringMatching(pattern).map(write);
const aPhoneNumber = fc.oneof(
  digits(/^07\d{8}$/, (n) => `${n.slice(0, 3)}-${n.slice(3, 6)} ${n.slice(6, 8)} ${n.slice(8)}`),
  digits(/^07\d{8}$/, (n) => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6, 8)} ${n.slice(8)}`),
  digits(/^0[1-9]\d{8}$/, (n) => `${n.slice(0, 3)}-${n.slice(3)}`),
  digits(/^0[1-9]\d{8}$/, (n) => `${n.slice(0, 4)}-${n.slice(4)}`),
  digits(/^0[1-9]\d{8}$/, (n) => `(${n.slice(0, 3)}) ${n.slice(3, 6)} ${n.slice(6, 8)} ${n.slice(8)}`),
  digits(/^0[1-9]\d{8}$/, (n) => `${n.slice(0, 4)}-${n.slice(4, 6)} ${n.slice(6, 8)} ${n.slice(8)}`),
  digits(/^08\d{8}$/, (n) => `${n.slice(0, 2)}-${n.slice(2, 5)} ${n.slice(5, 8)} ${n.slice(8)}`),
  digits(/^08\d{6}$/, (n) => `${n.slice(0, 2)}-${n.slice(2)}`),
  digits(/^[1-9]\d{7,9}$/, (n) => `+46${n}`),
  digits(/^[1-9]\d{7,9}$/, (n) => `+46 ${n}`),
  digits(/^[1-9]\d{8}$/, (n) => `0046${n}`),
  digits(/^[1-9]\d{7,9}$/, (n) => `0046 ${n}`),
  digits(/^[1-9]\d{8}$/, (n) => `+46 ${n.slice(0, 2)} ${n.slice(2, 5)} ${n.slice(5, 7)} ${n.slice(7)}`),
  digits(/^[1-9]\d{8}$/, (n) => `+46 (0)${n.slice(0, 2)}-${n.slice(2, 5)} ${n.slice(5, 7)} ${n.slice(7)}`),
  digits(/^[1-9]\d{7}$/, (n) => `+45${n}`),
  digits(/^[1-9]\d{8}$/, (n) => `+358${n}`),
);

const aDate = fc.integer({ min: 0, max: 40_000 }).map((days) => new Temporal.PlainDate(1950, 1, 1).add({ days }));
const aClock = fc.tuple(fc.nat(23), fc.nat(59));
const aDateOrTime = fc.oneof(
  aDate.map((date) => date.toString()),
  aDate.map((date) => date.toString().replaceAll("-", "")),
  aDate.map((date) => date.toString().slice(2).replaceAll("-", "")),
  aDate.map((date) => `${date.day}/${date.month} ${date.year}`),
  aDate.map((date) => `${date.day}.${date.month}.${date.year}`),
  fc.tuple(aDate, aDate).map(([from, to]) => `${from.toString()}–${to.toString()}`),
  fc.tuple(aDate, aDate).map((pair) => pair.map((date) => date.toString().replaceAll("-", "")).join("-")),
  fc.tuple(aDate, aDate).map((pair) => pair.map((date) => date.toString().slice(2).replaceAll("-", "")).join("-")),
  fc.tuple(aDate, aClock).map(([date, [hour, minute]]) => `${date.toString()} ${two(hour)}:${two(minute)}`),
  fc.tuple(aDate, aClock).map(([date, [hour, minute]]) => `${date.toString()} ${two(hour)}${two(minute)}`),
  fc.tuple(aDate, aClock).map(([date, [hour, minute]]) => `${date.toString()}T${two(hour)}:${two(minute)}:00.000Z`),
  fc.tuple(aClock, aClock).map((pair) => `kl. ${pair.map(([hour, minute]) => `${hour}.${two(minute)}`).join("–")}`),
  fc.tuple(aClock, aClock).map((pair) => pair.map(([hour, minute]) => two(hour) + two(minute)).join("-")),
  fc
    .tuple(fc.integer({ min: 2020, max: 2045 }), fc.nat(999_999))
    .map(([year, number]) => `SAM-${year}-${String(number).padStart(6, "0")}`),
);

const quietBefore = fc.constantFrom("", "Hej! ", "Vi ses ", "(", "- ", "nr ", "\n");
const quietAfter = fc.constantFrom("", ".", ", tack", ")", " och", "\n", "-");

describe("personal numbers in a text", () => {
  test("are found wherever they stand alone", () => {
    fc.assert(
      fc.property(before, aPersonalNumber, after, (lead, number, rest) => {
        const start = lead.length;
        expect(findPersonalNumbers(lead + number + rest)).toEqual([{ start, end: start + number.length }]);
      }),
      { numRuns: 2000 },
    );
  });

  test("are all found when there are several", () => {
    fc.assert(
      fc.property(
        fc.array(aPersonalNumber, { maxLength: 8 }),
        fc.constantFrom(" ", ", ", "\n", " och "),
        (all, glue) => {
          expect(found(all.join(glue))).toEqual(all);
        },
      ),
    );
  });

  test("are not what organisation numbers are", () => {
    fc.assert(
      fc.property(quietBefore, anOrganisationNumber, quietAfter, (lead, number, rest) => {
        expect(found(lead + number + rest)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("are not what phone numbers are, as people write them", () => {
    fc.assert(
      fc.property(quietBefore, aPhoneNumber, quietAfter, (lead, number, rest) => {
        expect(found(lead + number + rest)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("are not what dates, times and case numbers are", () => {
    fc.assert(
      fc.property(quietBefore, aDateOrTime, quietAfter, (lead, written, rest) => {
        expect(found(lead + written + rest)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["811228-9874"],
    ["19811228-9874"],
    ["198112289874"],
    ["8112289874"],
    ["811228+9874"],
    ["811228 9874"],
    ["000229-0005"],
    ["811288-9806"],
  ])("may be written %s", (number) => {
    expect(hasRightCheckDigit(number.replace(/\D/g, "").slice(-10))).toBe(true);
    expect(found(`Hon har ${number}.`)).toEqual([number]);
  });

  test.each([
    ["a wrong check digit", "811228-9875"],
    ["no such month", withCheckDigit("811328987")],
    ["no such day", withCheckDigit("810229987")],
    ["day 0", withCheckDigit("810200987")],
    ["day 60", withCheckDigit("810260987")],
    ["day 92", withCheckDigit("810192987")],
    ["a leap day in a year without one", `1900${withCheckDigit("000229000").slice(2)}`],
    ["a century of no living person", `17${withCheckDigit("811228987")}`],
    ["a digit before it", "1811228-9874"],
    ["a digit after it", "811228-98741"],
    ["a number and a dash before it", "5-811228-9874"],
    ["a dash and a number after it", "811228-9874-1"],
    ["two separators", "811228--9874"],
    ["the separator in another place", "198112-289874"],
    ["a line break inside it", "811228\n9874"],
    ["a plus before it", "+8112289874"],
    ["a country code before it", "+46 8112289874"],
  ])("are not those with %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("may be mobile numbers written without a space, and then count", () => {
    const fictionalMobiles = Array.from({ length: 95 }, (_, index) => `07017406${two(index + 5)}`);
    const counted = fictionalMobiles.filter((number) => found(number).length > 0);
    expect(counted.length).toBeGreaterThan(0);
    for (const number of counted) {
      const grouped = `${number.slice(0, 3)}-${number.slice(3, 6)} ${number.slice(6, 8)} ${number.slice(8)}`;
      expect(found(grouped)).toEqual([]);
    }
  });

  test("are masked digit by digit, and nothing else is", () => {
    expect(maskPersonalNumbers("Anna 19811228-9874, tel 031-390 06 00")).toBe("Anna ••••••••-••••, tel 031-390 06 00");
    expect(maskPersonalNumbers("Inga siffror")).toBe("Inga siffror");
    fc.assert(
      fc.property(before, aPersonalNumber, after, (lead, number, rest) => {
        const masked = maskPersonalNumbers(lead + number + rest);
        expect(masked).toBe(lead + number.replace(/\d/g, "•") + rest);
        expect(findPersonalNumbers(masked)).toEqual([]);
      }),
    );
  });

  test("are looked for in linear time, whatever the text", () => {
    // A megabyte each; a search that went back over its steps would take minutes.
    const texts = [
      "1".repeat(1 << 20),
      "811228-".repeat(150_000),
      "811228 9874".repeat(95_000),
      "+46 ".repeat(1 << 18),
    ];
    const began = performance.now();
    for (const text of texts) maskPersonalNumbers(text);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
