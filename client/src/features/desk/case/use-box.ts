// The state of a box that adds something to a case (a message, a note): what is typed, and sending it once however many times it is pressed.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblems, fieldSentence, problemSentence } from "../../../http/problem-words.ts";
import { isProblem } from "../../../http/problem.ts";
import { useSay } from "../../../ui/status-line.tsx";
import { refetchCase, refetchQueue } from "../desk.queries.ts";
import { useTyped } from "./typed-texts.tsx";

interface BoxSetting<T extends object> {
  /** The id of the case. */
  id: string;
  name: string;
  initial: T;
  send: (value: T, idempotencyKey: string) => Promise<unknown>;
  /** The sentence that says that it is done. */
  done: string;
}

/** `refusal`: what to say beside the button; `errors` by field of the API. */
export function useBox<T extends object>({ id, name, initial, send, done }: BoxSetting<T>) {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const typed = useTyped(name, initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const sending = useMutation({
    mutationFn: () => send(typed.value, typed.idempotencyKey()),
    onSuccess: () => {
      typed.forget();
      setErrors({});
      say(done);
      void refetchCase(queries, id);
      void refetchQueue(queries);
    },
    onError: (error) => {
      if (isProblem(error, "idempotency_key_reused")) typed.renewKey();
      // What is on screen may say more than what is known here: another state, another address.
      if (isProblem(error)) void refetchCase(queries, id);
      setErrors(Object.fromEntries(fieldProblems(error).map((one) => [one.field, fieldSentence(t, one)])));
    },
  });
  const { error } = sending;

  function wordsFor(refused: Error): string {
    if (!isProblem(refused)) return t("conversation.notSent.noContact");
    if (refused.code === "idempotency_key_reused") return t("conversation.notSent.perhaps");
    return problemSentence(t, refused);
  }

  const isOfField = fieldProblems(error).length > 0;
  return {
    value: typed.value,
    set: (change: Partial<T>) => {
      typed.set(change);
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
    },
    errors,
    /** Says what is missing instead of sending. */
    lack: (lacks: Record<string, string>) => setErrors(lacks),
    send: () => {
      if (!sending.isPending) sending.mutate();
    },
    sending: sending.isPending,
    refusal: error && !isOfField ? wordsFor(error) : null,
  };
}
