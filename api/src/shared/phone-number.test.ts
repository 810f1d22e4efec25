import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePhoneNumber, showPhoneNumber } from "./phone-number.ts";

describe("a phone number", () => {
  test.each([
    ["031-390 06 00", "+46313900600", "031-390 06 00"],
    ["031 3900600", "+46313900600", "031-390 06 00"],
    ["0313900600", "+46313900600", "031-390 06 00"],
    ["(031) 390 06 00", "+46313900600", "031-390 06 00"],
    ["031/390.06.00", "+46313900600", "031-390 06 00"],
    ["+46 31 390 06 00", "+46313900600", "031-390 06 00"],
    ["+46 (0)31-390 06 00", "+46313900600", "031-390 06 00"],
    ["+46 031-390 06 00", "+46313900600", "031-390 06 00"],
    ["0046313900600", "+46313900600", "031-390 06 00"],
    [" 070-174 06 05 ", "+46701740605", "070-174 06 05"],
    ["070–174\u00a006\u00a005", "+46701740605", "070-174 06 05"],
    ["08-123 456 78", "+46812345678", "08-123 456 78"],
    ["08-12 34 56", "+468123456", "08-12 34 56"],
    ["08-123 45 67", "+4681234567", "08-123 45 67"],
    ["0300-123 45", "+4630012345", "0300-123 45"],
    ["0511-12 34 56", "+46511123456", "0511-12 34 56"],
    ["090-12 34 56", "+4690123456", "090-12 34 56"],
    ["0910-123 45", "+4691012345", "0910-123 45"],
    ["0900-123 45", "+4690012345", "0900-123 45"],
    ["010-123 45 67", "+46101234567", "010-123 45 67"],
    ["0771-12 34 56", "+46771123456", "0771-12 34 56"],
    ["020-12 34 56", "+4620123456", "020-12 34 56"],
    ["+358 40 123 4567", "+358401234567", "+358401234567"],
    ["00358401234567", "+358401234567", "+358401234567"],
    ["+45 12 12 12 12", "+4512121212", "+4512121212"],
  ])("may be written %j", (text, value, shown) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: true, value, shown });
  });

  test.each([
    ["", "empty"],
    ["  ", "empty"],
    ["ring Anna", "not_a_number"],
    ["031-390 06 00 ankn 5", "not_a_number"],
    ["031+3900600", "not_a_number"],
    ["++46313900600", "not_a_number"],
    ["０３１３９００６００", "not_a_number"],
    ["000313900600", "not_a_number"],
    ["+46 00 31 390", "not_a_number"],
    ["---", "not_a_number"],
    ["390 06 00", "no_area_code"],
    ["112", "no_area_code"],
    ["031-390", "too_short"],
    ["+4631390", "too_short"],
    ["+123456", "too_short"],
    ["031-390 06 00 00", "too_long"],
    ["+1234567890123456", "too_long"],
    ["0".repeat(100), "too_long"],
  ])("%j is refused: %s", (text, reason) => {
    expect(parsePhoneNumber(text)).toEqual({ ok: false, reason });
  });

  test("goes round through how it is shown", () => {
    const swedish = fc.stringMatching(/^[1-9]\d{6,8}$/).map((national) => `+46${national}`);
    const foreign = fc.stringMatching(/^[1-9]\d{7,14}$/).map((digits) => `+${digits}`);
    const stored = fc.oneof(
      swedish,
      foreign.filter((value) => !value.startsWith("+46")),
    );
    fc.assert(
      fc.property(stored, (value) => {
        expect(parsePhoneNumber(showPhoneNumber(value))).toMatchObject({ ok: true, value });
      }),
      { numRuns: 1000 },
    );
  });

  test("is always E.164, and reading never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[-+() .\d]{0,24}$/), fc.string()), (text) => {
        const parsed = parsePhoneNumber(text);
        if (parsed.ok) expect(parsed.value).toMatch(/^\+[1-9]\d{7,14}$/);
      }),
      { numRuns: 2000 },
    );
  });
});
