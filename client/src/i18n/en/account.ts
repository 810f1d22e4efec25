// In English; the shape is that of sv/account.ts.
import type { SameShape } from "../same-shape.ts";
import type { account as sv } from "../sv/account.ts";

export const account = {
  title: "Sign in",
} satisfies SameShape<typeof sv>;
