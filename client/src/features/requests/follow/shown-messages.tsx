// Messages as the one who asked reads them: who wrote, what was a question, and whether it still waits.
import { useTranslation } from "react-i18next";
import type { Message } from "@samverkansstod/api/contract/conversation.ts";
import { MessageList, type MessageTag } from "../../../ui/message-list.tsx";

export function ShownMessages({ messages, label }: { messages: readonly Message[]; label: string }) {
  const { t } = useTranslation();
  const authorOf = ({ mine, direction, author }: Message) => {
    if (mine) return t("requests.messages.you");
    if (direction === "from_requester") return author ?? t("requests.messages.colleague");
    return author === null ? t("requests.messages.unit") : t("requests.messages.fromUnit", { name: author });
  };
  const tagsOf = ({ question, settled }: Message): MessageTag[] => {
    if (!question) return [];
    const tag: MessageTag = { text: t("requests.messages.question") };
    return settled ? [tag] : [tag, { tone: "attention", icon: "reply", text: t("requests.messages.questionOpen") }];
  };
  const shown = messages.map((message) => ({
    id: message.id,
    at: message.at,
    author: authorOf(message),
    mine: message.direction === "from_requester",
    text: message.text,
    tags: tagsOf(message),
  }));
  return <MessageList messages={shown} label={label} />;
}
