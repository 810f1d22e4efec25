// Step 1 of asking: what somebody wants help with.
import { useTranslation } from "react-i18next";
import { kinds } from "@samverkansstod/api/contract/life-cycle.ts";
import { limits } from "@samverkansstod/api/contract/requests.ts";
import { AnswerArea, AnswerRadios, AnswerText } from "./answer-fields.tsx";

export function WhatStep() {
  const { t } = useTranslation();
  return (
    <>
      <AnswerRadios
        field="kind"
        choices={kinds.map((kind) => ({
          value: kind,
          label: t(`words.kinds.${kind}`),
          hint: t(`ask.kindHints.${kind}`),
        }))}
      />
      <AnswerText field="subject" hint={t("ask.hints.subject")} />
      <AnswerArea field="description" hint={t("ask.hints.description")} limit={limits.description} rows={8} />
      <AnswerArea field="desiredChange" hint={t("ask.hints.desiredChange")} limit={limits.desiredChange} optional />
    </>
  );
}
