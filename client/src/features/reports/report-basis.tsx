// What the figures are of: which time, as known when, with which filters, and when they were taken out. It is printed with them, and has a
// link that holds the time fast.
import { useTranslation } from "react-i18next";
import { formatDate, formatDateTime, stockholmDate } from "../../i18n/dates.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { writeView, type ReportView } from "./report-view.ts";
import { useReportWords } from "./use-report-words.ts";

interface ReportBasisProps {
  view: ReportView;
  /** The time of the figures, in a sentence. */
  time: string;
  knownAt: string;
  /** Milliseconds, as the answer came. */
  madeAt: number;
  /** The view with its time held fast; none for what is fast already. */
  fixed: ReportView | null;
}

export function ReportBasis({ view, time, knownAt, madeAt, fixed }: ReportBasisProps) {
  const { t, i18n } = useTranslation();
  const { filtersOf } = useReportWords();
  const filters = filtersOf(view).map(({ words }) => words);
  const made = formatDateTime(new Date(madeAt).toISOString(), i18n.language);
  return (
    <div className="report-basis stack-tight">
      <p>
        {time}{" "}
        {view.knownAt
          ? t("reports.basis.knownAt", { date: formatDate(view.knownAt, i18n.language) })
          : t("reports.basis.knownNow")}{" "}
        {filters.length > 0
          ? t("reports.basis.filters", { filters: filters.join(", ") })
          : t("reports.basis.noFilters")}{" "}
        {t("reports.basis.made", { at: made })}
      </p>
      {fixed && (
        <p className="no-print">
          <TextLink to={`?${writeView(fixed)}`}>{t("reports.basis.fixed")}</TextLink>{" "}
          {t("reports.basis.fixedHint", { date: formatDate(stockholmDate(knownAt), i18n.language) })}
        </p>
      )}
    </div>
  );
}
