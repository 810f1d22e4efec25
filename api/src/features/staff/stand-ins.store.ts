// SQL about who stands in for whom. One at a time for each who is absent is the constraint stand_in_one_at_a_time.
import { brokenConstraint, type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import type { standIn } from "@samverkansstod/db/schema/index.ts";
import { sql, type SQL } from "drizzle-orm";
import type { StandIn } from "../../contract/stand-ins.ts";

/** Whether the database refused because somebody stands in for that person already. */
export const isStandInOverlap = (error: unknown): boolean => brokenConstraint(error) === "stand_in_one_at_a_time";

async function standInsWhere(db: Db | Tx, where: SQL, today: string): Promise<StandIn[]> {
  const rows = await rowsOf<{ found: StandIn }>(
    db,
    sql`select json_build_object('id', s.id, 'absent', json_build_object('id', a.id, 'name', coalesce(a.name, a.email)),
      'standIn', json_build_object('id', b.id, 'name', coalesce(b.name, b.email)), 'from', s.starts_on, 'to', s.ends_on,
      'holdsToday', s.starts_on <= ${today}::date and s.ends_on >= ${today}::date) as found
    from app.stand_in s join app.person a on a.id = s.absent_id join app.person b on b.id = s.stand_in_id
    where s.removed_at is null and ${where} order by s.starts_on, a.name collate "sv-x-icu", s.id`,
  );
  return rows.map(({ found }) => found);
}

/** Those of this Stockholm date and to come. */
export function standInsFrom(db: Db, today: string): Promise<StandIn[]> {
  return standInsWhere(db, sql`s.ends_on >= ${today}::date`, today);
}

export async function findStandIn(tx: Tx, id: string, today: string): Promise<StandIn | undefined> {
  const [found] = await standInsWhere(tx, sql`s.id = ${id}`, today);
  return found;
}

/** Whom somebody stands in for on this Stockholm date. */
export async function stoodInBy(db: Db, personId: string, today: string): Promise<string[]> {
  const rows = await rowsOf<{ absent_id: string }>(
    db,
    sql`select absent_id from app.stand_in where stand_in_id = ${personId} and removed_at is null
      and ends_on >= ${today}::date and starts_on <= ${today}::date`,
  );
  return rows.map((row) => row.absent_id);
}

export async function addStandIn(tx: Tx, values: typeof standIn.$inferInsert): Promise<void> {
  const { id, absentId, standInId, startsOn, endsOn, createdAt, createdBy } = values;
  await tx.execute(sql`insert into app.stand_in (id, absent_id, stand_in_id, starts_on, ends_on, created_at, created_by)
    values (${id}, ${absentId}, ${standInId}, ${startsOn}, ${endsOn}, ${createdAt}, ${createdBy})`);
}

/** False when it was removed already. */
export async function endStandIn(tx: Tx, id: string, now: string): Promise<boolean> {
  const ended = await rowsOf(
    tx,
    sql`update app.stand_in set removed_at = ${now} where id = ${id} and removed_at is null returning id`,
  );
  return ended.length > 0;
}
