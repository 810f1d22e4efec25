// The roll-up of the flow: what each case adds to each day, and sums of it by month and by week. It is as of the last fold; what changed since is noted by triggers and
// counted anew in each question, so that it gives what counting all would (decision 0023).
import { rowsOf, type Db, type Tx } from "@samverkansstod/db/client.ts";
import { sql, type SQL } from "drizzle-orm";
import { noneSaid } from "../../contract/reports.ts";
import type { Step } from "./periods.rules.ts";
import type { FlowTally, Scope, Tally } from "./reports.rules.ts";
import { ended, form, heldAt, knownIn, open } from "./reports.store.ts";

/** More changes than this cost more than they save. */
const mostChanges = 2_000;
const foldedAtOnce = 20_000;

/** What `cases` (rows with a request_id) add to each day, as known just before an instant: rows as those of app_runtime.report_fact. */
const factsOf = (cases: SQL, at: string): SQL => sql`
  select r.id as request_id, g.day, g.received, g.reopened, g.ended, g.open, coalesce(k.value, r.kind) as kind, t.theme_code as theme,
    ${form} as form, r.source, r.initiated_by,
    coalesce((select array_agg(a.area_code order by a.area_code) from app.request_area a where a.request_id = r.id), '{}') as areas
  from (
    select h.request_id, (h.at at time zone 'Europe/Stockholm')::date as day, sum(h.received)::integer as received, sum(h.reopened)::integer as reopened,
      sum(h.ended)::integer as ended, sum(h.open)::integer as open
    from (
      select q.id as request_id, q.received_at as at, 1 as received, 0 as reopened, 0 as ended, 0 as open
        from app.request q where q.id in (${cases}) and q.received_at < ${at}::timestamptz
      union all
      select s.request_id, s.valid_from, 0, 0, (s.value in (${ended}))::integer, (s.value in (${open}))::integer
        from app.request_interval s where s.request_id in (${cases}) and s.dimension = 'state' and ${knownIn("s", at)} and s.valid_from < ${at}::timestamptz
      union all
      select s.request_id, s.valid_to, 0, (s.value in (${ended}))::integer, 0, -(s.value in (${open}))::integer
        from app.request_interval s where s.request_id in (${cases}) and s.dimension = 'state' and ${knownIn("s", at)} and s.valid_to < ${at}::timestamptz
    ) h group by 1, 2
  ) g join app.request r on r.id = g.request_id left join app.organisation o on o.id = r.organisation_id
    left join app.request_theme t on t.request_id = r.id and t.main
    left join app.request_interval k on k.request_id = r.id and k.dimension = 'kind' and ${heldAt("k", at)} and ${knownIn("k", at)}
  where r.state <> 'draft' and r.registered_at < ${at}::timestamptz and (g.received, g.reopened, g.ended, g.open) <> (0, 0, 0, 0)
    and not exists (select from app.request_interval v where v.request_id = r.id and v.dimension = 'state' and v.value = 'void' and ${knownIn("v", at)})`;

/** What the rows of `facts`, of which each has a `sign`, add to the sums by month and by week. */
const sumsOf = (facts: SQL): SQL => sql`
  select p.step, p.start::date as start, d.dimension, d.code, f.sign * f.received as received, f.sign * d.rest * f.reopened as reopened,
    f.sign * d.rest * f.ended as ended, f.sign * d.rest * f.open as open
  from (${facts}) f cross join lateral (values ('month', date_trunc('month', f.day)), ('week', date_trunc('week', f.day))) p (step, start)
    cross join lateral (
      values ('', '', 1), ('kind', f.kind, 0), ('theme', coalesce(f.theme, ''), 0), ('form', coalesce(f.form, ''), 0), ('source', f.source, 0),
        ('initiatedBy', f.initiated_by, 0)
      union all select 'area', coalesce(a.code, ''), 0 from (select) one left join unnest(f.areas) a (code) on true
    ) d (dimension, code, rest)
  where f.initiated_by <> 'unit' and (d.rest = 1 or f.received <> 0)`;

/** What changed since the fold: what is folded of it taken away, what holds now added. */
const changesSince = (at: string): SQL => sql`
  select 1 as sign, n.* from (${factsOf(sql`select c.request_id from changed c`, at)}) n
  union all select -1, f.* from app_runtime.report_fact f where f.request_id in (select c.request_id from changed c)`;

const changed = sql`changed as materialized (select distinct request_id from app_runtime.report_changed)`;

function conditions({ filter: { kind, theme, area, form: formAsked, source, initiatedBy }, withoutOwn }: Scope): SQL {
  const all = [withoutOwn ? sql`f.initiated_by <> 'unit'` : sql`true`];
  const equal = (column: SQL, value: string | undefined) => {
    if (value !== undefined) all.push(value === noneSaid ? sql`${column} is null` : sql`${column} = ${value}`);
  };
  equal(sql`f.kind`, kind);
  equal(sql`f.theme`, theme);
  equal(sql`f.form`, formAsked);
  equal(sql`f.source`, source);
  equal(sql`f.initiated_by`, initiatedBy);
  if (area !== undefined) all.push(area === noneSaid ? sql`f.areas = '{}'` : sql`${area} = any(f.areas)`);
  return sql.join(all, sql` and `);
}

export interface RolledUp {
  flow: FlowTally[];
  splits: Tally[];
}

interface Wanted {
  /** The edges of the periods. */
  days: readonly string[];
  step: Step;
  scope: Scope;
}

interface Bucket extends Record<string, unknown> {
  /** Before the first edge is 0. */
  nth: number | null;
  dimension: string;
  code: string;
  received: number;
  reopened: number;
  ended: number;
  open: number;
}

function flowOf(buckets: readonly Bucket[], periods: number): FlowTally[] {
  const at = new Map(buckets.map((bucket) => [bucket.nth, bucket]));
  const flow: FlowTally[] = [];
  let count = 0;
  for (let nth = 0; nth <= periods; nth += 1) {
    const bucket = at.get(nth);
    count += bucket?.open ?? 0;
    flow.push({ figure: "open", nth, count });
    if (bucket && nth > 0)
      for (const figure of ["received", "reopened", "ended"] as const)
        flow.push({ figure, nth: nth - 1, count: bucket[figure] });
  }
  return flow;
}

/**
 * The flow as known now and the splits of what was received in it; undefined when the roll-up is of no use: more changed since than is cheap to count, or it is
 * of a time that this clock has not reached.
 */
export async function rolledUpFlow(db: Db | Tx, wanted: Wanted & { now: string }): Promise<RolledUp | undefined> {
  const { days, scope, now } = wanted;
  const [use] = await rowsOf<{ fits: boolean }>(
    db,
    sql`select until <= ${now}::timestamptz and (select count(*) from (select from app_runtime.report_changed limit ${mostChanges + 1}) c) <= ${mostChanges} as fits
      from app_runtime.report_fold`,
  );
  if (use?.fits !== true) return undefined;
  const isWhole = Object.entries(scope.filter).every(([, asked]) => asked === undefined);
  const rows = await rowsOf<Bucket>(db, isWhole ? wholeFlow(wanted) : filteredFlow(wanted));
  return {
    flow: flowOf(
      rows.filter(({ nth }) => nth !== null),
      days.length - 1,
    ),
    splits: rows
      .filter(({ nth }) => nth === null)
      .map(({ dimension, code, received: count }) => ({ dimension, code: code === "" ? null : code, count })),
  };
}

const linesOf = (days: readonly string[]) => sql`(select string_to_array(${days.join(",")}::text, ',')::date[])`;

function wholeFlow({ days, step, scope }: Wanted): SQL {
  return sql`
    with ${changed}, sums as materialized (
      select s.dimension, s.code, width_bucket(s.start, ${linesOf(days)}) as nth, sum(s.received) as received, sum(s.reopened) as reopened, sum(s.ended) as ended,
        sum(s.open) as open
      from (select * from app_runtime.report_period union all ${sumsOf(changesSince(scope.known))}) s
      where s.step = ${step} and s.start < ${days.at(-1)}::date and (s.dimension = '' or s.start >= ${days[0]}::date) group by 1, 2, 3
    )
    select s.nth, '' as dimension, '' as code, s.received::integer, s.reopened::integer, s.ended::integer, s.open::integer from sums s where s.dimension = ''
    union all
    select null, s.dimension, s.code, sum(s.received)::integer, 0, 0, 0 from sums s where s.dimension <> '' group by 2, 3 having sum(s.received) <> 0`;
}

/** Any filter: from what each case adds, summed first by all that it is counted by. */
function filteredFlow({ days, scope }: Wanted): SQL {
  const { area } = scope.filter;
  const wanted = area === undefined || area === noneSaid ? sql`` : sql`and a.code = ${area}`;
  return sql`
    with ${changed}, cells as materialized (
      select width_bucket(f.day, ${linesOf(days)}) as nth, f.kind, f.theme, f.form, f.source, f.initiated_by, f.areas, sum(f.sign * f.received) as received,
        sum(f.sign * f.reopened) as reopened, sum(f.sign * f.ended) as ended, sum(f.sign * f.open) as open
      from (select 1 as sign, a.* from app_runtime.report_fact a union all ${changesSince(scope.known)}) f
      where f.day < ${days.at(-1)}::date and ${conditions(scope)} group by 1, 2, 3, 4, 5, 6, 7
    )
    select c.nth, '' as dimension, '' as code, sum(received)::integer as received, sum(reopened)::integer as reopened, sum(ended)::integer as ended,
      sum(open)::integer as open from cells c group by 1
    union all
    select null, d.dimension, coalesce(d.code, ''), sum(received)::integer, 0, 0, 0
      from cells c cross join lateral (values ('kind', c.kind), ('theme', c.theme), ('form', c.form), ('source', c.source),
        ('initiatedBy', c.initiated_by)) d (dimension, code) where c.nth > 0 group by 2, 3 having sum(received) <> 0
    union all
    select null, 'area', coalesce(a.code, ''), sum(received)::integer, 0, 0, 0
      from cells c left join lateral unnest(c.areas) a (code) on true where c.nth > 0 ${wanted} group by 3 having sum(received) <> 0`;
}

/**
 * Folds what changed before an instant into the roll-up: gives how many changes it took, fewer than it might have when there are no more. A case of which something
 * happened or became known later waits. Nobody is waited for: while another folds it takes none.
 */
export async function foldChanges(tx: Tx, at: string): Promise<{ more: boolean }> {
  const [turn] = await rowsOf<{ mine: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtext('app_runtime.report_fold')) as mine`,
  );
  if (turn?.mine !== true) return { more: false };
  // One statement, so that what it takes and what it counts are of one instant.
  const [row] = await rowsOf<{ taken: number }>(
    tx,
    sql`
    with waiting as materialized (
      select c.id, c.request_id, exists (select from app.request r where r.id = c.request_id and greatest(r.received_at, r.registered_at) >= ${at}::timestamptz)
          or exists (select from app.request_interval i where i.request_id = c.request_id
            and greatest(i.valid_from, i.valid_to, i.recorded_at, i.superseded_at) >= ${at}::timestamptz) as is_late
      from app_runtime.report_changed c order by c.id limit ${foldedAtOnce}
    ), taken as (
      delete from app_runtime.report_changed c using waiting w where c.id = w.id and not w.is_late returning c.request_id
    ), changed as materialized (
      select distinct request_id from taken
    ), gone as (
      delete from app_runtime.report_fact f using changed c where f.request_id = c.request_id returning f.*
    ), come as (
      insert into app_runtime.report_fact ${factsOf(sql`select c.request_id from changed c`, at)} returning *
    ), summed as (
      insert into app_runtime.report_period as p
      select s.step, s.start, s.dimension, s.code, sum(s.received), sum(s.reopened), sum(s.ended), sum(s.open)
        from (${sumsOf(sql`select 1 as sign, come.* from come union all select -1, gone.* from gone`)}) s group by 1, 2, 3, 4
        having (sum(s.received), sum(s.reopened), sum(s.ended), sum(s.open)) <> (0, 0, 0, 0)
      on conflict (step, start, dimension, code) do update set received = p.received + excluded.received,
        reopened = p.reopened + excluded.reopened, ended = p.ended + excluded.ended, open = p.open + excluded.open
    ), reached as (
      update app_runtime.report_fold set until = greatest(until, ${at}::timestamptz) where exists (select from taken)
    )
    select count(*)::integer as taken from taken`,
  );
  return { more: (row?.taken ?? 0) >= foldedAtOnce };
}
