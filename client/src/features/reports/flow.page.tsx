// What came in and what went out, month by month or week by week, and what was open at the end of each.
import "./reports.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FlowResult } from "./flow-result.tsx";
import { QuickSpans } from "./quick-spans.tsx";
import { ReportFilters } from "./report-filters.tsx";
import { ReportDoor, ReportHeading } from "./report-frame.tsx";
import { ReportResult } from "./report-result.tsx";
import { firstTimeField, ReportTimeForm } from "./report-time-form.tsx";
import { writeView, type ReportView } from "./report-view.ts";
import { flowQuery } from "./reports.queries.ts";
import { useReportView } from "./use-report-view.ts";
import { useReportWords } from "./use-report-words.ts";

export function FlowPage() {
  return (
    <ReportDoor>
      <FlowReport />
    </ReportDoor>
  );
}

function FlowReport() {
  const { t } = useTranslation();
  const state = useReportView();
  const { view, change } = state;
  const query = useQuery(flowQuery(view));
  const words = useReportWords();
  const { from, to, knownAt } = view;
  const chip = (key: string, chipWords: string | null, gone: Partial<ReportView>) =>
    chipWords === null ? [] : [{ key, words: chipWords, remove: () => change({ ...view, ...gone }) }];
  const time =
    from && to
      ? t("reports.chip.span", { value: words.span(from, to) })
      : from
        ? t("reports.chip.from", { value: words.date(from) })
        : to && t("reports.chip.to", { value: words.date(to) });
  const chips = [
    ...chip("span", time, { from: null, to: null }),
    ...chip("knownAt", knownAt && t("reports.chip.knownAt", { value: words.date(knownAt) }), { knownAt: null }),
  ];
  return (
    <>
      <ReportHeading
        title={t("reports.flow.title")}
        kept={writeView({ ...view, from: null, to: null, step: null }).toString()}
      />
      <ReportFilters
        view={view}
        change={change}
        time={
          <>
            <ReportTimeForm shape="span" view={view} change={change} shown={query.data} error={query.error} />
            <QuickSpans view={view} />
          </>
        }
        timeChips={chips}
        then={firstTimeField.span}
      />
      <ReportResult query={query} loading={t("reports.flow.loading")}>
        {(data) => <FlowResult data={data} madeAt={query.dataUpdatedAt} state={state} />}
      </ReportResult>
    </>
  );
}
