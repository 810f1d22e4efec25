// Inflow and outflow as a table: a row for each period and one for the whole time; every number leads to its cases.
import { useTranslation } from "react-i18next";
import type { Flow } from "@samverkansstod/api/contract/reports.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import { Table } from "../../ui/table.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { backTo, casesPath } from "./figure-card.tsx";
import { periodName } from "./period-words.ts";
import type { ReportView } from "./report-view.ts";
import { useReportWords } from "./use-report-words.ts";

const columns = ["received", "reopened", "ended", "open_at_end"] as const;

interface FlowTableProps {
  flow: Flow;
  view: ReportView;
  /** The view of the whole time. */
  behind: ReportView;
}

export function FlowTable({ flow, view, behind }: FlowTableProps) {
  const { t, i18n } = useTranslation();
  const { span } = useReportWords();
  const { periods, totals, openAtStart, step } = flow;
  const caption = t(step === "week" ? "reports.flow.weeks" : "reports.flow.months");
  const cells = (counts: Record<(typeof columns)[number], number>, of: ReportView) =>
    columns.map((figure) => (
      <td key={figure} className="number">
        {counts[figure] === 0 ? (
          "0"
        ) : (
          <TextLink to={casesPath(figure, of)} state={backTo(view)}>
            {formatNumber(counts[figure], i18n.language)}
          </TextLink>
        )}
      </td>
    ));
  return (
    <div className="stack-tight flow-table">
      <p className="text-subtle text-small">
        {t("reports.flow.openAtStart", { count: openAtStart })}. {t("reports.flow.equation")}
      </p>
      <Table caption={caption} captionHidden density="dense">
        <thead>
          <tr>
            <th scope="col">{t("reports.flow.period")}</th>
            {columns.map((figure) => (
              <th key={figure} scope="col" className="number">
                {t(`reports.figures.${figure}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map(({ key, from, to, openAtEnd, ...counts }) => (
            <tr key={key}>
              <th scope="row">
                {periodName(t, key, i18n.language)}
                {step === "week" && <span className="period-days">{span(from, to)}</span>}
              </th>
              {cells({ ...counts, open_at_end: openAtEnd }, { ...behind, from, to })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("reports.flow.total")}</th>
            {cells({ ...totals, open_at_end: periods.at(-1)?.openAtEnd ?? openAtStart }, behind)}
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}
