// Who can be invited to a meeting of a case, and whom a change of one mails.
import { useQuery } from "@tanstack/react-query";
import type { Meeting, Participant } from "@samverkansstod/api/contract/meetings.ts";
import { participantsQuery } from "./meetings.queries.ts";

export type Invitable = Participant & { email: string };

/** The participants of a case, told apart by whether there is an address to write to. */
export function useParticipants(requestId: string) {
  const { data = [], isError } = useQuery(participantsQuery(requestId));
  return {
    invitable: data.filter((one): one is Invitable => one.email !== null),
    withoutAddress: data.filter(({ email }) => email === null),
    isError,
  };
}

/** Everybody who gets the change of a meeting. */
export function invitedTo({ staff }: Meeting): string[] {
  return staff?.invited.map(({ email }) => email) ?? [];
}
