// The exact cases behind a figure, with the same time and filters as the figure, and the same as a file.
import "./reports.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import type { Figure } from "@samverkansstod/api/contract/reports.ts";
import { fieldMessages } from "../../http/problem.ts";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CaseRows } from "./case-rows.tsx";
import { CsvLink } from "./csv-link.tsx";
import { ReportBasis } from "./report-basis.tsx";
import { ReportDoor } from "./report-frame.tsx";
import { Failed } from "./report-result.tsx";
import { readFigure, readView, writeView, type ReportView } from "./report-view.ts";
import { casesQuery, isAtDate } from "./reports.queries.ts";
import { useReportWords } from "./use-report-words.ts";

export function ReportCasesPage() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const figure = readFigure(address);
  const view = readView(address);
  const back = useBack(figure, view);
  return (
    <ReportDoor>
      <Breadcrumb crumbs={[{ to: back, label: t("shell.report") }]} current={t("reports.cases.crumb")} />
      <PageHeading title={t("reports.cases.title")} above={t(`reports.figures.${figure}.name`)}>
        <p>
          {t(`reports.figures.${figure}.how`)} {t("reports.everywhere")}
        </p>
      </PageHeading>
      <Cases figure={figure} view={view} />
    </ReportDoor>
  );
}

function Cases({ figure, view }: { figure: Figure; view: ReportView }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(casesQuery(figure, view));
  const time = useTime(figure, view);
  const { data, isPending, refetch } = query;
  if (isPending) return <Skeleton lines={9} label={t("reports.cases.loading")} />;
  const [first] = data?.pages ?? [];
  if (fieldMessages(query.error).length > 0) {
    return (
      <Notice tone="warning">
        <p>{t("reports.cases.refused")}</p>
      </Notice>
    );
  }
  if (!data || !first) return <Failed onRetry={() => void refetch()} />;
  return (
    <div className="report-result">
      <ReportBasis view={view} time={time} knownAt="" madeAt={query.dataUpdatedAt} fixed={null} />
      <CsvLink figure={figure} view={view} rows={first.total} />
      <CaseRows query={query} rows={data.pages.flatMap((page) => page.items)} total={first.total} figure={figure} />
    </div>
  );
}

/** Where the figures are that the list was opened from; without them, the same view of the page that has the figure. */
function useBack(figure: Figure, view: ReportView): string {
  const state: unknown = useLocation().state;
  const from = typeof state === "object" && state !== null && "report" in state ? state.report : null;
  const search = typeof from === "string" ? from : writeView(view).toString();
  return (isAtDate(figure) ? paths.reportUnderWay : paths.reportFlow) + (search ? `?${search}` : "");
}

function useTime(figure: Figure, { date, from, to, knownAt }: ReportView): string {
  const { t, i18n } = useTranslation();
  const { span } = useReportWords();
  const day = (value: string) => formatDate(value, i18n.language);
  const at = date ?? knownAt;
  if (isAtDate(figure)) return at ? t("reports.basis.atEnd", { date: day(at) }) : t("reports.basis.atNow");
  if (from && to) return t("reports.basis.span", { span: span(from, to) });
  return t("reports.basis.spanLast");
}
