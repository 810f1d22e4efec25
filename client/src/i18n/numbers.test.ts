import { expect, test } from "vitest";
import { formatNumber, formatShare } from "./numbers.ts";

const spaced = (text: string) => text.replaceAll("\u00a0", " ");

test("a number is read as its language writes it", () => {
  expect(spaced(formatNumber(1234567, "sv"))).toBe("1 234 567");
  expect(formatNumber(1234567, "en")).toBe("1,234,567");
});

test.each([
  [1, 4, "25 %", "25%"],
  [2, 3, "67 %", "67%"],
  [0, 4, "0 %", "0%"],
  [1, 1000, "<1 %", "<1%"],
  [0, 0, "0 %", "0%"],
])("%i of %i", (part, whole, sv, en) => {
  expect(spaced(formatShare(part, whole, "sv"))).toBe(sv);
  expect(formatShare(part, whole, "en")).toBe(en);
});
