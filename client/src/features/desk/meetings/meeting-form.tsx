// The frame of every form about a meeting: the errors on top, a refusal that is nobody's field, the fields, the buttons.
import type { ReactNode, SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { paths } from "../../../paths.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { meetingNow, type MeetingForm as FormState } from "./use-meeting-form.ts";

interface MeetingFormProps {
  form: FormState;
  /** The verb of the button that does it; null: there is nothing to send. */
  submit: string | null;
  tone?: "accent" | "danger";
  onClose: () => void;
  children: ReactNode;
}

export function MeetingForm({ form, submit, tone = "accent", onClose, children }: MeetingFormProps) {
  const { t } = useTranslation();
  return (
    <form
      className="meeting-form stack"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        form.save();
      }}
    >
      <ErrorSummary errors={form.summary} attempt={form.attempt} />
      {form.failure && <NotSaved error={form.failure} />}
      {children}
      <ButtonRow>
        {submit !== null && (
          <Button type="submit" tone={tone} busy={form.saving}>
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
          {t("meetings.cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}

/** Refusals that are nobody's field: what happened, what is kept, what to do. */
export function NotSaved({ error }: { error: Error }) {
  const { t } = useTranslation();
  const isStale = isProblem(error, "stale_version");
  return (
    <Notice tone={isStale ? "warning" : "danger"} title={t("meetings.notSaved.title")} announced>
      <p>{useWordsOf(error)}</p>
      {isProblem(error, "signed_out") && (
        <p>
          <a className="ds-link" href={paths.signIn()} target="_blank" rel="noreferrer">
            {t("meetings.notSaved.signIn")}
          </a>
        </p>
      )}
    </Notice>
  );
}

function useWordsOf(error: Error): string {
  const { t, i18n } = useTranslation();
  if (!isProblem(error)) return t("meetings.notSaved.noContact");
  if (error.code === "signed_out") return t("meetings.notSaved.signedOut");
  if (error.code === "idempotency_key_reused") return t("meetings.notSaved.perhapsSaved");
  const now = meetingNow(error);
  if (!now) return problemSentence(t, error);
  return t("meetings.notSaved.stale", {
    time: formatTimeSpan(now.startsAt, now.endsAt, i18n.language),
    state: t(`meetings.states.${now.state}`).toLowerCase(),
  });
}
