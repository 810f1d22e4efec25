// Declining a case: a reason from the catalogue, and the text that the requester reads.
import { useTranslation } from "react-i18next";
import { declineRequest, mostSummary } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { useCatalogues } from "../../../http/catalogues.ts";
import { TextArea } from "../../../ui/text-area.tsx";
import { Select } from "../../../ui/text-field.tsx";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, type DialogFormProps } from "./dialog-form.ts";
import { EndingMailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

export function DeclineForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const form = useCaseForm({
    found,
    action: "decline",
    initial: { code: "", text: "" },
    labels: { code: t("endings.decline.code"), text: t("endings.decline.words") },
    lacks: ({ code, text }) =>
      onlyLacks({
        code: code === "" ? t("endings.decline.codeMissing") : undefined,
        text: lackOfText(text, t("endings.decline.wordsMissing")),
      }),
    send: ({ code, text }, { version }) =>
      call(declineRequest, { params: { id: found.id }, version, body: { code, text: text.trim() } }),
    onDone: (after) => onDone(t("endings.decline.done", { caseNumber: after.caseNumber ?? "" })),
  });
  const reasons = choices("declineReasons");
  return (
    <CaseForm
      form={form}
      submit={t("endings.decline.save")}
      danger
      onClose={onClose}
      mails={<EndingMailLine id={found.id} to={[found.contactEmail]} />}
    >
      <Select
        {...form.text("code")}
        placeholder={t("endings.decline.choose")}
        options={reasons}
        hint={reasons.find(({ value }) => value === form.value.code)?.hint}
      />
      <TextArea {...form.text("text")} hint={t("endings.decline.wordsHint")} limit={mostSummary} />
    </CaseForm>
  );
}
