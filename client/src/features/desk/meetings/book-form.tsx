// Booking a meeting at once, with invitations to those chosen.
import { useTranslation } from "react-i18next";
import { bookMeeting, type PlaceKind } from "@samverkansstod/api/contract/meetings.ts";
import { call } from "../../../http/call.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { CheckboxGroup } from "../../../ui/choice-group.tsx";
import type { DialogFormProps } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { refusedPerson, withoutEmpty } from "./form-messages.ts";
import { theRequester, useReceivers } from "./invitations.ts";
import { ConsultantFields, PlaceFields, useConsultants, wishedPlace, type PlaceTyped } from "./meeting-fields.tsx";
import { MeetingForm } from "./meeting-form.tsx";
import { noTime, type TimeChoice } from "./time-choice.ts";
import { TimePicker } from "./time-picker.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";
import { useTimeField } from "./use-time-field.ts";

interface BookTyped extends PlaceTyped {
  consultantId: string;
  minutes: string;
  times: TimeChoice;
  invited: string[];
}

const name = "book";

export function BookForm({ found, onClose, onDone }: DialogFormProps) {
  const { t, i18n } = useTranslation();
  const consultants = useConsultants(found);
  const { receivers, withoutAddress } = useReceivers(found);
  const { contactEmail } = found;
  const typed = useTyped<BookTyped>(name, {
    consultantId: consultants.usual,
    minutes: "60",
    times: noTime,
    ...wishedPlace(found),
    invited: contactEmail === null ? [] : [theRequester],
  });
  const { consultantId, minutes, times: choice, invited } = typed.value;
  const times = useTimeField({ mode: "one", consultantId, minutes: Number(minutes) });
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed,
    labels: {
      consultantId: t("meetings.form.consultant"),
      minutes: t("meetings.form.minutes"),
      ...times.labels,
      placeKind: t("meetings.form.placeKind"),
      place: t("meetings.item.place"),
      invited: t("meetings.book.invite"),
    },
    lacks: (value) => ({
      ...withoutEmpty({
        consultantId: value.consultantId === "" && t("fields.required"),
        placeKind: value.placeKind === "" && t("fields.not_a_choice"),
      }),
      ...times.lacks(value.times),
    }),
    send: (value, idempotencyKey) => {
      const [wanted] = times.wanted(value.times);
      return call(bookMeeting, {
        params: { id: found.id },
        idempotencyKey,
        body: {
          consultantId: value.consultantId,
          localStart: "",
          ...wanted,
          minutes: Number(value.minutes),
          placeKind: value.placeKind as PlaceKind,
          place: value.place.trim() || null,
          inviteRequester: value.invited.includes(theRequester),
          participantIds: receivers
            .map(({ value: id }) => id)
            .filter((id) => id !== theRequester && value.invited.includes(id)),
        },
      });
    },
    fieldOf: (inBody, value) => {
      if (/^(participantIds|inviteRequester)\b/.test(inBody)) return "invited";
      return times.fieldOf(inBody, value.times) ?? inBody;
    },
    onRefused: (error) => ({ ...refusedPerson(t, error), ...times.refused(error, choice) }),
    onDone: ({ startsAt, endsAt }) =>
      onDone(t("meetings.book.done", { time: formatTimeSpan(startsAt, endsAt, i18n.language) })),
  });
  const consultant = consultants.nameOf(consultantId);
  const addresses = receivers.filter(({ value }) => invited.includes(value)).map(({ hint }) => hint);
  return (
    <MeetingForm form={form} submit={t("meetings.book.save")} onClose={onClose}>
      <ConsultantFields {...form} consultants={consultants} />
      <TimePicker
        {...form}
        mode="one"
        free={times.free}
        hasConsultant={consultantId !== ""}
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
      {receivers.length > 0 && (
        <CheckboxGroup
          id={form.idOf("invited")}
          legend={t("meetings.book.invite")}
          hint={t("meetings.book.inviteHint")}
          choices={receivers}
          value={invited}
          error={form.errorOf("invited")}
          onChange={({ target: { value, checked } }) =>
            form.set({ invited: checked ? [...invited, value] : invited.filter((one) => one !== value) })
          }
        />
      )}
      {contactEmail === null && <p className="text-subtle">{t("meetings.book.noAddress")}</p>}
      {withoutAddress.length > 0 && (
        <p className="text-subtle">
          {t("meetings.book.withoutAddress", {
            names: withoutAddress.map((one) => one.name ?? t("protection.someone")).join(", "),
          })}
        </p>
      )}
      <MailLine to={[...(consultant ? [consultant] : []), ...addresses]}>{t("meetings.book.mails")}</MailLine>
    </MeetingForm>
  );
}
