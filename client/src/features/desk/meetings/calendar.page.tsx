// The calendar of the unit: one week, as a list or as a grid, of oneself, of everybody or of one colleague; all of it stands in the address.
import "../case/case.css";
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "../../../http/me.ts";
import { formatDateSpan } from "../../../i18n/dates.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useNarrow } from "../../../ui/use-narrow.ts";
import { TypedTexts } from "../case/typed-texts.tsx";
import { todayInStockholm } from "../stockholm-time.ts";
import { readAddress, writeAddress, type Usual } from "./calendar-address.ts";
import { CalendarBar } from "./calendar-bar.tsx";
import { daysWith, entriesOf } from "./calendar-entries.ts";
import { weekQuery } from "./meetings.queries.ts";
import { MissingLogs } from "./missing-logs.tsx";
import { WeekGrid } from "./week-grid.tsx";
import { WeekList } from "./week-list.tsx";
import { daysFrom, mondayOf, weekNumber, weekOf } from "./weeks.ts";

/** What the columns need: five days, or the weekend as well. */
const gridWidth = { weekdays: "48rem", week: "64rem" } as const;

export function CalendarPage() {
  const { t, i18n } = useTranslation();
  const { data: me } = useMe();
  const [address, setAddress] = useSearchParams();
  const today = todayInStockholm();
  const usual: Usual = { week: weekOf(today), who: me?.permissions.includes("case.work") ? "me" : null };
  const shown = readAddress(address, usual);
  const monday = mondayOf(shown.week) ?? today;
  const dates = daysFrom(monday);
  const week = t("meetings.calendar.week", {
    week: weekNumber(shown.week),
    days: formatDateSpan(monday, dates[6] ?? monday, i18n.language),
  });
  const { data, isPending, isError, refetch } = useQuery(weekQuery(monday, shown.who));
  const entries = data ? entriesOf(data) : [];
  const days = daysWith(entries, dates);
  const narrow = useNarrow(days.length > 5 ? gridWidth.week : gridWidth.weekdays);
  const props = { days, today, week, namesConsultant: shown.who === null };
  return (
    <TypedTexts>
      <PageHeading title={week} above={t("meetings.calendar.title")} />
      <div className="calendar stack">
        <MissingLogs who={shown.who} />
        <CalendarBar
          shown={shown}
          usual={usual}
          monday={monday}
          onChange={(next) => setAddress(writeAddress(next, usual), { preventScrollReset: true })}
        />
        <p className="visually-hidden" role="status">
          {data && `${week}: ${t("meetings.calendar.count", { count: data.items.length })}`}
        </p>
        <div className="calendar-week">
          {isPending && <Skeleton lines={6} label={t("meetings.calendar.loading")} />}
          {isError && <Failed hasOld={data !== undefined} onRetry={() => void refetch()} />}
          {data && shown.view === "grid" && narrow && <p className="text-subtle">{t("meetings.calendar.narrow")}</p>}
          {data && (shown.view === "grid" && !narrow ? <WeekGrid {...props} /> : <WeekList {...props} />)}
        </div>
      </div>
    </TypedTexts>
  );
}

function Failed({ hasOld, onRetry }: { hasOld: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone={hasOld ? "warning" : "danger"} {...(!hasOld && { title: t("meetings.calendar.failed.title") })}>
      <p>{t(hasOld ? "meetings.calendar.outdated" : "meetings.calendar.failed.text")}</p>
      <Button variant="secondary" onClick={onRetry}>
        {t("meetings.calendar.failed.retry")}
      </Button>
    </Notice>
  );
}
