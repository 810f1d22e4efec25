// Themes, areas and the other catalogues: one call, kept for the visit, and the label of a code in the reader's language.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listCatalogues, type CatalogueEntry, type CatalogueName } from "@samverkansstod/api/contract/catalogues.ts";
import { call } from "./call.ts";

export const cataloguesQuery = queryOptions({
  queryKey: ["catalogues"],
  queryFn: ({ signal }) => call(listCatalogues, { signal }),
  staleTime: 10 * 60_000,
});

interface CatalogueChoice {
  value: string;
  label: string;
  hint?: string;
}

export interface CatalogueWords {
  /** The label of a code; the code itself until the catalogues have come, or when it is unknown. */
  label: (name: CatalogueName, code: string) => string;
  /** What a field offers, in the catalogue's own order. */
  choices: (name: CatalogueName) => CatalogueChoice[];
}

export function useCatalogues(): CatalogueWords {
  const { data } = useQuery(cataloguesQuery);
  const { i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "sv";
  const entries = (name: CatalogueName): readonly CatalogueEntry[] => data?.[name] ?? [];
  return {
    label: (name, code) => entries(name).find((entry) => entry.code === code)?.label[language] ?? code,
    choices: (name) =>
      entries(name).map(({ code, label, hint }) => ({
        value: code,
        label: label[language],
        ...(hint && { hint: hint[language] }),
      })),
  };
}
