// A part of the page that could not be fetched, while the rest is there.
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

export function NotFetched({ what, onRetry }: { what: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning">
      <p>{what}</p>
      <Button variant="secondary" onClick={onRetry}>
        {t("shell.network.retry")}
      </Button>
    </Notice>
  );
}
