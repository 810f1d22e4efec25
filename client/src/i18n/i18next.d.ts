// Types the keys and the placeholders of t() by the Swedish catalogue.
import "i18next";
import type { sv } from "./sv.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: typeof sv };
  }
}
