// The state of a form about people: what is typed, what is wrong with it, and sending it. A refusal keeps what was typed.
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type ChangeEvent, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblems, fieldSentence } from "../../http/problem-words.ts";
import { isProblem } from "../../http/problem.ts";
import type { SummaryError } from "../../ui/error-summary.tsx";

type Messages<T> = Partial<Record<keyof T & string, string | undefined>>;

interface Setting<T extends object, Answer> {
  /** Begins the ids of the fields. */
  name: string;
  initial: T;
  /** What each field is called on screen, in the order of the form. */
  labels: Record<keyof T & string, string>;
  lacks?: (value: T) => Messages<T>;
  send: (value: T, idempotencyKey: string) => Promise<Answer>;
  onDone: (answer: Answer, value: T) => void;
  onRefused?: (error: Error) => void;
}

export interface PersonFormState {
  submit: (event: SubmitEvent) => void;
  saving: boolean;
  errors: SummaryError[];
  attempt: number;
  /** A refusal that is nobody's field. */
  failure: Error | null;
}

export function usePersonForm<T extends object, Answer>(setting: Setting<T, Answer>) {
  const { name, initial, labels, lacks, send, onDone, onRefused } = setting;
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const [messages, setMessages] = useState<Messages<T>>({});
  const [attempt, setAttempt] = useState(0);
  const key = useRef(crypto.randomUUID());
  const idOf = (field: string) => `${name}-${field}`;
  const sending = useMutation({
    mutationFn: () => send(value, key.current),
    onSuccess: (answer) => {
      key.current = crypto.randomUUID();
      onDone(answer, value);
    },
    onError: (error) => {
      const found = fieldProblems(error).map((problem) => [problem.field, fieldSentence(t, problem)]);
      setMessages(Object.fromEntries(found) as Messages<T>);
      setAttempt((count) => count + 1);
      onRefused?.(error);
    },
  });

  function set(change: Partial<T>) {
    setValue((before) => ({ ...before, ...change }));
    setMessages(
      (before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))) as Messages<T>,
    );
    // What was sent is one thing, what is sent next another.
    key.current = crypto.randomUUID();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (sending.isPending) return;
    const lacking = Object.entries(lacks?.(value) ?? {}).filter(([, message]) => message !== undefined);
    setMessages(Object.fromEntries(lacking) as Messages<T>);
    setAttempt((count) => count + 1);
    sending.reset();
    if (lacking.length === 0) sending.mutate();
  }

  const errors: SummaryError[] = (Object.keys(labels) as (keyof T & string)[]).flatMap((field) => {
    const message = messages[field];
    return message
      ? [{ field: idOf(field), message: `${labels[field]}${labels[field].endsWith("?") ? "" : ":"} ${message}` }]
      : [];
  });
  const isFieldProblem = isProblem(sending.error, "invalid_fields") && errors.length > 0;
  const form: PersonFormState = {
    submit,
    saving: sending.isPending,
    errors,
    attempt,
    failure: isFieldProblem ? null : sending.error,
  };
  return {
    form,
    value,
    set,
    /** For a field of one or more lines, or a choice from a list. */
    text: (field: keyof T & string) => ({
      id: idOf(field),
      label: labels[field],
      value: String(value[field]),
      error: messages[field],
      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set({ [field]: target.value } as Partial<T>),
    }),
  };
}
