// What they and the unit have written to each other, and the box for the next message.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { isProblem } from "../../../http/problem.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { conversationQuery, readAnew } from "../requests.queries.ts";
import { NotFetched } from "./not-fetched.tsx";
import { ShownMessages } from "./shown-messages.tsx";
import { messageBoxId, useStory } from "./story.ts";
import { WordsForm } from "./words-form.tsx";

export function Conversation() {
  const { t } = useTranslation();
  const { request } = useStory();
  const { data: messages, error, refetch } = useQuery(conversationQuery(request.id));
  const writing = useRef<HTMLDivElement>(null);
  const latest = messages?.at(-1)?.id;
  // A message that comes in above pushes the box down, away from whoever stands in it.
  useEffect(() => {
    const { activeElement } = document;
    if (writing.current?.contains(activeElement)) activeElement?.scrollIntoView({ block: "center" });
  }, [latest]);
  return (
    <section className="stack">
      <h2 className="ds-heading" data-size="xs">
        {t("requests.messages.heading")}
      </h2>
      {!messages && !error && <Skeleton lines={3} />}
      {!messages && error && <NotFetched what={t("requests.messages.failed")} onRetry={() => void refetch()} />}
      {messages?.length === 0 && <p className="text-subtle">{t("requests.messages.empty")}</p>}
      {messages && messages.length > 0 && <ShownMessages messages={messages} label={t("requests.messages.heading")} />}
      {request.actions.includes("message") && (
        <div ref={writing}>
          <MessageForm />
        </div>
      )}
    </section>
  );
}

function MessageForm() {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const { request, message } = useStory();
  const { id } = request;
  const sending = useMutation({
    mutationFn: async (text: string) => {
      await call(sendMessage, { params: { id }, idempotencyKey: message.key, body: { text } });
      await readAnew(queries, id);
    },
    onSuccess: () => {
      message.forget();
      say(t("requests.messages.done"));
    },
    onError: async (error) => {
      // The first try arrived and something was changed after it: what is sent next is another message, and the page says so.
      if (isProblem(error, "idempotency_key_reused")) message.renewKey();
      if (isProblem(error) && !isProblem(error, "signed_out")) await readAnew(queries, id);
    },
  });
  return (
    <WordsForm
      id={messageBoxId}
      kept={message}
      label={t("requests.messages.label")}
      hint={t("requests.messages.record")}
      missing={t("requests.messages.missing")}
      word={t("requests.messages.send")}
      busy={sending.isPending}
      error={sending.error}
      onSend={sending.mutate}
    />
  );
}
