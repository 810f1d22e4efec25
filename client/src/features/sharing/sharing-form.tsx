// The frame of every form about who is in a case: the errors on top, the fields, the buttons.
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { ErrorSummary, type SummaryError } from "../../ui/error-summary.tsx";

interface SharingFormProps {
  form: { submit: (event: SubmitEvent) => void; summary: readonly SummaryError[]; attempt: number; busy: boolean };
  /** The verb of the button that does it. */
  verb: string;
  tone?: "accent" | "danger";
  /** Left out where the form is the page. */
  onClose?: () => void;
  children: ReactNode;
}

export function SharingForm({ form, verb, tone = "accent", onClose, children }: SharingFormProps) {
  const { t } = useTranslation();
  return (
    <form className="stack" noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.summary} attempt={form.attempt} />
      {children}
      <ButtonRow>
        <Button type="submit" tone={tone} busy={form.busy}>
          {verb}
        </Button>
        {onClose && (
          <Button variant="secondary" tone="neutral" onClick={onClose}>
            {t("sharing.cancel")}
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}
