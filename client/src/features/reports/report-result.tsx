// The figures of a page, or that they are on their way, out of date, refused or not to be had.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldMessages } from "../../http/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

interface ReportResultProps<Data> {
  query: UseQueryResult<Data>;
  loading: string;
  children: (data: Data) => ReactNode;
}

export function ReportResult<Data>({ query, loading, children }: ReportResultProps<Data>) {
  const { t } = useTranslation();
  const { data, isError, isPending, isPlaceholderData, error, refetch } = query;
  if (isPending) return <Skeleton lines={9} label={loading} />;
  // Figures of another time than the one that was refused would pass for its own.
  if (isError && fieldMessages(error).length > 0) {
    return (
      <Notice tone="warning">
        <p>{t("reports.failed.refused")}</p>
      </Notice>
    );
  }
  if (data === undefined) return <Failed onRetry={() => void refetch()} />;
  return (
    <div className="report-result" aria-busy={isPlaceholderData}>
      {isError && (
        <Notice tone="warning">
          <p>{t("reports.outdated")}</p>
        </Notice>
      )}
      {children(data)}
    </div>
  );
}

export function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t("reports.failed.title")} announced>
      <p>{t("reports.failed.text")}</p>
      <Button variant="secondary" onClick={onRetry}>
        {t("reports.failed.retry")}
      </Button>
    </Notice>
  );
}
