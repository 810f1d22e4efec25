// The cases behind a figure: how many, a table on a wide window and a list on a narrow one, and the way to more of them.
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Figure, ReportCase } from "@samverkansstod/api/contract/reports.ts";
import { useMe } from "../../http/me.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { CaseList, CaseTable, rowKey } from "./case-rows-shown.tsx";

interface CaseRowsProps {
  query: UseInfiniteQueryResult;
  rows: readonly ReportCase[];
  total: number;
  figure: Figure;
}

export function CaseRows({ query, rows, total, figure }: CaseRowsProps) {
  const { t, i18n } = useTranslation();
  const narrow = useNarrow();
  const { data: me } = useMe();
  const mayOpen = me?.permissions.includes("case.read") ?? false;
  const number = (value: number) => formatNumber(value, i18n.language);
  const linkTo = ({ id, caseNumber }: ReportCase, key: string) =>
    mayOpen ? (
      <TextLink to={paths.case(id)} data-row={key}>
        {caseNumber}
      </TextLink>
    ) : (
      <span data-row={key} tabIndex={-1}>
        {caseNumber}
      </span>
    );
  if (total === 0) {
    return (
      <EmptyState title={t("reports.cases.emptyTitle")}>
        <p>{t("reports.cases.emptyText")}</p>
      </EmptyState>
    );
  }
  const Rows = narrow ? CaseList : CaseTable;
  return (
    <>
      <p role="status" className="text-subtle numbers">
        {rows.length >= total
          ? t("reports.cases.shownAll", { count: total, amount: number(total) })
          : t("reports.cases.shownSome", { shown: number(rows.length), total: number(total) })}
      </p>
      {(figure === "ended" || figure === "reopened") && (
        <p className="text-subtle text-small">{t("reports.cases.twice")}</p>
      )}
      <Rows rows={rows} linkTo={linkTo} />
      <More query={query} rows={rows} />
    </>
  );
}

function More({ query, rows }: Pick<CaseRowsProps, "query" | "rows">) {
  const { t } = useTranslation();
  const askedAt = useRef<number | null>(null);
  // The first of the new rows takes the focus: below the button there would be nothing to step to.
  useEffect(() => {
    const [asked] = [askedAt.current];
    const first = asked === null ? undefined : rows[asked];
    if (!first) return;
    askedAt.current = null;
    document.querySelector<HTMLElement>(`[data-row="${rowKey(first)}"]`)?.focus();
  });
  if (!query.hasNextPage) return null;
  return (
    <div className="stack-tight no-print">
      {query.isFetchNextPageError && (
        <Notice tone="danger" announced>
          <p>{t("reports.cases.moreFailed")}</p>
        </Notice>
      )}
      <Button
        variant="secondary"
        busy={query.isFetchingNextPage}
        onClick={() => {
          askedAt.current = rows.length;
          void query.fetchNextPage();
        }}
      >
        {t("reports.cases.showMore")}
      </Button>
    </div>
  );
}
