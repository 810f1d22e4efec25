// What came in and what went out, month by month or week by week, and what was open at the end of each.
import "./reports.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Flow } from "@samverkansstod/api/contract/reports.ts";
import { fieldMessages } from "../../http/problem.ts";
import { stockholmDate } from "../../i18n/dates.ts";
import { FigureCard } from "./figure-card.tsx";
import { FlowCharts } from "./flow-charts.tsx";
import { FlowTable } from "./flow-table.tsx";
import { LookSwitch } from "./look-switch.tsx";
import { NothingCounted } from "./nothing-counted.tsx";
import { QuickSpans } from "./quick-spans.tsx";
import { ReportBasis } from "./report-basis.tsx";
import { ReportFilters } from "./report-filters.tsx";
import { ReportDoor, ReportHeading } from "./report-frame.tsx";
import { ReportResult } from "./report-result.tsx";
import { firstTimeField, ReportTimeForm } from "./report-time-form.tsx";
import { everything, writeView, type ReportView } from "./report-view.ts";
import { flowQuery } from "./reports.queries.ts";
import { Splits } from "./splits.tsx";
import { useReportView, type ReportState } from "./use-report-view.ts";
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
  const span = from && to ? words.span(from, to) : words.date(from ?? to ?? "2000-01-01");
  const chips = [
    ...(from || to
      ? [{ key: "span", words: t("reports.chip.span", { value: span }), remove: () => change({ ...view, from: null, to: null }) }]
      : []),
    ...(knownAt
      ? [
          {
            key: "knownAt",
            words: t("reports.chip.knownAt", { value: words.date(knownAt) }),
            remove: () => change({ ...view, knownAt: null }),
          },
        ]
      : []),
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
            <ReportTimeForm
              shape="span"
              view={view}
              change={change}
              shown={query.data}
              refused={fieldMessages(query.error)}
            />
            <QuickSpans view={view} />
          </>
        }
        timeChips={chips}
        then={firstTimeField.span}
      />
      <ReportResult query={query} loading={t("reports.flow.loading")}>
        {(data) => <Result data={data} madeAt={query.dataUpdatedAt} state={state} />}
      </ReportResult>
    </>
  );
}

const shownFigures = ["received", "reopened", "ended", "open_at_end"] as const;

function Result({ data, madeAt, state }: { data: Flow; madeAt: number; state: ReportState }) {
  const { t } = useTranslation();
  const { span } = useReportWords();
  const { view, change, setLook } = state;
  const look = view.look ?? "both";
  const { from, to, step, totals } = data;
  // The days as they are: whole periods are in them already.
  const behind = { ...view, from, to, step: null };
  const counts = { ...totals, open_at_end: data.periods.at(-1)?.openAtEnd ?? data.openAtStart };
  const isEmpty = Object.values(counts).every((count) => count === 0) && data.openAtStart === 0;
  return (
    <>
      <ReportBasis
        view={view}
        time={t("reports.basis.span", { span: span(from, to) })}
        knownAt={data.knownAt}
        madeAt={madeAt}
        fixed={fixedTime(view, data)}
      />
      <section aria-labelledby="siffror">
        <h2 id="siffror" className="visually-hidden">
          {t("reports.underWay.figures")}
        </h2>
        <ul className="figures">
          {shownFigures.map((figure) => (
            <FigureCard
              key={figure}
              figure={figure}
              count={counts[figure]}
              view={view}
              behind={behind}
              isMain={figure === "received"}
            />
          ))}
        </ul>
      </section>
      {isEmpty ? (
        <NothingCounted
          title={t("reports.flow.emptyTitle")}
          text={t("reports.flow.emptyText")}
          clear={writeView({ ...view, look: null }).size > 0 ? () => change({ ...everything, look: view.look }) : null}
        />
      ) : (
        <>
          <section className="flow" aria-labelledby="perioder">
            <div className="splits-head">
              <h2 id="perioder" className="ds-heading" data-size="xs">
                {t(step === "week" ? "reports.flow.weeks" : "reports.flow.months")}
              </h2>
              <LookSwitch look={look} setLook={setLook} />
            </div>
            {look !== "table" && <FlowCharts flow={data} hasTable={look === "both"} />}
            {look !== "chart" && <FlowTable flow={data} view={view} behind={behind} />}
          </section>
          {totals.received > 0 && (
            <Splits
              title={t("reports.flow.splits")}
              splits={data.splits}
              figureOf={() => "received"}
              wholeOf={() => totals.received}
              view={view}
              behind={behind}
              // Both, here, would be the same thing twice beside each other.
              look={view.look ?? "chart"}
            />
          )}
        </>
      )}
    </>
  );
}

/** The same view with its time held fast; null when it is so already. */
function fixedTime(view: ReportView, { from, to, step, knownAt }: Flow): ReportView | null {
  if (view.from && view.to && view.step && view.knownAt) return null;
  return { ...view, from, to, step, knownAt: view.knownAt ?? stockholmDate(knownAt) };
}
