// What of the generated data is only planned: who there is and how each case goes, in temporary tables of one transaction. No table of the product is
// written here. Numbers drawn are hashes of the seed, so that the same seed and day give the same rows.
import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import { allCourses, drawOf, endedCourses, eventsOf, factsOf, intervalsOf, openCourses } from "./generate-courses.ts";

export interface Wanted {
  cases: number;
  organisations: number;
  seed: number;
  /** The beginning of a day; everything generated is earlier, but for meetings ahead. */
  now: Temporal.Instant;
}

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::jsonb`;

/** How much one consultant can have: two or three meetings a day in five years. */
const casesOfConsultant = 4_000;
export const consultantsFor = (cases: number): number => Math.max(12, Math.ceil(cases / casesOfConsultant));

/** The functions and tables that the other statements read. */
export async function plan(tx: Tx, { cases, organisations, seed, now }: Wanted): Promise<void> {
  await tx.execute(
    sql`select set_config('app.seed', ${String(seed)}, true), set_config('app.made_at', ${now.toString()}, true)`,
  );
  await tx.execute(sql`create function pg_temp.chance(n bigint, salt integer) returns double precision language sql stable as $$
    select (hashint8extended(n, current_setting('app.seed')::bigint * 1000 + salt) & 1073741823) / 1073741824.0::double precision $$`);
  await tx.execute(sql`create function pg_temp.pick(n bigint, salt integer, below integer) returns integer language sql stable as $$
    select floor(pg_temp.chance(n, salt) * below)::integer $$`);
  await tx.execute(sql`create function pg_temp.made_id(kind text, n bigint) returns uuid language sql stable as $$
    select md5(current_setting('app.seed') || '|' || kind || '|' || n)::uuid $$`);
  await tx.execute(sql`create function pg_temp.made_at() returns timestamptz language sql stable as $$
    select current_setting('app.made_at')::timestamptz $$`);
  await planCourses(tx);
  await planCases(tx, { cases, organisations });
}

async function planCourses(tx: Tx): Promise<void> {
  await tx.execute(sql`create temp table course_event on commit drop as
    select * from jsonb_to_recordset(${json(allCourses.flatMap(eventsOf))})
      as c(course text, number integer, type text, by text, "from" text, "to" text, at double precision)`);
  await tx.execute(sql`create temp table course_interval on commit drop as
    select * from jsonb_to_recordset(${json(allCourses.flatMap(intervalsOf))})
      as c(course text, dimension text, value text, since double precision, until double precision)`);
  await tx.execute(sql`create temp table course_fact on commit drop as
    select * from jsonb_to_recordset(${json(allCourses.map(factsOf))})
      as c(course text, state text, open boolean, "waitingFor" text, assigned boolean, paused boolean, events integer,
        "contactAt" double precision, "closedAt" double precision, "lastAt" double precision)`);
  const draws = [
    ...drawOf(endedCourses).map((draw) => ({ ...draw, open: false })),
    ...drawOf(openCourses).map((draw) => ({ ...draw, open: true })),
  ];
  await tx.execute(sql`create temp table course_draw on commit drop as
    select * from jsonb_to_recordset(${json(draws)}) as c(course text, "from" integer, below integer, open boolean)`);
}

/**
 * A row for each case: spread over five years in order, on working days and in office hours. The latest are mostly open, and a few of each age; about three
 * in a hundred in all. A few organisations ask much more often than the rest.
 */
async function planCases(tx: Tx, { cases, organisations }: { cases: number; organisations: number }): Promise<void> {
  await tx.execute(sql`create temp table made_case on commit drop as
    with dated as (
      select n, (n::double precision / ${cases}::integer) as age,
        ((pg_temp.made_at() at time zone 'Europe/Stockholm')::date - 1827 + (n::bigint * 1824 / ${cases}::integer)::integer) as day
      from generate_series(1, ${cases}::integer) n
    ), worked as (
      select n, age, day - greatest(extract(isodow from day)::integer - 5, 0) as day from dated
    ), came as (
      select n, age, day,
        (day + time '08:00' + make_interval(secs => pg_temp.pick(n, 1, 30000))) at time zone 'Europe/Stockholm' as received_at,
        case when pg_temp.chance(n, 2) < 0.7 then 'web' else (array['email', 'phone', 'visit', 'forum', 'letter'])[1 + pg_temp.pick(n, 3, 5)] end as source,
        pg_temp.chance(n, 4) < case when age > 0.985 then 0.9 else 0.0166 end as open,
        pg_temp.chance(n, 5) < 0.1 as official,
        1 + floor(power(pg_temp.chance(n, 6), 2) * ${organisations}::integer)::integer as organisation_no,
        1 + pg_temp.pick(n, 7, ${consultantsFor(cases)}::integer) as consultant_no,
        1 + pg_temp.pick(n, 8, 20) as theme_no, 1 + pg_temp.pick(n, 9, 5) as area_no, pg_temp.pick(n, 10, 1000) as draw,
        (array['consultation', 'consultation', 'consultation', 'process_support', 'process_support', 'unsure'])[1 + pg_temp.pick(n, 11, 6)] as kind
      from worked
    )
    select c.*, pg_temp.made_id('case', n) as id, d.course, f.state, f."waitingFor" as waiting_for, f.assigned, f.paused, f.events,
      c.received_at + case when source = 'web' then interval '0' else make_interval(secs => 60 + pg_temp.pick(n, 12, 7000)) end as registered_at,
      case when official then pg_temp.made_id('official', 1 + n % 200) else pg_temp.made_id('contact', organisation_no) end as requester_id,
      pg_temp.made_id('consultant', consultant_no) as consultant_id, f."contactAt" as contact_share, f."closedAt" as closed_share, f."lastAt" as last_share,
      case when c.official then null else pg_temp.made_id('organisation', organisation_no) end as organisation_id,
      interval '0' as span, false as first_time, null::text as case_number
    from came c
    join course_draw d on d.open = c.open and c.draw >= d."from" and c.draw < d.below
    join course_fact f on f.course = d.course`);
  // How long a case takes: five to a hundred days, and never past now.
  await tx.execute(sql`update made_case m set
      span = least(make_interval(hours => 120 + pg_temp.pick(m.n, 13, 2280)), (pg_temp.made_at() - m.registered_at) * 0.95),
      first_time = m.n = first.number
    from (select organisation_no, min(n) filter (where not official) as number from made_case group by 1) first
    where first.organisation_no = m.organisation_no`);
  await tx.execute(sql`create index on made_case (n)`);
  await tx.execute(sql`analyze made_case`);
  await planMeetings(tx);
}

/**
 * Half an hour each, sixteen a working day, and for one consultant never two at once: who would come at a taken time gets the next free one. That is the
 * running greatest of the wished places less how many came before.
 */
async function planMeetings(tx: Tx): Promise<void> {
  await tx.execute(sql`create temp table made_meeting on commit drop as
    with wished as (
      select m.n, m.consultant_id, m.consultant_no, booked.at as booked_share, held.at as held_share,
        ((case when held.at is null then pg_temp.made_at() + make_interval(days => 1 + pg_temp.pick(m.n, 14, 12))
          else m.registered_at + m.span * (held.at - 0.05) end) at time zone 'Europe/Stockholm')::date as day
      from made_case m
      join course_event booked on booked.course = m.course and booked.type = 'meeting_booked'
      left join course_event held on held.course = m.course and held.type = 'meeting_held'
    ), placed as (
      select *, (((day - date '2000-01-03') / 7) * 5 + least((day - date '2000-01-03') % 7, 4)) * 16 + pg_temp.pick(n, 15, 16) as wish from wished
    ), counted as (
      select *, row_number() over (partition by consultant_no order by wish, n) as turn from placed
    ), taken as (
      select *, turn + max(wish - turn) over (partition by consultant_no order by wish, n rows unbounded preceding) as place from counted
    )
    select n, consultant_id, booked_share, held_share, pg_temp.made_id('meeting', n) as id,
      date '2000-01-03' + ((place / 16 / 5) * 7 + (place / 16) % 5)::integer + time '08:30' + make_interval(mins => ((place % 16) * 30)::integer) as local_start
    from taken`);
  await tx.execute(sql`create index on made_meeting (n)`);
  await tx.execute(sql`analyze made_meeting`);
}
