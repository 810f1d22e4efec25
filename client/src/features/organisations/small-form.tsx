// The frame of a small form: what stops it, its fields, and its two buttons.
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { ErrorSummary, type SummaryError } from "../../ui/error-summary.tsx";

interface SmallFormProps {
  form: {
    submit: (event: SubmitEvent) => void;
    errors: readonly SummaryError[];
    attempt: number;
    saving: boolean;
  };
  submit: string;
  danger?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function SmallForm({ form, submit, danger = false, onClose, children }: SmallFormProps) {
  const { t } = useTranslation();
  return (
    <form className="stack" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {children}
      <ButtonRow>
        <Button type="submit" busy={form.saving} tone={danger ? "danger" : "accent"}>
          {submit}
        </Button>
        <Button variant="secondary" tone="neutral" onClick={onClose}>
          {t("members.cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}
