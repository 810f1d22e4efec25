// The frame of every form about people: errors on top, a refusal that is nobody's field, the fields, the buttons.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../http/problem.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PersonFormState } from "./use-person-form.ts";

interface PersonFormProps {
  form: PersonFormState;
  /** The word of the button that does it. */
  submit: ReactNode;
  danger?: boolean;
  onClose?: () => void;
  children: ReactNode;
}

export function PersonForm({ form, submit, danger = false, onClose, children }: PersonFormProps) {
  const { t } = useTranslation();
  return (
    <form className="stack" noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.failure && <NotSaved error={form.failure} />}
      {children}
      <ButtonRow>
        <Button type="submit" busy={form.saving} tone={danger ? "danger" : "accent"}>
          {submit}
        </Button>
        {onClose && (
          <Button variant="secondary" tone="neutral" onClick={onClose}>
            {t("people.cancel")}
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}

/** What happened, what is kept, what to do. */
export function NotSaved({ error }: { error: Error }) {
  const { t } = useTranslation();
  const isStale = isProblem(error, "stale_version");
  const words = isStale ? t("people.stale") : isProblem(error) ? problemSentence(t, error) : t("people.noContact");
  return (
    <Notice tone={isStale ? "warning" : "danger"} title={t("people.notSaved")} announced>
      <p>{words}</p>
    </Notice>
  );
}
