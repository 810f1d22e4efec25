// SQL about protected contacts: the mark on a participant, and that somebody was shown one.
import type { Tx } from "@samverkansstod/db/client.ts";
import { contactShowing, participant } from "@samverkansstod/db/schema/index.ts";
import { and, eq } from "drizzle-orm";

/** Sets the mark of a participant of this case, removed or not; gives whether there is one. */
export async function markParticipant(
  tx: Tx,
  { requestId, participantId, isProtected }: { requestId: string; participantId: string; isProtected: boolean },
): Promise<boolean> {
  const marked = await tx
    .update(participant)
    .set({ protected: isProtected })
    .where(and(eq(participant.id, participantId), eq(participant.requestId, requestId)))
    .returning({ id: participant.id });
  return marked.length > 0;
}

/** Name and address of a participant of this case. */
export async function participantContact(
  tx: Tx,
  { requestId, participantId }: { requestId: string; participantId: string },
): Promise<{ name: string; email: string | null } | undefined> {
  const [found] = await tx
    .select({ name: participant.name, email: participant.email })
    .from(participant)
    .where(and(eq(participant.id, participantId), eq(participant.requestId, requestId)));
  return found;
}

/** Notes that somebody is shown a protected contact. Only added to. */
export async function addShowing(tx: Tx, values: typeof contactShowing.$inferInsert): Promise<void> {
  await tx.insert(contactShowing).values(values);
}
