// Adding and removing participants of a case: each one transaction with its step in the history. Nobody is mailed.
import { inCommand } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { addParticipant as add, Participant } from "../../contract/participants.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, openCase, staffReader, takeStep, timeOf } from "../requests/case.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { isoOf } from "./free-times.rules.ts";
import { acceptableParticipant, showParticipant } from "./participants.rules.ts";
import { stopInviting } from "./meetings.store.ts";
import { addParticipantRow, findParticipant, participantsOf, removeParticipantRow } from "./participants.store.ts";

/** What the history says of a participant: of a protected one no name. */
const detailsOf = (one: { name: string; party: string; protected: boolean }) => ({
  party: one.party,
  ...(!one.protected && { name: one.name }),
});

/** Refuses with not_found, wrong_state, invalid_fields. */
export function addParticipant(
  { database }: RequestTools,
  { requestId, body }: { requestId: string; body: BodyOf<typeof add> },
  key: Once,
  call: Call,
): Promise<Participant> {
  const participant = acceptableParticipant(body);
  const { now, actor } = call;
  return inCommand(database.requests, commandContext("app_staff", "addParticipant", call), async (tx) => {
    const own = { personId: actor.personId, id: randomUUID(), status: 201, now: isoOf(now) };
    const id = await once(tx, key, own, async (newId) => {
      const stored = await openCase(tx, { id: requestId, action: "message", reader: staffReader(call) }, now);
      await addParticipantRow(tx, { ...participant, id: newId, requestId, createdAt: timeOf(stored, now) });
      const details = detailsOf(participant);
      await takeStep(tx, stored, { type: "participant_added", action: null, details }, asStaff(call));
    });
    const added = await findParticipant(tx, id);
    if (!added) throw new Refusal("not_found");
    return showParticipant(added);
  });
}

interface Removal {
  requestId: string;
  participantId: string;
}

/** Refuses with not_found, wrong_state. */
export async function removeParticipant({ database }: RequestTools, removal: Removal, call: Call): Promise<void> {
  const { requestId } = removal;
  await inCommand(database.requests, commandContext("app_staff", "removeParticipant", call), async (tx) => {
    const stored = await openCase(tx, { id: requestId, action: "message", reader: staffReader(call) }, call.now);
    const now = timeOf(stored, call.now);
    const removed = await removeParticipantRow(tx, { ...removal, now });
    if (!removed) throw new Refusal("not_found");
    const { email } = removed;
    const others = await participantsOf(tx, requestId);
    if (email !== null && others.every((other) => other.email !== email)) await stopInviting(tx, requestId, email, now);
    await takeStep(
      tx,
      stored,
      { type: "participant_removed", action: null, details: detailsOf(removed) },
      asStaff(call),
    );
  });
}
