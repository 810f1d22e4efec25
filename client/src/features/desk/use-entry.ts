// The state of a form that makes a new case: what is typed, what is wrong with it, and saving it once however many times it is sent.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { fieldMessages, isProblem } from "../../http/problem.ts";
import type { SummaryError } from "../../ui/error-summary.tsx";
import { refetchQueue, showCase } from "./desk.queries.ts";
import { meaningOf, type WallTime } from "./stockholm-time.ts";
import { showWallTime } from "./wall-time-words.ts";

/** `time`: no time at all; `gap`: one that the clocks skipped. */
export type EntryLack = "required" | "time" | "gap";

/** What every new case is asked: when it came in, on the wall clock of Stockholm. */
export interface Received extends WallTime {
  source: string;
  /** Which of the two, when the time occurred twice. */
  reading: "earlier" | "later";
}

export interface Entry<T> {
  typed: T;
  errors: Partial<Record<keyof T, string>>;
  set: (change: Partial<T>) => void;
}

interface EntrySetting<T extends Received, Lack extends string> {
  nothing: (now: Date) => T;
  lacksIn: (typed: T) => readonly { field: keyof T; lack: EntryLack | Lack }[];
  /** The words of the form's own lacks. */
  wordsFor: Readonly<Record<Lack, string>>;
  send: (typed: T, idempotencyKey: string) => Promise<Request>;
  /** What each field is called on screen, in the order of the page. */
  labels: Readonly<Record<keyof T, string>>;
  controlId: (field: keyof T) => string;
  onSaved: (saved: Request, typed: T) => void;
}

const fieldOfApi: Readonly<Record<string, string>> = { receivedAt: "time" };

export function useEntry<T extends Received, Lack extends string = never>(setting: EntrySetting<T, Lack>) {
  const { nothing, lacksIn, wordsFor, send, labels, controlId, onSaved } = setting;
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [untouched] = useState(() => nothing(new Date()));
  const [typed, setTyped] = useState(untouched);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [errors, setErrors] = useState<Entry<T>["errors"]>({});
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);

  const saving = useMutation({
    mutationFn: () => send(typed, key),
    onSuccess: (saved) => {
      showCase(queries, saved);
      void refetchQueue(queries);
      onSaved(saved, typed);
    },
    onError: (error) => {
      // The first try went through and something was changed after it: what is sent next is a new one, and the page says so.
      if (isProblem(error, "idempotency_key_reused")) setKey(crypto.randomUUID());
      const found: Entry<T>["errors"] = {};
      const homeless: string[] = [];
      for (const { field, message } of fieldMessages(error)) {
        const [first = ""] = field.split(".");
        const own = (fieldOfApi[first] ?? first) as keyof T;
        if (own in typed) found[own] ??= message;
        else homeless.push(message);
      }
      setErrors(found);
      setElsewhere(homeless);
      setAttempt((count) => count + 1);
    },
  });

  function wordsOf(lack: EntryLack | Lack): string {
    if (lack === "required") return t("fields.required");
    if (lack !== "time" && lack !== "gap") return wordsFor[lack];
    const meaning = meaningOf(typed);
    if (lack === "time" || meaning?.kind !== "gap") return t("register.received.invalid");
    const next = showWallTime(meaning.nextValid.time, i18n.language);
    return t("register.received.gap", { time: showWallTime(typed.time, i18n.language), next });
  }

  function set(change: Partial<T>) {
    setTyped((before) => ({ ...before, ...change }));
    // What was said of a field is said of what stood there.
    setErrors(
      (before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))) as typeof before,
    );
  }

  function save() {
    if (saving.isPending) return;
    const lacks = lacksIn(typed);
    setErrors(Object.fromEntries(lacks.map(({ field, lack }) => [field, wordsOf(lack)])) as Entry<T>["errors"]);
    setElsewhere([]);
    setAttempt((count) => count + 1);
    if (lacks.length === 0) saving.mutate();
  }

  // In the summary the sentence stands far from its field, so the field is named.
  const named = (field: keyof T, message: string) => {
    const label = labels[field];
    return { field: controlId(field), message: `${label}${label.endsWith("?") ? "" : ":"} ${message}` };
  };
  const summary: SummaryError[] = [
    ...(Object.keys(labels) as (keyof T)[]).flatMap((field) => {
      const message = errors[field];
      return message ? [named(field, message)] : [];
    }),
    ...elsewhere.map((message) => ({ message })),
  ];
  return {
    form: { typed, errors, set } satisfies Entry<T>,
    save,
    saving: saving.isPending,
    error: saving.error,
    summary,
    attempt,
    isTouched: typed !== untouched && saving.data === undefined,
  };
}
