// Who can be invited to a meeting of a case or sent what was agreed, and whom a change of a meeting mails.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import type { Participant } from "@samverkansstod/api/contract/participants.ts";
import type { StaffCase } from "../staff-case.ts";
import { participantsQuery } from "./meetings.queries.ts";

type Reachable = Participant & { email: string };

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
  const participants = data.filter((one): one is Reachable => one.email !== null);
  const receivers: Receiver[] = participants.map((one) => ({ value: one.id, label: one.name, hint: one.email }));
  if (contactEmail !== null) {
    const label = contactName ? t("meetings.form.requesterNamed", { name: contactName }) : t("meetings.form.requester");
    receivers.unshift({ value: theRequester, label, hint: contactEmail });
  }
  return { receivers, withoutAddress: data.filter(({ email }) => email === null) };
}

/** Everybody who gets the change of a meeting. */
export function invitedTo({ staff }: Meeting): string[] {
  return staff?.invited.map(({ email }) => email) ?? [];
}
