// Who of the staff has read which case: the registrar's search, and what it found.
import "./view-log.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "../../http/me.ts";
import { isProblem } from "../../http/problem.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ViewLogForm } from "./view-log-form.tsx";
import { ViewLogRows } from "./view-log-rows.tsx";
import { readLogView, viewLogQuery, writeLogView, type LogView } from "./view-log.queries.ts";

export function ViewLogPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (!me?.permissions.includes("view_log.read")) {
    return (
      <>
        <PageHeading title={t("viewLog.forbiddenTitle")} />
        <Notice tone="warning">
          <p>{t("viewLog.forbiddenText")}</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t("viewLog.title")}>
        <p>{t("viewLog.intro")}</p>
      </PageHeading>
      <Log />
    </>
  );
}

function Log() {
  const [address, setAddress] = useSearchParams();
  const view = readLogView(address);
  const people = useInfiniteQuery(viewLogQuery(view)).data?.pages[0]?.people ?? [];
  return (
    <div className="stack">
      <ViewLogForm
        key={address.toString()}
        view={view}
        people={people}
        change={(next) => setAddress(writeLogView(next))}
      />
      <Found view={view} />
    </div>
  );
}

function Found({ view }: { view: LogView }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(viewLogQuery(view));
  const { data, error, isPending, refetch } = query;
  if (isPending) return <Skeleton lines={8} label={t("viewLog.loading")} />;
  if (!data) {
    const isRefused = isProblem(error, "invalid_fields");
    return (
      <Notice tone={isRefused ? "warning" : "danger"} announced>
        <p>{t(isRefused ? "viewLog.refused" : "viewLog.failed")}</p>
        {!isRefused && (
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("viewLog.retry")}
          </Button>
        )}
      </Notice>
    );
  }
  const rows = data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyState title={t("viewLog.emptyTitle")}>
        <p>{t("viewLog.emptyText")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="text-subtle numbers">
        {t("viewLog.count", { count: rows.length })}
      </p>
      <ViewLogRows rows={rows} caption={t(`viewLog.logs.${view.log}`)} />
      {query.isFetchNextPageError && (
        <Notice tone="danger" announced>
          <p>{t("viewLog.moreFailed")}</p>
        </Notice>
      )}
      {query.hasNextPage && (
        <div>
          <Button variant="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("viewLog.more")}
          </Button>
        </div>
      )}
    </>
  );
}
