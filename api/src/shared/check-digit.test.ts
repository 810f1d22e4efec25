import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hasRightCheckDigit } from "./check-digit.ts";

test.each(["2120001355", "5560360793", "4999000013", "8112289874"])("%s ends with its check digit", (digits) => {
  expect(hasRightCheckDigit(digits)).toBe(true);
});

test("one digit wrong is always noticed", () => {
  const anyNumber = fc.stringMatching(/^\d{10}$/).filter(hasRightCheckDigit);
  fc.assert(
    fc.property(anyNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
      const wrong = String((Number(digits[place]) + change) % 10);
      expect(hasRightCheckDigit(digits.slice(0, place) + wrong + digits.slice(place + 1))).toBe(false);
    }),
  );
});
