// A question to the requester, whom the case then waits for.
import { useTranslation } from "react-i18next";
import { askRequester, mostWords } from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, type DialogFormProps } from "./dialog-form.ts";
import { MailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

export function AskForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const form = useCaseForm({
    found,
    action: "ask",
    initial: { text: "" },
    labels: { text: t("conversation.ask.label") },
    lacks: ({ text }) => onlyLacks({ text: lackOfText(text, t("conversation.ask.missing")) }),
    send: ({ text }, { version }) =>
      call(askRequester, { params: { id: found.id }, version, body: { text: text.trim() } }),
    onDone: (after) => onDone(t("conversation.ask.done", { caseNumber: after.caseNumber ?? "" })),
  });
  return (
    <CaseForm
      form={form}
      submit={t("conversation.ask.save")}
      onClose={onClose}
      mails={<MailLine to={[found.contactEmail]} />}
    >
      <p>{t("conversation.ask.text")}</p>
      <TextArea {...form.text("text")} hint={t("conversation.ask.hint")} limit={mostWords} />
    </CaseForm>
  );
}
