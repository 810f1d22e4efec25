// One meeting, or one reserved time, in the calendar: as a row of the list, and as a small box in the grid. Both lead to the case.
import { useTranslation } from "react-i18next";
import { formatClockSpan, formatDateTime } from "../../../i18n/dates.ts";
import { paths } from "../../../paths.ts";
import { TextLink } from "../../../ui/text-link.tsx";
import type { CalendarEntry } from "./calendar-entries.ts";
import { Place } from "./meeting-item.tsx";
import { MeetingTag, ReservedTag } from "./meeting-tags.tsx";

interface EntryProps {
  entry: CalendarEntry;
  /** Whose it is: not said of one's own. */
  namesConsultant: boolean;
}

export function EntryTag({ entry: { meeting } }: { entry: CalendarEntry }) {
  return meeting ? <MeetingTag meeting={meeting} /> : <ReservedTag />;
}

export function EntryRow({ entry, namesConsultant }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { requestId, caseNumber, subject, consultant, startsAt, endsAt, meeting, reservedUntil } = entry;
  const organisation = meeting?.staff?.organisationName;
  return (
    <li className="calendar-row" data-reserved={meeting ? undefined : ""}>
      <p className="calendar-row-time">{formatClockSpan(startsAt, endsAt, i18n.language)}</p>
      <div className="calendar-row-what">
        <p>
          <TextLink to={paths.case(requestId)}>{subject || t("queue.noSubject")}</TextLink>
        </p>
        <p className="text-subtle">{[caseNumber, organisation].filter(Boolean).join(", ")}</p>
        {meeting && (
          <p className="text-subtle">
            <Place kind={meeting.placeKind} place={meeting.place} />
          </p>
        )}
        {reservedUntil && (
          <p className="text-subtle">
            {t("meetings.calendar.reservedUntil", { when: formatDateTime(reservedUntil, i18n.language) })}
          </p>
        )}
        {namesConsultant && <p className="text-subtle">{consultant}</p>}
      </div>
      <EntryTag entry={entry} />
    </li>
  );
}

export function EntryBox({ entry, namesConsultant }: EntryProps) {
  const { t, i18n } = useTranslation();
  const { requestId, subject, consultant, startsAt, endsAt, meeting } = entry;
  return (
    <li className="calendar-box" data-reserved={meeting ? undefined : ""} data-state={meeting?.state}>
      <p className="calendar-box-time">{formatClockSpan(startsAt, endsAt, i18n.language)}</p>
      <p>
        <TextLink to={paths.case(requestId)}>{subject || t("queue.noSubject")}</TextLink>
      </p>
      {namesConsultant && <p className="text-subtle">{consultant}</p>}
      <EntryTag entry={entry} />
    </li>
  );
}
