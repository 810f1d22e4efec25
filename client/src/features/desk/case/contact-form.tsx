// Logging a call or another contact that took place: an official note that stops the clock of the first contact.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  contactChannels,
  logContact,
  mostWords,
  type ContactChannel,
} from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { Fieldset, RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { meaningOf, wallTimeAt, type WallTime } from "../stockholm-time.ts";
import { showWallTime } from "../wall-time-words.ts";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, type DialogFormProps } from "./dialog-form.ts";
import { MailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

interface Values extends WallTime {
  channel: string;
  /** Which of the two, in the hour that comes twice. */
  reading: string;
  minutes: string;
  text: string;
}

const mostMinutes = 1440;
const areMinutes = (minutes: string) => /^\d{1,4}$/.test(minutes.trim()) && Number(minutes) <= mostMinutes;

export function ContactForm({ found, onClose, onDone }: DialogFormProps) {
  const { t, i18n } = useTranslation();
  const [opened] = useState(() => wallTimeAt(new Date()));
  const initial: Values = { channel: "phone", ...opened, reading: "earlier", minutes: "", text: "" };
  const clock = (time: string) => showWallTime(time, i18n.language);

  function lackOfTime({ date, time }: Values): string | undefined {
    const meaning = meaningOf({ date, time });
    if (!meaning) return t("register.received.invalid");
    if (meaning.kind !== "gap") return undefined;
    return t("register.received.gap", { time: clock(time), next: clock(meaning.nextValid.time) });
  }

  const form = useCaseForm({
    found,
    action: "log_contact",
    initial,
    labels: {
      channel: t("conversation.contact.channel"),
      date: t("register.received.date"),
      time: t("register.received.time"),
      reading: t("conversation.contact.when"),
      minutes: t("conversation.contact.minutes"),
      text: t("conversation.contact.note"),
    },
    fieldOf: { at: "date" },
    lacks: (value) =>
      onlyLacks({
        date: lackOfTime(value),
        minutes:
          value.minutes.trim() === "" || areMinutes(value.minutes)
            ? undefined
            : t("conversation.contact.minutesInvalid"),
        text: lackOfText(value.text, t("conversation.contact.noteMissing")),
      }),
    send: (value, { idempotencyKey }) => {
      const at = instantOf(value, opened);
      return call(logContact, {
        params: { id: found.id },
        idempotencyKey,
        body: {
          channel: value.channel as ContactChannel,
          ...(at !== null && { at }),
          ...(value.minutes.trim() !== "" && { minutes: Number(value.minutes) }),
          text: value.text.trim(),
        },
      });
    },
    onDone: (after) => onDone(t("conversation.contact.done", { caseNumber: after.caseNumber ?? "" })),
  });
  const meaning = meaningOf(form.value);
  return (
    <CaseForm form={form} submit={t("conversation.contact.save")} onClose={onClose} mails={<MailLine to={[]} />}>
      <p>
        {t("conversation.contact.text")}
        {found.staff.state !== "in_progress" && ` ${t("conversation.contact.startsWork")}`}
      </p>
      <div className="dense-choices" data-flow="row">
        <RadioGroup
          {...form.one("channel")}
          choices={contactChannels.map((channel) => ({
            value: channel,
            label: t(`conversation.contact.channels.${channel}`),
          }))}
        />
      </div>
      <Fieldset legend={t("conversation.contact.when")}>
        <div className="two-fields">
          <TextField {...form.text("date")} type="date" width="short" />
          <TextField {...form.text("time")} type="time" width="short" />
        </div>
      </Fieldset>
      {meaning?.kind === "fold" && (
        <RadioGroup
          {...form.one("reading")}
          hint={t("register.received.foldHint")}
          legend={t("register.received.fold", { time: clock(form.value.time) })}
          choices={(["earlier", "later"] as const).map((reading) => ({
            value: reading,
            label: t(`register.received.${reading}`),
          }))}
        />
      )}
      <TextField
        {...form.text("minutes")}
        hint={t("conversation.contact.minutesHint")}
        optional
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
      <TextArea {...form.text("text")} limit={mostWords} />
    </CaseForm>
  );
}

/** Null: now, as nobody has said otherwise; the API knows the time better than this device. */
function instantOf(value: Values, opened: WallTime): string | null {
  if (value.date === opened.date && value.time === opened.time) return null;
  const meaning = meaningOf(value);
  if (meaning?.kind === "exact") return meaning.instant;
  return meaning?.kind === "fold" ? meaning[value.reading === "later" ? "later" : "earlier"] : null;
}
