// Above the calendar: to other weeks, whose meetings, list or grid. Every choice is an address.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../../../http/me.ts";
import { paths } from "../../../paths.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
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
  const week = (word: ReactNode, of: string) => (
    <LinkButton variant="secondary" tone="neutral" to={to({ week: of })} preventScrollReset>
      {word}
    </LinkButton>
  );
  return (
    <div className="calendar-bar">
      <nav className="calendar-weeks" aria-label={t("meetings.calendar.weeks")}>
        {week(
          <>
            <Icon name="arrow-left" />
            {t("meetings.calendar.previous")}
          </>,
          weekOf(addDays(monday, -7)),
        )}
        {week(t("meetings.calendar.present"), usual.week)}
        {week(
          <>
            {t("meetings.calendar.next")}
            <Icon name="arrow-right" />
          </>,
          weekOf(addDays(monday, 7)),
        )}
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
