// All SQL of the reports, over the intervals of app.request_interval: set by set, no query for each period or case. What is known at an instant is what was
// recorded before it and not superseded before it; a row that was closed later is then still open, since every instant asked about is earlier too.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { sql, type SQL } from "drizzle-orm";
import { openStates, states, type State } from "../../contract/life-cycle.ts";
import type { Language } from "../../contract/account.ts";
import { noneSaid, type underWayFigures } from "../../contract/reports.ts";
import type { Labels } from "./report-file.rules.ts";
import type { After, CasesQuestion, FlowTally, Scope, Source, StoredCase, Tally } from "./reports.rules.ts";

type Alias = "h" | "k" | "p" | "s" | "v" | "w";

const listOf = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
export const open = listOf(openStates);
const neither: readonly State[] = [...openStates, "draft", "void"];
export const ended = listOf(states.filter((state) => !neither.includes(state)));

/** Of an interval: it was known then. */
export const knownIn = (alias: Alias, known: string) => {
  const i = sql.identifier(alias);
  return sql`${i}.recorded_at < ${known}::timestamptz and (${i}.superseded_at is null or ${i}.superseded_at >= ${known}::timestamptz)`;
};

/** Of an interval: it held just before the instant. */
export const heldAt = (alias: Alias, at: string) => {
  const i = sql.identifier(alias);
  return sql`${i}.valid_from < ${at}::timestamptz and (${i}.valid_to is null or ${i}.valid_to >= ${at}::timestamptz)`;
};

export const form = sql`coalesce(o.form, r.organisation_form)`;
const kind = sql`coalesce(k.value, r.kind)`;

/** The kind that a case had then; joined where it is asked for, a look-up for each case would cost more. */
const kindJoin = ({
  kindAt,
  known,
}: Scope) => sql`left join app.request_interval k on k.request_id = r.id and k.dimension = 'kind'
  and ${heldAt("k", kindAt)} and ${knownIn("k", known)}`;
const themeJoin = sql`left join app.request_theme t on t.request_id = r.id and t.main`;

/** A case that counts: registered by then, not void as known then, and what the filters ask for. */
function conditions({ filter, withoutOwn, known }: Scope): SQL {
  const { theme, area, source, initiatedBy } = filter;
  const all = [
    sql`r.state <> 'draft'`,
    sql`r.registered_at < ${known}::timestamptz`,
    sql`not exists (select from app.request_interval v where v.request_id = r.id and v.dimension = 'state' and v.value = 'void'
      and ${knownIn("v", known)})`,
  ];
  if (withoutOwn) all.push(sql`r.initiated_by <> 'unit'`);
  if (initiatedBy) all.push(sql`r.initiated_by = ${initiatedBy}`);
  if (source) all.push(sql`r.source = ${source}`);
  if (filter.kind) all.push(sql`${kind} = ${filter.kind}`);
  if (filter.form === noneSaid) all.push(sql`${form} is null`);
  else if (filter.form) all.push(sql`${form} = ${filter.form}`);
  const ofTheme = sql`select from app.request_theme m where m.request_id = r.id and m.main`;
  if (theme === noneSaid) all.push(sql`not exists (${ofTheme})`);
  else if (theme) all.push(sql`exists (${ofTheme} and m.theme_code = ${theme})`);
  const ofArea = sql`select from app.request_area a where a.request_id = r.id`;
  if (area === noneSaid) all.push(sql`not exists (${ofArea})`);
  else if (area) all.push(sql`exists (${ofArea} and a.area_code = ${area})`);
  return sql.join(all, sql` and `);
}

/** Those of `hits` (rows with a request_id) that count. */
const counting = (hits: SQL, scope: Scope, joins = sql``) => sql`(${hits}) h join app.request r on r.id = h.request_id
  left join app.organisation o on o.id = r.organisation_id ${scope.filter.kind ? kindJoin(scope) : sql``} ${joins}
  where ${conditions(scope)}`;

/** Of a state: it is open, and did not cease before the instant. */
const openUntil = (at: string) =>
  sql`s.dimension = 'state' and s.value in (${open}) and (s.valid_to is null or s.valid_to >= ${at}::timestamptz)`;

/** What was open just before an instant, and whether it was paused. */
const openHits = (at: string, known: string) => sql`select s.request_id, s.value as state,
    exists (select from app.request_interval p where p.request_id = s.request_id and p.dimension = 'paused'
      and ${heldAt("p", at)} and ${knownIn("p", known)}) as paused
  from app.request_interval s where ${openUntil(at)} and s.valid_from < ${at}::timestamptz and ${knownIn("s", known)}`;

const receivedHits = ({ since, before }: { since: string; before: string }) =>
  sql`select q.id as request_id, q.received_at as at, 0::bigint as turn from app.request q
    where q.state <> 'draft' and q.received_at >= ${since}::timestamptz and q.received_at < ${before}::timestamptz`;

interface Turns {
  figure: "reopened" | "ended";
  since: string;
  before: string;
  known: string;
}

/**
 * Changes from open to ended, and back: an ended state ends when the case is reopened, for nothing but an open state or `void` follows it, and what is void
 * counts nowhere. A case whose first state is an ended one was received and ended at once.
 */
function turnHits({ figure, since, before, known }: Turns): SQL {
  const at = figure === "ended" ? sql`w.valid_from` : sql`w.valid_to`;
  return sql`select w.request_id, ${at} as at, w.id as turn from app.request_interval w
    where w.dimension = 'state' and w.value in (${ended}) and ${at} >= ${since}::timestamptz and ${at} < ${before}::timestamptz
      and ${knownIn("w", known)}`;
}

/** Which of the open cases a figure counts. */
const belongs: Readonly<Record<(typeof underWayFigures)[number] | "open_at_end", SQL>> = {
  under_way: sql`c.state <> 'submitted' and not c.paused and c.initiated_by <> 'unit'`,
  own_initiatives: sql`c.state <> 'submitted' and not c.paused and c.initiated_by = 'unit'`,
  new: sql`c.state = 'submitted'`,
  paused: sql`c.paused`,
  open: sql`true`,
  open_at_end: sql`true`,
};

/**
 * Counts of the rows of `cases`, by each of the dimensions. `own` says of which rows only the split by who began it counts. Where one area is asked for,
 * the others that a case has too are not counted beside it.
 */
function splitsOf(cases: SQL, own: SQL, { filter: { area } }: Scope): SQL {
  const wanted = area === undefined || area === noneSaid ? sql`` : sql`and a.area_code = ${area}`;
  return sql`
    select d.dimension, d.code, count(*)::int as count from (${cases}) c
      cross join lateral (values ('kind', c.kind), ('theme', c.main_theme), ('form', c.form), ('source', c.source),
        ('initiatedBy', c.initiated_by)) d (dimension, code)
      where d.dimension = 'initiatedBy' or not (${own}) group by 1, 2
    union all
    select 'area', a.area_code, count(*)::int from (${cases}) c left join app.request_area a on a.request_id = c.id ${wanted}
      where not (${own}) group by 2`;
}

/** Of what counts, all that it is split by. */
function splitting(hits: SQL, scope: Scope): SQL {
  const joins = sql`${scope.filter.kind ? sql`` : kindJoin(scope)} ${themeJoin}`;
  return sql`select r.id, r.source, r.initiated_by, ${form} as form, t.theme_code as main_theme, ${kind} as kind, h.*
    from ${counting(hits, scope, joins)}`;
}

type Row<T> = T & Record<string, unknown>;

/** The figures at an instant, under the dimension `figure`, and the splits of what was under way. */
export async function countUnderWay(db: Db | Tx, { at, scope }: { at: string; scope: Scope }): Promise<Tally[]> {
  const figures = Object.entries(belongs).map(
    ([figure, counts]) =>
      sql`select 'figure' as dimension, ${figure}::text as code, (count(*) filter (where ${counts}))::int as count from cases c`,
  );
  const underWay = sql`select * from cases c where (${belongs.under_way}) or (${belongs.own_initiatives})`;
  const own = scope.filter.initiatedBy === "unit" ? sql`false` : sql`c.initiated_by = 'unit'`;
  const rows = await rowsOf<Row<Tally>>(
    db,
    sql`
    with cases as materialized (${splitting(openHits(at, scope.known), scope)})
    ${sql.join(figures, sql` union all `)} union all ${splitsOf(underWay, own, scope)}`,
  );
  return rows.map(({ dimension, code, count }) => ({ dimension, code, count }));
}

/**
 * What came in, was reopened and ended between each pair of edges, and what was open at each edge: one statement for the whole flow. What was open is
 * counted by itself, from the intervals that reach over an edge.
 */
export async function countFlow(
  db: Db | Tx,
  { edges, scope }: { edges: readonly string[]; scope: Scope },
): Promise<FlowTally[]> {
  const { known } = scope;
  const span = { since: edges[0] ?? known, before: edges.at(-1) ?? known, known };
  // In a select of its own the text is read once and not for each row.
  const lines = sql`(select string_to_array(${edges.join(",")}::text, ',')::timestamptz[])`;
  const nth = (at: SQL) => sql`width_bucket(${at}, ${lines}) - 1`;
  const turns = (["reopened", "ended"] as const).map(
    (figure) => sql`select t.request_id, ${figure}::text as figure, ${nth(sql`t.at`)} as nth, ${nth(sql`t.at`)} as last
      from (${turnHits({ figure, ...span })}) t`,
  );
  const rows = await rowsOf<Row<FlowTally>>(
    db,
    sql`
    with flow as (
      ${sql.join(turns, sql` union all `)}
      union all
      select q.request_id, 'received', ${nth(sql`q.at`)}, ${nth(sql`q.at`)} from (${receivedHits(span)}) q
      union all
      select s.request_id, 'open', width_bucket(s.valid_from, ${lines}),
          coalesce(${nth(sql`s.valid_to`)}, ${edges.length - 1})
        from app.request_interval s where ${openUntil(span.since)} and s.valid_from < ${span.before}::timestamptz and ${knownIn("s", known)}
    )
    select h.figure, h.nth, count(*)::int as count
    from ${counting(sql`select f.request_id, f.figure, n.nth from flow f cross join lateral generate_series(f.nth, f.last) n (nth)`, scope)}
    group by 1, 2`,
  );
  return rows.map(({ figure, nth, count }) => ({ figure, nth, count }));
}

/** The splits of what was received between the first edge and the last. */
export async function splitReceived(
  db: Db | Tx,
  { edges, scope }: { edges: readonly string[]; scope: Scope },
): Promise<Tally[]> {
  const span = { since: edges[0] ?? scope.known, before: edges.at(-1) ?? scope.known };
  const rows = await rowsOf<Row<Tally>>(
    db,
    sql`
    with cases as materialized (${splitting(receivedHits(span), scope)})
    ${splitsOf(sql`select * from cases`, sql`false`, scope)}`,
  );
  return rows.map(({ dimension, code, count }) => ({ dimension, code, count }));
}

function hitsOf(source: Source, scope: Scope): SQL {
  switch (source.from) {
    case "moment":
      return sql`select c.request_id, c.received_at as at, 0::bigint as turn from (
        select h.request_id, h.state, h.paused, q.received_at, q.initiated_by
        from (${openHits(source.at, scope.known)}) h join app.request q on q.id = h.request_id) c where ${belongs[source.figure]}`;
    case "received":
      return receivedHits(source);
    case "turns":
      return turnHits({ ...source, known: scope.known });
  }
}

type Behind = Pick<CasesQuestion, "source" | "scope" | "stateAt">;

/** How many rows there are behind a figure. */
export async function countBehind(db: Db | Tx, { source, scope }: Behind): Promise<number> {
  const [row] = await rowsOf<Row<{ count: number }>>(
    db,
    sql`select count(*)::int as count from ${counting(hitsOf(source, scope), scope)}`,
  );
  return row?.count ?? 0;
}

/** One page of the rows behind a figure, latest first. */
export async function casesBehind(
  db: Db | Tx,
  { source, scope, stateAt }: Behind,
  { after, limit }: { after: After | undefined; limit: number },
): Promise<StoredCase[]> {
  const rest = after
    ? sql`and (h.at, h.request_id, h.turn) < (${after.at}::timestamptz, ${after.id}::uuid, ${after.turn}::bigint)`
    : sql``;
  // The page's keys first, what belongs to its rows after.
  const rows = await rowsOf<Row<{ row: StoredCase }>>(
    db,
    sql`
    select json_build_object('id', r.id, 'turn', h.turn, 'at', app.iso(h.at), 'caseNumber', r.case_number, 'subject', r.subject,
      'organisationName', r.organisation_name, 'organisationForm', ${form}, 'kind', ${kind},
      'state', coalesce(s.value, r.state), 'mainTheme', t.theme_code, 'source', r.source, 'initiatedBy', r.initiated_by,
      'areas', coalesce((select json_agg(a.area_code order by a.area_code) from app.request_area a where a.request_id = r.id), '[]'),
      'receivedAt', app.iso(r.received_at), 'endedAt', case when s.value in (${ended}) then app.iso(s.valid_from) end,
      'personalNumberIn', r.personal_number_in) as row
    from (
      select h.request_id, h.at, h.turn from ${counting(hitsOf(source, scope), scope)} ${rest}
      order by h.at desc, h.request_id desc, h.turn desc limit ${limit}
    ) h join app.request r on r.id = h.request_id left join app.organisation o on o.id = r.organisation_id ${kindJoin(scope)} ${themeJoin}
      left join lateral (select s.value, s.valid_from from app.request_interval s where s.request_id = r.id and s.dimension = 'state'
        and ${heldAt("s", stateAt)} and ${knownIn("s", scope.known)} limit 1) s on true
    order by h.at desc, h.request_id desc, h.turn desc`,
  );
  return rows.map(({ row }) => row);
}

const pageOfAll = 10_000;

/** Every row behind a figure, a page at a time, all as they were at one instant of the database; none when there are more than `most`. Gives how many there are. */
export async function everyCaseBehind(
  db: Db,
  question: Behind,
  { most, use }: { most: number; use: (rows: StoredCase[]) => void },
): Promise<number> {
  const oneSnapshot = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  return db.transaction(async (tx) => {
    const count = await countBehind(tx, question);
    if (count > most) return count;
    let after: After | undefined;
    for (let read = 0; read < count; read += pageOfAll) {
      const rows = await casesBehind(tx, question, { after, limit: pageOfAll });
      use(rows);
      after = rows.at(-1);
    }
    return count;
  }, oneSnapshot);
}

/** What the codes of themes, areas and organisation forms are called, retired ones too. */
export async function labelsOf(db: Db | Tx, language: Language): Promise<Labels> {
  const words = sql.identifier(language);
  const rows = await rowsOf<Row<{ catalogue: keyof Labels; code: string; label: string }>>(
    db,
    sql`
    select 'theme' as catalogue, code, ${words} as label from app.theme
    union all select 'area', code, ${words} from app.area
    union all select 'form', code, ${words} from app.organisation_form`,
  );
  const labels = { theme: new Map<string, string>(), area: new Map<string, string>(), form: new Map<string, string>() };
  for (const { catalogue, code, label } of rows) labels[catalogue].set(code, label);
  return labels;
}
