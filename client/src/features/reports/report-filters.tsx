// What the figures leave out: a field for each dimension, the chips of those that are on, and the time that goes with them.
import { useTranslation } from "react-i18next";
import { dimensions, type Dimension } from "@samverkansstod/api/contract/reports.ts";
import type { ReactNode } from "react";
import { FilterChips, type FilterChip } from "../../ui/filter-chips.tsx";
import { FilterFields } from "../../ui/filter-fields.tsx";
import { Select } from "../../ui/text-field.tsx";
import { everything, readView, writeView, type ReportView } from "./report-view.ts";
import { useReportWords } from "./use-report-words.ts";

interface ReportFiltersProps {
  view: ReportView;
  change: (next: ReportView) => void;
  /** The time: its form, and the chips of what it is not as usual. */
  time: ReactNode;
  timeChips: readonly FilterChip[];
  /** The id of what takes the focus when the last chip is gone. */
  then: string;
}

export function ReportFilters({ view, change, time, timeChips, then }: ReportFiltersProps) {
  const { t } = useTranslation();
  const { choicesOf, filtersOf, nameOf } = useReportWords();
  // What a shared link asks for can have left the catalogue since.
  function optionsOf(dimension: Dimension) {
    const all = { value: "", label: t("ui.filter.all") };
    const choices = choicesOf(dimension);
    const value = view[dimension];
    if (!value || choices.some((choice) => choice.value === value)) return [all, ...choices];
    return [all, ...choices, { value, label: nameOf(dimension, value) }];
  }
  // Only the codes of a field reach it, so the address reads them as it reads a shared link.
  const narrow = (dimension: Dimension, value: string) =>
    change(readView(writeView({ ...view, [dimension]: value || null })));
  return (
    <>
      <div className="report-filters no-print" role="search" aria-label={t("reports.filter.heading")}>
        {time}
        <FilterFields>
          {dimensions.map((dimension) => (
            <Select
              key={dimension}
              label={t(`reports.filter.${dimension}`)}
              options={optionsOf(dimension)}
              value={view[dimension] ?? ""}
              onChange={(event) => narrow(dimension, event.target.value)}
            />
          ))}
        </FilterFields>
      </div>
      <FilterChips
        chips={[
          ...timeChips,
          ...filtersOf(view).map(({ dimension, words }) => ({
            key: dimension,
            words,
            remove: () => change({ ...view, [dimension]: null }),
          })),
        ]}
        clear={() => change({ ...everything, look: view.look, periodLook: view.periodLook })}
        then={then}
      />
    </>
  );
}
