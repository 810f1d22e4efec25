// SQL about working hours: what somebody has chosen, and choosing it anew.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { workingHours, workingWeek } from "@samverkansstod/db/schema/index.ts";
import { eq, sql } from "drizzle-orm";
import type { Hours } from "./free-times.rules.ts";

/** The hours somebody has chosen and their version; null as long as they have chosen none. */
export async function ownHours(db: Db | Tx, personId: string): Promise<{ version: number; hours: Hours } | null> {
  const [row] = await rowsOf<{ version: number; hours: Hours }>(
    db,
    sql`select w.version,
      coalesce((select json_agg(json_build_object('weekday', h.weekday, 'starts', to_char(h.starts, 'HH24:MI'), 'ends', to_char(h.ends, 'HH24:MI'))
        order by h.weekday, h.starts) from app.working_hours h where h.person_id = w.person_id), '[]') as hours
    from app.working_week w where w.person_id = ${personId}`,
  );
  return row ?? null;
}

/** One command at a time for somebody's hours, chosen before or not. */
export async function lockHours(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('app.working_week'), hashtext(${personId}))`);
}

/** Somebody's hours from now on; they are locked. */
export async function setHours(
  tx: Tx,
  { personId, version, hours, now }: { personId: string; version: number; hours: Hours; now: string },
): Promise<void> {
  await tx
    .insert(workingWeek)
    .values({ personId, version, updatedAt: now })
    .onConflictDoUpdate({ target: workingWeek.personId, set: { version, updatedAt: now } });
  await tx.delete(workingHours).where(eq(workingHours.personId, personId));
  if (hours.length > 0) await tx.insert(workingHours).values(hours.map((row) => ({ ...row, personId })));
}
