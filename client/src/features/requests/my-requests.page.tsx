// A requester's own requests: drafts to go on with, and what has been sent, each with where it stands and what happens next.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paths } from "../../paths.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { RequestCard } from "./request-card.tsx";
import { ownRequestsQuery } from "./requests.queries.ts";
import "./requests.css";

export function MyRequestsPage() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(ownRequestsQuery);
  const items = data?.pages.flatMap((page) => page.items);
  const ask = (
    <LinkButton to={paths.ask} icon="plus">
      {t("requests.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeading title={t("requests.title")} />
      <div className="stack">
        {items && items.length > 0 && <div>{ask}</div>}
        {error && (
          <Notice tone="danger" announced>
            <p>{problemSentence(t, error)}</p>
            <Button variant="secondary" onClick={() => void refetch()}>
              {t("shell.network.retry")}
            </Button>
          </Notice>
        )}
        {!items && !error && <Skeleton lines={6} />}
        {items?.length === 0 && (
          <EmptyState title={t("requests.empty.title")} action={ask}>
            <p>{t("requests.empty.text")}</p>
          </EmptyState>
        )}
        {items && items.length > 0 && (
          <ul className="request-list stack">
            {items.map((request) => (
              <li key={request.id}>
                <RequestCard request={request} />
              </li>
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button variant="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("requests.more")}
          </Button>
        )}
      </div>
    </>
  );
}
