// What a flow shows: its figures, the periods as charts and table, and what came in, split.
import { useTranslation } from "react-i18next";
import type { Flow } from "@samverkansstod/api/contract/reports.ts";
import { stockholmDate } from "../../i18n/dates.ts";
import { FigureCard } from "./figure-card.tsx";
import { FlowCharts } from "./flow-charts.tsx";
import { FlowTable } from "./flow-table.tsx";
import { LookSwitch } from "./look-switch.tsx";
import { NothingCounted } from "./nothing-counted.tsx";
import { ReportBasis } from "./report-basis.tsx";
import { everything, withoutLooks, writeView, type ReportView } from "./report-view.ts";
import { Splits } from "./splits.tsx";
import type { ReportState } from "./use-report-view.ts";
import { useReportWords } from "./use-report-words.ts";

const shownFigures = ["received", "reopened", "ended", "open_at_end"] as const;

export function FlowResult({ data, madeAt, state }: { data: Flow; madeAt: number; state: ReportState }) {
  const { t } = useTranslation();
  const { span } = useReportWords();
  const { view, change, setLook, setPeriodLook } = state;
  const look = view.periodLook ?? "both";
  const { from, to, step, totals } = data;
  const periods = t(step === "week" ? "reports.flow.weeks" : "reports.flow.months");
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
          clear={writeView(withoutLooks(view)).size > 0 ? () => change({ ...everything, look: view.look }) : null}
        />
      ) : (
        <>
          <section className="flow" aria-labelledby="perioder">
            <div className="splits-head">
              <h2 id="perioder" className="ds-heading" data-size="xs">
                {periods}
              </h2>
              <LookSwitch look={look} setLook={setPeriodLook} of={periods} />
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
              setLook={setLook}
              notes={{
                theme: t("reports.splitNote.theme"),
                area: t("reports.splitNote.area"),
                form: t("reports.splitNote.form"),
              }}
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
