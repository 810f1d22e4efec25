// The rows themselves: a table with a column for each fact, or a list that says the same.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReportCase } from "@samverkansstod/api/contract/reports.ts";
import { formatDate, formatShortDate } from "../../i18n/dates.ts";
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
  "received",
  "ended",
] as const;
type Column = (typeof columns)[number];

export function CaseTable({ rows, linkTo }: RowsProps) {
  const { t } = useTranslation();
  const facts = useFacts();
  const shown = columns.filter((column) => column !== "ended" || rows.some((row) => row.endedDate !== null));
  return (
    <div className="cases-table">
      <Table caption={t("reports.cases.caption")} captionHidden density="dense" scrolls="page">
        <thead>
          <tr>
            {shown.map((column) => (
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
                {shown.slice(1).map((column) => (
                  <td key={column}>{said[column]}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

export function CaseList({ rows, linkTo }: RowsProps) {
  const { t, i18n } = useTranslation();
  const facts = useFacts();
  return (
    <ul className="report-cases" aria-label={t("reports.cases.caption")}>
      {rows.map((row) => {
        const key = rowKey(row);
        const said = facts(row);
        return (
          <li key={key}>
            <div className="row row-spread">
              <span className="numbers">{linkTo(row, key)}</span>
              {said.state}
            </div>
            <h2>{said.subject}</h2>
            <p>{said.organisation}</p>
            <p className="text-subtle text-small">
              {said.kind} · {said.theme} · {said.areas}
            </p>
            <p className="text-subtle text-small">
              {t("reports.cases.cameIn", { date: formatDate(row.receivedDate, i18n.language) })} {said.from}
              {row.endedDate && (
                <>
                  <br />
                  {t("reports.cases.hasEnded", { date: formatDate(row.endedDate, i18n.language) })}
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function useFacts(): (row: ReportCase) => Record<Column | "from", ReactNode> {
  const { t, i18n } = useTranslation();
  const { nameOf } = useReportWords();
  const note = (text: string) => <span className="row-note">{text}</span>;
  // The year is always said: a list can be older than this one.
  const date = (value: string) => formatShortDate(value, "", i18n.language);
  return (row) => {
    const from = t("reports.cases.receivedFrom", {
      source: nameOf("source", row.source),
      by: nameOf("initiatedBy", row.initiatedBy),
    });
    return {
      caseNumber: row.caseNumber,
      subject: row.subject,
      organisation: (
        <>
          {row.organisationName ?? t("reports.cases.noOrganisation")}
          {row.organisationForm && note(nameOf("form", row.organisationForm))}
        </>
      ),
      kind: nameOf("kind", row.kind),
      state: <StateTag state={row.state} />,
      theme: nameOf("theme", row.mainTheme),
      areas: row.areas.length === 0 ? t("reports.noneSaid") : row.areas.map((area) => nameOf("area", area)).join(", "),
      received: (
        <>
          {date(row.receivedDate)}
          {note(from)}
        </>
      ),
      from,
      ended: row.endedDate === null ? null : date(row.endedDate),
    };
  };
}
