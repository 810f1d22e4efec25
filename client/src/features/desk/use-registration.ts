// The state of the form that registers: what is typed, what is wrong with it, and saving it once however many times it is sent.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { registerRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { fieldMessages, isProblem } from "../../http/problem.ts";
import type { SummaryError } from "../../ui/error-summary.tsx";
import { refetchQueue, showCase } from "./desk.queries.ts";
import {
  lacksIn,
  nothingTyped,
  toRegistration,
  typedFieldOf,
  type Lack,
  type Typed,
  type TypedField,
} from "./registration.ts";
import { meaningOf } from "./stockholm-time.ts";
import { showWallTime } from "./wall-time-words.ts";

export type Errors = Partial<Record<TypedField, string>>;

export interface Registering {
  typed: Typed;
  errors: Errors;
  set: (change: Partial<Typed>) => void;
}

/** The id of a field's control, which the error summary leads to. */
export function controlId(field: TypedField): string {
  return `register-${field}`;
}

export function useRegistration(onSaved: (saved: Request) => void) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [untouched] = useState(() => nothingTyped(new Date()));
  const [typed, setTyped] = useState(untouched);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [errors, setErrors] = useState<Errors>({});
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);

  const saving = useMutation({
    mutationFn: () => call(registerRequest, { body: toRegistration(typed), idempotencyKey: key }),
    onSuccess: (saved) => {
      showCase(queries, saved);
      void refetchQueue(queries);
      onSaved(saved);
    },
    onError: (error) => {
      // The first try went through and something was changed after it: what is sent next is a new one, and the page says so.
      if (isProblem(error, "idempotency_key_reused")) setKey(crypto.randomUUID());
      const found: Errors = {};
      const homeless: string[] = [];
      for (const { field, message } of fieldMessages(error)) {
        const own = typedFieldOf(field, typed);
        if (own) found[own] ??= message;
        else homeless.push(message);
      }
      setErrors(found);
      setElsewhere(homeless);
      setAttempt((count) => count + 1);
    },
  });

  function wordsFor(lack: Lack): string {
    const meaning = meaningOf(typed);
    if (lack === "required") return t("fields.required");
    if (lack === "time" || meaning?.kind !== "gap") return t("register.received.invalid");
    const next = showWallTime(meaning.nextValid.time, i18n.language);
    return t("register.received.gap", { time: showWallTime(typed.time, i18n.language), next });
  }

  function set(change: Partial<Typed>) {
    setTyped((before) => ({ ...before, ...change }));
    // What was said of a field is said of what stood there.
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  }

  function save() {
    if (saving.isPending) return;
    const lacks = lacksIn(typed);
    setErrors(Object.fromEntries(lacks.map(({ field, lack }) => [field, wordsFor(lack)])));
    setElsewhere([]);
    setAttempt((count) => count + 1);
    if (lacks.length === 0) saving.mutate();
  }

  // In the summary the sentence stands far from its field, so the field is named.
  const named = (field: TypedField, message: string) => {
    const label = t(labels[field]);
    return { field: controlId(field), message: `${label}${label.endsWith("?") ? "" : ":"} ${message}` };
  };
  const summary: SummaryError[] = [
    ...fieldOrder.flatMap((field) => {
      const message = errors[field];
      return message ? [named(field, message)] : [];
    }),
    ...elsewhere.map((message) => ({ message })),
  ];
  return {
    form: { typed, errors, set } satisfies Registering,
    save,
    saving: saving.isPending,
    error: saving.error,
    summary,
    attempt,
    isTouched: typed !== untouched && saving.data === undefined,
  };
}

/** What each field is called on screen, in the order of the page. */
const labels = {
  source: "register.received.source",
  date: "register.received.date",
  time: "register.received.time",
  reading: "register.received.foldHint",
  initiatedBy: "register.who.initiatedBy",
  organisationName: "register.who.organisationName",
  organisationForm: "register.who.organisationForm",
  organisationNumber: "register.who.organisationNumber",
  administration: "register.who.administration",
  contactName: "register.contact.name",
  contactRole: "register.contact.role",
  contactPhone: "register.contact.phone",
  contactEmail: "register.contact.mail",
  kind: "register.what.kind",
  subject: "register.what.subject",
  description: "register.what.description",
  areas: "register.what.areas",
  themes: "register.what.mainTheme",
  sendReceipt: "register.receipt.send",
} as const satisfies Record<TypedField, string>;

const fieldOrder = Object.keys(labels) as TypedField[];
