// The rows of the log of views: a table on a wide window, a list on a narrow one.
import { useTranslation } from "react-i18next";
import type { ViewLogEntry } from "@samverkansstod/api/contract/view-log.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Table } from "../../ui/table.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";

export function ViewLogRows({ rows, caption }: { rows: readonly ViewLogEntry[]; caption: string }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const cells = useCells();
  // Two rows of one instant differ in nothing else that can be told.
  const shown = rows.map((row, at) => ({ key: `${row.at} ${at}`, row, ...cells(row) }));
  if (narrow) {
    return (
      <ul className="view-log-list">
        {shown.map(({ key, row, time, who, of, what }) => (
          <li key={key}>
            <p>
              <time dateTime={row.at}>{time}</time>
            </p>
            <p>
              <strong>{who}</strong> {of}
            </p>
            <p>{what}</p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table caption={caption} captionHidden density="dense">
      <thead>
        <tr>
          {(["at", "person", "case", "what"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`viewLog.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, row, time, who, of, what }) => (
          <tr key={key}>
            <td className="numbers">
              <time dateTime={row.at}>{time}</time>
            </td>
            <td>{who}</td>
            <td>{of}</td>
            <td className="view-log-what">{what}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function useCells() {
  const { t, i18n } = useTranslation();

  function whatOf({ disclosure, whose, reason, searched }: ViewLogEntry): string {
    if (searched) {
      const log = t(`viewLog.logs.${searched.log}`).toLowerCase();
      const { person, from, to } = searched;
      const words = person ? t("viewLog.searchedPerson", { log, person }) : t("viewLog.searched", { log });
      const day = (date: string | null) => (date === null ? "…" : formatDate(date, i18n.language));
      return from === null && to === null ? words : `${words}, ${t("viewLog.span", { from: day(from), to: day(to) })}`;
    }
    if (whose) return t(`viewLog.${whose}`, { reason: reason ?? "" });
    return t(disclosure ? "viewLog.disclosure" : "viewLog.read");
  }

  return (row: ViewLogEntry) => ({
    time: formatDateTime(row.at, i18n.language),
    who: row.person?.name ?? t("viewLog.gone"),
    of: row.case && <TextLink to={paths.case(row.case.id)}>{row.case.caseNumber}</TextLink>,
    what: whatOf(row),
  });
}
