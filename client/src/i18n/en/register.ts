// In English; the shape is that of sv/register.ts.
import type { SameShape } from "../same-shape.ts";
import type { register as sv } from "../sv/register.ts";

export const register = {
  title: "Register a case",
} satisfies SameShape<typeof sv>;
