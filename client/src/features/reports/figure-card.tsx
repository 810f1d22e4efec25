// One figure: its name, its number, the way to the cases behind it, and how it is counted.
import { useTranslation } from "react-i18next";
import type { Figure } from "@samverkansstod/api/contract/reports.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import { paths } from "../../paths.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { writeFigure, writeView, type ReportView } from "./report-view.ts";

interface FigureCardProps {
  figure: Figure;
  count: number;
  view: ReportView;
  /** The view that the list is of, where it is another than that of the page. */
  behind?: ReportView;
  isMain?: boolean;
}

export function FigureCard({ figure, count, view, behind = view, isMain = false }: FigureCardProps) {
  const { t, i18n } = useTranslation();
  const name = t(`reports.figures.${figure}.name`);
  const amount = formatNumber(count, i18n.language);
  return (
    <li className="figure" data-main={isMain || undefined}>
      <h3>{name}</h3>
      <p className="figure-number">{amount}</p>
      {count > 0 && (
        <p>
          <TextLink to={casesPath(figure, behind)} state={backTo(view)}>
            {t("reports.showCases", { count, amount })}
            <VisuallyHidden>: {name}</VisuallyHidden>
          </TextLink>
        </p>
      )}
      <details>
        <summary>
          {t("reports.howWeCount")}
          <VisuallyHidden>: {name}</VisuallyHidden>
        </summary>
        <p>
          {t(`reports.figures.${figure}.how`)} {t("reports.everywhere")}
        </p>
      </details>
    </li>
  );
}

export function casesPath(figure: Figure, view: ReportView): string {
  return `${paths.reportCases}?${writeFigure(figure, view)}`;
}

/** So that the list leads back to the figures it was opened from. */
export function backTo(view: ReportView): { report: string } {
  return { report: writeView(view).toString() };
}
