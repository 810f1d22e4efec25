// The frame of every form that does something with a case: what stops it, what somebody else changed, the fields, whom it mails, the buttons.
import { useEffect, useRef, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { paths } from "../../../paths.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { changesBetween } from "./case-changes.ts";
import type { CaseFormState } from "./use-case-form.ts";
import { useFactWords } from "./use-fact-words.ts";

interface CaseFormProps {
  form: CaseFormState;
  /** The word of the button that does it. */
  submit: string;
  danger?: boolean;
  onClose: () => void;
  /** Fields; before them a sentence on what will happen. */
  children: ReactNode;
  /** Whom it mails. */
  mails: ReactNode;
}

export function CaseForm({ form, submit, danger = false, onClose, children, mails }: CaseFormProps) {
  const { t } = useTranslation();
  const notices = useRef<HTMLDivElement>(null);
  // A form can be taller than the window, and the button is at its end.
  useEffect(() => {
    if (form.refusal) notices.current?.focus();
  }, [form.refusal]);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    form.save();
  };
  return (
    <form className="case-form stack" onSubmit={send} noValidate>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <div className="case-form-refusal stack" ref={notices} tabIndex={-1}>
        <ChangedNotice form={form} />
        {form.refusal && <Refusal error={form.refusal} />}
      </div>
      {children}
      {!form.isGone && mails}
      <ButtonRow>
        {!form.isGone && (
          <Button type="submit" busy={form.saving} tone={danger ? "danger" : "accent"}>
            {submit}
          </Button>
        )}
        <Button
          variant="secondary"
          tone="neutral"
          onClick={() => {
            form.forget();
            onClose();
          }}
        >
          {t("case.form.cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}

/** The case changed while the form was open: what is new, beside what one has written, which stays. */
function ChangedNotice({ form: { opened, found, isGone } }: { form: CaseFormState }) {
  const { t } = useTranslation();
  const words = useFactWords();
  if (opened.version === found.version && !isGone) return null;
  const changes = changesBetween(opened, found);
  return (
    <Notice tone="warning" title={t(isGone ? "case.form.goneTitle" : "case.form.changedTitle")} announced>
      {changes.length > 0 && (
        <dl className="case-changes">
          {changes.map((field) => (
            <div key={field}>
              <dt>{t(`case.form.fields.${field}`)}</dt>
              <dd>{t("case.form.fromTo", { from: words(field, opened), to: words(field, found) })}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{t(isGone ? "case.form.gone" : "case.form.changed")}</p>
    </Notice>
  );
}

/** Refusals that are nobody's field: what happened, what is kept, what to do. */
function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation();
  // That somebody changed the case is told by what they changed.
  if (isProblem(error, "stale_version")) return null;
  if (isProblem(error, "signed_out")) {
    return (
      <Notice tone="danger" announced>
        <p>{t("register.signedOut")}</p>
        <p>
          <a className="ds-link" href={paths.signIn()} target="_blank" rel="noreferrer">
            {t("register.signInAgain")}
          </a>
        </p>
      </Notice>
    );
  }
  const words = isProblem(error, "idempotency_key_reused")
    ? t("case.form.perhaps")
    : isProblem(error)
      ? problemSentence(t, error)
      : t("case.form.noContact");
  return (
    <Notice tone="danger" announced>
      <p>{words}</p>
    </Notice>
  );
}
