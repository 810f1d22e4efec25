// Sign-in sessions, codes and who a person is: all SQL of the account feature.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { prepared } from "@samverkansstod/db/prepared.ts";
import { isoInstant } from "@samverkansstod/db/schema/columns.ts";
import { mail, person, rateCounter, session, signInAttempt } from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Language, SignInMethod } from "../../contract/account.ts";
import { permissionsOf, type Role } from "../../contract/permissions.ts";
import type { Actor, ActorOrganisation } from "../../shared/actor.ts";
import type { StaffWays } from "./staff-sign-in.rules.ts";

interface ActorRow extends Record<string, unknown> {
  person_id: string;
  name: string | null;
  email: string;
  phone: string | null;
  language: Language;
  roles: Role[];
  organisations: ActorOrganisation[];
  method: SignInMethod;
  ends_at: string;
  renewed_at: string;
  passkey_offer: boolean;
}

function actorOf(row: ActorRow, sessionId: string): Actor {
  return {
    personId: row.person_id,
    sessionId,
    name: row.name,
    email: row.email,
    phone: row.phone,
    language: row.language,
    roles: row.roles,
    permissions: permissionsOf(row.roles),
    organisations: row.organisations,
    method: row.method,
    endsAt: Temporal.Instant.from(row.ends_at),
    renewedAt: Temporal.Instant.from(row.renewed_at),
    passkeyOffer: row.passkey_offer,
  };
}

const actorOfSession = prepared<"sessionId" | "now" | "staffMethods" | "breakGlass">(
  (at) => sql`
    select p.id as person_id, p.name, p.email, p.phone, p.language,
      coalesce((select json_agg(r.role order by r.role) from app.person_role r
        where r.person_id = p.id and s.method = any(${at("staffMethods")}::text[])),
        case when s.method = 'passkey' and p.email = any(${at("breakGlass")}::text[])
          and exists (select from app.passkey k where k.id = s.passkey_id and k.vouched) then '["admin"]'::json else '[]'::json end) as roles,
      s.method, app.iso(s.expires_at) as ends_at, app.iso(s.rotated_at) as renewed_at, p.passkey_offer_answered_at is null as passkey_offer,
      coalesce((select json_agg(json_build_object('id', x.id, 'name', x.name, 'number', x.number, 'form', x.form,
          'confirmed', x.confirmed) order by x.name collate "sv-x-icu", x.id)
        from (select k.id, concat_ws(', ', k.name, nullif(k.section, '')) as name, k.number, k.form, bool_or(m.confirmed_at is not null) as confirmed
          from app.membership m join app.organisation o on o.id = m.organisation_id join app.organisation k on k.id = coalesce(o.same_as, o.id)
          where m.person_id = p.id and m.ended_at is null group by k.id) x), '[]') as organisations
    from app_runtime.session s join app.person p on p.id = s.person_id
    where s.id = ${at("sessionId")} and s.ended_at is null and s.expires_at > ${at("now")} and p.deactivated_at is null`,
);

/**
 * Who holds this sign-in session now; undefined when it has ended or the person is deactivated. One look-up brings everything. Which sessions have staff
 * roles is said by `ways`.
 */
export async function findActor(
  db: Db | Tx,
  sessionId: string,
  { now, ways: { methods, breakGlass } }: { now: Temporal.Instant; ways: StaffWays },
): Promise<Actor | undefined> {
  const [row] = await rowsOf<ActorRow>(
    db,
    actorOfSession({ sessionId, now: now.toString(), staffMethods: methods, breakGlass }),
  );
  return row && actorOf(row, sessionId);
}

interface NewAttempt {
  id: string;
  secretHash: string;
  email: string;
  language: Language;
  createdAt: string;
  expiresAt: string;
}

export async function addAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx.insert(signInAttempt).values(attempt);
}

/** The attempt of the browser that holds the secret, and the one whose mail had the link; locked, in one order always. */
export async function attemptsOfLink(tx: Tx, linkHash: string, secretHash: string | null) {
  const rows = await tx
    .select()
    .from(signInAttempt)
    .where(
      secretHash === null
        ? eq(signInAttempt.linkHash, linkHash)
        : or(eq(signInAttempt.linkHash, linkHash), eq(signInAttempt.secretHash, secretHash)),
    )
    .orderBy(signInAttempt.id)
    .for("update");
  return {
    linked: rows.find((row) => row.linkHash === linkHash),
    asking: rows.find((row) => row.secretHash === secretHash),
  };
}

/** The attempt of the browser that holds this secret, locked. */
export async function attemptOf(tx: Tx, secretHash: string) {
  const [row] = await tx.select().from(signInAttempt).where(eq(signInAttempt.secretHash, secretHash)).for("update");
  return row;
}

export async function attemptById(db: Db | Tx, id: string) {
  const [row] = await db.select().from(signInAttempt).where(eq(signInAttempt.id, id));
  return row;
}

export async function setAttempt(
  tx: Tx,
  id: string,
  change: { tries?: number; usedAt?: string; codeHash?: string; linkHash?: string },
): Promise<void> {
  await tx.update(signInAttempt).set(change).where(eq(signInAttempt.id, id));
}

/** Counts one more in each window and says how many there are now, by key. Shared by all processes. */
export async function count(
  db: Db | Tx,
  counters: readonly { key: string; windowStart: string }[],
): Promise<ReadonlyMap<string, number>> {
  // In one order always, so that two calls never wait for each other.
  const rows = await db
    .insert(rateCounter)
    .values(counters.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((counter) => ({ ...counter, count: 1 })))
    .onConflictDoUpdate({
      target: [rateCounter.key, rateCounter.windowStart],
      set: { count: sql`${rateCounter.count} + 1` },
    })
    .returning({ key: rateCounter.key, count: rateCounter.count });
  return new Map(rows.map((row) => [row.key, row.count]));
}

export async function countOf(db: Db | Tx, key: string, windowStart: string): Promise<number> {
  const [row] = await db
    .select({ count: rateCounter.count })
    .from(rateCounter)
    .where(and(eq(rateCounter.key, key), eq(rateCounter.windowStart, windowStart)));
  return row?.count ?? 0;
}

export async function personByEmail(db: Db | Tx, email: string) {
  const [row] = await db
    .select({ id: person.id, deactivatedAt: person.deactivatedAt, language: person.language })
    .from(person)
    .where(eq(person.email, email));
  return row;
}

/** The person with this address; made now if there is none. */
export async function personFor(
  tx: Tx,
  { email, language, now }: { email: string; language: Language; now: string },
): Promise<{ id: string; deactivatedAt: string | null }> {
  await tx.insert(person).values({ email, language, createdAt: now }).onConflictDoNothing({ target: person.email });
  const found = await personByEmail(tx, email);
  if (!found) throw new Error("a person was added and is not there");
  return found;
}

interface NewSession {
  id: string;
  personId: string;
  tokenHash: string;
  now: string;
  expiresAt: string;
  userAgent: string | null;
  network: string | null;
  method: SignInMethod;
  passkeyId?: string;
  amr?: string[];
  issuer?: string;
  providerTokens?: string;
  providerReadAt?: string;
}

export async function addSession(tx: Tx, { now, ...values }: NewSession): Promise<void> {
  await tx.insert(session).values({ ...values, rotatedAt: now, createdAt: now, seenAt: now });
}

/** A sign-in session of an active person, locked. */
export async function lockSession(tx: Tx, id: string) {
  const [row] = await tx.select().from(session).where(eq(session.id, id)).for("update");
  if (!row) return undefined;
  const [active] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, row.personId), isNull(person.deactivatedAt)));
  return active && row;
}

export async function rotateSession(
  tx: Tx,
  id: string,
  { generation, tokenHash, now }: { generation: number; tokenHash: string; now: string },
): Promise<void> {
  await tx.update(session).set({ generation, tokenHash, rotatedAt: now, seenAt: now }).where(eq(session.id, id));
}

export async function endSession(
  tx: Tx,
  id: string,
  { now, because }: { now: string; because: string },
): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt: now, endedBecause: because, providerTokens: null, network: null })
    .where(and(eq(session.id, id), isNull(session.endedAt)));
}

/** Ends every sign-in session of a person. */
export async function endSessionsOf(
  tx: Tx,
  personId: string,
  { now, because }: { now: string; because: string },
): Promise<void> {
  await tx
    .update(session)
    .set({ endedAt: now, endedBecause: because, providerTokens: null, network: null })
    .where(and(eq(session.personId, personId), isNull(session.endedAt)));
}

/** What the provider has said of the holder of a session, or that it is being asked. */
export async function setProviderAnswer(
  tx: Tx,
  id: string,
  change: {
    providerAskedAt?: string;
    providerAskedGeneration?: number;
    providerReadAt?: string;
    providerTokens?: string;
    amr?: string[];
  },
): Promise<void> {
  await tx.update(session).set(change).where(eq(session.id, id));
}

/** The database's own clock, for readiness. */
export async function databaseNow(db: Db | Tx): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(db, sql`select clock_timestamp()::timestamptz(3)::text as at`);
  return isoInstant(row?.at ?? "");
}

export async function addAccountMail(
  tx: Tx,
  values: Pick<typeof mail.$inferInsert, "id" | "to" | "template" | "language" | "data" | "createdAt">,
): Promise<void> {
  await tx.insert(mail).values(values);
}
