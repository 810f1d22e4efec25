// The form that registers a case: its parts in order, the errors on top, and what happens when it is saved, refused or left.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { NotSaved } from "./not-saved.tsx";
import { ContactFields, ReceiptFields } from "./register-contact.tsx";
import { ReceivedFields } from "./register-received.tsx";
import { WhatFields } from "./register-what.tsx";
import { WhoFields } from "./register-who.tsx";
import { useRegistration } from "./use-registration.ts";

export function RegisterForm() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const { form, save, saving, error, summary, attempt, isTouched } = useRegistration((saved, typed) => {
    const caseNumber = saved.caseNumber ?? "";
    const email = saved.contactEmail ?? "";
    void navigate(paths.case(saved.id));
    say(
      typed.sendReceipt && typed.initiatedBy !== "unit"
        ? t("register.savedWithReceipt", { caseNumber, email })
        : t("register.saved", { caseNumber }),
    );
  });
  const isOwn = form.typed.initiatedBy === "unit";
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
          <ReceivedFields {...form} />
          <WhoFields {...form} />
          {!isOwn && <ContactFields {...form} />}
        </div>
        <div className="register-column">
          <WhatFields {...form} />
          {!isOwn && <ReceiptFields {...form} />}
        </div>
      </div>
      {error && summary.length === 0 && !saving && <NotSaved error={error} />}
      <ButtonRow>
        <Button type="submit" busy={saving}>
          {t("register.save")}
        </Button>
        <LinkButton variant="tertiary" to={paths.queue}>
          {t("register.cancel")}
        </LinkButton>
      </ButtonRow>
      <LeaveDialog asks={isTouched && !saving} />
    </form>
  );
}
