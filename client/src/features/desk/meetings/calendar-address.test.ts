// The calendar's address: what is read there, and what is written.
import { expect, test } from "vitest";
import { caseId } from "../../../testing/case-samples.ts";
import { readAddress, writeAddress, type Usual } from "./calendar-address.ts";

const usual: Usual = { week: "2026-W48", who: "me" };

test("an empty address is this week, as a list, one's own", () => {
  expect(readAddress(new URLSearchParams(), usual)).toEqual({ week: "2026-W48", view: "list", who: "me" });
  expect(readAddress(new URLSearchParams(), { ...usual, who: null }).who).toBeNull();
  expect(writeAddress({ week: "2026-W48", view: "list", who: "me" }, usual).toString()).toBe("");
});

test.each([
  [{ week: "2026-W53", view: "grid", who: null }, "vecka=2026-W53&vy=kalender&vem=alla"],
  [{ week: "2026-W48", view: "list", who: caseId(11) }, `vem=${caseId(11)}`],
] as const)("%j is written as %s and read back", (shown, address) => {
  expect(writeAddress(shown, usual).toString()).toBe(address);
  expect(readAddress(new URLSearchParams(address), usual)).toEqual(shown);
});

test("one's own is written where everybody's is usual", () => {
  const everybody: Usual = { ...usual, who: null };
  expect(writeAddress({ week: usual.week, view: "list", who: "me" }, everybody).toString()).toBe("vem=mig");
});

test("what the address gets wrong is left out", () => {
  const wrong = new URLSearchParams("vecka=2027-W53&vy=ring&vem=karin");
  expect(readAddress(wrong, usual)).toEqual({ week: "2026-W48", view: "list", who: "me" });
});
