// The state of a form that does something with a case: what is typed, what is wrong with it, and the command on the version that the writer
// has seen. A refusal keeps what was typed; what somebody else changed meanwhile is shown, and the next try builds on it.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { fieldProblems, fieldSentence } from "../../../http/problem-words.ts";
import { isProblem } from "../../../http/problem.ts";
import type { SummaryError } from "../../../ui/error-summary.tsx";
import { refetchAroundCase, refetchCase, refetchQueue, showCase } from "../desk.queries.ts";
import type { StaffCase } from "../staff-case.ts";
import { caseNow } from "../use-assign.ts";
import { useTyped } from "./typed-texts.tsx";

type FieldOf<T, Kind> = { [Name in keyof T]: T[Name] extends Kind ? Name : never }[keyof T] & string;
type Messages<T> = Partial<Record<keyof T & string, string>>;
/** `whole` is about no single field. */
type Lacks<T> = Messages<T> & { whole?: string };

export interface Sending {
  /** The version the change is based on. */
  version: number;
  idempotencyKey: string;
}

interface CaseFormSetting<T extends object> {
  found: StaffCase;
  /** What the API must offer for it to be done. */
  action: Action;
  initial: T;
  /** What each field is called on screen, in the order of the form. */
  labels: Record<keyof T & string, string>;
  /** What is wrong before anything is sent, in words. */
  lacks: (value: T) => Lacks<T>;
  send: (value: T, how: Sending) => Promise<Request>;
  /** Where a field of the API stands in this form, when it has another name here. */
  fieldOf?: Readonly<Record<string, keyof T & string>>;
  onDone: (after: Request, value: T) => void;
}

export function useCaseForm<T extends object>(setting: CaseFormSetting<T>) {
  const { found, action, initial, labels, lacks, send, fieldOf = {}, onDone } = setting;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const typed = useTyped(action, initial);
  const { value } = typed;
  const [opened] = useState(found);
  const [errors, setErrors] = useState<Messages<T>>({});
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  const controlId = (field: string) => `case-${action}-${field}`;

  function readRefusal(error: Error) {
    const own: Messages<T> = {};
    const homeless: string[] = [];
    for (const problem of fieldProblems(error)) {
      const field = fieldOf[problem.field] ?? (problem.field as keyof T & string);
      const sentence = fieldSentence(t, problem);
      if (field in labels) own[field] ??= sentence;
      else homeless.push(sentence);
    }
    setErrors(own);
    setElsewhere(homeless);
    setRefusal(Object.keys(own).length + homeless.length > 0 ? null : error);
    setAttempt((count) => count + 1);
  }

  const sending = useMutation({
    mutationFn: () => send(value, { version: found.version, idempotencyKey: typed.idempotencyKey() }),
    onSuccess: (after) => {
      typed.forget();
      showCase(queries, after);
      void refetchAroundCase(queries, found.id);
      void refetchQueue(queries);
      onDone(after, value);
    },
    onError: (error) => {
      const now = caseNow(error);
      if (now) {
        showCase(queries, now);
        void refetchAroundCase(queries, found.id);
      } else if (isProblem(error) && !isProblem(error, "invalid_fields")) void refetchCase(queries, found.id);
      if (isProblem(error, "idempotency_key_reused")) typed.renewKey();
      readRefusal(error);
    },
  });

  function set(change: Partial<T>) {
    typed.set(change);
    // What was said of a field is said of what stood there.
    setErrors(
      (before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in change))) as Messages<T>,
    );
  }

  function save() {
    if (sending.isPending) return;
    const lacking = lacks(value);
    setRefusal(null);
    setErrors(lacking);
    setElsewhere(lacking.whole === undefined ? [] : [lacking.whole]);
    setAttempt((count) => count + 1);
    if (Object.keys(lacking).length === 0) sending.mutate();
  }

  const inOrder = Object.keys(labels) as (keyof T & string)[];
  const summary: SummaryError[] = [
    ...inOrder.flatMap((field) => {
      const message = errors[field];
      return message ? [{ field: controlId(field), message: named(labels[field], message) }] : [];
    }),
    ...elsewhere.map((message) => ({ message })),
  ];
  const common = (field: keyof T & string) => ({ id: controlId(field), error: errors[field] });

  return {
    value,
    set,
    save,
    saving: sending.isPending,
    /** What was refused for something that is no field's. */
    refusal,
    errors: summary,
    attempt,
    forget: typed.forget,
    /** The case as it was when the form was opened, and as it is now. */
    opened,
    found,
    isGone: !found.actions.includes(action),
    controlId,
    /** For a field of one or more lines. */
    text: (field: FieldOf<T, string>) => ({
      ...common(field),
      label: labels[field],
      value: value[field] as string,
      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set({ [field]: target.value } as Partial<T>),
    }),
    /** For one of several. */
    one: (field: FieldOf<T, string>) => ({
      ...common(field),
      name: controlId(field),
      legend: labels[field],
      value: value[field] as string,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => set({ [field]: target.value } as Partial<T>),
    }),
    /** For some of several, in the order they were chosen. */
    some: (field: FieldOf<T, readonly string[]>) => {
      const chosen = value[field] as readonly string[];
      return {
        ...common(field),
        legend: labels[field],
        value: chosen,
        onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
          const rest = chosen.filter((one) => one !== target.value);
          set({ [field]: target.checked ? [...rest, target.value] : rest } as Partial<T>);
        },
      };
    },
  };
}

/** In the summary the sentence stands far from its field, so the field is named. */
function named(label: string, message: string): string {
  return `${label}${label.endsWith("?") ? "" : ":"} ${message}`;
}

/** What the frame of a form needs to know of it. */
export type CaseFormState = Pick<
  ReturnType<typeof useCaseForm<object>>,
  "save" | "saving" | "refusal" | "errors" | "attempt" | "forget" | "opened" | "found" | "isGone"
>;
