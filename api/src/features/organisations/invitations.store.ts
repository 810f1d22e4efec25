// Invitations to belong to an organisation: all SQL. The secret of the mail is never here, only its hash.
import { brokenConstraint, rowsOf, type Db, type Tx } from "@samverkansstod/db/client.ts";
import { mail, membershipInvitation } from "@samverkansstod/db/schema/index.ts";
import { isoInstant } from "@samverkansstod/db/schema/columns.ts";
import { sql } from "drizzle-orm";
import type { Invitation } from "../../contract/members.ts";
import { Refusal } from "../../shared/problem.ts";
import type { As } from "./organisations.rules.ts";

const open = sql`i.accepted_at is null and i.revoked_at is null`;

type Row = Record<string, unknown> & {
  id: string;
  email: string;
  invited_by: string | null;
  invited_by_kind: As;
  created_at: string;
  expires_at: string;
};

const shown = (row: Row, now: string): Invitation => ({
  id: row.id,
  email: row.email,
  invitedBy: row.invited_by,
  invitedByKind: row.invited_by_kind,
  createdAt: isoInstant(row.created_at),
  expiresAt: isoInstant(row.expires_at),
  expired: Temporal.Instant.compare(Temporal.Instant.from(isoInstant(row.expires_at)), Temporal.Instant.from(now)) <= 0,
});

// A requester sees of people themselves alone, so to a member the others are nameless here.
const columns = sql`i.id, i.email, (select coalesce(p.name, p.email) from app.person p where p.id = i.invited_by) as invited_by, i.invited_by_kind,
  i.created_at::text, i.expires_at::text`;

/** Those that nobody has taken and nobody has revoked, latest first. */
export async function invitationsPage(
  db: Db | Tx,
  organisationId: string,
  { after, limit, now }: { after: string | undefined; limit: number; now: string },
): Promise<Invitation[]> {
  const next = after
    ? sql`and (i.created_at, i.id) < ((select c.created_at from app.membership_invitation c where c.id = ${after}), ${after}::uuid)`
    : sql``;
  const rows = await rowsOf<Row>(
    db,
    sql`select ${columns} from app.membership_invitation i
      where i.organisation_id in (select app.same_organisations(${organisationId})) and ${open} ${next}
      order by i.created_at desc, i.id desc limit ${limit}`,
  );
  return rows.map((row) => shown(row, now));
}

export async function findInvitation(tx: Tx, id: string, now: string): Promise<Invitation | undefined> {
  const [row] = await rowsOf<Row>(tx, sql`select ${columns} from app.membership_invitation i where i.id = ${id}`);
  return row && shown(row, now);
}

interface NewInvitation {
  id: string;
  organisationId: string;
  email: string;
  tokenHash: string;
  invitedBy: string;
  invitedByKind: As;
  seenWhat: string | null;
  createdAt: string;
  expiresAt: string;
}

/** Adds one in the place of an earlier one to the same address. Refuses with in_progress where somebody else does the same right now. */
export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  const { organisationId, email, invitedBy, createdAt } = invitation;
  await tx.execute(
    sql`update app.membership_invitation as i set revoked_at = ${createdAt}, revoked_by = ${invitedBy}
      where i.organisation_id in (select app.same_organisations(${organisationId})) and i.email = ${email} and ${open}`,
  );
  try {
    await tx.insert(membershipInvitation).values(invitation);
  } catch (error) {
    if (brokenConstraint(error) !== "membership_invitation_open") throw error;
    throw new Refusal("in_progress", { retryAfter: 1, cause: error });
  }
}

export interface Revocation {
  organisationId: string;
  invitationId: string;
}

/** Whether it was open and is revoked now; undefined where there is none that the present role sees. */
export async function revokeOpen(
  tx: Tx,
  { organisationId, invitationId }: Revocation,
  { by, now }: { by: string; now: string },
): Promise<boolean | undefined> {
  const here = sql`i.id = ${invitationId} and i.organisation_id in (select app.same_organisations(${organisationId}))`;
  const revoked = await rowsOf(
    tx,
    sql`update app.membership_invitation as i set revoked_at = ${now}, revoked_by = ${by} where ${here} and ${open} returning i.id`,
  );
  if (revoked.length > 0) return true;
  const found = await rowsOf(tx, sql`select 1 from app.membership_invitation i where ${here}`);
  return found.length > 0 ? false : undefined;
}

interface HeldInvitation {
  forReader: boolean;
  open: boolean;
  expiresAt: string;
  organisation: { id: string; name: string };
  invitedBy: string | null;
  invitedByKind: As;
}

/** What the holder of a secret is told, in the name of the present person. */
export async function invitationOf(tx: Tx, tokenHash: string): Promise<HeldInvitation | undefined> {
  const [row] = await rowsOf<{
    for_reader: boolean;
    is_open: boolean;
    expires_at: string;
    organisation_id: string;
    organisation_name: string;
    invited_by: string | null;
    invited_by_kind: As;
  }>(
    tx,
    sql`select for_reader, is_open, expires_at::text, organisation_id, organisation_name, invited_by, invited_by_kind from app.invitation_of(${tokenHash})`,
  );
  return (
    row && {
      forReader: row.for_reader,
      open: row.is_open,
      expiresAt: isoInstant(row.expires_at),
      organisation: { id: row.organisation_id, name: row.organisation_name },
      invitedBy: row.invited_by,
      invitedByKind: row.invited_by_kind,
    }
  );
}

/** Takes it, once; false where it does not hold or is not for the present person. */
export async function takeInvitation(tx: Tx, tokenHash: string, now: string): Promise<boolean> {
  const [row] = await rowsOf<{ taken: string | null }>(
    tx,
    sql`select app.accept_invitation(${tokenHash}, ${now}) as taken`,
  );
  return row !== undefined && row.taken !== null;
}

/** Remembers the name of a person who had none here yet. */
export async function rememberName(tx: Tx, personId: string, name: string): Promise<void> {
  await tx.execute(sql`update app.person set name = coalesce(name, ${name}) where id = ${personId}`);
}

export async function addInvitationMail(tx: Tx, values: typeof mail.$inferInsert): Promise<void> {
  await tx.insert(mail).values(values);
}

/** The language that the one with this address reads, if there is one. For jobs. */
export async function languageOfAddress(tx: Tx, email: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ language: string }>(tx, sql`select language from app.person where email = ${email}`);
  return row?.language;
}
