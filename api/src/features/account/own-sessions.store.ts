// One's own sign-in sessions: all their SQL.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { session } from "@samverkansstod/db/schema/index.ts";
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";

/** Those that hold: not ended, not older than they may be, and used since `idleSince`. */
const holds = (personId: string, { now, idleSince }: { now: string; idleSince: string }) =>
  and(
    eq(session.personId, personId),
    isNull(session.endedAt),
    gt(session.expiresAt, now),
    gt(session.rotatedAt, idleSince),
  );

/** The latest used first. */
export async function sessionsOf(db: Db | Tx, personId: string, when: { now: string; idleSince: string }) {
  return db
    .select({
      id: session.id,
      method: session.method,
      userAgent: session.userAgent,
      network: session.network,
      beganAt: session.createdAt,
      usedAt: session.seenAt,
      endsAt: session.expiresAt,
    })
    .from(session)
    .where(holds(personId, when))
    .orderBy(desc(session.seenAt), session.id);
}

/** Ends those of the person that hold: one, all but one, or all. Gives how many. */
export async function endHeld(
  tx: Tx,
  personId: string,
  which: { only?: string; butFor?: string },
  when: { now: string; idleSince: string },
): Promise<number> {
  const rows = await tx
    .update(session)
    .set({ endedAt: when.now, endedBecause: "ended by its person", providerTokens: null, network: null })
    .where(
      and(
        holds(personId, when),
        which.only === undefined ? undefined : eq(session.id, which.only),
        which.butFor === undefined ? undefined : ne(session.id, which.butFor),
      ),
    )
    .returning({ id: session.id });
  return rows.length;
}
