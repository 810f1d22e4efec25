// The register of organisations: all of them by name, narrowed by the address.
import "./organisations.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { registerQuery } from "./organisations.queries.ts";
import { readFilter, writeFilter, type RegisterFilter } from "./register-filter.ts";
import { RegisterFilters } from "./register-filters.tsx";
import { RegisterRows } from "./register-rows.tsx";

export function OrganisationsPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { data: me } = useMe();
  const filter = readFilter(address);
  const change = (next: RegisterFilter) => setAddress(writeFilter(next), { preventScrollReset: true, flushSync: true });
  const register = useInfiniteQuery(registerQuery(filter));
  const { data, error, isPlaceholderData, hasNextPage, refetch } = register;
  const rows = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeading title={t("organisations.title")}>
        {me?.permissions.includes("organisation.edit") && (
          <LinkButton to={paths.newOrganisation} icon="plus" variant="secondary">
            {t("organisations.add")}
          </LinkButton>
        )}
      </PageHeading>
      <RegisterFilters filter={filter} change={change} />
      <div className="stack" aria-busy={isPlaceholderData}>
        {error && !rows && <NotFetched error={error} retry={refetch} />}
        {!rows && !error && <Skeleton lines={8} />}
        {rows && (
          <p role="status" className={rows.length === 0 ? "visually-hidden" : undefined}>
            {t(hasNextPage ? "organisations.shownOfMore" : "organisations.shown", { count: rows.length })}
          </p>
        )}
        {rows?.length === 0 && (
          <EmptyState title={t("organisations.empty.title")}>
            <p>{t("organisations.empty.text")}</p>
          </EmptyState>
        )}
        {rows && rows.length > 0 && <RegisterRows rows={rows} />}
        <div>
          <More list={register} />
        </div>
      </div>
    </>
  );
}
