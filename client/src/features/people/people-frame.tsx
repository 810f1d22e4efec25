// The frame of the pages about people of the unit: the ways between them, and who may see which.
import "./people.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { Permission } from "@samverkansstod/api/contract/permissions.ts";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";

interface FrameProps {
  title: string;
  above?: string;
  lead?: ReactNode;
  /** Who may not see the page is told so in its place. */
  needs?: Permission;
  children: ReactNode;
}

export function PeopleFrame({ title, above, lead, needs, children }: FrameProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const isAllowed = needs === undefined || (me?.permissions.includes(needs) ?? false);
  return (
    <>
      <PeopleNav />
      <PageHeading title={isAllowed ? title : t("people.forbidden.title")} {...(isAllowed && above && { above })}>
        {isAllowed && lead && <p>{lead}</p>}
      </PageHeading>
      <div className="people-page stack">{isAllowed ? children : <p>{t("people.forbidden.text")}</p>}</div>
    </>
  );
}

export function PeopleNav() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const may = (permission: Permission) => me?.permissions.includes(permission) ?? false;
  const places = [
    ...(may("people.administer") ? [{ to: paths.staff, word: t("people.nav.staff") }] : []),
    ...(may("people.read_assignable") ? [{ to: paths.standIns, word: t("people.nav.standIns") }] : []),
    ...(may("case.assign") ? [{ to: paths.meetingsWithoutConsultant, word: t("people.nav.meetings") }] : []),
    ...(may("people.administer") ? [{ to: paths.roleTitles, word: t("people.nav.titles") }] : []),
    { to: paths.roles, word: t("people.nav.roles") },
  ];
  return (
    <nav className="people-nav" aria-label={t("people.nav.label")}>
      <ul>
        {places.map(({ to, word }) => (
          <li key={to}>
            <NavLink className="ds-link" to={to} end>
              {word}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** In place of what could not be fetched. */
export function NotFetched({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t("people.failed.title")}>
      <Button variant="secondary" onClick={onRetry}>
        {t("people.failed.retry")}
      </Button>
    </Notice>
  );
}
