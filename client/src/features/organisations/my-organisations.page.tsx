// The organisations that somebody belongs to, and what that means.
import "./organisations.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paths } from "../../paths.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { MyOrganisationCard } from "./my-organisation-card.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { myOrganisationsQuery } from "./organisations.queries.ts";

export function MyOrganisationsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(myOrganisationsQuery);
  const { data, error, refetch } = list;
  const rows = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeading title={t("members.mine.title")}>
        <p className="lead">{t("members.mine.lead")}</p>
      </PageHeading>
      <div className="stack">
        {error && !rows && <NotFetched error={error} retry={refetch} />}
        {!rows && !error && <Skeleton lines={6} />}
        {rows?.length === 0 && (
          <EmptyState
            title={t("members.mine.empty.title")}
            action={<LinkButton to={paths.ask}>{t("shell.ask")}</LinkButton>}
          >
            <p>{t("members.mine.empty.text")}</p>
          </EmptyState>
        )}
        {rows?.map((one) => (
          <MyOrganisationCard key={one.id} organisation={one} />
        ))}
        <More list={list} />
      </div>
    </>
  );
}
