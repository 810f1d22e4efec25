// Proves the history of every case from its rows alone, in one pass over all of them: numbering, links, contents and texts. Written apart from the
// functions in the database that made the chains, which whoever changes a row could have changed too.
import { drizzle } from "drizzle-orm/node-postgres";
import { sql } from "drizzle-orm";
import { rowsOf, type Db, type Tx } from "../client.ts";
import { withOwnerConnection } from "../pool.ts";
import * as schema from "../schema/index.ts";
import { checkAnchors, type CheckedAnchor } from "./anchors.ts";

/**
 * What is wrong with a link. missing: no event has this number; link: it does not follow from the one before; content: it is not what was
 * chained; text, no_text: its names and reason are others, or gone; state: the case's state is not where its history ends; no_history: none at all.
 */
export type Fault = "missing" | "link" | "content" | "text" | "no_text" | "state" | "no_history";

export interface BrokenLink {
  requestId: string;
  caseNumber: string | null;
  /** Of the event; 0 where there is none at all. */
  number: number;
  fault: Fault;
}

export interface Verified {
  cases: number;
  events: number;
  /** The first of each broken case, by case number. */
  broken: BrokenLink[];
  anchors: CheckedAnchor[];
}

const textDigest = sql`rtrim(translate(encode(sha256(convert_to(t.salt || t.body, 'UTF8')), 'base64'), '+/', '-_'), '=')`;
const eventDigest = sql`encode(sha256(convert_to(concat_ws('|', e.previous_hash, e.request_id, e.number, e.at, e.type, e.actor_kind, e.actor,
  coalesce(e.from_state, '-'), coalesce(e.to_state, '-'), coalesce(e.assignee_id::text, '-'), e.correlation_id, coalesce(e.text_hash, '-')), 'UTF8')), 'hex')`;

async function brokenLinks(db: Db | Tx): Promise<BrokenLink[]> {
  return rowsOf<BrokenLink & Record<string, unknown>>(
    db,
    sql`
    with links as (
      select e.id, e.request_id, e.number, e.to_state, e.text_hash, e.hash, e.previous_hash, ${eventDigest} as digest,
        row_number() over w as place, coalesce(lag(e.hash) over w, '') as before, lead(e.number) over w is null as is_last
      from app.request_event e window w as (partition by e.request_id order by e.number)
    ), judged as (
      select l.request_id, r.case_number, l.place, case
        when l.number <> l.place then 'missing'
        when l.previous_hash <> l.before then 'link'
        when l.hash <> l.digest then 'content'
        when l.text_hash is not null and t.event_id is null then 'no_text'
        when t.event_id is not null and l.text_hash is distinct from ${textDigest} then 'text'
        when l.is_last and l.to_state is distinct from r.state then 'state' end as fault
      from links l join app.request r on r.id = l.request_id left join app.request_event_text t on t.event_id = l.id
    ), first as (
      select distinct on (j.request_id) j.request_id, j.case_number, j.place, j.fault from judged j
      where j.fault is not null order by j.request_id, j.place
    )
    select f.request_id as "requestId", f.case_number as "caseNumber", f.place::int as number, f.fault from first f
    union all
    select r.id, r.case_number, 0, 'no_history' from app.request r
    where r.state <> 'draft' and not exists (select from app.request_event e where e.request_id = r.id)
    order by 2, 1`,
  );
}

/** Verifies what one transaction sees. */
export async function verifyIn(db: Db | Tx): Promise<Verified> {
  const [counted] = await rowsOf<{ events: number; cases: number }>(
    db,
    sql`select count(*)::float8 as events, count(distinct e.request_id)::float8 as cases from app.request_event e`,
  );
  const broken = await brokenLinks(db);
  return { cases: counted?.cases ?? 0, events: counted?.events ?? 0, broken, anchors: await checkAnchors(db) };
}

/** Verifies a whole database, as of one instant: by the owner of the tables, or by a login that may be app_job. */
export function verifyHistory(url: string): Promise<Verified> {
  const settings = {
    application_name: "samverkansstod verify-history",
    // The digests were made of instants written this way. Sorting all in memory saves half of the time.
    options: "-c TimeZone=UTC -c DateStyle=ISO,YMD -c work_mem=128MB",
    lock_timeout: 10_000,
  };
  return withOwnerConnection(url, settings, (client) =>
    drizzle(client, { schema, casing: "snake_case" }).transaction(
      async (tx) => {
        await rowsOf(
          tx,
          sql`select set_config('role', 'app_job', true) where not exists (
            select from pg_tables t where t.schemaname = 'app' and t.tablename = 'request_event' and pg_has_role(t.tableowner, 'usage'))`,
        );
        return verifyIn(tx);
      },
      { isolationLevel: "repeatable read", accessMode: "read only" },
    ),
  );
}
