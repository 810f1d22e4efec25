// Where content will be, while it comes. Seen only when waiting has lasted 200 ms (the style sheet waits, no timer here).
import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** Some lines of text; `label` says what is coming, otherwise "Hämtar …". */
export function Skeleton({ lines = 3, label }: { lines?: number; label?: string }) {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <VisuallyHidden>{label ?? t("ui.loading")}</VisuallyHidden>
      <Lines count={lines} />
    </div>
  );
}

/** A whole page that is on its way: a heading and some lines. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <VisuallyHidden>{t("ui.loading")}</VisuallyHidden>
      <span className="ds-skeleton" data-line="heading" aria-hidden="true" />
      <Lines count={5} />
    </div>
  );
}

function Lines({ count }: { count: number }) {
  const lines = Array.from({ length: count }, (_, line) => line);
  return lines.map((line) => <span key={line} className="ds-skeleton" data-line={line % 3} aria-hidden="true" />);
}
