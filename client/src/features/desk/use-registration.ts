// The state of the form that registers what came in.
import { useTranslation } from "react-i18next";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { type Request } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { lacksIn, nothingTyped, toRegistration, type Typed, type TypedField } from "./registration.ts";
import { useEntry, type Entry } from "./use-entry.ts";

export type Registering = Entry<Typed>;

/** The id of a field's control, which the error summary leads to. */
export function controlId(field: TypedField): string {
  return `register-${field}`;
}

export function useRegistration(onSaved: (saved: Request, typed: Typed) => void) {
  const { t } = useTranslation();
  return useEntry<Typed>({
    nothing: nothingTyped,
    lacksIn,
    wordsFor: {},
    send: (typed, idempotencyKey) => call(registerRequest, { body: toRegistration(typed), idempotencyKey }),
    labels: {
      source: t("register.received.source"),
      date: t("register.received.date"),
      time: t("register.received.time"),
      reading: t("register.received.foldHint"),
      initiatedBy: t("register.who.initiatedBy"),
      organisationName: t("register.who.organisationName"),
      organisationForm: t("register.who.organisationForm"),
      organisationNumber: t("register.who.organisationNumber"),
      administration: t("register.who.administration"),
      contactName: t("register.contact.name"),
      contactRole: t("register.contact.role"),
      contactPhone: t("register.contact.phone"),
      contactEmail: t("register.contact.mail"),
      kind: t("register.what.kind"),
      subject: t("register.what.subject"),
      description: t("register.what.description"),
      areas: t("register.what.areas"),
      themes: t("register.what.mainTheme"),
      sendReceipt: t("register.receipt.send"),
    },
    controlId,
    onSaved,
  });
}
