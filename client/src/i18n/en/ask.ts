// In English; the shape is that of sv/ask.ts.
import type { SameShape } from "../same-shape.ts";
import type { ask as sv } from "../sv/ask.ts";

export const ask = {
  title: "Ask for help",
} satisfies SameShape<typeof sv>;
