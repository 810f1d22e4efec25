// What stops a form, at the top of the page: takes the focus at each failed attempt, links to the fields, marks the window's title.
import { useEffect, useId, useRef, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useErrorTitle } from "./document-title.ts";

export interface SummaryError {
  /** The id of the control (of a group: the group's id); without it the sentence stands alone. */
  field?: string | undefined;
  message: string;
}

/** `attempt` counts the tries to send, so that the same errors take the focus again. */
export function ErrorSummary({ errors, attempt = 0 }: { errors: readonly SummaryError[]; attempt?: number }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const shown = errors.length > 0;
  useErrorTitle(shown);
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby={headingId}>
      <h2 id={headingId}>{t("ui.errorSummaryHeading")}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ""} ${error.message}`}>
            {error.field ? (
              <a href={`#${error.field}`} onClick={(event) => goTo(event, error.field)}>
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

// A plain hash link would become a step in the router's history and would not open the keyboard of a phone.
function goTo(event: MouseEvent, field: string | undefined) {
  const control = field && document.getElementById(field);
  if (!control) return;
  event.preventDefault();
  (control.closest(".field, .ds-fieldset") ?? control).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}
