// The rows themselves: a table with a column for each fact, or a list that says the same.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReportCase } from "@samverkansstod/api/contract/reports.ts";
import { formatDate } from "../../i18n/dates.ts";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Table } from "../../ui/table.tsx";
import { StateTag } from "../../ui/tag.tsx";
import { useReportWords } from "./use-report-words.ts";

interface RowsProps {
  rows: readonly ReportCase[];
  /** The case number, leading to the case for those who may read it. */
  linkTo: (row: ReportCase, key: string) => ReactNode;
}

/** A case that ended twice is there twice. */
export function rowKey({ id, at }: ReportCase): string {
  return `${id} ${at}`;
}

const columns = [
  "caseNumber",
  "subject",
  "organisation",
  "kind",
  "state",
  "theme",
  "areas",
  "source",
  "initiatedBy",
  "received",
  "ended",
] as const;

export function CaseTable({ rows, linkTo }: RowsProps) {
  const { t } = useTranslation();
  const facts = useFacts();
  return (
    <Table caption={t("reports.cases.caption")} captionHidden density="dense">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`reports.cases.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          const said = facts(row);
          return (
            <tr key={key}>
              <th scope="row" className="nowrap">
                {linkTo(row, key)}
              </th>
              {columns.slice(1).map((column) => (
                <td key={column} data-column={column}>
                  {said[column]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

export function CaseList({ rows, linkTo }: RowsProps) {
  const { t } = useTranslation();
  const facts = useFacts();
  return (
    <ul className="report-cases" aria-label={t("reports.cases.caption")}>
      {rows.map((row) => {
        const key = rowKey(row);
        const { subject, state, caseNumber: _, ...said } = facts(row);
        return (
          <li key={key}>
            <div className="row row-spread">
              <span className="numbers">{linkTo(row, key)}</span>
              {state}
            </div>
            <h2>{subject}</h2>
            <DescriptionList
              facts={Object.entries(said).map(([column, value]) => ({
                term: t(`reports.cases.column.${column as keyof typeof said}`),
                value,
              }))}
            />
          </li>
        );
      })}
    </ul>
  );
}

function useFacts(): (row: ReportCase) => Record<(typeof columns)[number], ReactNode> {
  const { t, i18n } = useTranslation();
  const { nameOf } = useReportWords();
  const date = (value: string | null) => (value === null ? "–" : formatDate(value, i18n.language));
  return (row) => ({
    caseNumber: row.caseNumber,
    subject: row.subject,
    organisation: (
      <>
        {row.organisationName ?? t("reports.cases.noOrganisation")}
        {row.organisationForm && <span className="row-note">{nameOf("form", row.organisationForm)}</span>}
      </>
    ),
    kind: nameOf("kind", row.kind),
    state: <StateTag state={row.state} />,
    theme: nameOf("theme", row.mainTheme),
    areas: row.areas.length === 0 ? t("reports.noneSaid") : row.areas.map((area) => nameOf("area", area)).join(", "),
    source: nameOf("source", row.source),
    initiatedBy: nameOf("initiatedBy", row.initiatedBy),
    received: date(row.receivedDate),
    ended: date(row.endedDate),
  });
}
