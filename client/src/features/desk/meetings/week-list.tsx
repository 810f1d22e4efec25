// The week as a list, day by day.
import { useTranslation } from "react-i18next";
import { formatDateWithWeekday } from "../../../i18n/dates.ts";
import type { CalendarDay } from "./calendar-entries.ts";
import { EntryRow } from "./calendar-entry.tsx";

export interface WeekProps {
  days: readonly CalendarDay[];
  today: string;
  /** "Vecka 53, …" */
  week: string;
  namesConsultant: boolean;
}

export function WeekList({ days, today, namesConsultant }: WeekProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="week-list">
      {days.map(({ date, entries }) => (
        <section key={date} data-today={date === today ? "" : undefined}>
          <h2 className="ds-heading" data-size="2xs">
            {formatDateWithWeekday(date, i18n.language)}
            {date === today && ", "}
            {date === today && <span className="week-today">{t("meetings.calendar.today")}</span>}
          </h2>
          {entries.length === 0 ? (
            <p className="text-subtle">{t("meetings.calendar.freeDay")}</p>
          ) : (
            <ul>
              {entries.map((entry) => (
                <EntryRow key={entry.key} entry={entry} namesConsultant={namesConsultant} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
