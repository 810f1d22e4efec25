// The state of a form about who is in a case: what is typed stays when it is refused, and what is wrong is said at its field. Sent once however often it is tried.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FieldErrorCode } from "@samverkansstod/api/contract/problem.ts";
import { fieldProblems, fieldSentence, problemSentence } from "../../http/problem-words.ts";
import { isProblem } from "../../http/problem.ts";
import type { SummaryError } from "../../ui/error-summary.tsx";
import { readSharedAnew } from "./sharing.queries.ts";

interface Setting<Value extends object, Answer> {
  /** Begins the ids of the fields. */
  name: string;
  begin: Value;
  /** What each field is called on screen, in the order of the form. */
  labels: Readonly<Partial<Record<keyof Value & string, string>>>;
  /** Fields that lack something before anything is sent. */
  lacks: (value: Value) => readonly (keyof Value & string)[];
  send: (value: Value, idempotencyKey: string) => Promise<Answer>;
  onDone: (answer: Answer, value: Value) => void;
}

export function useSharingForm<Value extends object, Answer>(setting: Setting<Value, Answer>) {
  const { name, begin, labels, lacks, send, onDone } = setting;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [value, setValue] = useState(begin);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [key] = useState(() => crypto.randomUUID());
  const sending = useMutation({
    mutationFn: () => send(value, key),
    onSuccess: async (answer) => {
      await readSharedAnew(queries);
      onDone(answer, value);
    },
    onError: (error) => {
      setAttempt((count) => count + 1);
      // Somebody else was first: what stands on the page is asked for again, and what is typed stays.
      if (isProblem(error, "stale_version")) void readSharedAnew(queries);
    },
  });
  const idOf = (field: string) => `${name}-${field}`;
  const required: FieldErrorCode = "required";
  const problems =
    missing.length > 0 ? missing.map((field) => ({ field, code: required })) : fieldProblems(sending.error);
  const errorOf = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && fieldSentence(t, problem);
  };
  const summary: SummaryError[] = problems.map((problem) => ({
    field: idOf(problem.field),
    message: `${labels[problem.field as keyof Value & string] ?? problem.field}: ${fieldSentence(t, problem)}`,
  }));
  const failure = sending.error && problems.length === 0 ? problemSentence(t, sending.error) : null;
  return {
    value,
    set: (change: Partial<Value>) => {
      setValue((before) => ({ ...before, ...change }));
      setMissing((before) => before.filter((field) => !(field in change)));
    },
    idOf,
    errorOf,
    attempt,
    summary: failure === null ? summary : [{ message: failure }],
    busy: sending.isPending,
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      if (sending.isPending) return;
      const found = lacks(value);
      setMissing(found);
      setAttempt((count) => count + 1);
      if (found.length === 0) sending.mutate();
    },
  };
}
