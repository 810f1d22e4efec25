// Decisions about the participants of a case: how one is written down, and what staff are shown of one who is protected. Pure.
import type { BodyOf } from "../../contract/endpoint.ts";
import type { addParticipant, Participant } from "../../contract/participants.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { oneLine } from "./meetings.rules.ts";

/** A participant in one spelling. Refuses with invalid_fields. */
export function acceptableParticipant(body: BodyOf<typeof addParticipant>) {
  const { name, email, party, organisationName } = body;
  const errors: FieldRefusal[] = [];
  const called = oneLine(name);
  if (called === null) errors.push({ field: "/name", code: "required" });
  const address = email?.trim() ? parseEmailAddress(email) : null;
  if (address && !address.ok) errors.push({ field: "/email", code: "email" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return {
    name: called ?? "",
    email: address?.ok ? address.canonical : null,
    party,
    organisationName: oneLine(organisationName),
    protected: body.protected ?? false,
  };
}

/** A participant as the store reads it. */
export type StoredParticipant = Omit<Participant, "hasAddress" | "name"> & { name: string };

/** A participant as staff see them: of a protected one neither name nor address. */
export function showParticipant({ name, email, ...one }: StoredParticipant): Participant {
  const shown = one.protected ? { name: null, email: null } : { name, email };
  return { ...one, ...shown, hasAddress: email !== null };
}
