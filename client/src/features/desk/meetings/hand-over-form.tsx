// Somebody else holds a meeting, at the same time and place. Everybody invited is told.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { handOverMeeting } from "@samverkansstod/api/contract/hand-over.ts";
import { call } from "../../../http/call.ts";
import { isProblem } from "../../../http/problem.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { Select } from "../../../ui/text-field.tsx";
import { reasonIfAny, reasonLimit } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { assignableQuery } from "../desk.queries.ts";
import { withoutEmpty } from "./form-messages.ts";
import { invitedTo } from "./invitations.ts";
import { MeetingForm } from "./meeting-form.tsx";
import type { MeetingFormProps } from "./move-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

export function HandOverForm({ meeting, onClose, onDone }: MeetingFormProps) {
  const { t, i18n } = useTranslation();
  const { data: people = [] } = useQuery(assignableQuery);
  const name = `hand-over-${meeting.id}`;
  const time = formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language);
  const form = useMeetingForm({
    name,
    requestId: meeting.requestId,
    typed: useTyped(name, { consultantId: "", reason: "" }),
    labels: { consultantId: t("meetings.handOver.to"), reason: t("meetings.handOver.reason") },
    lacks: ({ consultantId }) => withoutEmpty({ consultantId: consultantId === "" && t("fields.not_a_choice") }),
    send: ({ consultantId, reason }) =>
      call(handOverMeeting, {
        params: { id: meeting.id },
        version: meeting.version,
        body: { consultantId, ...reasonIfAny(reason) },
      }),
    onRefused: (error): Record<string, string> =>
      isProblem(error, "time_taken")
        ? { consultantId: t("meetings.handOver.taken") }
        : isProblem(error, "not_assignable", "conflict_of_interest")
          ? { consultantId: t(`problems.${error.code}.title`) }
          : {},
    onDone: (handed) => onDone(t("meetings.handOver.done", { name: handed.consultant.name, time })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.handOver.save")} onClose={onClose}>
      <p>{t("meetings.handOver.text", { time, name: meeting.consultant.name })}</p>
      <Select
        id={form.idOf("consultantId")}
        label={t("meetings.handOver.to")}
        placeholder={t("meetings.handOver.choose")}
        options={people
          .filter(({ id }) => id !== meeting.consultant.id)
          .map((person) => ({ value: person.id, label: person.name }))}
        value={form.value.consultantId}
        error={form.errorOf("consultantId")}
        onChange={(event) => form.set({ consultantId: event.target.value })}
      />
      <TextArea
        id={form.idOf("reason")}
        label={t("meetings.handOver.reason")}
        optional
        rows={2}
        limit={reasonLimit}
        value={form.value.reason}
        error={form.errorOf("reason")}
        onChange={(event) => form.set({ reason: event.target.value })}
      />
      <MailLine to={invitedTo(meeting, t("protection.address"))}>{t("meetings.handOver.mails")}</MailLine>
    </MeetingForm>
  );
}
