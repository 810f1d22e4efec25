// In English; the shape is that of sv/case.ts.
import type { SameShape } from "../same-shape.ts";
import type { caseWords as sv } from "../sv/case.ts";

export const caseWords = {
  title: "Case",
} satisfies SameShape<typeof sv>;
