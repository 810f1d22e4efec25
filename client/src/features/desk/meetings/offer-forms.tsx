// What can be done with an open offer: take it back, or pick one of its times for the requester, who has said which.
import { useTranslation } from "react-i18next";
import type { TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import { pickTime, withdrawOffer } from "@samverkansstod/api/contract/offers.ts";
import { call } from "../../../http/call.ts";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import type { StaffCase } from "../staff-case.ts";
import { withoutEmpty } from "./form-messages.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

interface OfferFormProps {
  found: StaffCase;
  offer: TimeOffer;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function WithdrawForm({ found, offer, onClose, onDone }: OfferFormProps) {
  const { t } = useTranslation();
  const name = `withdraw-${offer.id}`;
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed: useTyped(name, {}),
    labels: {},
    lacks: () => ({}),
    send: () => call(withdrawOffer, { params: { id: found.id, offerId: offer.id }, body: {} }),
    onDone: () => onDone(t("meetings.withdraw.done")),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.withdraw.save")} tone="danger" onClose={onClose}>
      <p>{t("meetings.withdraw.text")}</p>
      <MailLine to={[]}>{t("meetings.withdraw.mails")}</MailLine>
    </MeetingForm>
  );
}

export function PickForm({ found, offer, onClose, onDone }: OfferFormProps) {
  const { t, i18n } = useTranslation();
  const name = `pick-${offer.id}`;
  const typed = useTyped(name, { timeId: "" });
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed,
    labels: { timeId: t("meetings.pick.legend") },
    lacks: ({ timeId }) => withoutEmpty({ timeId: timeId === "" && t("meetings.pick.missing") }),
    send: ({ timeId }, idempotencyKey) =>
      call(pickTime, { params: { id: found.id, offerId: offer.id }, idempotencyKey, body: { timeId } }),
    onRefused: (error) => withoutEmpty({ timeId: isProblem(error, "time_taken") && problemSentence(t, error) }),
    onDone: ({ startsAt, endsAt }) =>
      onDone(t("meetings.book.done", { time: formatTimeSpan(startsAt, endsAt, i18n.language) })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.pick.save")} onClose={onClose}>
      <p>{t("meetings.pick.text")}</p>
      <RadioGroup
        id={form.idOf("timeId")}
        name={form.idOf("timeId")}
        legend={t("meetings.pick.legend")}
        choices={offer.times.map(({ id, startsAt, endsAt }) => ({
          value: id,
          label: formatTimeSpan(startsAt, endsAt, i18n.language),
        }))}
        value={form.value.timeId}
        error={form.errorOf("timeId")}
        onChange={(event) => form.set({ timeId: event.target.value })}
      />
      <MailLine to={[offer.consultant.name, found.contactEmail]}>{t("meetings.book.mails")}</MailLine>
    </MeetingForm>
  );
}
