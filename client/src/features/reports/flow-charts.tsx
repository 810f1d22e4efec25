// Two charts on the same time: what came in beside what went out, and what was open at the end. Two, so that each has its own scale.
import { useTranslation } from "react-i18next";
import type { Flow } from "@samverkansstod/api/contract/reports.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import { ColumnChart } from "../../ui/column-chart.tsx";
import { periodMark } from "./period-words.ts";

/** So many periods can be told apart on half the width. */
const sideBySide = 26;

export function FlowCharts({ flow, hasTable }: { flow: Flow; hasTable: boolean }) {
  const { t, i18n } = useTranslation();
  const { periods, totals, step, openAtStart } = flow;
  const number = (value: number) => formatNumber(value, i18n.language);
  const summary = (words: string) => `${words} ${t(hasTable ? "reports.flow.inTheTable" : "reports.flow.chooseTable")}`;
  const groups = (valuesOf: (period: Flow["periods"][number]) => number[]) =>
    periods.map((period, index) => ({
      key: period.key,
      ...periodMark(period.key, periods[index - 1]?.key, i18n.language),
      values: valuesOf(period),
    }));
  return (
    <div className="flow-charts" data-long={periods.length > sideBySide || undefined}>
      <ColumnChart
        title={t("reports.flow.chart")}
        summary={summary(
          t(step === "week" ? "reports.flow.chartSummaryWeek" : "reports.flow.chartSummaryMonth", {
            received: number(totals.received),
            reopened: number(totals.reopened),
            ended: number(totals.ended),
          }),
        )}
        series={[
          { name: t("reports.figures.received.name"), look: "solid" },
          { name: t("reports.figures.reopened.name"), look: "dotted", stacked: true },
          { name: t("reports.figures.ended.name"), look: "hatched" },
        ]}
        groups={groups(({ received, reopened, ended }) => [received, reopened, ended])}
      />
      <ColumnChart
        title={t("reports.flow.chartOpen")}
        summary={summary(
          t("reports.flow.chartOpenSummary", {
            start: number(openAtStart),
            end: number(periods.at(-1)?.openAtEnd ?? openAtStart),
          }),
        )}
        series={[{ name: t("reports.figures.open_at_end.name"), look: "solid" }]}
        groups={groups(({ openAtEnd }) => [openAtEnd])}
      />
    </div>
  );
}
