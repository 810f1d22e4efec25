// The queue: all the work in one list, narrowed by the address.
import "./desk.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageHeading } from "../../ui/page-heading.tsx";
import { QueueChips } from "./queue-chips.tsx";
import { QueueFilterRow } from "./queue-filter-row.tsx";
import { QueueResult } from "./queue-result.tsx";
import { queueQuery } from "./desk.queries.ts";
import { useQueueFilter } from "./use-queue-filter.ts";

export function QueuePage() {
  const { t } = useTranslation();
  const { filter, change } = useQueueFilter();
  const queue = useInfiniteQuery(queueQuery(filter));
  return (
    <>
      <PageHeading title={t("queue.title")} />
      <QueueFilterRow filter={filter} change={change} />
      <QueueChips filter={filter} change={change} />
      <QueueResult filter={filter} change={change} queue={queue} />
    </>
  );
}
