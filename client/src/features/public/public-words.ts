// The words of the public pages in each language, and how a sentence is filled in where there is no i18next.
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { publicWords as en } from "../../i18n/en/public.ts";
import type { SameShape } from "../../i18n/same-shape.ts";
import { publicWords as sv } from "../../i18n/sv/public.ts";

export type PublicWords = SameShape<typeof sv>;

export const publicWords: Readonly<Record<Language, PublicWords>> = { sv, en };
