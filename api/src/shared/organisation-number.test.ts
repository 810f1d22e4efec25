import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasRightCheckDigit } from "./check-digit.ts";
import { parseOrganisationNumber, showOrganisationNumber } from "./organisation-number.ts";

const real = { demo: false };
const demo = { demo: true };

const tenDigits = Array.from("0123456789");

const fictional = [
  "499900-0013",
  "499900-0104",
  "499900-0203",
  "499900-0302",
  "499900-0401",
  "499900-0500",
  "499900-0609",
  "499900-0708",
  "499900-0807",
  "499900-0906",
  "499900-1003",
  "499900-1102",
];

describe("an organisation number", () => {
  test.each([
    ["212000-1355", "2120001355", "public_body"],
    ["556036-0793", "5560360793", "limited_company"],
    ["5560360793", "5560360793", "limited_company"],
    ["16212000-1355", "2120001355", "public_body"],
    ["162120001355", "2120001355", "public_body"],
    [" 212000 1355 ", "2120001355", "public_body"],
    ["212000–1355", "2120001355", "public_body"],
    ["21 20 00\u00a013 55", "2120001355", "public_body"],
  ])("may be written %j", (text, value, hint) => {
    const shown = `${value.slice(0, 6)}-${value.slice(6)}`;
    expect(parseOrganisationNumber(text, real)).toEqual({ ok: true, value, shown, hint });
  });

  test.each([
    ["556036-0794", "check_digit"],
    ["556036-793", "not_ten_digits"],
    ["", "not_ten_digits"],
    ["föreningen", "not_ten_digits"],
    ["SE556036079301", "not_ten_digits"],
    ["17212000-1355", "not_ten_digits"],
    ["19212000-1355", "not_ten_digits"],
    ["２１２０００１３５５", "not_ten_digits"],
    ["21200013 55".padEnd(41, " "), "not_ten_digits"],
    ["811228-9874", "personal_number"],
    ["811228-9875", "personal_number"],
    ["19811228-9874", "personal_number"],
    ["198112289874", "personal_number"],
    ["121212+1212", "personal_number"],
    ["16811228-9874", "personal_number"],
    ["811288-9876", "personal_number"],
    ["052000-0001", "unknown_group"],
  ])("%j is refused: %s", (text, reason) => {
    // Exactly so: what is refused is not handed back.
    expect(parseOrganisationNumber(text, real)).toEqual({ ok: false, reason });
    expect(parseOrganisationNumber(text, demo)).toEqual({ ok: false, reason });
  });

  test.each(fictional)("%s is taken only with demo data", (shown) => {
    expect(parseOrganisationNumber(shown, real)).toEqual({ ok: false, reason: "fictional" });
    expect(parseOrganisationNumber(shown, demo)).toEqual({ ok: true, value: shown.replace("-", ""), shown });
  });

  test("goes round through how it is shown, when its check digit is right", () => {
    const anyTen = fc.stringMatching(/^[1-35-9]\d[2-9]\d{6}$/).map(withCheckDigit);
    fc.assert(
      fc.property(anyTen, fc.constantFrom("", "16"), (value, prefix) => {
        const parsed = parseOrganisationNumber(prefix + showOrganisationNumber(value), real);
        expect(parsed).toMatchObject({ ok: true, value, shown: showOrganisationNumber(value) });
      }),
    );
  });

  test("is never a number with a third digit below 2, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[-+ \d]{0,16}$/), fc.string()), (text) => {
        const parsed = parseOrganisationNumber(text, demo);
        if (parsed.ok) {
          expect(parsed.value).toMatch(/^\d{2}[2-9]\d{7}$/);
          expect(hasRightCheckDigit(parsed.value)).toBe(true);
        } else {
          expect(Object.keys(parsed)).toEqual(["ok", "reason"]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function withCheckDigit(nine: string): string {
  const last = tenDigits.find((digit) => hasRightCheckDigit(nine + digit));
  return `${nine}${last}`;
}
