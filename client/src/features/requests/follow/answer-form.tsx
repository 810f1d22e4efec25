// The unit's question and the box for the answer. An answer to a question that nobody answered in time opens the case again.
import { useTranslation } from "react-i18next";
import { answerQuestion } from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { useKeptText } from "./kept-text.ts";
import { Need } from "./need.tsx";
import { ShownMessages } from "./shown-messages.tsx";
import { useStory } from "./story.ts";
import { useStep } from "./use-step.ts";
import { WordsForm } from "./words-form.tsx";

export function AnswerForm() {
  const { t } = useTranslation();
  const { request, around } = useStory();
  const { id, version } = request;
  const kept = useKeptText(id, "answer");
  const { mutate, isPending, error } = useStep<string>({
    action: "answer",
    send: (text) => call(answerQuestion, { params: { id }, version, body: { text } }),
    said: () => t("requests.answer.done"),
    isTaken: (text, { messages }) => messages.findLast(({ mine }) => mine)?.text === text,
    text: kept,
  });
  return (
    <Need heading={t(request.stage === "ended" ? "requests.answer.headingAfter" : "requests.answer.heading")}>
      {around.question ? (
        <ShownMessages messages={[around.question]} label={t("requests.messages.question")} />
      ) : (
        <p>{t("requests.answer.unseen")}</p>
      )}
      <WordsForm
        id="svar"
        kept={kept}
        label={t("requests.answer.label")}
        hint={t("requests.messages.record")}
        missing={t("requests.answer.missing")}
        word={t("requests.answer.send")}
        busy={isPending}
        error={error}
        onSend={mutate}
      />
    </Need>
  );
}
