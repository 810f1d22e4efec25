// Those of a case's participants that a command was given by id.
import type { Tx } from "@samverkansstod/db/client.ts";
import { Refusal } from "../../shared/problem.ts";
import { participantsById } from "./participants.store.ts";

/** Those chosen who have an address. Refuses with invalid_fields for an id of nobody in the case. */
export async function participantsChosen(
  tx: Tx,
  requestId: string,
  ids: readonly string[],
): Promise<{ name: string; email: string; protected: boolean }[]> {
  const found = await participantsById(tx, requestId, ids);
  const unknown = ids.findIndex((id) => found.every((participant) => participant.id !== id));
  if (unknown >= 0) {
    throw new Refusal("invalid_fields", { errors: [{ field: `/participantIds/${unknown}`, code: "unknown_code" }] });
  }
  return found.flatMap((one) => (one.email === null ? [] : [{ ...one, email: one.email }]));
}
