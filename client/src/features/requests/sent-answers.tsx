// What was sent, question by question; what was not answered is left out.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";
import { useAnswerWords } from "./answer-words.ts";
import { answerFields, isAsked } from "./answers.ts";

export function SentAnswers({ request }: { request: Request }) {
  const { t } = useTranslation();
  const inWords = useAnswerWords();
  const { form, contactEmail } = request;
  const facts: Fact[] = [];
  for (const field of answerFields) {
    const value = isAsked(field, form) ? inWords(field, form) : null;
    if (value !== null) facts.push({ term: t(`ask.labels.${field}`), value });
    if (field === "contactPhone" && contactEmail) facts.push({ term: t("ask.check.goesTo"), value: contactEmail });
  }
  return <DescriptionList facts={facts} layout="rows" />;
}
