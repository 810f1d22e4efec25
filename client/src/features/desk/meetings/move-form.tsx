// Moving a meeting: the new time, who asked for it and why. The old time stays in the record.
import { useTranslation } from "react-i18next";
import { askedByValues, moveMeeting, type Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { call } from "../../../http/call.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { reasonLimit } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { withoutEmpty } from "./form-messages.ts";
import { invitedTo } from "./invitations.ts";
import { MinutesField, PlaceFields, type PlaceTyped } from "./meeting-fields.tsx";
import { MeetingForm } from "./meeting-form.tsx";
import { noTime, type TimeChoice } from "./time-choice.ts";
import { TimePicker } from "./time-picker.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";
import { useTimeField } from "./use-time-field.ts";

export interface MeetingFormProps {
  meeting: Meeting;
  onClose: () => void;
  /** With the sentence that says what was done. */
  onDone: (said: string) => void;
}

interface MoveTyped extends PlaceTyped {
  minutes: string;
  times: TimeChoice;
  askedBy: string;
  reason: string;
}

/** How long a meeting is, in minutes. */
export function minutesOf({ startsAt, endsAt }: Meeting): number {
  return Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
}

export function MoveForm({ meeting, onClose, onDone }: MeetingFormProps) {
  const { t, i18n } = useTranslation();
  const name = `move-${meeting.id}`;
  const typed = useTyped<MoveTyped>(name, {
    minutes: String(minutesOf(meeting)),
    times: noTime,
    placeKind: meeting.placeKind,
    place: meeting.place ?? "",
    askedBy: "",
    reason: "",
  });
  const { minutes, times: choice, askedBy, reason } = typed.value;
  const times = useTimeField({ mode: "one", consultantId: meeting.consultant.id, minutes: Number(minutes) });
  const form = useMeetingForm({
    name,
    requestId: meeting.requestId,
    typed,
    labels: {
      minutes: t("meetings.form.minutes"),
      ...times.labels,
      placeKind: t("meetings.form.placeKind"),
      place: t("meetings.item.place"),
      askedBy: t("meetings.move.askedBy"),
      reason: t("meetings.move.reason"),
    },
    lacks: (value) => ({
      ...times.lacks(value.times),
      ...withoutEmpty({
        askedBy: value.askedBy === "" && t("fields.not_a_choice"),
        reason: value.reason.trim() === "" && t("fields.required"),
      }),
    }),
    send: (value) => {
      const [wanted] = times.wanted(value.times);
      return call(moveMeeting, {
        params: { id: meeting.id },
        version: meeting.version,
        body: {
          localStart: "",
          ...wanted,
          minutes: Number(value.minutes),
          ...(value.placeKind !== "" && { placeKind: value.placeKind }),
          place: value.place.trim() || null,
          askedBy: askedByValues.find((who) => who === value.askedBy) ?? "unit",
          reason: value.reason.trim(),
        },
      });
    },
    fieldOf: (inBody, value) => times.fieldOf(inBody, value.times) ?? inBody,
    onRefused: (error) => times.refused(error, choice),
    onDone: ({ startsAt, endsAt }) =>
      onDone(t("meetings.move.done", { time: formatTimeSpan(startsAt, endsAt, i18n.language) })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.move.save")} onClose={onClose}>
      <p>
        {t("meetings.move.now", { time: formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language) })}{" "}
        {t("meetings.move.with", { name: meeting.consultant.name })}
      </p>
      <MinutesField {...form} value={minutes} set={form.set} />
      <TimePicker
        {...form}
        mode="one"
        free={times.free}
        hasConsultant
        hint={t("meetings.times.hintOne")}
        choice={choice}
        twice={times.twice}
        onChange={(next) => {
          times.changed();
          form.clear("own0");
          form.set({ times: next });
        }}
      />
      <PlaceFields {...form} />
      <RadioGroup
        id={form.idOf("askedBy")}
        name={form.idOf("askedBy")}
        legend={t("meetings.move.askedBy")}
        choices={askedByValues.map((who) => ({ value: who, label: t(`meetings.askedBy.${who}`) }))}
        value={askedBy}
        error={form.errorOf("askedBy")}
        onChange={(event) => form.set({ askedBy: event.target.value })}
      />
      <TextArea
        id={form.idOf("reason")}
        label={t("meetings.move.reason")}
        hint={t("meetings.move.reasonHint")}
        rows={3}
        limit={reasonLimit}
        value={reason}
        error={form.errorOf("reason")}
        onChange={(event) => form.set({ reason: event.target.value })}
      />
      <MailLine to={invitedTo(meeting, t("protection.address"))}>{t("meetings.move.mails")}</MailLine>
    </MeetingForm>
  );
}
