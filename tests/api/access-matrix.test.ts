// A part of `npm run proof:access`: every seventh route, tried by everybody who has no business there with everything that is somebody else's.
import { expect, test } from "vitest";
import { walkMatrix } from "../support/access-matrix.ts";

test("what is somebody else's is refused everywhere, as what never was", { timeout: 60_000 }, async () => {
  const { calls, faults } = await walkMatrix({}, 7);
  expect(faults).toEqual([]);
  expect(calls).toBeGreaterThan(1_000);
});
