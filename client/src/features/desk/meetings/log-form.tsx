// The log of a meeting that has begun: took place or not and why, how many came, what was agreed, the next step, minutes. A second one
// corrects the first, with a reason.
import { useTranslation } from "react-i18next";
import { logMeeting, notBecauseCodes, parties } from "@samverkansstod/api/contract/meetings.ts";
import { call } from "../../../http/call.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { Fieldset, RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import {
  logBegun,
  logFieldOf,
  logLacks,
  mostCame,
  mostMinutes,
  toLog,
  type LogLack,
  type LogTyped,
} from "./log-typed.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { minutesOf, type MeetingFormProps } from "./move-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

const limits = { agreed: 8000, nextStep: 2000, correction: 2000 } as const;

export function LogForm({ meeting, onClose, onDone }: MeetingFormProps) {
  const { t, i18n } = useTranslation();
  const name = `log-${meeting.id}`;
  const corrects = Boolean(meeting.staff?.log);
  const typed = useTyped<LogTyped>(name, logBegun(meeting, minutesOf(meeting)));
  const words: Record<LogLack, string> = {
    took_place: t("meetings.log.tookPlaceMissing"),
    not_because: t("meetings.log.notBecauseMissing"),
    number: t("meetings.log.numberMissing"),
    too_big: t("meetings.log.countTooBig", { most: mostCame }),
    minutes: t("meetings.log.minutesWrong", { most: mostMinutes }),
    correction: t("meetings.log.correctionMissing"),
  };
  const form = useMeetingForm({
    name,
    requestId: meeting.requestId,
    typed,
    labels: {
      tookPlace: t("meetings.log.tookPlace"),
      notBecause: t("meetings.log.notBecause"),
      ...Object.fromEntries(parties.map((party) => [party, t(`meetings.parties.${party}`)])),
      agreed: t("meetings.log.agreed"),
      nextStep: t("meetings.log.nextStep"),
      nextStepBy: t("meetings.log.nextStepBy"),
      minutes: t("meetings.log.minutes"),
      correction: t("meetings.log.correction"),
    },
    lacks: (value) =>
      Object.fromEntries(Object.entries(logLacks(value, corrects)).map(([of, lack]) => [of, words[lack]])),
    send: (value) =>
      call(logMeeting, { params: { id: meeting.id }, version: meeting.version, body: toLog(value, corrects) }),
    fieldOf: logFieldOf,
    onDone: () => onDone(t(corrects ? "meetings.log.corrected" : "meetings.log.done")),
  });
  const { value } = form;
  const text = (field: "agreed" | "nextStep" | "correction") => ({
    id: form.idOf(field),
    limit: limits[field],
    value: value[field],
    error: form.errorOf(field),
    onChange: ({ target }: { target: { value: string } }) => form.set({ [field]: target.value }),
  });
  return (
    <MeetingForm form={form} submit={t(corrects ? "meetings.log.saveCorrect" : "meetings.log.save")} onClose={onClose}>
      <p>{formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language)}</p>
      <RadioGroup
        id={form.idOf("tookPlace")}
        name={form.idOf("tookPlace")}
        legend={t("meetings.log.tookPlace")}
        columns={2}
        choices={(["yes", "no"] as const).map((answer) => ({ value: answer, label: t(`meetings.log.${answer}`) }))}
        value={value.tookPlace}
        error={form.errorOf("tookPlace")}
        onChange={(event) => form.set({ tookPlace: event.target.value === "yes" ? "yes" : "no" })}
      />
      {value.tookPlace === "no" && (
        <RadioGroup
          id={form.idOf("notBecause")}
          name={form.idOf("notBecause")}
          legend={t("meetings.log.notBecause")}
          choices={notBecauseCodes.map((code) => ({ value: code, label: t(`meetings.notBecause.${code}`) }))}
          value={value.notBecause}
          error={form.errorOf("notBecause")}
          onChange={(event) => form.set({ notBecause: event.target.value })}
        />
      )}
      {value.tookPlace === "yes" && (
        <>
          <Fieldset legend={t("meetings.log.attendance")} hint={t("meetings.log.attendanceHint")}>
            <div className="attendance">
              {parties.map((party) => (
                <TextField
                  key={party}
                  id={form.idOf(party)}
                  label={t(`meetings.parties.${party}`)}
                  inputMode="numeric"
                  width="short"
                  autoComplete="off"
                  value={value[party]}
                  error={form.errorOf(party)}
                  onChange={(event) => form.set({ [party]: event.target.value })}
                />
              ))}
            </div>
          </Fieldset>
          <TextArea {...text("agreed")} label={t("meetings.log.agreed")} hint={t("meetings.log.agreedHint")} optional />
        </>
      )}
      <TextArea {...text("nextStep")} label={t("meetings.log.nextStep")} optional rows={2} />
      <TextField
        id={form.idOf("nextStepBy")}
        type="date"
        label={t("meetings.log.nextStepBy")}
        optional
        width="short"
        value={value.nextStepBy}
        error={form.errorOf("nextStepBy")}
        onChange={(event) => form.set({ nextStepBy: event.target.value })}
      />
      <TextField
        id={form.idOf("minutes")}
        label={t("meetings.log.minutes")}
        hint={t("meetings.log.minutesHint")}
        inputMode="numeric"
        width="short"
        autoComplete="off"
        value={value.minutes}
        error={form.errorOf("minutes")}
        onChange={(event) => form.set({ minutes: event.target.value })}
      />
      {corrects && (
        <TextArea
          {...text("correction")}
          label={t("meetings.log.correction")}
          hint={t("meetings.log.correctionHint")}
          rows={2}
        />
      )}
      <MailLine to={[]} />
    </MeetingForm>
  );
}
