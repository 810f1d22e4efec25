// SQL of the registrar's logs, a page at a time by keyset; and what a requester is shown of readings.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { setting, viewLogSearch } from "@samverkansstod/db/schema/index.ts";
import { eq, sql, type SQL } from "drizzle-orm";
import type { AnswerOf } from "../../contract/endpoint.ts";
import type { listReadings, ViewLogEntry } from "../../contract/view-log.ts";
import type { LogCursor, LogName } from "./view-log.rules.ts";

export interface LogSearch {
  log: LogName;
  /** Null: of every case. */
  requestId: string | null;
  personId: string | null;
  since: string | null;
  before: string | null;
}

export interface LogRow extends LogCursor {
  entry: ViewLogEntry;
}

interface Log {
  from: SQL;
  request: SQL;
  /** What tells rows of one instant apart, in the order of the index. */
  keys: readonly SQL[];
  /** Spelt as the keys. */
  casts: readonly SQL[];
  entry: SQL;
}

const uuid = sql`::uuid`;
const none = sql`null::json`;

const logs: Readonly<Record<LogName, Log>> = {
  views: {
    from: sql`app_runtime.view_log l`,
    request: sql`l.request_id`,
    keys: [sql`l.request_id`, sql`l.person_id`, sql`l.purpose`],
    casts: [uuid, uuid, sql`::text`],
    entry: sql`'disclosure', l.purpose = 'disclosure', 'whose', null, 'reason', null, 'searched', ${none}`,
  },
  contacts: {
    from: sql`app.contact_showing l`,
    request: sql`l.request_id`,
    keys: [sql`l.id`],
    casts: [uuid],
    entry: sql`'disclosure', false, 'whose', case when l.participant_id is null then 'contact' else 'participant' end, 'reason', l.reason,
      'searched', ${none}`,
  },
  searches: {
    from: sql`app_runtime.view_log_search l`,
    request: sql`l.request_id`,
    keys: [sql`l.id`],
    casts: [sql`::bigint`],
    entry: sql`'disclosure', false, 'whose', null, 'reason', null, 'searched', json_build_object('log', l.log,
      'person', (select coalesce(q.name, q.email) from app.person q where q.id = l.reader_id), 'from', l.from_day, 'to', l.to_day)`,
  },
};

const comma = sql`, `;

/** One page of a log, latest first. */
export async function logPage(
  db: Db | Tx,
  { log, requestId, personId, since, before }: LogSearch,
  { after, limit }: { after: LogCursor | undefined; limit: number },
): Promise<LogRow[]> {
  const { from, request, keys, casts, entry } = logs[log];
  const where = [sql`true`];
  if (requestId !== null) where.push(sql`${request} = ${requestId}::uuid`);
  if (personId !== null) where.push(sql`l.person_id = ${personId}::uuid`);
  if (since !== null) where.push(sql`l.at >= ${since}::timestamptz`);
  if (before !== null) where.push(sql`l.at < ${before}::timestamptz`);
  if (after) {
    const values = casts.map((cast, nth) => sql`${after.keys[nth] ?? ""}${cast}`);
    where.push(sql`(l.at, ${sql.join([...keys], comma)}) < (${after.at}::timestamptz, ${sql.join(values, comma)})`);
  }
  const descending = sql.join(
    [sql`l.at`, ...keys].map((key) => sql`${key} desc`),
    comma,
  );
  const texts = sql.join(
    keys.map((key) => sql`${key}::text`),
    comma,
  );
  // The page's rows first, what belongs to them after.
  const rows = await rowsOf<LogRow & Record<string, unknown>>(
    db,
    sql`select app.iso(l.at) as at, array[${texts}] as keys, json_build_object('at', app.iso(l.at),
        'person', (select json_build_object('id', p.id, 'name', coalesce(p.name, p.email)) from app.person p where p.id = l.person_id),
        'case', (select json_build_object('id', r.id, 'caseNumber', r.case_number) from app.request r where r.id = ${request}),
        ${entry}) as entry
      from (select * from ${from} where ${sql.join(where, sql` and `)} order by ${descending} limit ${limit}) l order by ${descending}`,
  );
  return rows.map(({ at, keys: found, entry: shown }) => ({ at, keys: found, entry: shown }));
}

/** The case of this number; null where there is none. */
export async function caseOfNumber(db: Db | Tx, caseNumber: string): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    sql`select r.id from app.request r where r.case_number = ${caseNumber}`,
  );
  return row?.id ?? null;
}

/** Everybody who has a role, or has read something, by name in Swedish order. */
export async function readers(db: Db | Tx): Promise<{ id: string; name: string }[]> {
  const rows = await rowsOf<{ id: string; name: string }>(
    db,
    sql`select p.id, coalesce(p.name, p.email) as name from app.person p
      where exists (select from app.person_role o where o.person_id = p.id)
        or exists (select from app_runtime.view_log v where v.person_id = p.id)
      order by coalesce(p.name, p.email) collate "sv-x-icu", p.id`,
  );
  return rows.map(({ id, name }) => ({ id, name }));
}

/** Notes a search. */
export async function addSearch(db: Db, values: typeof viewLogSearch.$inferInsert): Promise<void> {
  await db.insert(viewLogSearch).values(values);
}

/** Whether requesters are shown when their requests were read; off unless the setting `views` says so. */
async function isShown(tx: Tx): Promise<boolean> {
  const [row] = await tx.select().from(setting).where(eq(setting.key, "views"));
  return (row?.value as { showToRequester?: unknown } | undefined)?.showToRequester === true;
}

type Readings = AnswerOf<typeof listReadings>;

/** In the name of a requester: on which days somebody of which role read this request. */
export async function readingsShown(tx: Tx, requestId: string): Promise<Readings> {
  const items = await rowsOf<Readings["items"][number] & Record<string, unknown>>(
    tx,
    sql`select v.day::text as date, v.role from app.views_shown(${requestId}) v order by v.day desc, v.role limit 200`,
  );
  return { shown: await isShown(tx), items: items.map(({ date, role }) => ({ date, role })) };
}
