// Who a person is to an identity provider, and the roles it gives: all SQL of staff sign-in beyond sessions.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { identity, person } from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "../../contract/permissions.ts";

export interface Subject {
  issuer: string;
  subject: string;
}

export async function personOfSubject(tx: Tx, { issuer, subject }: Subject) {
  const [row] = await tx
    .select({ id: person.id, deactivatedAt: person.deactivatedAt })
    .from(identity)
    .innerJoin(person, eq(person.id, identity.personId))
    .where(and(eq(identity.issuer, issuer), eq(identity.subject, subject)));
  return row;
}

/** The person with this address, locked, so that two subjects do not become it at once. */
export async function lockPersonByEmail(tx: Tx, email: string) {
  const [row] = await tx
    .select({ id: person.id, deactivatedAt: person.deactivatedAt })
    .from(person)
    .where(eq(person.email, email))
    .for("update");
  return row;
}

export async function hasSubjectOf(tx: Tx, personId: string, issuer: string): Promise<boolean> {
  const rows = await tx
    .select({ subject: identity.subject })
    .from(identity)
    .where(and(eq(identity.personId, personId), eq(identity.issuer, issuer)));
  return rows.length > 0;
}

/** Whether this subject now is that person. Another tab may have said so already; the first of two subjects keeps the person. */
export async function addSubject(
  tx: Tx,
  { issuer, subject }: Subject,
  personId: string,
  now: string,
): Promise<boolean> {
  await tx.insert(identity).values({ issuer, subject, personId, createdAt: now }).onConflictDoNothing();
  return (await personOfSubject(tx, { issuer, subject }))?.id === personId;
}

/** The name of somebody who has none yet. */
export async function setMissingName(tx: Tx, personId: string, name: string): Promise<void> {
  await tx
    .update(person)
    .set({ name })
    .where(and(eq(person.id, personId), isNull(person.name)));
}

/** These roles and no others, of somebody who is known to a provider; the database refuses it for anybody else. */
export async function takeProviderRoles(tx: Tx, personId: string, roles: readonly Role[], now: string): Promise<void> {
  // Roles are a closed list of plain words.
  await tx.execute(sql`select app.take_provider_roles(${personId}, ${`{${roles.join(",")}}`}::text[], ${now})`);
}

/** Whether somebody with this address works here or has signed in at the provider, and so gets no code where there is one. */
export async function isStaffAddress(db: Db | Tx, email: string): Promise<boolean> {
  const [row] = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.email, email),
        sql`(exists (select from app.person_role r where r.person_id = ${person.id}) or exists (select from app.identity i where i.person_id = ${person.id}))`,
      ),
    );
  return row !== undefined;
}
