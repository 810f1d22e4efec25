// The week as a calendar: a table with a row an hour and a column a day. What begins in an hour stands in its cell; what goes on into the next
// ones is marked there, for the eye only, since its times say the same.
import { useTranslation } from "react-i18next";
import { formatDate, formatTime } from "../../../i18n/dates.ts";
import { Table } from "../../../ui/table.tsx";
import { showWallTime } from "../wall-time-words.ts";
import { hoursOf, inHour } from "./calendar-entries.ts";
import { EntryBox } from "./calendar-entry.tsx";
import { weekdayName } from "./hours-typed.ts";
import { weekdayOf } from "./weeks.ts";
import type { WeekProps } from "./week-list.tsx";

export function WeekGrid({ days, today, week, namesConsultant }: WeekProps) {
  const { t, i18n } = useTranslation();
  const hours = hoursOf(days.flatMap(({ entries }) => entries));
  return (
    <div className="week-grid">
      <Table caption={t("meetings.calendar.gridCaption", { week })} captionHidden scrolls="page">
        <thead>
          <tr>
            <th scope="col" className="week-hour">
              {t("meetings.calendar.hour")}
            </th>
            {days.map(({ date }) => (
              <th key={date} scope="col" data-today={date === today ? "" : undefined}>
                {t(`meetings.weekdays.${weekdayName(weekdayOf(date))}`)}
                <span className="week-date">
                  {formatDate(date, i18n.language)}
                  {date === today && `, ${t("meetings.calendar.today")}`}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row" className="week-hour">
                {showWallTime(`${hour}:00`, i18n.language)}
              </th>
              {days.map((day) => {
                const { begins, goesOn } = inHour(day, hour);
                return (
                  <td key={day.date} data-today={day.date === today ? "" : undefined}>
                    {goesOn.map(({ key, endsAt }) => (
                      <p key={key} className="calendar-goes-on" aria-hidden="true">
                        {t("meetings.calendar.goesOn", { time: formatTime(endsAt, i18n.language) })}
                      </p>
                    ))}
                    {begins.length > 0 && (
                      <ul>
                        {begins.map((entry) => (
                          <EntryBox key={entry.key} entry={entry} namesConsultant={namesConsultant} />
                        ))}
                      </ul>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
