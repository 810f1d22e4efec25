// Signs of life of workers, and forgetting what running no longer needs. Public records are never touched here.
import type { Db } from "@samverkansstod/db/client.ts";
import {
  developmentMail,
  idempotencyKey,
  passkeyChallenge,
  rateCounter,
  session,
  signInAttempt,
  workerBeat,
} from "@samverkansstod/db/schema/index.ts";
import { and, isNotNull, lt, or } from "drizzle-orm";

export async function beat(db: Db, worker: string, now: string): Promise<void> {
  await db
    .insert(workerBeat)
    .values({ worker, at: now })
    .onConflictDoUpdate({ target: workerBeat.worker, set: { at: now } });
}

/** Keys after 48 hours, counters after a day, codes after a day, sessions 30 days after their end and the provider's tokens and the network at it, mails of the
 * development mailbox after a week. */
export async function forgetOld(db: Db, now: Temporal.Instant): Promise<void> {
  const before = (hours: number) => now.subtract({ hours }).toString();
  await db.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before(48)));
  await db.delete(rateCounter).where(lt(rateCounter.windowStart, before(24)));
  await db.delete(signInAttempt).where(lt(signInAttempt.expiresAt, before(24)));
  await db.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, before(0)));
  await db.delete(session).where(lt(session.expiresAt, before(30 * 24)));
  // Signing out forgets both at once; many sessions just run out.
  await db
    .update(session)
    .set({ providerTokens: null, network: null })
    .where(
      and(or(isNotNull(session.providerTokens), isNotNull(session.network)), lt(session.expiresAt, now.toString())),
    );
  await db.delete(developmentMail).where(lt(developmentMail.at, before(7 * 24)));
  await db.delete(workerBeat).where(lt(workerBeat.at, before(24)));
}
