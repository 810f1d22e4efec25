// Reads people of the unit.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import type { AssignablePerson } from "../../contract/people.ts";

interface Row extends Record<string, unknown> {
  id: string;
  name: string | null;
  email: string;
  roles: AssignablePerson["roles"];
  open_cases: number;
}

/** Active consultants and coordinators, by name in Swedish order, with how many open cases each has. */
export async function assignablePeople(db: Db | Tx): Promise<AssignablePerson[]> {
  const rows = await rowsOf<Row>(
    db,
    sql`
    select p.id, p.name, p.email, json_agg(r.role order by r.role) as roles,
      (select count(*)::int from app.request q where q.assignee_id = p.id and q.state in ('submitted', 'accepted', 'in_progress')) as open_cases
    from app.person p join app.person_role r on r.person_id = p.id
    where p.deactivated_at is null
    group by p.id having bool_or(r.role in ('consultant', 'coordinator'))
    order by p.name collate "sv-x-icu", p.id`,
  );
  return rows.map((row) => ({ id: row.id, name: row.name ?? row.email, roles: row.roles, openCases: row.open_cases }));
}

/**
 * Whether somebody can be made responsible, and whether they belong to this organisation (jäv). In a command it holds until that ends: whoever is being
 * deactivated at this moment is found no longer, and who was found is deactivated after.
 */
export async function assignability(
  db: Db | Tx,
  personId: string,
  organisationId: string | null,
): Promise<{ assignable: boolean; member: boolean; name: string | null }> {
  const [row] = await rowsOf<{ assignable: boolean; member: boolean; name: string | null }>(
    db,
    sql`
    select p.deactivated_at is null and exists (select from app.person_role r where r.person_id = p.id and r.role in ('consultant', 'coordinator')) as assignable,
      exists (select from app.membership m where m.person_id = p.id and m.organisation_id = ${organisationId}::uuid and m.ended_at is null) as member,
      coalesce(p.name, p.email) as name
    from app.person p where p.id = ${personId} for key share of p skip locked`,
  );
  return row ?? { assignable: false, member: false, name: null };
}
