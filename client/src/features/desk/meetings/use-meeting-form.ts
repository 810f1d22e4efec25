// The state of a form about a meeting: what is typed (kept while the dialog is closed), what is wrong with it, and sending it once however
// many times it is tried. A refusal keeps what was typed.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { fieldSentence } from "../../../http/problem-words.ts";
import { isProblem } from "../../../http/problem.ts";
import type { SummaryError } from "../../../ui/error-summary.tsx";
import type { Typed } from "../case/typed-texts.tsx";
import { refetchMeetings, showMeeting } from "./meetings.queries.ts";

/** Sentences by field, in no order. */
export type Messages = Readonly<Record<string, string>>;

export interface MeetingFormSetting<T extends object, Answer> {
  /** Begins the ids of the fields. */
  name: string;
  requestId: string;
  /** What is typed, by the same name. */
  typed: Typed<T>;
  /** What each field is called on screen, in the order of the form. */
  labels: Readonly<Record<string, string>>;
  /** What is wrong before anything is sent, in words. */
  lacks: (value: T) => Messages;
  send: (value: T, idempotencyKey: string) => Promise<Answer>;
  /** The field on screen of a name in the API's body, "times/0/localStart"; the same name when left out. */
  fieldOf?: (name: string, value: T) => string;
  /** What a refusal that is no field error says of a field, and what follows from it. */
  onRefused?: (error: unknown) => Messages;
  onDone: (answer: Answer, value: T) => void;
}

export interface MeetingForm {
  save: () => void;
  saving: boolean;
  /** A refusal that is nobody's field. */
  failure: Error | null;
  summary: SummaryError[];
  attempt: number;
  forget: () => void;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

export function useMeetingForm<T extends object, Answer>(setting: MeetingFormSetting<T, Answer>) {
  const { name, requestId, typed, labels, lacks, send, fieldOf, onRefused, onDone } = setting;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { value } = typed;
  const [errors, setErrors] = useState<Messages>({});
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const idOf = (field: string) => `${name}-${field}`;

  function readRefusal(error: unknown) {
    const own: Record<string, string> = { ...onRefused?.(error) };
    const homeless: string[] = [];
    for (const { field: pointer, code, params } of isProblem(error) ? error.fields : []) {
      const inBody = pointer.replace(/^\//, "");
      const field = fieldOf?.(inBody, value) ?? inBody;
      const sentence = fieldSentence(t, { code, ...(params && { params }) });
      if (field in labels) own[field] ??= sentence;
      else homeless.push(sentence);
    }
    setErrors(own);
    setElsewhere(homeless);
    setAttempt((count) => count + 1);
  }

  const sending = useMutation({
    mutationFn: () => send(value, typed.idempotencyKey()),
    onSuccess: (answer) => {
      typed.forget();
      void refetchMeetings(queries, requestId);
      onDone(answer, value);
    },
    onError: (error) => {
      const now = meetingNow(error);
      if (now) showMeeting(queries, now);
      else if (isProblem(error) && !isProblem(error, "invalid_fields")) void refetchMeetings(queries, requestId);
      if (isProblem(error, "idempotency_key_reused")) typed.renewKey();
      readRefusal(error);
    },
  });

  function set(change: Partial<T>) {
    typed.set(change);
    // What was said of a field is said of what stood there.
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  }

  function save() {
    if (sending.isPending) return;
    const found = lacks(value);
    setErrors(found);
    setElsewhere([]);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length === 0) sending.mutate();
  }

  const summary: SummaryError[] = [
    ...Object.entries(labels).flatMap(([field, label]) => {
      const message = errors[field];
      return message ? [{ field: idOf(field), message: `${label}${label.endsWith("?") ? "" : ":"} ${message}` }] : [];
    }),
    ...elsewhere.map((message) => ({ message })),
  ];
  return {
    value,
    set,
    /** What was said of these fields no longer holds. */
    clear: (...fields: string[]) =>
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field)))),
    save,
    saving: sending.isPending,
    failure: summary.length === 0 && !sending.isPending ? sending.error : null,
    summary,
    attempt,
    forget: typed.forget,
    idOf,
    errorOf: (field: string) => errors[field],
  };
}

/** The meeting as it is now, which a stale version brings along. */
export function meetingNow(error: unknown): Meeting | null {
  return isProblem(error, "stale_version") && error.problem.current ? (error.problem.current as Meeting) : null;
}
