import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "../testing/render.tsx";
import { BarChart } from "./bar-chart.tsx";
import { ColumnChart } from "./column-chart.tsx";

test("bars are a list of names and numbers; the drawing is as long as the number is great, and silent", async () => {
  const bars = [
    { key: "a", name: "Ideell förening", value: 1200, to: "/har", toWords: "visa ärendena" },
    { key: "b", name: "Stiftelse", value: 300 },
    { key: "c", name: "Nätverk", value: 0 },
  ];
  const { screen, container } = await renderPiece(<BarChart label="Efter form" bars={bars} />);
  const rows = within(screen.getByRole("list", { name: "Efter form" })).getAllByRole("listitem");
  expect(rows.map((row) => row.textContent.replaceAll("\u00a0", " "))).toEqual([
    "Ideell förening1 200, visa ärendena",
    "Stiftelse300",
    "Nätverk0",
  ]);
  const lengths = [...container.querySelectorAll(".bar-value")].map((bar) => bar.getAttribute("width"));
  expect(lengths).toEqual(["100%", "25%", "0%"]);
  expect(container.querySelectorAll("svg:not([aria-hidden=true])")).toHaveLength(0);
  expect(screen.getByRole("link").getAttribute("href")).toBe("/har");
});

const series = [
  { name: "Kom in", look: "solid" },
  { name: "Öppnades igen", look: "dotted", stacked: true },
  { name: "Avslutades", look: "hatched" },
] as const;

function groups(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    key: String(index),
    label: String(index + 1),
    note: index === 0 ? "2026" : "",
    values: [6, 2, 4],
  }));
}

test("columns stand on each other or beside, as high as their number, and differ by more than colour", async () => {
  const { screen, container } = await renderPiece(
    <ColumnChart title="In och ut" summary="8 in och 4 ut." series={series} groups={groups(1)} />,
  );
  expect(screen.getByRole("img", { name: "8 in och 4 ut." })).toBeTruthy();
  const drawn = [...container.querySelectorAll(".columns-plot > g rect")].map((rect) => ({
    look: rect.getAttribute("data-look"),
    x: rect.getAttribute("x"),
    bottom: Number(rect.getAttribute("y")) + Number(rect.getAttribute("height")),
    height: Number(rect.getAttribute("height")),
  }));
  const [received, reopened, ended] = drawn;
  if (!received || !reopened || !ended) throw new Error("three columns");
  expect(drawn.map(({ look }) => look)).toEqual(["solid", "dotted", "hatched"]);
  expect(reopened.x).toBe(received.x);
  expect(reopened.bottom).toBeCloseTo(received.bottom - received.height);
  expect(ended.x).not.toBe(received.x);
  expect(received.height / ended.height).toBeCloseTo(6 / 4);
  const fills = [...container.querySelectorAll(".columns-plot > g rect")].map((rect) => rect.getAttribute("fill"));
  expect(new Set(fills).size).toBe(3);
  for (const fill of fills) {
    if (fill) expect(container.querySelector(fill.replace(/^url\((.*)\)$/, "$1"))).toBeTruthy();
  }
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Kom in",
    "Öppnades igen",
    "Avslutades",
  ]);
});

test("few columns say their numbers, many leave marks out so that they do not run together", async () => {
  const few = await renderPiece(<ColumnChart title="t" summary="s" series={series} groups={groups(12)} />);
  const texts = () => [...few.container.querySelectorAll(".columns-plot text")].map((text) => text.textContent);
  expect(texts().filter((text) => text === "8")).toHaveLength(12 + 1);
  few.unmount();
  const many = await renderPiece(<ColumnChart title="t" summary="s" series={series} groups={groups(53)} />);
  const marks = [...many.container.querySelectorAll(".columns-plot text")].map((text) => text.textContent);
  expect(marks).toEqual(["1", "2026", "5", "9", "13", "17", "21", "25", "29", "33", "37", "41", "45", "49", "53"]);
});
