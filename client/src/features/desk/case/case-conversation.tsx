// What is said in a case: the messages that both sides see, and apart from them the unit's notes; each with its own box to write in.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Message, Note } from "@samverkansstod/api/contract/conversation.ts";
import { formatDateTime } from "../../../i18n/dates.ts";
import { Button } from "../../../ui/button.tsx";
import { MessageList, type MessageTag } from "../../../ui/message-list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { conversationQuery } from "../desk.queries.ts";
import type { StaffCase } from "../staff-case.ts";
import { useDuration } from "./duration.ts";
import { MessageBox } from "./message-box.tsx";
import { NoteBox } from "./note-box.tsx";

export function CaseConversation({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useQuery(conversationQuery(found.id));
  return (
    <>
      <section>
        <h2 className="ds-heading" data-size="xs">
          {t("conversation.heading")}
        </h2>
        {isPending ? (
          <Skeleton lines={3} />
        ) : data ? (
          <Messages messages={data.messages} mayWrite={found.actions.includes("message")} />
        ) : (
          <Notice tone="warning">
            <p>{t("conversation.failed")}</p>
            <Button variant="secondary" onClick={() => void refetch()}>
              {t("conversation.retry")}
            </Button>
          </Notice>
        )}
        <MessageBox found={found} />
      </section>
      <section>
        <h2 className="ds-heading" data-size="xs">
          {t("conversation.notes.heading")}
        </h2>
        {data && <Notes notes={data.notes} />}
        <NoteBox found={found} />
      </section>
    </>
  );
}

function Messages({ messages, mayWrite }: { messages: readonly Message[]; mayWrite: boolean }) {
  const { t } = useTranslation();
  if (messages.length === 0) {
    return <p className="text-subtle">{t(mayWrite ? "conversation.emptyToWrite" : "conversation.empty")}</p>;
  }
  return (
    <MessageList
      label={t("conversation.label")}
      messages={messages.map((message) => {
        const isOurs = message.direction === "to_requester";
        const author = message.author ?? t(isOurs ? "conversation.unit" : "conversation.requester");
        return {
          id: message.id,
          at: message.at,
          author: message.mine ? t("conversation.you", { name: author }) : author,
          mine: isOurs,
          text: message.text,
          tags: tagsOf(message),
        };
      })}
    />
  );

  function tagsOf({ question, settled, personalNumber }: Message): MessageTag[] {
    return [
      ...(question
        ? [
            settled
              ? ({ text: t("conversation.questionSettled"), tone: "neutral", icon: "check" } as const)
              : ({ text: t("conversation.questionWaits"), tone: "attention", icon: "clock" } as const),
          ]
        : []),
      ...(personalNumber
        ? [{ text: t("conversation.personalNumber"), tone: "warning", icon: "warning" } as const]
        : []),
    ];
  }
}

function Notes({ notes }: { notes: readonly Note[] }) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  if (notes.length === 0) return <p className="text-subtle">{t("conversation.notes.empty")}</p>;
  return (
    <ol className="notes" aria-label={t("conversation.notes.label")}>
      {notes.map(({ id, at, kind, author, text, personalNumber, contact }) => (
        <li key={id} data-kind={kind}>
          <div className="note-head">
            <Tag icon={kind === "official" ? "inbox" : "pencil"}>{t(`conversation.notes.${kind}`)}</Tag>
            {personalNumber && (
              <Tag tone="warning" icon="warning">
                {t("conversation.personalNumber")}
              </Tag>
            )}
            <span>{author ?? t("conversation.unit")}</span>
            <time dateTime={at}>{formatDateTime(at, i18n.language)}</time>
          </div>
          {contact && (
            <p className="text-subtle">
              {[
                t(`conversation.contact.channels.${contact.channel}`),
                formatDateTime(contact.at, i18n.language),
                ...(contact.minutes === null ? [] : [duration(contact.minutes)]),
              ].join(", ")}
            </p>
          )}
          <p className="text">{text}</p>
        </li>
      ))}
    </ol>
  );
}
