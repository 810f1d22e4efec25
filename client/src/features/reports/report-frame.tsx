// What the two pages of figures have around them: who may read them, the heading, and the way between them.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { TextLink } from "../../ui/text-link.tsx";

/** The page, for those who may read reports. The API decides; this only saves a useless page. */
export function ReportDoor({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (me?.permissions.includes("report.read")) return children;
  return (
    <div className="stack">
      <PageHeading title={t("reports.forbidden.title")} />
      <p>{t("reports.forbidden.text")}</p>
      <p>
        <TextLink to={paths.queue}>{t("reports.forbidden.toQueue")}</TextLink>
      </p>
    </div>
  );
}

/** What is left out is kept from one page to the other; each has a time of its own. */
export function ReportHeading({ title, kept }: { title: string; kept: string }) {
  const { t } = useTranslation();
  const search = kept ? `?${kept}` : "";
  return (
    <>
      <PageHeading title={title} />
      <nav className="report-nav no-print" aria-label={t("reports.navigation")}>
        <ul>
          <li>
            <NavLink to={paths.reportUnderWay + search} end>
              {t("reports.underWay.tab")}
            </NavLink>
          </li>
          <li>
            <NavLink to={paths.reportFlow + search} end>
              {t("reports.flow.tab")}
            </NavLink>
          </li>
        </ul>
      </nav>
    </>
  );
}
