// What is under way: now, or at the end of a day, as known now or then; each figure with its definition and its cases, and the work that is
// under way split by kind, theme and the rest.
import "./reports.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { underWayFigures, type Figure, type UnderWay } from "@samverkansstod/api/contract/reports.ts";
import { formatDate, formatDateTime, stockholmDate } from "../../i18n/dates.ts";
import { FigureCard } from "./figure-card.tsx";
import { NothingCounted } from "./nothing-counted.tsx";
import { ReportBasis } from "./report-basis.tsx";
import { ReportFilters } from "./report-filters.tsx";
import { ReportDoor, ReportHeading } from "./report-frame.tsx";
import { ReportResult } from "./report-result.tsx";
import { firstTimeField, ReportTimeForm } from "./report-time-form.tsx";
import { everything, withoutLooks, writeView, type ReportView } from "./report-view.ts";
import { underWayQuery } from "./reports.queries.ts";
import { Splits } from "./splits.tsx";
import { useReportView, type ReportState } from "./use-report-view.ts";

export function UnderWayPage() {
  return (
    <ReportDoor>
      <UnderWayReport />
    </ReportDoor>
  );
}

function UnderWayReport() {
  const { t, i18n } = useTranslation();
  const state = useReportView();
  const { view, change } = state;
  const query = useQuery(underWayQuery(view));
  const at = view.date ?? view.knownAt;
  const dateWords = (date: string) => formatDate(date, i18n.language);
  const chips = (["date", "knownAt"] as const).flatMap((name) => {
    const value = view[name];
    const words = value && t(`reports.chip.${name}`, { value: dateWords(value) });
    return words ? [{ key: name, words, remove: () => change({ ...view, [name]: null }) }] : [];
  });
  return (
    <>
      <ReportHeading
        title={at ? t("reports.underWay.titleAt", { date: dateWords(at) }) : t("reports.underWay.title")}
        kept={writeView({ ...view, date: null }).toString()}
      />
      <ReportFilters
        view={view}
        change={change}
        time={<ReportTimeForm shape="day" view={view} change={change} shown={query.data} error={query.error} />}
        timeChips={chips}
        then={firstTimeField.day}
      />
      <ReportResult query={query} loading={t("reports.underWay.loading")}>
        {(data) => <Result data={data} madeAt={query.dataUpdatedAt} state={state} />}
      </ReportResult>
    </>
  );
}

function Result({ data, madeAt, state }: { data: UnderWay; madeAt: number; state: ReportState }) {
  const { t, i18n } = useTranslation();
  const { view, change, setLook } = state;
  const { figures } = data;
  const isNow = data.date === stockholmDate(data.at) && data.at === data.knownAt;
  const own = view.initiatedBy === "unit";
  const whole = own ? figures.own_initiatives : figures.under_way;
  const figureOf = (dimension: string, code: string | null): Figure =>
    own || (dimension === "initiatedBy" && code === "unit") ? "own_initiatives" : "under_way";
  return (
    <>
      <ReportBasis
        view={view}
        time={
          isNow
            ? t("reports.basis.now", { at: formatDateTime(data.at, i18n.language) })
            : t("reports.basis.atEnd", { date: formatDate(data.date, i18n.language) })
        }
        knownAt={data.knownAt}
        madeAt={madeAt}
        fixed={fixedTime(view, data)}
      />
      <section aria-labelledby="siffror">
        <h2 id="siffror" className="visually-hidden">
          {t("reports.underWay.figures")}
        </h2>
        <ul className="figures">
          {underWayFigures.map((figure) => (
            <FigureCard
              key={figure}
              figure={figure}
              count={figures[figure]}
              view={view}
              isMain={figure === (own ? "own_initiatives" : "under_way")}
            />
          ))}
        </ul>
      </section>
      {whole + (own ? 0 : figures.own_initiatives) === 0 ? (
        <NothingCounted
          title={t("reports.underWay.emptyTitle")}
          text={t("reports.underWay.emptyText")}
          clear={writeView(withoutLooks(view)).size > 0 ? () => change({ ...everything, look: view.look }) : null}
        />
      ) : (
        <Splits
          title={t(own ? "reports.underWay.splitsOfOwn" : "reports.underWay.splits")}
          splits={data.splits}
          figureOf={figureOf}
          wholeOf={(dimension) => whole + (dimension === "initiatedBy" && !own ? figures.own_initiatives : 0)}
          view={view}
          setLook={setLook}
          notes={{
            theme: t("reports.splitNote.theme"),
            area: t("reports.splitNote.area"),
            form: t("reports.splitNote.form"),
            initiatedBy: t("reports.splitNote.initiatedBy"),
          }}
        />
      )}
    </>
  );
}

/** The same view with its time held fast; null when it is so already. */
function fixedTime(view: ReportView, { date, knownAt }: UnderWay): ReportView | null {
  return view.date && view.knownAt ? null : { ...view, date, knownAt: view.knownAt ?? stockholmDate(knownAt) };
}
