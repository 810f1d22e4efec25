// No page at this address.
import { useTranslation } from "react-i18next";
import { publicPath } from "../paths.ts";
import { PageHeading } from "../ui/page-heading.tsx";

export function NotFoundPage() {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack">
      <PageHeading title={t("shell.notFound.title")} />
      <p>{t("shell.notFound.text")}</p>
      <p>
        <a className="ds-link" href={publicPath("start", i18n.language === "en" ? "en" : "sv")}>
          {t("shell.notFound.toStart")}
        </a>
      </p>
    </div>
  );
}
