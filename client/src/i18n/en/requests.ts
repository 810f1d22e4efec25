// In English; the shape is that of sv/requests.ts.
import type { SameShape } from "../same-shape.ts";
import type { requests as sv } from "../sv/requests.ts";

export const requests = {
  title: "My requests",
} satisfies SameShape<typeof sv>;
