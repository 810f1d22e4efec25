// The form that registers a case: its parts in order, the errors on top, and what happens when it is saved, refused or left.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Problem } from "@samverkansstod/api/contract/problem.ts";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { everything, writeFilter } from "./queue-filter.ts";
import { ContactFields, ReceiptFields } from "./register-contact.tsx";
import { ReceivedFields } from "./register-received.tsx";
import { WhatFields } from "./register-what.tsx";
import { WhoFields } from "./register-who.tsx";
import { useRegistration } from "./use-registration.ts";

export function RegisterForm() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const { form, save, saving, error, summary, attempt, isTouched } = useRegistration((saved) => {
    const caseNumber = saved.caseNumber ?? "";
    const email = saved.contactEmail ?? "";
    void navigate(paths.case(saved.id));
    say(
      form.typed.sendReceipt
        ? t("register.savedWithReceipt", { caseNumber, email })
        : t("register.saved", { caseNumber }),
    );
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
          <ReceivedFields {...form} />
          <WhoFields {...form} />
          <ContactFields {...form} />
        </div>
        <div className="register-column">
          <WhatFields {...form} />
          <ReceiptFields {...form} />
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

/** Refusals that are nobody's field: what happened, what is kept, what to do. */
function NotSaved({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t("register.notSaved")} announced>
      {isProblem(error) ? <Refused problem={error.problem} /> : <p>{t("register.noContact")}</p>}
    </Notice>
  );
}

function Refused({ problem: { code, title, detail } }: { problem: Problem }) {
  const { t } = useTranslation();
  if (code === "signed_out") {
    return (
      <>
        <p>{t("register.signedOut")}</p>
        <NewTab href={paths.signIn()}>{t("register.signInAgain")}</NewTab>
      </>
    );
  }
  if (code === "idempotency_key_reused") {
    return (
      <>
        <p>{t("register.perhapsSaved")}</p>
        <NewTab href={`${paths.queue}?${writeFilter({ ...everything, sort: "newest" })}`}>
          {t("register.toQueue")}
        </NewTab>
      </>
    );
  }
  return (
    <p>
      {title}. {detail}
    </p>
  );
}

/** What is typed here stays open beside it. */
function NewTab({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="ds-link" href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    </p>
  );
}
