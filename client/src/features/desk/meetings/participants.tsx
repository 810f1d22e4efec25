// The forms about people of a case who need no account: adding one, and taking one away.
import { useTranslation } from "react-i18next";
import { parties } from "@samverkansstod/api/contract/meetings.ts";
import { addParticipant, removeParticipant, type Participant } from "@samverkansstod/api/contract/participants.ts";
import { call } from "../../../http/call.ts";
import { Checkbox, RadioGroup } from "../../../ui/choice-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { DialogFormProps } from "../case/dialog-form.ts";
import { MailLine } from "../case/mail-line.tsx";
import { useTyped } from "../case/typed-texts.tsx";
import { withoutEmpty } from "./form-messages.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { useMeetingForm } from "./use-meeting-form.ts";

const limits = { name: 200, email: 320, organisationName: 200 } as const;

export function AddParticipantForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const name = "participant";
  const typed = useTyped(name, { name: "", email: "", party: "", organisationName: "", protected: false });
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed,
    labels: {
      name: t("meetings.participants.name"),
      email: t("meetings.participants.email"),
      party: t("meetings.participants.party"),
      organisationName: t("meetings.participants.organisation"),
    },
    lacks: (value) =>
      withoutEmpty({
        name: value.name.trim() === "" && t("meetings.participants.nameMissing"),
        party: value.party === "" && t("meetings.participants.partyMissing"),
      }),
    send: (value, idempotencyKey) =>
      call(addParticipant, {
        params: { id: found.id },
        idempotencyKey,
        body: {
          name: value.name.trim(),
          email: value.email.trim() || null,
          party: parties.find((party) => party === value.party) ?? "other",
          organisationName: value.organisationName.trim() || null,
          ...(value.protected && { protected: true }),
        },
      }),
    onDone: (added) => onDone(t("meetings.participants.added", { name: added.name ?? t("protection.someone") })),
  });
  const field = (of: "name" | "email" | "organisationName") => ({
    id: form.idOf(of),
    maxLength: limits[of],
    autoComplete: "off",
    value: form.value[of],
    error: form.errorOf(of),
    onChange: ({ target }: { target: { value: string } }) => form.set({ [of]: target.value }),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.participants.save")} onClose={onClose}>
      <TextField {...field("name")} label={t("meetings.participants.name")} />
      <TextField
        {...field("email")}
        type="email"
        label={t("meetings.participants.email")}
        hint={t("meetings.participants.emailHint")}
        optional
      />
      <RadioGroup
        id={form.idOf("party")}
        name={form.idOf("party")}
        legend={t("meetings.participants.party")}
        choices={parties.map((party) => ({ value: party, label: t(`meetings.parties.${party}`) }))}
        columns={2}
        value={form.value.party}
        error={form.errorOf("party")}
        onChange={(event) => form.set({ party: event.target.value })}
      />
      <TextField
        {...field("organisationName")}
        label={t("meetings.participants.organisation")}
        hint={t("meetings.participants.organisationHint")}
        optional
      />
      <Checkbox
        id={form.idOf("protected")}
        label={t("protection.participant")}
        hint={t("protection.participantHint")}
        checked={form.value.protected}
        onChange={(event) => form.set({ protected: event.target.checked })}
      />
      <MailLine to={[]} />
    </MeetingForm>
  );
}

export function RemoveParticipantForm({ found, who, onClose, onDone }: DialogFormProps & { who: Participant }) {
  const { t } = useTranslation();
  const name = `remove-${who.id}`;
  const called = who.name ?? t("protection.someone");
  const form = useMeetingForm({
    name,
    requestId: found.id,
    typed: useTyped(name, {}),
    labels: {},
    lacks: () => ({}),
    send: () => call(removeParticipant, { params: { id: found.id, participantId: who.id } }),
    onDone: () => onDone(t("meetings.participants.removed", { name: called })),
  });
  return (
    <MeetingForm form={form} submit={t("meetings.participants.removeSave")} tone="danger" onClose={onClose}>
      <p>{t("meetings.participants.removeText", { name: called })}</p>
      <MailLine to={[]} />
    </MeetingForm>
  );
}
