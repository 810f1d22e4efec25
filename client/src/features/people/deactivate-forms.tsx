// Keeping somebody out, with what follows from it in figures before it is done; and letting them in again.
import { useTranslation } from "react-i18next";
import { deactivatePerson, reactivatePerson } from "@samverkansstod/api/contract/staff.ts";
import { mostReason } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../http/call.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { useAfter, type PersonDialogProps } from "./person-dialogs.tsx";
import { PersonForm } from "./person-form.tsx";
import { usePersonForm } from "./use-person-form.ts";

export function DeactivateForm(props: PersonDialogProps) {
  const { person, onClose } = props;
  const { t } = useTranslation();
  const after = useAfter(props);
  const name = person.name ?? person.email;
  const { form, text } = usePersonForm({
    name: "deactivate",
    initial: { reason: "" },
    labels: { reason: t("people.out.reason") },
    lacks: ({ reason }) => ({ reason: reason.trim() === "" ? t("people.out.missingReason") : undefined }),
    send: ({ reason }) =>
      call(deactivatePerson, {
        params: { id: person.id },
        version: person.version,
        body: { reason: reason.trim() },
      }),
    onDone: (changed) => after.done(changed, t("people.out.done", { name })),
    onRefused: after.refused,
  });
  return (
    <PersonForm form={form} submit={t("people.out.save")} danger onClose={onClose}>
      <p>{t("people.out.text")}</p>
      <ul>
        <li>{t("people.out.signedOut", { name })}</li>
        <li>{t("people.out.cases", { count: person.openCases })}</li>
        <li>{t("people.out.offers", { count: person.offersOpen })}</li>
        <li>{t("people.out.meetings", { count: person.meetingsToCome })}</li>
        <li>{t("people.out.standIns", { name })}</li>
      </ul>
      <TextArea {...text("reason")} rows={2} limit={mostReason} hint={t("people.out.reasonHint")} />
    </PersonForm>
  );
}

export function ReactivateForm(props: PersonDialogProps) {
  const { person, onClose } = props;
  const { t } = useTranslation();
  const after = useAfter(props);
  const name = person.name ?? person.email;
  const { form, text } = usePersonForm({
    name: "reactivate",
    initial: { reason: "" },
    labels: { reason: t("people.back.reason") },
    send: ({ reason }) =>
      call(reactivatePerson, {
        params: { id: person.id },
        version: person.version,
        body: { ...(reason.trim() && { reason: reason.trim() }) },
      }),
    onDone: (changed) => after.done(changed, t("people.back.done", { name })),
    onRefused: after.refused,
  });
  return (
    <PersonForm form={form} submit={t("people.back.save")} onClose={onClose}>
      <p>{t("people.back.text", { name })}</p>
      <TextArea {...text("reason")} optional rows={2} limit={mostReason} />
    </PersonForm>
  );
}
