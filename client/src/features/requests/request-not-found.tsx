// What is said when there is no such request for this reader: somebody else's and one that never was look alike.
import { useTranslation } from "react-i18next";
import { paths } from "../../paths.ts";
import { LinkButton } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";

export function RequestNotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("requests.notFound.title")} />
      <div className="stack">
        <p>{t("requests.notFound.text")}</p>
        <LinkButton to={paths.myRequests}>{t("requests.notFound.toMine")}</LinkButton>
      </div>
    </>
  );
}
