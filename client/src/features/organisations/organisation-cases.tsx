// The cases of an organisation, latest first, with those of the ones that are the same.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateTag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { organisationCasesQuery } from "./organisations.queries.ts";

export function OrganisationCases({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(organisationCasesQuery(id));
  const rows = list.data?.pages.flatMap((page) => page.items);
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t("organisations.cases.heading")}
      </h2>
      {list.error && <NotFetched error={list.error} retry={list.refetch} />}
      {!rows && !list.error && <Skeleton lines={3} />}
      {rows?.length === 0 && <p className="text-subtle">{t("organisations.cases.empty")}</p>}
      {rows && rows.length > 0 && (
        <ul className="register-list">
          {rows.map((row) => (
            <li key={row.id} className="stack-tight">
              <TextLink to={paths.case(row.id)}>{row.subject ?? t("organisations.cases.noSubject")}</TextLink>
              <p className="register-name text-subtle">
                <span className="numbers">{row.caseNumber}</span>
                {row.staff && <StateTag state={row.staff.state} />}
                {row.receivedAt && formatDate(row.receivedAt, i18n.language)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </section>
  );
}
