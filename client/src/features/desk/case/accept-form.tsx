// Taking a case on.
import { useTranslation } from "react-i18next";
import { acceptRequest } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../../http/call.ts";
import { useMe } from "../../../http/me.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { CaseForm } from "./case-form.tsx";
import type { DialogFormProps } from "./dialog-form.ts";
import { reasonIfAny, reasonLimit } from "./dialog-form.ts";
import { MailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

export function AcceptForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const form = useCaseForm({
    found,
    action: "accept",
    initial: { reason: "" },
    labels: { reason: t("triage.accept.reason") },
    lacks: () => ({}),
    send: ({ reason }, { version }) =>
      call(acceptRequest, { params: { id: found.id }, version, body: reasonIfAny(reason) }),
    onDone: (after) => onDone(t("triage.accept.done", { caseNumber: after.caseNumber ?? "" })),
  });
  const { assignee } = found.staff;
  return (
    <CaseForm form={form} submit={t("triage.accept.save")} onClose={onClose} mails={<MailLine to={[]} />}>
      <p>
        {assignee === null
          ? t("triage.accept.becomesYours")
          : assignee.id === me?.person.id
            ? t("triage.accept.staysYours")
            : t("triage.accept.staysWith", { name: assignee.name })}{" "}
        {t("triage.accept.shown")}
      </p>
      <TextArea {...form.text("reason")} hint={t("triage.accept.reasonHint")} optional rows={3} limit={reasonLimit} />
    </CaseForm>
  );
}
