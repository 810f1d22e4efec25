// What needs a reason and no more: taking up again, voiding, opening again.
import { useTranslation } from "react-i18next";
import { reopenRequest, voidRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { resumeRequest } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../../http/call.ts";
import { formatDate } from "../../../i18n/dates.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, reasonIfAny, reasonLimit, type DialogFormProps } from "./dialog-form.ts";
import { EndingMailLine, MailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

export function ResumeForm({ found, onClose, onDone }: DialogFormProps) {
  const { t, i18n } = useTranslation();
  const form = useCaseForm({
    found,
    action: "resume",
    initial: { reason: "" },
    labels: { reason: t("triage.pause.reason") },
    lacks: () => ({}),
    send: ({ reason }, { version }) =>
      call(resumeRequest, { params: { id: found.id }, version, body: reasonIfAny(reason) }),
    onDone: (after) => onDone(t("triage.resume.done", { caseNumber: after.caseNumber ?? "" })),
  });
  const until = form.opened.pausedUntil;
  return (
    <CaseForm form={form} submit={t("triage.resume.save")} onClose={onClose} mails={<MailLine to={[]} />}>
      {until && <p>{t("triage.resume.text", { date: formatDate(until, i18n.language) })}</p>}
      <TextArea {...form.text("reason")} hint={t("triage.pause.reasonHint")} optional rows={3} limit={reasonLimit} />
    </CaseForm>
  );
}

export function VoidForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const form = useCaseForm({
    found,
    action: "void",
    initial: { reason: "" },
    labels: { reason: t("endings.void.reason") },
    lacks: ({ reason }) => onlyLacks({ reason: lackOfText(reason, t("endings.void.reasonMissing")) }),
    send: ({ reason }, { version }) =>
      call(voidRequest, { params: { id: found.id }, version, body: { reason: reason.trim() } }),
    onDone: (after) => onDone(t("endings.void.done", { caseNumber: after.caseNumber ?? "" })),
  });
  return (
    <CaseForm
      form={form}
      submit={t("endings.void.save")}
      danger
      onClose={onClose}
      mails={<EndingMailLine id={found.id} to={[]} />}
    >
      <p>{t("endings.void.text")}</p>
      <TextArea {...form.text("reason")} hint={t("endings.void.reasonHint")} rows={3} limit={reasonLimit} />
    </CaseForm>
  );
}

export function ReopenForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const form = useCaseForm({
    found,
    action: "reopen",
    initial: { reason: "" },
    labels: { reason: t("endings.reopen.reason") },
    lacks: ({ reason }) => onlyLacks({ reason: lackOfText(reason, t("endings.reopen.reasonMissing")) }),
    send: ({ reason }, { version }) =>
      call(reopenRequest, { params: { id: found.id }, version, body: { reason: reason.trim() } }),
    onDone: (after) => onDone(t("endings.reopen.done", { caseNumber: after.caseNumber ?? "" })),
  });
  return (
    <CaseForm
      form={form}
      submit={t("endings.reopen.save")}
      onClose={onClose}
      mails={<MailLine to={[found.contactEmail]} />}
    >
      <p>{t("endings.reopen.text")}</p>
      <TextArea {...form.text("reason")} hint={t("endings.reopen.reasonHint")} rows={3} limit={reasonLimit} />
    </CaseForm>
  );
}
