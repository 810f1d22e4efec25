// Offering up to three times of one consultant, each reserved until the offer expires; the requester gets a mail and picks one.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlaceKind } from "@samverkansstod/api/contract/meetings.ts";
import { offerTimes } from "@samverkansstod/api/contract/offers.ts";
import { call } from "../../../http/call.ts";
import { formatDateTime } from "../../../i18n/dates.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Select } from "../../../ui/text-field.tsx";
import type { DialogFormProps } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { refusedPerson, withoutEmpty } from "./form-messages.ts";
import { ConsultantFields, PlaceFields, useConsultants, wishedPlace, type PlaceTyped } from "./meeting-fields.tsx";
import { MeetingForm } from "./meeting-form.tsx";
import { caseMeetingsQuery } from "./meetings.queries.ts";
import { noTime, type TimeChoice } from "./time-choice.ts";
import { TimePicker } from "./time-picker.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";
import { useTimeField } from "./use-time-field.ts";

interface OfferTyped extends PlaceTyped {
  consultantId: string;
  minutes: string;
  times: TimeChoice;
  /** Days from when the form was opened; "" is the unit's usual. */
  until: string;
}

const name = "offer";
const untilDays = [1, 2, 3, 5, 7, 14] as const;
const day = 24 * 60 * 60_000;

export function OfferForm({ found, onClose, onDone }: DialogFormProps) {
  const { t, i18n } = useTranslation();
  const consultants = useConsultants(found);
  const { data: shown } = useQuery(caseMeetingsQuery(found.id));
  const [opened] = useState(Date.now);
  const email = found.contactEmail ?? "";
  const expiresAt = (until: string) => new Date(opened + Number(until) * day).toISOString();
  const typed = useTyped<OfferTyped>(name, {
    consultantId: consultants.usual,
    minutes: "60",
    times: noTime,
    ...wishedPlace(found),
    until: "",
  });
  const { consultantId, minutes, times: choice, until } = typed.value;
  const times = useTimeField({ mode: "several", consultantId, minutes: Number(minutes) });
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
      until: t("meetings.offer.until"),
    },
    lacks: (value) => ({
      ...withoutEmpty({
        consultantId: value.consultantId === "" && t("fields.required"),
        placeKind: value.placeKind === "" && t("fields.not_a_choice"),
      }),
      ...times.lacks(value.times),
    }),
    send: (value, idempotencyKey) =>
      call(offerTimes, {
        params: { id: found.id },
        idempotencyKey,
        body: {
          consultantId: value.consultantId,
          minutes: Number(value.minutes),
          times: times.wanted(value.times),
          placeKind: value.placeKind as PlaceKind,
          place: value.place.trim() || null,
          ...(value.until !== "" && { expiresAt: expiresAt(value.until) }),
        },
      }),
    fieldOf: (inBody, value) => (inBody === "expiresAt" ? "until" : (times.fieldOf(inBody, value.times) ?? inBody)),
    onRefused: (error) => ({ ...refusedPerson(t, error), ...times.refused(error, choice) }),
    onDone: (offer) =>
      onDone(t("meetings.offer.done", { email, when: formatDateTime(offer.expiresAt, i18n.language) })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.offer.send")} onClose={onClose}>
      {shown?.offers.some(({ state }) => state === "open") && (
        <Notice tone="info">
          <p>{t("meetings.offer.replaces")}</p>
        </Notice>
      )}
      <ConsultantFields {...form} consultants={consultants} />
      <TimePicker
        {...form}
        mode="several"
        free={times.free}
        hasConsultant={consultantId !== ""}
        hint={t("meetings.times.hintSeveral")}
        choice={choice}
        twice={times.twice}
        onChange={(next) => {
          times.changed();
          form.clear("own0", "own1", "own2");
          form.set({ times: next });
        }}
      />
      <PlaceFields {...form} />
      <Select
        id={form.idOf("until")}
        label={t("meetings.offer.until")}
        hint={
          until === ""
            ? t("meetings.offer.untilHint")
            : t("meetings.offer.untilWhen", { when: formatDateTime(expiresAt(until), i18n.language) })
        }
        error={form.errorOf("until")}
        options={[
          { value: "", label: t("meetings.offer.untilUsual") },
          ...untilDays.map((count) => ({ value: String(count), label: t("meetings.offer.untilDays", { count }) })),
        ]}
        value={until}
        onChange={(event) => form.set({ until: event.target.value })}
      />
      <MailLine to={[found.contactEmail]}>{t("meetings.offer.mails")}</MailLine>
    </MeetingForm>
  );
}
