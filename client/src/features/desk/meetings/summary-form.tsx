// Mailing what was agreed at a meeting to those chosen, with the text in sight before it goes.
import { useTranslation } from "react-i18next";
import { sendAgreedSummary } from "@samverkansstod/api/contract/meetings.ts";
import { call } from "../../../http/call.ts";
import { formatDate, formatTimeSpan } from "../../../i18n/dates.ts";
import { CheckboxGroup } from "../../../ui/choice-group.tsx";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import type { StaffCase } from "../staff-case.ts";
import { withoutEmpty } from "./form-messages.ts";
import { invitedTo, theRequester, useReceivers } from "./invitations.ts";
import { MeetingForm } from "./meeting-form.tsx";
import type { MeetingFormProps } from "./move-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

export function SummaryForm({ found, meeting, onClose, onDone }: MeetingFormProps & { found: StaffCase }) {
  const { t, i18n } = useTranslation();
  const name = `summary-${meeting.id}`;
  const { receivers } = useReceivers(found);
  const wereInvited = invitedTo(meeting, t("protection.address"));
  const typed = useTyped(name, {
    to: receivers
      .filter(({ value, hint }) => value === theRequester || wereInvited.includes(hint))
      .map(({ value }) => value),
  });
  const { to } = typed.value;
  const chosen = receivers.filter(({ value }) => to.includes(value));
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed,
    labels: { to: t("meetings.summary.to") },
    lacks: () => withoutEmpty({ to: chosen.length === 0 && t("meetings.summary.missing") }),
    send: (_, idempotencyKey) =>
      call(sendAgreedSummary, {
        params: { id: meeting.id },
        idempotencyKey,
        body: {
          toRequester: chosen.some(({ value }) => value === theRequester),
          participantIds: chosen.map(({ value }) => value).filter((id) => id !== theRequester),
        },
      }),
    fieldOf: () => "to",
    onDone: ({ sentTo }) => onDone(t("meetings.summary.done", { count: sentTo.length })),
  });
  if (receivers.length === 0) {
    return (
      <MeetingForm form={form} submit={null} onClose={onClose}>
        <p>{t("meetings.summary.nobody")}</p>
      </MeetingForm>
    );
  }
  const log = meeting.staff?.log;
  const met = formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language);
  return (
    <MeetingForm form={form} submit={t("meetings.summary.send", { count: chosen.length })} onClose={onClose}>
      <CheckboxGroup
        id={form.idOf("to")}
        legend={t("meetings.summary.to")}
        choices={receivers}
        value={to}
        error={form.errorOf("to")}
        onChange={({ target: { value, checked } }) =>
          form.set({ to: checked ? [...to, value] : to.filter((one) => one !== value) })
        }
      />
      <section className="mail-preview stack-tight" aria-labelledby={form.idOf("preview")}>
        <h3 className="ds-heading" data-size="2xs" id={form.idOf("preview")}>
          {t("meetings.summary.preview")}
        </h3>
        <p>{t("meetings.summary.met", { time: met })}</p>
        <p className="text">{log?.agreed}</p>
        {log?.nextStep && <p className="text">{t("meetings.summary.next", { text: log.nextStep })}</p>}
        {log?.nextStepBy && <p>{t("meetings.summary.by", { date: formatDate(log.nextStepBy, i18n.language) })}</p>}
      </section>
      <MailLine to={chosen.map(({ hint }) => hint)}>
        {to.includes(theRequester) ? t("meetings.summary.conversation") : null}
      </MailLine>
    </MeetingForm>
  );
}
