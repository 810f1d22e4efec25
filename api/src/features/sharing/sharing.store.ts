// SQL about who else is in a case. What a requester may not read of others they learn through functions of the database that ask who they are.
import { brokenConstraint, databaseErrorCode, type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { requestAccess, requestParty } from "@samverkansstod/db/schema/index.ts";
import { and, eq, inArray, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { CaseInvitation, RequestPeople } from "../../contract/sharing.ts";
import { Refusal } from "../../shared/problem.ts";
import type { StoredParty, StoredPeople } from "./sharing.rules.ts";

const wholeParty = (name: SQL) => sql`json_build_object('id', q.id, 'kind', q.kind, 'organisationName', coalesce(
    (select o.name from app.organisation o where o.id = q.organisation_id), q.organisation_name),
  'administration', q.administration_code, 'name', ${name}, 'email', q.email, 'personId', q.person_id,
  'invitedAt', app.iso(q.invited_at), 'expiresAt', app.iso(q.expires_at), 'joinedAt', app.iso(q.joined_at))`;

const parties = (name: SQL, id: SQL) => sql`coalesce((select json_agg(${wholeParty(name)} order by q.invited_at, q.id)
  from app.request_party q where q.request_id = ${id} and q.ended_at is null), '[]')`;

interface Row extends Record<string, unknown> {
  people: StoredPeople;
}

/** Who is in a case, to somebody who was shown it: in their own name. */
export async function peopleShownTo(tx: Tx, id: string): Promise<StoredPeople> {
  const [row] = await rowsOf<Row>(
    tx,
    sql`with seen as materialized (select * from app.seen_by(${id}))
    select json_build_object(
      'requester', (select s.name from seen s where s.basis = 'own'),
      'seenBy', coalesce((select json_agg(json_build_object('personId', s.person_id, 'name', s.name, 'basis', s.basis)
        order by s.name collate "sv-x-icu", s.person_id) from seen s), '[]'),
      'nameable', coalesce((select json_agg(json_build_object('id', n.id, 'name', n.name) order by n.name collate "sv-x-icu", n.id)
        from app.members_to_name(${id}) n), '[]'),
      'parties', ${parties(sql`(select s.name from seen s where s.person_id = q.person_id)`, sql`${id}::uuid`)}) as people`,
  );
  if (!row) throw new Error("nobody said who is in a case");
  return row.people;
}

/** Who is in a case, for staff. */
export async function peopleOf(db: Db | Tx, id: string): Promise<StoredPeople> {
  const [row] = await rowsOf<Row>(
    db,
    sql`select json_build_object(
      'requester', (select coalesce(p.name, p.email) from app.person p where p.id = r.requester_id),
      'seenBy', coalesce((select json_agg(json_build_object('personId', a.person_id, 'name', coalesce(p.name, p.email), 'basis', a.basis)
        order by p.name collate "sv-x-icu", p.id) from app.request_access a join app.person p on p.id = a.person_id where a.request_id = r.id), '[]'),
      'nameable', '[]'::json,
      'parties', ${parties(sql`(select coalesce(p.name, p.email) from app.person p where p.id = q.person_id)`, sql`r.id`)}) as people
    from app.request r where r.id = ${id}`,
  );
  return row?.people ?? { requester: null, seenBy: [], nameable: [], parties: [] };
}

/** Sets who of the organisation sees the case. Refuses with invalid_fields where somebody named is no confirmed member, or the requester is none. */
export async function setVisibility(
  tx: Tx,
  id: string,
  { visibility, memberIds, at }: { visibility: RequestPeople["visibility"]; memberIds: readonly string[]; at: string },
): Promise<void> {
  try {
    await rowsOf(
      tx,
      sql`select app.share_request(${id}, ${visibility}, ${`{${memberIds.join(",")}}`}::uuid[], ${at}::timestamptz)`,
    );
  } catch (error) {
    if (databaseErrorCode(error) !== "42501") throw error;
    throw new Refusal("invalid_fields", { errors: [{ field: "/memberIds", code: "not_a_choice" }], cause: error });
  }
}

/** Invitations to this address that ran out make room for a new one. */
export async function endExpired(
  tx: Tx,
  { requestId, email, now }: { requestId: string; email: string; now: string },
): Promise<void> {
  await tx
    .update(requestParty)
    .set({ endedAt: now })
    .where(
      and(
        eq(requestParty.requestId, requestId),
        eq(requestParty.email, email),
        isNull(requestParty.endedAt),
        isNull(requestParty.joinedAt),
        lte(requestParty.expiresAt, now),
      ),
    );
}

/** Refuses with already_invited. */
export async function addParty(tx: Tx, values: typeof requestParty.$inferInsert): Promise<void> {
  try {
    await tx.insert(requestParty).values(values);
  } catch (error) {
    if (brokenConstraint(error) !== "request_party_one_invitation") throw error;
    throw new Refusal("already_invited", { cause: error });
  }
}

export async function partyById(tx: Tx, requestId: string, id: string): Promise<StoredParty | undefined> {
  const [row] = await rowsOf<{ party: StoredParty }>(
    tx,
    sql`select ${wholeParty(sql`null`)} as party from app.request_party q
      where q.request_id = ${requestId} and q.id = ${id} and q.ended_at is null`,
  );
  return row?.party;
}

export async function endPart(tx: Tx, id: string, { at, by }: { at: string; by: string }): Promise<void> {
  await tx
    .update(requestParty)
    .set({ endedAt: at, endedBy: by })
    .where(and(eq(requestParty.id, id), isNull(requestParty.endedAt)));
}

interface Open extends Record<string, unknown> {
  invitation: CaseInvitation & { requestId: string };
}

/** The invitation, if it is to the person in whose name this is asked and holds. */
export async function openInvitation(tx: Tx, id: string, now: string) {
  const [row] = await rowsOf<Open>(
    tx,
    sql`select json_build_object('requestId', i.request_id, 'kind', i.kind, 'subject', i.subject, 'fromOrganisation', i.from_organisation,
      'fromAdministration', i.from_administration, 'invitedAs', i.invited_as, 'organisationName', i.organisation_name,
      'administration', i.administration_code, 'expiresAt', app.iso(i.expires_at)) as invitation
    from app.open_invitation(${id}, ${now}::timestamptz) i`,
  );
  return row?.invitation;
}

/** Takes the part; gives the case's id, or null where the invitation no longer holds. */
export async function joinRequest(
  tx: Tx,
  id: string,
  {
    organisationId,
    administration,
    now,
  }: { organisationId: string | null; administration: string | null; now: string },
): Promise<string | null> {
  const [row] = await rowsOf<{ joined: string | null }>(
    tx,
    sql`select app.join_request(${id}, ${organisationId}::uuid, ${administration}, ${now}::timestamptz) as joined`,
  );
  return row?.joined ?? null;
}

/** Somebody else's own now; what either saw of it before is set anew. By staff. */
export async function handOverOwn(
  tx: Tx,
  requestId: string,
  { from, to, at }: { from: string | null; to: string; at: string },
): Promise<void> {
  const both = [to, ...(from === null ? [] : [from])];
  await tx
    .delete(requestAccess)
    .where(and(eq(requestAccess.requestId, requestId), inArray(requestAccess.personId, both)));
  await tx.insert(requestAccess).values({ requestId, personId: to, basis: "own", grantedAt: at });
}
