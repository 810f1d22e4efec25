// Passkeys and the challenges that browsers answer with them: all their SQL.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { passkey, passkeyChallenge, person, personRole, session } from "@samverkansstod/db/schema/index.ts";
import { and, desc, eq, exists, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";

interface Challenge {
  secretHash: string;
  challenge: string;
  /** Who is adding; null: somebody is signing in. */
  personId: string | null;
  expiresAt: string;
}

export async function addChallenge(tx: Tx, challenge: Challenge): Promise<void> {
  await tx.insert(passkeyChallenge).values(challenge);
}

/** The challenge of the browser that holds this secret, which nobody can take again. */
export async function takeChallenge(tx: Tx, secretHash: string): Promise<Challenge | undefined> {
  const [row] = await tx.delete(passkeyChallenge).where(eq(passkeyChallenge.secretHash, secretHash)).returning();
  return row;
}

/** Everybody's own, the newest first. */
export async function passkeysOf(db: Db | Tx, personId: string) {
  return db.select().from(passkey).where(eq(passkey.personId, personId)).orderBy(desc(passkey.createdAt), passkey.id);
}

/** Keeps other tabs of the person from adding or removing meanwhile. */
export async function lockPerson(tx: Tx, personId: string) {
  const [row] = await tx
    .select({ email: person.email, language: person.language })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deactivatedAt)))
    .for("update");
  return row;
}

/** The id; undefined when somebody has this credential already. */
export async function addPasskeyRow(tx: Tx, values: typeof passkey.$inferInsert): Promise<string | undefined> {
  const [row] = await tx.insert(passkey).values(values).onConflictDoNothing().returning({ id: passkey.id });
  return row?.id;
}

export async function setPasskeyName(tx: Tx, { id, personId, name }: { id: string; personId: string; name: string }) {
  const [row] = await tx
    .update(passkey)
    .set({ name })
    .where(and(eq(passkey.id, id), eq(passkey.personId, personId)))
    .returning();
  return row;
}

export async function deletePasskey(tx: Tx, { id, personId }: { id: string; personId: string }) {
  const [row] = await tx
    .delete(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.personId, personId)))
    .returning();
  return row;
}

export async function setOfferAnswered(tx: Tx, personId: string, now: string): Promise<void> {
  await tx
    .update(person)
    .set({ passkeyOfferAnsweredAt: now })
    .where(and(eq(person.id, personId), isNull(person.passkeyOfferAnsweredAt)));
}

/** Whether this session began with a passkey that was vouched for. */
export async function beganVouched(tx: Tx, sessionId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: passkey.id })
    .from(passkey)
    .innerJoin(session, eq(session.passkeyId, passkey.id))
    .where(and(eq(session.id, sessionId), passkey.vouched));
  return rows.length > 0;
}

/** A passkey by what the browser calls it, with its person. */
export async function passkeyByCredential(db: Db | Tx, credentialId: string) {
  const [row] = await db
    .select({
      id: passkey.id,
      personId: passkey.personId,
      credentialId: passkey.credentialId,
      publicKey: passkey.publicKey,
      counter: passkey.counter,
      vouched: passkey.vouched,
      deactivatedAt: person.deactivatedAt,
      email: person.email,
      name: person.name,
    })
    .from(passkey)
    .innerJoin(person, eq(person.id, passkey.personId))
    .where(eq(passkey.credentialId, credentialId));
  return row;
}

/** Counts this use; false when it is gone, or another use has counted as far: one of the two is a copy. */
export async function countUse(
  tx: Tx,
  id: string,
  { counter, synced, now }: { counter: number; synced: boolean; now: string },
): Promise<boolean> {
  const rows = await tx
    .update(passkey)
    .set({ counter, synced, usedAt: now })
    .where(and(eq(passkey.id, id), or(lt(passkey.counter, counter), and(eq(passkey.counter, 0), sql`${counter} = 0`))))
    .returning({ id: passkey.id });
  return rows.length > 0;
}

/** Ends the sessions that began with a passkey, but for one. */
export async function endSessionsByPasskey(
  tx: Tx,
  passkeyId: string,
  { butFor, now }: { butFor: string; now: string },
): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt: now, endedBecause: "its passkey was removed", network: null })
    .where(and(eq(session.passkeyId, passkeyId), isNull(session.endedAt), ne(session.id, butFor)));
}

/** Active administrators, and whoever has one of these addresses. */
export async function administrators(tx: Tx, addresses: readonly string[]) {
  return tx
    .select({ email: person.email, language: person.language })
    .from(person)
    .where(
      and(
        isNull(person.deactivatedAt),
        or(
          inArray(person.email, [...addresses]),
          exists(
            tx
              .select({ role: personRole.role })
              .from(personRole)
              .where(and(eq(personRole.personId, person.id), eq(personRole.role, "admin"))),
          ),
        ),
      ),
    )
    .orderBy(person.email);
}
