// The rows of the queue: a table on a wide window, a list on a narrow one. Both say the same things.
import { useTranslation } from "react-i18next";
import type { RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { Table } from "../../ui/table.tsx";
import { StateTag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { paths } from "../../paths.ts";
import { formatDate, formatShortDate } from "../../i18n/dates.ts";
import { AssigneeCell } from "./assignee-cell.tsx";
import { PriorityTag } from "./priority-tag.tsx";
import { PromiseMark } from "./promise-mark.tsx";
import type { QueueFilter } from "./queue-filter.ts";
import { todayInStockholm, wallTimeAt } from "./stockholm-time.ts";
import { useNarrow } from "../../ui/use-narrow.ts";

interface QueueRowsProps {
  rows: readonly RequestSummary[];
  sort: QueueFilter["sort"];
  /** The address's search part, which the case page leads back to. */
  search: string;
}

export function QueueRows(props: QueueRowsProps) {
  return useNarrow() ? <QueueList {...props} /> : <QueueTable {...props} />;
}

const columns = ["caseNumber", "subject", "organisation", "kind", "state", "assignee", "promise"] as const;

function QueueTable({ rows, sort, search }: QueueRowsProps) {
  const { t } = useTranslation();
  return (
    <Table caption={t(sort === "newest" ? "queue.captionNewest" : "queue.caption")} captionHidden scrolls="page">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`queue.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="case-number">
              {row.caseNumber}
            </th>
            <td>
              <SubjectLink row={row} search={search} />
            </td>
            <td>
              <Organisation row={row} />
            </td>
            <td>{row.kind && t(`queue.kindShort.${row.kind}`)}</td>
            <td>
              <Standing row={row} short />
            </td>
            <td>
              <AssigneeCell row={row} />
            </td>
            <td>{row.staff && <PromiseMark promise={row.promise} state={row.staff.state} short />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function QueueList({ rows, sort, search }: QueueRowsProps) {
  const { t } = useTranslation();
  return (
    <ul className="case-list" aria-label={t(sort === "newest" ? "queue.captionNewest" : "queue.caption")}>
      {rows.map((row) => (
        <li key={row.id} className="case-item">
          <div className="case-item-head">
            <span className="case-number">{row.caseNumber}</span>
            <Standing row={row} />
          </div>
          <h2 className="case-item-subject">
            <SubjectLink row={row} search={search} />
          </h2>
          <p className="text-subtle">
            <Organisation row={row} />
            {row.kind && <> · {t(`queue.kindShort.${row.kind}`)}</>}
          </p>
          <div className="case-item-foot">
            {row.staff && <PromiseMark promise={row.promise} state={row.staff.state} />}
            <AssigneeCell row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  row: RequestSummary;
}

function SubjectLink({ row, search }: RowProps & { search: string }) {
  const { t } = useTranslation();
  return (
    <TextLink to={paths.case(row.id)} state={{ queue: search }} data-row={row.id}>
      {row.subject ?? t("queue.noSubject")}
    </TextLink>
  );
}

function Organisation({ row }: RowProps) {
  const { t } = useTranslation();
  return row.organisationName ?? <span className="text-subtle">{t("queue.noOrganisation")}</span>;
}

/** `short`: where room is scarce, dates are in their short form. */
function Standing({ row: { staff }, short = false }: RowProps & { short?: boolean }) {
  const { t, i18n } = useTranslation();
  if (!staff) return null;
  const { state, priority, waitingFor, pausedUntil, nextMeetingAt } = staff;
  // A date stays on one line.
  const day = (date: string) =>
    (short ? formatShortDate(date, todayInStockholm(), i18n.language) : formatDate(date, i18n.language)).replaceAll(
      " ",
      "\u00a0",
    );
  const asides = [
    ...(waitingFor === "nobody" ? [] : [t(`words.waitingFor.${waitingFor}`)]),
    ...(pausedUntil ? [t("case.pausedUntil", { date: day(pausedUntil) })] : []),
    ...(nextMeetingAt ? [t("queue.meeting", { date: day(wallTimeAt(new Date(nextMeetingAt)).date) })] : []),
  ];
  return (
    <div className="standing">
      <StateTag state={state} />
      {priority === "high" && <PriorityTag priority="high" />}
      {asides.map((aside) => (
        <span key={aside} className="text-subtle text-small">
          {aside}
        </span>
      ))}
    </div>
  );
}
