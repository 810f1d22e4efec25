// What each part of the report's view is called on screen: the choices of its field, the words of its chip, the name of a row.
import { useTranslation } from "react-i18next";
import { initiators, kinds, sources } from "@samverkansstod/api/contract/life-cycle.ts";
import { noneSaid, type Dimension } from "@samverkansstod/api/contract/reports.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDate, formatDateSpan } from "../../i18n/dates.ts";
import { narrowedBy, type ReportView } from "./report-view.ts";

interface Choice {
  value: string;
  label: string;
}

const catalogueOf = { theme: "themes", area: "areas", form: "organisationForms" } as const;

export function useReportWords() {
  const { t, i18n } = useTranslation();
  const { label, choices } = useCatalogues();

  function choicesOf(dimension: Dimension): Choice[] {
    if (dimension === "kind") return kinds.map((value) => ({ value, label: t(`queue.kindShort.${value}`) }));
    if (dimension === "source") return sources.map((value) => ({ value, label: t(`words.sources.${value}`) }));
    if (dimension === "initiatedBy") {
      return initiators.map((value) => ({ value, label: t(`words.initiatedBy.${value}`) }));
    }
    return [...choices(catalogueOf[dimension]), { value: noneSaid, label: t("reports.noneSaid") }];
  }

  /** Null: nothing is said. */
  function nameOf(dimension: Dimension, code: string | null): string {
    const value = code ?? noneSaid;
    const known = choicesOf(dimension).find((choice) => choice.value === value);
    if (known) return known.label;
    return dimension in catalogueOf ? label(catalogueOf[dimension as keyof typeof catalogueOf], value) : value;
  }

  function filtersOf(view: ReportView): { dimension: Dimension; words: string }[] {
    return narrowedBy(view).map((dimension) => ({
      dimension,
      words: t(`reports.chip.${dimension}`, { value: nameOf(dimension, view[dimension]) }),
    }));
  }

  return {
    choicesOf,
    nameOf,
    filtersOf,
    date: (date: string) => formatDate(date, i18n.language),
    span: (from: string, to: string) => formatDateSpan(from, to, i18n.language),
  };
}
