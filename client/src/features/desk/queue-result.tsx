// What the filter found: how many, the rows, the way to more of them; or that it is on its way, failed, or found nothing.
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { rowsOf, type QueuePages } from "./desk.queries.ts";
import { QueueEmpty } from "./queue-empty.tsx";
import { writeFilter, type QueueFilter } from "./queue-filter.ts";
import { QueueRows } from "./queue-rows.tsx";
import { useHeldRow } from "./use-held-row.ts";
import type { ChangeFilter } from "./use-queue-filter.ts";

interface QueueResultProps {
  filter: QueueFilter;
  change: ChangeFilter;
  queue: UseInfiniteQueryResult<QueuePages>;
}

export function QueueResult({ filter, change, queue }: QueueResultProps) {
  const { t } = useTranslation();
  const { data, isError, isPending, isPlaceholderData, hasNextPage, isFetchNextPageError, refetch } = queue;
  const rows = rowsOf(data);
  const held = useHeldRow(rows.map((row) => row.id));
  if (isPending) return <Skeleton lines={9} label={t("queue.loading")} />;
  if (isError && !data) {
    return (
      <Notice tone="danger" title={t("queue.failed.title")} announced>
        <p>{t("queue.failed.text")}</p>
        <Button variant="secondary" onClick={() => void refetch()}>
          {t("queue.failed.retry")}
        </Button>
      </Notice>
    );
  }
  return (
    <div className="queue-result" aria-busy={isPlaceholderData} {...held}>
      {isError && !isFetchNextPageError && (
        <Notice tone="warning">
          <p>{t("queue.outdated")}</p>
        </Notice>
      )}
      <p role="status" className={rows.length === 0 ? "visually-hidden" : "queue-count"}>
        {t(hasNextPage ? "queue.shownOfMore" : "queue.shown", { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <QueueEmpty filter={filter} change={change} />
      ) : (
        <QueueRows rows={rows} sort={filter.sort} search={writeFilter(filter).toString()} />
      )}
      <More queue={queue} count={rows.length} firstNew={(from) => rows[from]?.id} />
    </div>
  );
}

interface MoreProps {
  queue: QueueResultProps["queue"];
  count: number;
  firstNew: (from: number) => string | undefined;
}

function More({ queue, count, firstNew }: MoreProps) {
  const { t } = useTranslation();
  const askedAt = useRef<number | null>(null);
  // The first of the new rows takes the focus: below the button there would be nothing to step to.
  useEffect(() => {
    if (askedAt.current === null || count <= askedAt.current) return;
    const id = firstNew(askedAt.current);
    askedAt.current = null;
    if (id) document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  });
  if (!queue.hasNextPage) return null;
  return (
    <div className="stack-tight">
      {queue.isFetchNextPageError && (
        <Notice tone="danger" announced>
          <p>{t("queue.moreFailed")}</p>
        </Notice>
      )}
      <Button
        variant="secondary"
        busy={queue.isFetchingNextPage}
        onClick={() => {
          askedAt.current = count;
          void queue.fetchNextPage();
        }}
      >
        {t("queue.showMore")}
      </Button>
    </div>
  );
}
