// A figure split by one dimension: a chart, its table, or both. Every number leads to its cases.
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Dimension, Figure } from "@samverkansstod/api/contract/reports.ts";
import { formatNumber, formatShare } from "../../i18n/numbers.ts";
import { BarChart } from "../../ui/bar-chart.tsx";
import { Table } from "../../ui/table.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { backTo, casesPath } from "./figure-card.tsx";
import { narrowedTo, type Look, type ReportView } from "./report-view.ts";
import { useReportWords } from "./use-report-words.ts";

interface Split {
  dimension: Dimension;
  rows: readonly { code: string | null; count: number }[];
}

interface SplitSectionProps {
  split: Split;
  /** Which figure a row is a part of. */
  figureOf: (code: string | null) => Figure;
  /** What a share is a share of. */
  whole: number;
  view: ReportView;
  /** The view that the lists are of, where it is another than that of the page. */
  behind?: ReportView;
  look: Look;
  note: string | undefined;
}

export function SplitSection({ split, figureOf, whole, view, behind = view, look, note }: SplitSectionProps) {
  const { t, i18n } = useTranslation();
  const { nameOf } = useReportWords();
  const id = useId();
  const { dimension } = split;
  const title = t(`reports.splitBy.${dimension}`);
  const rows = split.rows.map(({ code, count }) => {
    const name = nameOf(dimension, code);
    const to = count > 0 ? casesPath(figureOf(code), narrowedTo(behind, dimension, code)) : undefined;
    return { key: code ?? "", name, value: count, to, toWords: t("reports.casesOf", { name }) };
  });
  return (
    <section className="split" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {note && <p className="text-subtle text-small">{note}</p>}
      {rows.length === 0 && <p className="text-subtle">{t("reports.underWay.nothingToSplit")}</p>}
      {rows.length > 0 && look !== "table" && <BarChart label={title} bars={rows} state={backTo(view)} />}
      {rows.length > 0 && look !== "chart" && (
        <Table caption={title} captionHidden density="dense" scrolls="page">
          <thead>
            <tr>
              <th scope="col">{t(`reports.column.${dimension}`)}</th>
              <th scope="col" className="number" data-column="count">
                {t("reports.column.count")}
              </th>
              <th scope="col" className="number" data-column="share">
                {t("reports.column.share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, value, to }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">
                  {to === undefined ? (
                    formatNumber(value, i18n.language)
                  ) : (
                    <TextLink to={to} state={backTo(view)}>
                      {formatNumber(value, i18n.language)}
                    </TextLink>
                  )}
                </td>
                <td className="number">{formatShare(value, whole, i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
