// In English; the shape is that of sv/queue.ts.
import type { SameShape } from "../same-shape.ts";
import type { queue as sv } from "../sv/queue.ts";

export const queue = {
  title: "Cases",
} satisfies SameShape<typeof sv>;
