// Calling a meeting off, with its code and, if wanted, a reason. Everybody invited is told.
import { useTranslation } from "react-i18next";
import { cancelCodes, cancelMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { call } from "../../../http/call.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { reasonIfAny, reasonLimit } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { withoutEmpty } from "./form-messages.ts";
import { invitedTo } from "./invitations.ts";
import { MeetingForm } from "./meeting-form.tsx";
import type { MeetingFormProps } from "./move-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

export function CancelForm({ meeting, onClose, onDone }: MeetingFormProps) {
  const { t, i18n } = useTranslation();
  const name = `cancel-${meeting.id}`;
  const time = formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language);
  const typed = useTyped(name, { code: "", reason: "" });
  const form = useMeetingForm({
    name,
    requestId: meeting.requestId,
    typed,
    labels: { code: t("meetings.cancelling.code"), reason: t("meetings.cancelling.reason") },
    lacks: ({ code }) => withoutEmpty({ code: code === "" && t("fields.not_a_choice") }),
    send: ({ code, reason }) =>
      call(cancelMeeting, {
        params: { id: meeting.id },
        version: meeting.version,
        body: { code: cancelCodes.find((one) => one === code) ?? "unit_cancelled", ...reasonIfAny(reason) },
      }),
    onDone: () => onDone(t("meetings.cancelling.done", { time })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.cancelling.save")} tone="danger" onClose={onClose}>
      <p>{t("meetings.cancelling.text", { time })}</p>
      <RadioGroup
        id={form.idOf("code")}
        name={form.idOf("code")}
        legend={t("meetings.cancelling.code")}
        choices={cancelCodes.map((code) => ({ value: code, label: t(`meetings.cancelCodes.${code}`) }))}
        value={form.value.code}
        error={form.errorOf("code")}
        onChange={(event) => form.set({ code: event.target.value })}
      />
      <TextArea
        id={form.idOf("reason")}
        label={t("meetings.cancelling.reason")}
        hint={t("meetings.cancelling.reasonHint")}
        optional
        rows={3}
        limit={reasonLimit}
        value={form.value.reason}
        error={form.errorOf("reason")}
        onChange={(event) => form.set({ reason: event.target.value })}
      />
      <MailLine to={invitedTo(meeting, t("protection.address"))}>{t("meetings.cancelling.mails")}</MailLine>
    </MeetingForm>
  );
}
