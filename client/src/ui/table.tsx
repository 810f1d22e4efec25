// The frame of a table: a caption, a head that stays, and sideways scrolling that the keyboard reaches. Rows and cells are plain HTML
// (<thead>, <tr>, <th scope="col">, <td className="number">).
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface TableProps {
  caption: string;
  /** The caption is heard but not seen, where a heading beside the table already says it. */
  captionHidden?: boolean;
  density?: "comfortable" | "dense";
  /** "page": the columns always fit, and the head stays at the top of the window while the page scrolls. */
  scrolls?: "sideways" | "page";
  children: ReactNode;
}

export function Table({
  caption,
  captionHidden = false,
  density = "comfortable",
  scrolls = "sideways",
  children,
}: TableProps) {
  const { t } = useTranslation();
  const table = (
    <table className="table" data-density={density}>
      <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      {children}
    </table>
  );
  if (scrolls === "page") return <div className="table-fits">{table}</div>;
  return (
    // Scrolls sideways on narrow screens, so the keyboard must be able to stand on it.
    <div className="table-scroll" role="region" aria-label={t("ui.scrollableTable", { name: caption })} tabIndex={0}>
      {table}
    </div>
  );
}
