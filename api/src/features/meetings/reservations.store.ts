// All SQL about whose time is reserved or booked. The constraint reservation_no_overlap is the last guard; locks and checks come before
// it, so that many who want one hour wait for nothing but each other's answer.
import { brokenConstraint, type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { reservation } from "@samverkansstod/db/schema/index.ts";
import { sql, type SQL } from "drizzle-orm";
import type { Hours, MeetingSettings, Span } from "./free-times.rules.ts";

/** Whether the database refused because two reservations of one person would overlap. */
export const isOverlap = (error: unknown): boolean => brokenConstraint(error) === "reservation_no_overlap";

const rangeOf = ({ start, end }: Span) => `[${start.toString()},${end.toString()})`;
const rangesOf = (spans: readonly Span[]) => `{${spans.map(rangeOf).join(",")}}`;

/**
 * One command at a time for each of these people's time. Always after the case's row, and in one order (that of the lock itself, since two
 * ids may share one), so that no two commands wait for each other.
 */
export async function lockTime(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('app.reservation'), key) from (
    select distinct hashtext(given.id) as key from json_array_elements_text(${JSON.stringify(personIds)}::json) given (id) order by 1) keys`);
}

/** What does not count as taken: the reservation of the meeting that moves, those of the offer that is replaced. */
export interface Own {
  meetingId?: string;
  requestId?: string;
}

const notOwn = ({ meetingId, requestId }: Own): SQL => sql`
  ${meetingId === undefined ? sql`` : sql`and r.meeting_id is distinct from ${meetingId}`}
  ${requestId === undefined ? sql`` : sql`and not exists (select from app.offered_time t join app.time_offer o on o.id = t.offer_id where t.id = r.offered_time_id and r.state = 'reserved' and o.request_id = ${requestId})`}`;

const live = (now: string) => sql`(r.state = 'booked' or (r.state = 'reserved' and r.expires_at > ${now}))`;

interface Wanted {
  personId: string;
  /** Buffers included. */
  blocked: readonly Span[];
  now: string;
}

/** Whether any of these spans is reserved or booked. By staff's role: a requester sees only their own. */
export async function isTaken(tx: Tx, { personId, blocked, now }: Wanted): Promise<boolean> {
  const [row] = await rowsOf<{ taken: boolean }>(
    tx,
    sql`select exists (select from app.reservation r
    where r.resource_kind = 'person' and r.resource_id = ${personId} and r.state in ('reserved', 'booked')
      and r.blocked && ${rangesOf(blocked)}::tstzmultirange and ${live(now)}) as taken`,
  );
  return row?.taken ?? false;
}

/** Reservations in the way whose time has run out block nobody any longer. The person's time is locked. */
export async function expireInTheWay(tx: Tx, { personId, blocked, now }: Wanted): Promise<void> {
  await tx.execute(sql`update app.reservation set state = 'expired' where resource_kind = 'person' and resource_id = ${personId}
    and state = 'reserved' and expires_at <= ${now} and blocked && ${rangesOf(blocked)}::tstzmultirange`);
}

type NewReservation = Omit<typeof reservation.$inferInsert, "id" | "resourceKind" | "resourceId" | "blocked"> & {
  personId: string;
  blocked: Span;
};

export async function addReservations(tx: Tx, rows: readonly NewReservation[]): Promise<void> {
  await tx.insert(reservation).values(
    rows.map(({ personId, blocked, ...row }) => ({
      ...row,
      resourceKind: "person" as const,
      resourceId: personId,
      blocked: rangeOf(blocked),
    })),
  );
}

/** Books the time that is reserved for this offered one; false when it is reserved no longer. */
export async function bookReserved(
  tx: Tx,
  { offeredTimeId, meetingId, now }: { offeredTimeId: string; meetingId: string; now: string },
): Promise<boolean> {
  const booked = await rowsOf(
    tx,
    sql`update app.reservation set state = 'booked', expires_at = null, meeting_id = ${meetingId}
    where offered_time_id = ${offeredTimeId} and state = 'reserved' and expires_at > ${now} returning 1`,
  );
  return booked.length > 0;
}

/** The time of these meetings is free again. */
export async function releaseMeetings(tx: Tx, meetingIds: readonly string[]): Promise<void> {
  await tx.execute(sql`update app.reservation set state = 'released' where state in ('reserved', 'booked')
    and meeting_id in (select given.id::uuid from json_array_elements_text(${JSON.stringify(meetingIds)}::json) given (id))`);
}

/** What is still reserved for an offer is free again: released, or expired because its time ran out. */
export async function releaseOffer(tx: Tx, offerId: string, state: "released" | "expired"): Promise<void> {
  await tx.execute(sql`update app.reservation set state = ${state} where state = 'reserved'
    and offered_time_id in (select id from app.offered_time where offer_id = ${offerId})`);
}

interface Diary {
  own: boolean;
  hours: Hours;
  settings: Partial<MeetingSettings> | null;
  taken: { start: string; end: string }[];
}

/** Whether somebody has chosen hours, which, the settings, and what of this span is taken: all that free times are made of, in one question. */
export async function diaryOf(
  db: Db | Tx,
  { personId, within, now }: { personId: string; within: Span; now: string },
  own: Own = {},
): Promise<Diary> {
  const [row] = await rowsOf<{ diary: Diary }>(
    db,
    sql`select json_build_object(
    'own', exists (select from app.working_week w where w.person_id = ${personId}),
    'hours', coalesce((select json_agg(json_build_object('weekday', h.weekday, 'starts', to_char(h.starts, 'HH24:MI'), 'ends', to_char(h.ends, 'HH24:MI'))
      order by h.weekday, h.starts) from app.working_hours h where h.person_id = ${personId}), '[]'),
    'settings', (select value from app.setting where key = 'meetings'),
    'taken', coalesce((select json_agg(json_build_object('start', app.iso(lower(r.blocked)), 'end', app.iso(upper(r.blocked))) order by lower(r.blocked))
      from app.reservation r where r.resource_kind = 'person' and r.resource_id = ${personId} and r.state in ('reserved', 'booked')
        and r.blocked && ${rangeOf(within)}::tstzrange and ${live(now)} ${notOwn(own)}), '[]')) as diary`,
  );
  if (!row) throw new Error("a select without from gave no row");
  return row.diary;
}
