import { expect, test } from "vitest";
import {
  everything,
  filterOf,
  isDate,
  narrowedBy,
  narrowedTo,
  readFigure,
  readView,
  writeFigure,
  writeView,
  type ReportView,
} from "./report-view.ts";

const narrowed: ReportView = {
  date: "2026-03-01",
  from: "2026-12-28",
  to: "2027-01-03",
  step: "week",
  knownAt: "2026-04-01",
  kind: "process_support",
  theme: "housing",
  area: "none",
  form: "nonprofit_association",
  source: "letter",
  initiatedBy: "unit",
  look: "table",
  periodLook: "both",
};

test("a view comes back from the address as it was written", () => {
  for (const view of [
    everything,
    narrowed,
    { ...everything, step: "month" as const, look: "both" as const, periodLook: "chart" as const },
  ]) {
    expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view);
  }
});

test("the usual view has an empty address, and the names in it can be read", () => {
  expect(writeView(everything).toString()).toBe("");
  expect(writeView(narrowed).toString()).toBe(
    "dag=2026-03-01&fran=2026-12-28&till=2027-01-03&per=vecka&kant=2026-04-01&typ=process_support&tema=housing&omrade=ingen&form=nonprofit_association&satt=letter&inlett=unit&visa=tabell&perioder=bada",
  );
});

test("what an address gets wrong is left out", () => {
  const address = new URLSearchParams(
    "dag=2026-02-30&fran=i+dag&till=20261231&per=dag&kant=&typ=all&tema=A+B&omrade=%3Cb%3E&form=&satt=fax&inlett=me&visa=karta&perioder=alla&figur=many",
  );
  expect(readView(address)).toEqual(everything);
  expect(readFigure(address)).toBe("under_way");
});

test("a figure's address has the view, but not how it looked", () => {
  const address = writeFigure("ended", narrowed);
  expect(readFigure(address)).toBe("ended");
  expect(readView(address)).toEqual({ ...narrowed, look: null, periodLook: null });
});

test("the API is asked for what is left out and what was known, in its own words", () => {
  expect(filterOf(everything)).toEqual({});
  expect(filterOf(narrowed)).toEqual({
    kind: "process_support",
    theme: "housing",
    area: "none",
    form: "nonprofit_association",
    source: "letter",
    initiatedBy: "unit",
    knownAt: "2026-04-01",
  });
});

test("narrowing to what is said of none is a filter as any other", () => {
  const view = narrowedTo(everything, "theme", null);
  expect(narrowedBy(view)).toEqual(["theme"]);
  expect(filterOf(view)).toEqual({ theme: "none" });
});

test.each([
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["26-01-01", false],
])("%s is a day: %s", (text, isOne) => {
  expect(isDate(text)).toBe(isOne);
});
