// The state of the quick log's form.
import { useTranslation } from "react-i18next";
import { mostSummary, quickLog } from "@samverkansstod/api/contract/outcomes.ts";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import {
  logLacksIn,
  mostMinutes,
  mostOutcomes,
  nothingLogged,
  toQuickLog,
  type LogField,
  type LogLack,
  type TypedLog,
} from "./quick-log.ts";
import { useEntry, type Entry } from "./use-entry.ts";

export type Logging = Entry<TypedLog>;

/** The id of a field's control, which the error summary leads to. */
export function logControlId(field: LogField): string {
  return `log-${field}`;
}

export function useQuickLog(onSaved: (saved: Request, typed: TypedLog) => void) {
  const { t, i18n } = useTranslation();
  return useEntry<TypedLog, LogLack>({
    nothing: nothingLogged,
    lacksIn: (typed) => logLacksIn(typed, mostSummary),
    wordsFor: {
      minutes: t("quickLog.minutesInvalid", { most: formatNumber(mostMinutes, i18n.language) }),
      outcomes: t("quickLog.outcomesInvalid", { most: mostOutcomes }),
      tooLong: t("quickLog.summaryTooLong", { most: formatNumber(mostSummary, i18n.language) }),
    },
    send: (typed, idempotencyKey) => call(quickLog, { body: toQuickLog(typed), idempotencyKey }),
    labels: {
      initiatedBy: t("quickLog.who"),
      organisationName: t("register.who.organisationName"),
      organisationForm: t("register.who.organisationForm"),
      organisationNumber: t("register.who.organisationNumber"),
      administration: t("register.who.administration"),
      contactName: t("quickLog.contactName"),
      contactPhone: t("quickLog.contactPhone"),
      subject: t("quickLog.subject"),
      minutes: t("quickLog.minutes"),
      outcomes: t("quickLog.outcomes"),
      summary: t("quickLog.summary"),
      source: t("register.received.source"),
      kind: t("register.what.kind"),
      date: t("register.received.date"),
      time: t("register.received.time"),
      reading: t("register.received.foldHint"),
      theme: t("register.what.mainTheme"),
      areas: t("register.what.areas"),
      mailSummary: t("quickLog.mail"),
      contactEmail: t("quickLog.contactEmail"),
    },
    controlId: logControlId,
    onSaved,
  });
}
