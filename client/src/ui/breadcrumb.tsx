// Where a page stands, when there is depth. The last part is the page itself and no link.
import { useTranslation } from "react-i18next";
import { Link, type To } from "react-router";
import { Icon } from "./icon.tsx";

export interface Crumb {
  to: To;
  label: string;
}

export function Breadcrumb({ crumbs, current }: { crumbs: readonly Crumb[]; current: string }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb" aria-label={t("ui.breadcrumb")}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            <Link to={crumb.to} className="ds-link">
              {crumb.label}
            </Link>
            <Icon name="chevron-right" />
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
