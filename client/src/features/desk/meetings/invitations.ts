// Who can be invited to a meeting of a case or sent what was agreed, and whom a change of a meeting mails.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import type { StaffCase } from "../staff-case.ts";
import { participantsQuery } from "./meetings.queries.ts";

/** The requester among the ids of participants. */
export const theRequester = "requester";

interface Receiver {
  /** A participant's id, or `theRequester`. */
  value: string;
  label: string;
  /** The address. */
  hint: string;
}

/** Everybody of a case who can be written to, the requester first; and the participants who cannot. */
export function useReceivers({ id, contactEmail, form }: StaffCase) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(participantsQuery(id));
  const { contactName } = form;
  const receivers: Receiver[] = data
    .filter(({ hasAddress }) => hasAddress)
    .map(({ id: value, name, email }) => ({
      value,
      label: name ?? t("protection.someone"),
      hint: email ?? t("protection.address"),
    }));
  if (contactEmail !== null) {
    const label = contactName ? t("meetings.form.requesterNamed", { name: contactName }) : t("meetings.form.requester");
    receivers.unshift({ value: theRequester, label, hint: contactEmail });
  }
  return { receivers, withoutAddress: data.filter(({ hasAddress }) => !hasAddress) };
}

/** Everybody who gets the change of a meeting: their addresses, or `hidden` in the place of a protected one. */
export function invitedTo({ staff }: Meeting, hidden: string): string[] {
  return staff?.invited.map(({ email }) => email ?? hidden) ?? [];
}
