// SQL that finds cases whose responsible person belongs to who asks. It begins with what staff belong to, which is little, and not with all open cases.
import { type Db, rowsOf } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";

/** Ids of open cases in conflict. */
export async function casesInConflict(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`
    with belongs as (
      select distinct m.person_id, s.id as organisation_id from app.membership m
      cross join lateral app.same_organisations(m.organisation_id) s (id)
      where m.ended_at is null and exists (select from app.person_role o where o.person_id = m.person_id)
    )
    select r.id from belongs b join app.request r on r.assignee_id = b.person_id and r.organisation_id = b.organisation_id
      where r.state in ('submitted', 'accepted', 'in_progress')
    union
    select r.id from belongs b join app.request_party q on q.organisation_id = b.organisation_id and q.joined_at is not null and q.ended_at is null
      join app.request r on r.id = q.request_id and r.assignee_id = b.person_id and r.state in ('submitted', 'accepted', 'in_progress')
    union
    select r.id from app.person_role o join app.request_party q on q.person_id = o.person_id and q.ended_at is null
      join app.request r on r.id = q.request_id and r.assignee_id = o.person_id and r.state in ('submitted', 'accepted', 'in_progress')`,
  );
  return rows.map(({ id }) => id);
}
