// Who belongs to an organisation, and who is invited: all SQL. What a requester reads goes through the database's own functions and policies.
import { rowsOf, type Db, type Tx } from "@samverkansstod/db/client.ts";
import { sql, type SQL } from "drizzle-orm";
import type { FellowMember, Member, MyOrganisation } from "../../contract/members.ts";
import type { As } from "./organisations.rules.ts";

interface Page {
  after: string | undefined;
  limit: number;
}

// Somebody who is the protected contact of a case is masked here too, and nothing says why.
const isProtected = (id: SQL) =>
  sql`exists (select from app.request r where r.requester_id = ${id} and r.contact_protected)`;
const nameOf = (id: SQL) =>
  sql`(select coalesce(u.name, u.email) from app.person u where u.id = ${id} and not ${isProtected(sql`u.id`)})`;

/** Periods of membership of one organisation and of those linked to it, in the order they began: those that go on, or those that have ended. For staff. */
export async function membersPage(
  db: Db | Tx,
  organisationId: string,
  { after, limit, past }: Page & { past: boolean },
): Promise<Member[]> {
  const next = after
    ? sql`and (m.created_at, m.id) > ((select c.created_at from app.membership c where c.id = ${after}), ${after}::uuid)`
    : sql``;
  const rows = await rowsOf<{ member: Member }>(
    db,
    sql`select json_build_object('id', m.id, 'personId', m.person_id,
        'name', case when not ${isProtected(sql`p.id`)} then p.name end, 'email', case when not ${isProtected(sql`p.id`)} then p.email end, 'roleTitle', m.role_title,
        'since', app.iso(m.created_at), 'organisation', json_build_object('id', o.id, 'name', o.name),
        'confirmed', case when m.confirmed_at is not null then json_build_object('at', app.iso(m.confirmed_at), 'by', ${nameOf(sql`m.confirmed_by`)},
          'byKind', coalesce(m.confirmed_by_kind, 'staff'), 'seenWhat', m.seen_what) end,
        'ended', case when m.ended_at is not null then json_build_object('at', app.iso(m.ended_at), 'by', ${nameOf(sql`m.ended_by`)},
          'byKind', m.ended_by_kind, 'reason', m.ended_reason) end) as member
      from app.membership m join app.person p on p.id = m.person_id join app.organisation o on o.id = m.organisation_id
      where m.organisation_id in (select app.same_organisations(${organisationId})) and ${past ? sql`m.ended_at is not null` : sql`m.ended_at is null`} ${next}
      order by m.created_at, m.id limit ${limit}`,
  );
  return rows.map((row) => row.member);
}

/** Those of an organisation as a confirmed member of it sees them: nobody for anybody else. */
export async function fellowsPage(
  tx: Tx,
  { organisationId, personId }: { organisationId: string; personId: string },
  { after, limit }: Page,
): Promise<FellowMember[]> {
  const next = after
    ? sql`where (f.created_at, f.id) > ((select c.created_at from app.membership c where c.id = ${after}), ${after}::uuid)`
    : sql``;
  const rows = await rowsOf<{ member: FellowMember }>(
    tx,
    sql`select json_build_object('id', f.id, 'name', f.name, 'roleTitle', f.role_title, 'since', app.iso(f.created_at),
        'confirmed', f.confirmed_at is not null, 'me', f.person_id = ${personId}) as member
      from app.fellow_members(${organisationId}) f ${next} order by f.created_at, f.id limit ${limit}`,
  );
  return rows.map((row) => row.member);
}

/** What somebody belongs to, each kept organisation once, by name in Swedish order. */
export async function ownOrganisations(tx: Tx, personId: string, { after, limit }: Page): Promise<MyOrganisation[]> {
  const next = after
    ? sql`and (k.name collate "sv-x-icu", k.id) > ((select c.name from app.organisation c where c.id = ${after}) collate "sv-x-icu", ${after}::uuid)`
    : sql``;
  const rows = await rowsOf<{ organisation: MyOrganisation }>(
    tx,
    sql`select json_build_object('id', k.id, 'name', k.name, 'section', k.section, 'number', k.number, 'since', app.iso(min(m.created_at)),
        'confirmed', bool_or(m.confirmed_at is not null)) as organisation
      from app.membership m join app.organisation o on o.id = m.organisation_id join app.organisation k on k.id = coalesce(o.same_as, o.id)
      where m.person_id = ${personId} and m.ended_at is null ${next}
      group by k.id order by k.name collate "sv-x-icu", k.id limit ${limit}`,
  );
  return rows.map((row) => row.organisation);
}

/** The organisation that is kept, if the present role sees this one; for a member only where their membership is confirmed. */
export async function keptOrganisation(tx: Tx, id: string, as: As): Promise<{ id: string; name: string } | undefined> {
  const confirmed = as === "member" ? sql`and app.confirmed_member_of(o.id)` : sql``;
  const [row] = await rowsOf<{ id: string; name: string }>(
    tx,
    sql`select k.id, k.name from app.organisation o join app.organisation k on k.id = coalesce(o.same_as, o.id) where o.id = ${id} ${confirmed}`,
  );
  return row;
}

export interface Membership {
  organisationId: string;
  memberId: string;
}

/** Whose period this is and whether it goes on, if it is one of this organisation and the present role sees it. */
export async function personOfMembership(
  tx: Tx,
  { organisationId, memberId }: Membership,
): Promise<{ personId: string; goesOn: boolean } | undefined> {
  const [row] = await rowsOf<{ person_id: string; goes_on: boolean }>(
    tx,
    sql`select m.person_id, m.ended_at is null as goes_on from app.membership m where m.id = ${memberId} and m.organisation_id in (select app.same_organisations(${organisationId}))`,
  );
  return row && { personId: row.person_id, goesOn: row.goes_on };
}

interface Decision {
  organisationId: string;
  personId: string;
  by: string;
  as: As;
  now: string;
}

const ofPerson = ({ organisationId, personId }: Pick<Decision, "organisationId" | "personId">) =>
  sql`person_id = ${personId} and ended_at is null and organisation_id in (select app.same_organisations(${organisationId}))`;

/** Confirms what is not confirmed of somebody's membership; gives how many rows that was. */
export async function confirmPeriods(tx: Tx, decision: Decision & { seenWhat: string | null }): Promise<number> {
  const { by, as, now, seenWhat } = decision;
  const seen = as === "staff" ? sql`, seen_what = ${seenWhat}` : sql``;
  const rows = await rowsOf(
    tx,
    sql`update app.membership set confirmed_at = ${now}, confirmed_by = ${by}, confirmed_by_kind = ${as} ${seen}
      where ${ofPerson(decision)} and confirmed_at is null returning id`,
  );
  return rows.length;
}

/** Ends somebody's membership; gives the ids of the periods that ended. */
export async function endPeriods(
  tx: Tx,
  decision: Omit<Decision, "as"> & { as: As | "self"; reason: string | null },
): Promise<string[]> {
  const { by, as, now, reason } = decision;
  const why = as === "staff" ? sql`, ended_reason = ${reason}` : sql``;
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`update app.membership set ended_at = ${now}, ended_by = ${by}, ended_by_kind = ${as} ${why}
      where ${ofPerson(decision)} returning id`,
  );
  return rows.map(({ id }) => id);
}

/** Writes the mail to somebody whose membership has just ended; false where nobody reads it any more. */
export async function addMailToFormer(tx: Tx, endedId: string, mailId: string): Promise<boolean> {
  const [row] = await rowsOf<{ added: boolean }>(tx, sql`select app.mail_to_former(${endedId}, ${mailId}) as added`);
  return row?.added === true;
}
