// The quick log's form, in the order of the call: who, what, how long, what came of it; then what is seldom changed, and whom it mails.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { NotSaved } from "./not-saved.tsx";
import { mailsSummary } from "./quick-log.ts";
import type { Logged } from "./quick-log-done.tsx";
import { MailFields } from "./quick-log-mail.tsx";
import { MoreFields } from "./quick-log-more.tsx";
import { OutcomeFields } from "./quick-log-outcome.tsx";
import { CallerFields } from "./quick-log-who.tsx";
import { useQuickLog } from "./use-quick-log.ts";

export function QuickLogForm({ onLogged }: { onLogged: (logged: Logged) => void }) {
  const { t } = useTranslation();
  const { form, save, saving, error, summary, attempt, isTouched } = useQuickLog(({ id, caseNumber }, typed) => {
    const mailedTo = mailsSummary(typed) ? typed.contactEmail.trim() : null;
    onLogged({ id, caseNumber: caseNumber ?? "", mailedTo });
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary errors={summary} attempt={attempt} />
      <div className="register-form">
        <div className="register-column">
          <CallerFields {...form} />
        </div>
        <div className="register-column">
          <OutcomeFields {...form} />
        </div>
      </div>
      <MoreFields {...form} />
      {form.typed.initiatedBy !== "unit" && <MailFields {...form} />}
      {error && summary.length === 0 && !saving && <NotSaved error={error} />}
      <ButtonRow>
        <Button type="submit" busy={saving}>
          {t("quickLog.save")}
        </Button>
        <LinkButton variant="tertiary" to={paths.queue}>
          {t("register.cancel")}
        </LinkButton>
      </ButtonRow>
      <LeaveDialog asks={isTouched && !saving} />
    </form>
  );
}
