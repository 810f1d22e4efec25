// Anchors of the history: once a day a digest over every event so far, each over the one before it. What is taken away or changed before an anchor
// shows in it, also the last events of a case, which no chain misses.
import { sql } from "drizzle-orm";
import { rowsOf, type Db, type Tx } from "../client.ts";

export interface Anchor {
  /** Stockholm date. */
  day: string;
  digest: string;
}

export interface CheckedAnchor extends Anchor {
  lastEventId: number;
  /** As noted that day, and as counted now. */
  events: number;
  found: number;
  holds: boolean;
}

// Of a thousand events at a time, so that no text grows with the history.
const digestOver = sql`encode(sha256(convert_to(string_agg(e.id || ':' || e.hash, ',' order by e.id), 'UTF8')), 'hex')`;
const digestOf = sql`encode(sha256(convert_to(s.before || '|' || coalesce(string_agg(c.digest, ',' order by c.chunk), ''), 'UTF8')), 'hex')`;

/** Whether this day has its anchor. */
export async function isAnchored(db: Db, day: string): Promise<boolean> {
  const [row] = await rowsOf<{ there: boolean }>(
    db,
    sql`select exists (select from app.history_anchor where day = ${day}::date) as there`,
  );
  return row?.there ?? false;
}

/** The last event before which none is still being written. Fails with SQL state 55P03 while somebody writes for long. */
export async function settledEvent(db: Db): Promise<number> {
  const [row] = await rowsOf<{ id: string }>(db, sql`select app.settled_event()::text as id`);
  return Number(row?.id ?? 0);
}

/** Anchors everything up to this event, for this day, unless it is anchored already. */
export async function addAnchor(
  tx: Tx,
  { day, lastEventId, now }: { day: string; lastEventId: number; now: string },
): Promise<void> {
  await rowsOf(
    tx,
    sql`
    with s as (select coalesce((select a.last_event_id from app.history_anchor a order by a.day desc limit 1), 0) as since,
        coalesce((select a.digest from app.history_anchor a order by a.day desc limit 1), '') as before),
      c as (select e.id / 1000 as chunk, count(*) as n, ${digestOver} as digest from app.request_event e, s
        where e.id > s.since and e.id <= ${lastEventId}::bigint group by 1)
    insert into app.history_anchor (day, last_event_id, events, digest, made_at)
    select ${day}::date, greatest(s.since, ${lastEventId}::bigint), coalesce(sum(c.n), 0), ${digestOf}, ${now}::timestamptz
    from s left join c on true group by s.since, s.before
    on conflict (day) do nothing`,
  );
}

/** Every anchor, computed anew from the events. */
export async function checkAnchors(db: Db | Tx): Promise<CheckedAnchor[]> {
  return rowsOf<CheckedAnchor & Record<string, unknown>>(
    db,
    sql`
    with s as (select a.day, a.last_event_id, a.events, a.digest, lag(a.last_event_id, 1, 0::bigint) over (order by a.day) as since,
        lag(a.digest, 1, '') over (order by a.day) as before from app.history_anchor a),
      c as (select s.day, e.id / 1000 as chunk, count(*) as n, ${digestOver} as digest from s
        join app.request_event e on e.id > s.since and e.id <= s.last_event_id group by 1, 2)
    select s.day::text as day, s.digest, s.last_event_id::float8 as "lastEventId", s.events::float8 as events,
      coalesce(sum(c.n), 0)::float8 as found, s.digest = ${digestOf} and s.events = coalesce(sum(c.n), 0) as holds
    from s left join c on c.day = s.day group by s.day, s.digest, s.last_event_id, s.events, s.before order by s.day`,
  );
}
