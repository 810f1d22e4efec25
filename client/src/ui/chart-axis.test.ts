import { expect, test } from "vitest";
import { axisFor } from "./chart-axis.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [12, [0, 5, 10, 15]],
  [50, [0, 10, 20, 30, 40, 50]],
  [51, [0, 20, 40, 60]],
  [999, [0, 200, 400, 600, 800, 1000]],
  [12345, [0, 5000, 10_000, 15_000]],
])("an axis up to %i", (greatest, ticks) => {
  expect(axisFor(greatest)).toEqual({ ticks, top: ticks.at(-1) });
});

test("whatever the greatest value, it fits, in two to seven whole ticks", () => {
  for (let greatest = 0; greatest < 3000; greatest += 1) {
    const { top, ticks } = axisFor(greatest);
    expect(top).toBeGreaterThanOrEqual(greatest);
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});
