// SQL about the participants of a case: people who need no account.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { participant } from "@samverkansstod/db/schema/index.ts";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { StoredParticipant } from "./participants.rules.ts";

const columns = {
  id: participant.id,
  name: participant.name,
  email: participant.email,
  party: participant.party,
  organisationName: participant.organisationName,
  protected: participant.protected,
};

/** The participants of a case that have not been removed, by name in Swedish order. */
export async function participantsOf(db: Db | Tx, requestId: string): Promise<StoredParticipant[]> {
  return db
    .select(columns)
    .from(participant)
    .where(and(eq(participant.requestId, requestId), isNull(participant.removedAt)))
    .orderBy(sql`${participant.name} collate "sv-x-icu"`, participant.id);
}

/** Those of them with these ids. */
export async function participantsById(
  tx: Tx,
  requestId: string,
  ids: readonly string[],
): Promise<StoredParticipant[]> {
  if (ids.length === 0) return [];
  return tx
    .select(columns)
    .from(participant)
    .where(and(eq(participant.requestId, requestId), inArray(participant.id, [...ids]), isNull(participant.removedAt)));
}

export async function addParticipantRow(tx: Tx, values: typeof participant.$inferInsert): Promise<void> {
  await tx.insert(participant).values(values);
}

/** One participant, removed or not. */
export async function findParticipant(tx: Tx, id: string): Promise<StoredParticipant | undefined> {
  const [found] = await tx.select(columns).from(participant).where(eq(participant.id, id));
  return found;
}

/** Takes somebody out of a case; undefined when they are not in it. */
export async function removeParticipantRow(
  tx: Tx,
  { requestId, participantId, now }: { requestId: string; participantId: string; now: string },
): Promise<StoredParticipant | undefined> {
  const [removed] = await tx
    .update(participant)
    .set({ removedAt: now })
    .where(and(eq(participant.id, participantId), eq(participant.requestId, requestId), isNull(participant.removedAt)))
    .returning(columns);
  return removed;
}
