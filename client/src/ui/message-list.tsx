// What was said, oldest first: who, when, and the words as they were written. One's own stand to the right and say so in words too.
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../i18n/dates.ts";
import type { IconName } from "./icon.tsx";
import { Tag, type TagTone } from "./tag.tsx";

export interface MessageTag {
  text: string;
  tone?: TagTone;
  icon?: IconName;
}

export interface ShownMessage {
  id: string;
  /** An instant. */
  at: string;
  /** Who wrote it, in words. */
  author: string;
  /** Written on the reader's side of the conversation: by themselves, or by a colleague. */
  mine: boolean;
  text: string;
  tags?: readonly MessageTag[];
}

/** `label` names the list for those who listen. */
export function MessageList({ messages, label }: { messages: readonly ShownMessage[]; label: string }) {
  const { i18n } = useTranslation();
  return (
    <ol className="messages" aria-label={label}>
      {messages.map(({ id, at, author, mine, text, tags = [] }) => (
        <li key={id} data-mine={mine ? "" : undefined}>
          <div className="message-head">
            <span className="message-author">{author}</span>
            <time dateTime={at}>{formatDateTime(at, i18n.language)}</time>
          </div>
          {tags.length > 0 && (
            <div className="message-tags">
              {tags.map((tag) => (
                <Tag key={tag.text} {...(tag.tone && { tone: tag.tone })} {...(tag.icon && { icon: tag.icon })}>
                  {tag.text}
                </Tag>
              ))}
            </div>
          )}
          <p className="text">{text}</p>
        </li>
      ))}
    </ol>
  );
}
