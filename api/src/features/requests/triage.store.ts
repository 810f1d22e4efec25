// SQL of triage and the course of a case: what it is about (rows of their own, replaced as sets), late corrections of its intervals, its
// pauses, and which of them have come to their end.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { requestAdministration, requestInterval, requestPrinciple } from "@samverkansstod/db/schema/index.ts";
import { eq, sql } from "drizzle-orm";
import type { PauseInterval } from "./promise.rules.ts";
import type { Dimension } from "./intervals.store.ts";

export async function setPrinciples(tx: Tx, requestId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(requestPrinciple).where(eq(requestPrinciple.requestId, requestId));
  if (codes.length === 0) return;
  await tx.insert(requestPrinciple).values(codes.map((principleCode) => ({ requestId, principleCode })));
}

export async function setAdministrations(tx: Tx, requestId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(requestAdministration).where(eq(requestAdministration.requestId, requestId));
  if (codes.length === 0) return;
  await tx.insert(requestAdministration).values(codes.map((administrationCode) => ({ requestId, administrationCode })));
}

interface Correction {
  dimension: Dimension;
  value: string;
  /** From when it truly held. */
  since: string;
  at: string;
}

/**
 * A late correction: from `since` on this value held, whatever was known before. Rows that say otherwise are superseded at `at`, and truthful ones
 * added with the time they became known. Gives the values known until now, oldest first; undefined when that was known already.
 */
export async function correctIntervals(
  tx: Tx,
  requestId: string,
  { dimension, value, since, at }: Correction,
): Promise<string[] | undefined> {
  // What touches the date and says the same is taken along, so that one value is one row.
  const concerned = sql`i.request_id = ${requestId} and i.dimension = ${dimension} and i.superseded_at is null
    and (i.valid_to is null or i.valid_to > ${since} or (i.valid_to = ${since} and i.value = ${value}))`;
  const known = await rowsOf<{ value: string; personId: string | null; from: string; before: boolean }>(
    tx,
    sql`
    select i.value, i.person_id as "personId", app.iso(i.valid_from) as from, i.valid_from < ${since} as before
    from app.request_interval i where ${concerned} order by i.valid_from`,
  );
  if (known.length > 0 && known.every((row) => row.value === value)) return undefined;
  await tx.execute(sql`update app.request_interval i set superseded_at = ${at} where ${concerned}`);
  const row = { requestId, dimension, recordedAt: at };
  const [first] = known;
  const stays = first?.before && first.value !== value ? first : undefined;
  await tx
    .insert(requestInterval)
    .values([
      ...(stays
        ? [{ ...row, value: stays.value, personId: stays.personId, validFrom: stays.from, validTo: since }]
        : []),
      { ...row, value, validFrom: first?.before && !stays ? first.from : since },
    ]);
  return known.map((interval) => interval.value);
}

/** Every pause of a case as known now, oldest first. */
export async function pausesOf(db: Db | Tx, requestId: string): Promise<PauseInterval[]> {
  const rows = await rowsOf<PauseInterval & Record<string, unknown>>(
    db,
    sql`
    select app.iso(i.valid_from) as from, app.iso(i.valid_to) as to, i.value as until from app.request_interval i
    where i.request_id = ${requestId} and i.dimension = 'paused' and i.superseded_at is null order by i.valid_from`,
  );
  return [...rows];
}

/** The cases whose pause was to end on this Stockholm date or before. */
export async function pausesEnded(db: Db, today: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select r.id from app.request r where r.paused_until <= ${today}::date order by r.paused_until, r.id`,
  );
  return rows.map(({ id }) => id);
}
