// The state of a small form that sends one thing: what is typed, what is wrong with it, and the call. A refusal keeps what was typed.
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblems, fieldSentence, problemSentence } from "../../http/problem-words.ts";
import type { SummaryError } from "../../ui/error-summary.tsx";

interface Setting<T extends object, A> {
  /** Unique on the page; begins the ids of the controls. */
  name: string;
  initial: T;
  /** What is wrong before anything is sent, in words, by field. */
  lacks: (value: T) => Partial<Record<keyof T & string, string | undefined>>;
  send: (value: T, idempotencyKey: string) => Promise<A>;
  onDone: (answer: A, value: T) => void;
}

type Messages = Record<string, string>;

export function useSending<T extends object, A>({ name, initial, lacks, send, onDone }: Setting<T, A>) {
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const [missing, setMissing] = useState<Messages>({});
  const [attempt, setAttempt] = useState(0);
  // The same words sent again are the same thing; other words are another.
  const key = useRef<string>(null);
  const sending = useMutation({
    mutationFn: () => send(value, (key.current ??= crypto.randomUUID())),
    onSuccess: (answer) => onDone(answer, value),
    onError: () => setAttempt((count) => count + 1),
  });
  const refused = Object.fromEntries(
    fieldProblems(sending.error).flatMap((problem) =>
      problem.field in value ? [[problem.field, fieldSentence(t, problem)]] : [],
    ),
  );
  const messages: Messages = { ...refused, ...missing };
  const idOf = (field: keyof T & string) => `${name}-${field}`;
  const ofFields: SummaryError[] = Object.entries(messages).map(([field, message]) => ({
    field: `${name}-${field}`,
    message,
  }));
  const homeless = sending.error && Object.keys(refused).length === 0;
  const errors = homeless ? [...ofFields, { message: problemSentence(t, sending.error) }] : ofFields;

  const set = (change: Partial<T>) => {
    key.current = null;
    setValue((before) => ({ ...before, ...change }));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.isPending) return;
    const found = Object.entries<string | undefined>(lacks(value)).flatMap(([field, words]) =>
      words === undefined ? [] : [[field, words] as const],
    );
    setMissing(Object.fromEntries(found));
    setAttempt((count) => count + 1);
    if (found.length === 0) sending.mutate();
    else sending.reset();
  };
  return {
    value,
    set,
    submit,
    errors,
    attempt,
    error: sending.error,
    saving: sending.isPending,
    idOf,
    errorOf: (field: keyof T & string) => messages[field],
    /** A text field's id, value, error and change. */
    text: (field: keyof T & string) => ({
      id: idOf(field),
      value: String(value[field] ?? ""),
      error: messages[field],
      onChange: ({ target }: { target: { value: string } }) => set({ [field]: target.value } as Partial<T>),
    }),
  };
}

/** What a text lacks: the words where it is empty. */
export const lackOf = (text: string, words: string): string | undefined => (text.trim() === "" ? words : undefined);
