// Above the calendar: to other weeks, whose meetings, list or grid. Every choice is an address.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../../../http/me.ts";
import { paths } from "../../../paths.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Select } from "../../../ui/text-field.tsx";
import { TextLink } from "../../../ui/text-link.tsx";
import { assignableQuery } from "../desk.queries.ts";
import { writeAddress, type CalendarAddress, type Usual } from "./calendar-address.ts";
import { addDays, weekOf } from "./weeks.ts";

interface CalendarBarProps {
  shown: CalendarAddress;
  usual: Usual;
  monday: string;
  onChange: (next: CalendarAddress) => void;
}

export function CalendarBar({ shown, usual, monday, onChange }: CalendarBarProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const to = (change: Partial<CalendarAddress>) => ({
    pathname: paths.calendar,
    search: `?${writeAddress({ ...shown, ...change }, usual)}`,
  });
  const weeks = [
    { word: t("meetings.calendar.previous"), week: weekOf(addDays(monday, -7)), icon: "arrow-left" },
    { word: t("meetings.calendar.present"), week: usual.week, icon: undefined },
    { word: t("meetings.calendar.next"), week: weekOf(addDays(monday, 7)), icon: "arrow-right" },
  ] as const;
  return (
    <div className="calendar-bar">
      <nav className="calendar-weeks" aria-label={t("meetings.calendar.weeks")}>
        {weeks.map(({ word, week, icon }) => (
          <LinkButton
            key={word}
            variant="secondary"
            tone="neutral"
            {...(icon && { icon })}
            to={to({ week })}
            preventScrollReset
          >
            {word}
          </LinkButton>
        ))}
      </nav>
      <WhoField shown={shown} onChange={onChange} />
      <div className="calendar-view" role="group" aria-label={t("meetings.calendar.view")}>
        {(["list", "grid"] as const).map((view) => (
          <Link key={view} to={to({ view })} preventScrollReset aria-current={shown.view === view ? "true" : undefined}>
            {t(`meetings.calendar.${view}`)}
          </Link>
        ))}
      </div>
      {me?.permissions.includes("case.work") && (
        <p className="calendar-hours">
          <TextLink to={paths.workingHours}>{t("meetings.calendar.hours")}</TextLink>
        </p>
      )}
    </div>
  );
}

function WhoField({ shown, onChange }: Pick<CalendarBarProps, "shown" | "onChange">) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { data: people = [] } = useQuery(assignableQuery);
  const everyone = "";
  const options = [
    { value: "me", label: t("meetings.calendar.me") },
    { value: everyone, label: t("meetings.calendar.everyone") },
    ...people.filter(({ id }) => id !== me?.person.id).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const { who } = shown;
  // Somebody who has left can still stand in a kept link.
  if (who && !options.some(({ value }) => value === who)) {
    options.push({
      value: who,
      label: t(me?.person.id === who ? "meetings.calendar.me" : "meetings.calendar.unknown"),
    });
  }
  return (
    <Select
      label={t("meetings.calendar.who")}
      options={options}
      value={who ?? everyone}
      onChange={(event) => onChange({ ...shown, who: event.target.value || null })}
    />
  );
}
