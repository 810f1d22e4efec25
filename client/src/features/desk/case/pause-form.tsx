// Letting a case rest until a date.
import { useTranslation } from "react-i18next";
import { pauseRequest } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../../http/call.ts";
import { formatDate } from "../../../i18n/dates.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { todayInStockholm } from "../stockholm-time.ts";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, reasonLimit, type DialogFormProps } from "./dialog-form.ts";
import { MailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

export function PauseForm({ found, onClose, onDone }: DialogFormProps) {
  const { t, i18n } = useTranslation();
  const today = todayInStockholm();
  const form = useCaseForm({
    found,
    action: "pause",
    initial: { until: "", reason: "" },
    labels: { until: t("triage.pause.until"), reason: t("triage.pause.reason") },
    lacks: ({ until, reason }) =>
      onlyLacks({
        until: until === "" ? t("triage.pause.untilMissing") : until <= today ? t("triage.pause.untilPast") : undefined,
        reason: lackOfText(reason, t("triage.pause.reasonMissing")),
      }),
    send: ({ until, reason }, { version }) =>
      call(pauseRequest, { params: { id: found.id }, version, body: { until, reason: reason.trim() } }),
    onDone: (after, { until }) =>
      onDone(t("triage.pause.done", { caseNumber: after.caseNumber ?? "", date: formatDate(until, i18n.language) })),
  });
  return (
    <CaseForm form={form} submit={t("triage.pause.save")} onClose={onClose} mails={<MailLine to={[]} />}>
      <p>{t("triage.pause.text")}</p>
      <TextField {...form.text("until")} type="date" hint={t("triage.pause.untilHint")} width="short" />
      <TextArea {...form.text("reason")} hint={t("triage.pause.reasonHint")} rows={3} limit={reasonLimit} />
    </CaseForm>
  );
}
