// The page when the API could not be reached at all.
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";

export function NoContact({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHeading title={t("shell.network.title")} />
      <p>{t("shell.network.text")}</p>
      <Button onClick={onRetry}>{t("shell.network.retry")}</Button>
    </div>
  );
}
