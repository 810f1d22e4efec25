import { expect, test } from "vitest";
import { startLanguage } from "../../i18n/setup.ts";
import { periodMark, periodName } from "./period-words.ts";

test("a period has its year with it; week 53 belongs to the year that is ending", async () => {
  const { t } = await startLanguage("sv");
  expect(periodName(t, "2026-11", "sv")).toBe("november 2026");
  expect(periodName(t, "2026-W53", "sv")).toBe("v. 53 2026");
  const english = await startLanguage("en");
  expect(periodName(english.t, "2027-W01", "en")).toBe("week 1, 2027");
  expect(periodName(english.t, "2026-11", "en")).toBe("November 2026");
});

test("below a chart the year stands where it begins", () => {
  expect(periodMark("2026-12", undefined, "sv")).toEqual({ label: "dec", note: "2026" });
  expect(periodMark("2027-01", "2026-12", "sv")).toEqual({ label: "jan", note: "2027" });
  expect(periodMark("2027-02", "2027-01", "sv")).toEqual({ label: "feb", note: "" });
  expect(periodMark("2027-W01", "2026-W53", "sv")).toEqual({ label: "1", note: "2027" });
});
