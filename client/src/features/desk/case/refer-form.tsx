// Referring a case to somebody else. What the requester wrote follows only with their yes.
import { useTranslation } from "react-i18next";
import { mostSummary, referRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, reasonIfAny, reasonLimit, type DialogFormProps } from "./dialog-form.ts";
import { EndingMailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

type Consent = "asked" | "given" | "not_needed";
interface Values {
  receiver: string;
  consent: Consent | "";
  receiverEmail: string;
  reason: string;
  text: string;
}

const nothing: Values = { receiver: "", consent: "", receiverEmail: "", reason: "", text: "" };

export function ReferForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const form = useCaseForm({
    found,
    action: "refer",
    initial: nothing,
    labels: {
      receiver: t("endings.refer.receiver"),
      consent: t("endings.refer.consent"),
      receiverEmail: t("endings.refer.email"),
      reason: t("endings.refer.how"),
      text: t("endings.refer.words"),
    },
    lacks: ({ receiver, consent, receiverEmail, reason, text }) =>
      onlyLacks({
        receiver: lackOfText(receiver, t("endings.refer.receiverMissing")),
        consent: consent === "" ? t("endings.refer.consentMissing") : undefined,
        receiverEmail: follows(consent) ? lackOfText(receiverEmail, t("endings.refer.emailMissing")) : undefined,
        reason: consent === "given" ? lackOfText(reason, t("endings.refer.howMissing")) : undefined,
        text: lackOfText(text, t("endings.refer.wordsMissing")),
      }),
    send: ({ receiver, consent, receiverEmail, reason, text }, { version }) =>
      call(referRequest, {
        params: { id: found.id },
        version,
        body: {
          receiver: receiver.trim(),
          consent: consent === "" ? "not_needed" : consent,
          ...(follows(consent) && { receiverEmail: receiverEmail.trim() }),
          ...(consent === "given" && reasonIfAny(reason)),
          text: text.trim(),
        },
      }),
    onDone: (after, { receiver }) =>
      onDone(t("endings.refer.done", { caseNumber: after.caseNumber ?? "", receiver: receiver.trim() })),
  });
  const { consent, receiverEmail } = form.value;
  const mayBeAsked = found.contactEmail !== null;
  return (
    <CaseForm
      form={form}
      submit={t("endings.refer.save")}
      onClose={onClose}
      mails={
        <>
          <EndingMailLine id={found.id} to={[found.contactEmail]} />
          {consent === "given" && receiverEmail.trim() !== "" && (
            <p>{t("endings.refer.mailsGiven", { receiver: receiverEmail.trim() })}</p>
          )}
        </>
      }
    >
      <TextField {...form.text("receiver")} hint={t("endings.refer.receiverHint")} />
      <RadioGroup
        {...form.one("consent")}
        hint={mayBeAsked ? undefined : t("endings.refer.noAddress")}
        choices={[
          ...(mayBeAsked
            ? [{ value: "asked", label: t("endings.refer.asked"), hint: t("endings.refer.askedHint") }]
            : []),
          { value: "given", label: t("endings.refer.given"), hint: t("endings.refer.givenHint") },
          { value: "not_needed", label: t("endings.refer.notNeeded"), hint: t("endings.refer.notNeededHint") },
        ]}
      />
      {follows(consent) && (
        <TextField {...form.text("receiverEmail")} type="email" hint={t("endings.refer.emailHint")} />
      )}
      {consent === "given" && (
        <TextArea {...form.text("reason")} hint={t("endings.refer.howHint")} rows={2} limit={reasonLimit} />
      )}
      <TextArea {...form.text("text")} hint={t("endings.refer.wordsHint")} limit={mostSummary} />
    </CaseForm>
  );
}

/** Whether what was written follows to the receiver, now or after a yes. */
function follows(consent: Values["consent"]): boolean {
  return consent === "asked" || consent === "given";
}
