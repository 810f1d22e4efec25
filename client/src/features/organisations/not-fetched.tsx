// What could not be fetched, with a way to try again; and the button to more of a list.
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemSentence } from "../../http/problem-words.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function NotFetched({ error, retry }: { error: Error; retry: () => Promise<unknown> }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t("organisations.failed")} announced>
      <p>{problemSentence(t, error)}</p>
      <Button variant="secondary" onClick={() => void retry()}>
        {t("organisations.retry")}
      </Button>
    </Notice>
  );
}

export function More({
  list: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  list: Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;
}) {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <Button variant="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {t("organisations.more")}
    </Button>
  );
}
