// The register of organisations: all SQL of reading it a page at a time, one whole, and of changing it with its history.
import { brokenConstraint, rowsOf, type Db, type Tx } from "@samverkansstod/db/client.ts";
import { organisation, organisationArea, organisationEvent } from "@samverkansstod/db/schema/index.ts";
import { eq, sql, type SQL } from "drizzle-orm";
import type { Organisation, OrganisationEvent, OrganisationSummary } from "../../contract/organisations.ts";
import { Refusal } from "../../shared/problem.ts";
import type { OrganisationSearch, OrganisationValues } from "./organisations.rules.ts";

export type StoredOrganisation = Omit<Organisation, "asked" | "actions">;
export type StoredSummary = Omit<OrganisationSummary, "asked">;

/** Cases of the one itself and of those that are the same; void ones and drafts are none. */
const casesOf = (
  o: SQL,
) => sql`from (select ${o} as id union all select l.id from app.organisation l where l.same_as = ${o}) g
  join app.request r on r.organisation_id = g.id where r.state not in ('draft', 'void')`;

const short = (o: SQL) =>
  sql`json_build_object('id', ${o}.id, 'name', ${o}.name, 'section', ${o}.section, 'number', ${o}.number)`;

const summary = sql`'id', o.id, 'version', o.version, 'name', o.name, 'number', o.number, 'section', o.section, 'form', o.form,
  'areas', coalesce((select json_agg(a.area_code order by a.area_code) from app.organisation_area a where a.organisation_id = o.id), '[]'),
  'signatorySince', o.signatory_since, 'workIntegration', o.work_integration, 'volunteerRun', o.volunteer_run,
  'cases', (select count(*) ${casesOf(sql`o.id`)}),
  'sameAs', (select ${short(sql`k`)} from app.organisation k where k.id = o.same_as)`;

export interface RegisterFilter {
  search: OrganisationSearch | null;
  form: string | undefined;
  area: string | undefined;
  signatory: boolean | undefined;
  asked: OrganisationSummary["asked"] | undefined;
}

/** Each word is a part of the name or has its stem; what is written as a number may be the beginning of one. */
function matches({ digits, words }: OrganisationSearch): SQL {
  const each = words.map(
    (word) => sql`(lower(o.name || ' ' || o.section) like ${`%${word}%`}
      or to_tsvector('swedish', o.name || ' ' || o.section) @@ plainto_tsquery('swedish', ${word}))`,
  );
  const byName = each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` and `)})`;
  return digits === null ? byName : sql`(o.number like ${`${digits}%`} or ${byName})`;
}

function conditions({ search, form, area, signatory, asked }: RegisterFilter): SQL[] {
  const all: SQL[] = [];
  if (search) all.push(matches(search));
  if (form) all.push(sql`o.form = ${form}`);
  if (area)
    all.push(
      sql`exists (select from app.organisation_area a where a.organisation_id = o.id and a.area_code = ${area})`,
    );
  if (signatory !== undefined)
    all.push(signatory ? sql`o.signatory_since is not null` : sql`o.signatory_since is null`);
  if (asked) {
    const times = sql`(select count(*) from (select ${casesOf(sql`o.id`)} limit 2) few)`;
    all.push(asked === "never" ? sql`${times} = 0` : asked === "first" ? sql`${times} = 1` : sql`${times} = 2`);
  }
  return all;
}

/** By name in Swedish order; one row more than the page has tells that there is a next one. */
export async function registerPage(
  db: Db | Tx,
  filter: RegisterFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<StoredSummary[]> {
  const where = [sql`true`, ...conditions(filter)];
  if (after) {
    where.push(
      sql`(o.name collate "sv-x-icu", o.id) > ((select c.name from app.organisation c where c.id = ${after}) collate "sv-x-icu", ${after}::uuid)`,
    );
  }
  const order = sql`o.name collate "sv-x-icu", o.id`;
  const rows = await rowsOf<{ organisation: StoredSummary }>(
    db,
    sql`select json_build_object(${summary}) as organisation from (
        select o.id from app.organisation o where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}
      ) page join app.organisation o on o.id = page.id order by ${order}`,
  );
  return rows.map((row) => row.organisation);
}

/** One organisation whole, with those linked to it and why it is linked itself. */
export async function findOrganisation(db: Db | Tx, id: string): Promise<StoredOrganisation | undefined> {
  const [row] = await rowsOf<{ organisation: StoredOrganisation }>(
    db,
    sql`select json_build_object(${summary}, 'createdAt', app.iso(o.created_at),
      'linked', coalesce((select json_agg(${short(sql`l`)} order by l.name collate "sv-x-icu", l.id) from app.organisation l where l.same_as = o.id), '[]'),
      'link', case when o.same_as is not null then (select json_build_object('at', app.iso(e.at), 'by', coalesce(p.name, p.email), 'reason', e.reason)
        from app.organisation_event e join app.person p on p.id = e.actor_id
        where e.organisation_id = o.id and e.type = 'linked' order by e.id desc limit 1) end) as organisation
      from app.organisation o where o.id = ${id}`,
  );
  return row?.organisation;
}

/** Locks these until the command ends, in one order always. Gives how many there are. */
export async function lockOrganisations(tx: Tx, ids: readonly string[]): Promise<number> {
  const wanted = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return (await rowsOf(tx, sql`select id from app.organisation where id in (${wanted}) order by id for update`)).length;
}

/** What the database refuses becomes what the reader is told: number_taken, not_linkable, invalid_fields. */
export async function refuseBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const field = (name: string) =>
      new Refusal("invalid_fields", { errors: [{ field: name, code: "unknown_code" }], cause: error });
    switch (brokenConstraint(error)) {
      case "organisation_number_unique":
        throw new Refusal("number_taken", { cause: error });
      case "organisation_one_level":
      case "organisation_not_itself":
        throw new Refusal("not_linkable", { cause: error });
      case "organisation_form_organisation_form_code_fk":
        throw field("/form");
      case "organisation_area_area_code_area_code_fk":
        throw field("/areas");
      default:
        throw error;
    }
  }
}

export async function addOrganisation(
  tx: Tx,
  { areas, ...values }: OrganisationValues & { id: string; createdAt: string },
): Promise<void> {
  await tx.insert(organisation).values(values);
  await setAreas(tx, values.id, areas);
}

/** Changes a row that the command has locked; the version goes up by one. */
export async function changeOrganisation(
  tx: Tx,
  id: string,
  { areas, ...values }: Partial<OrganisationValues> & { sameAs?: string | null },
): Promise<void> {
  await tx
    .update(organisation)
    .set({ ...values, version: sql`${organisation.version} + 1` })
    .where(eq(organisation.id, id));
  if (areas) await setAreas(tx, id, areas);
}

async function setAreas(tx: Tx, organisationId: string, areas: readonly string[]): Promise<void> {
  await tx.delete(organisationArea).where(eq(organisationArea.organisationId, organisationId));
  if (areas.length > 0) {
    await tx.insert(organisationArea).values(areas.map((areaCode) => ({ organisationId, areaCode })));
  }
}

export async function addOrganisationEvent(tx: Tx, values: typeof organisationEvent.$inferInsert): Promise<void> {
  await tx.insert(organisationEvent).values(values);
}

/** Latest first, of the one and of those that are or were linked to it. */
export async function organisationEvents(
  db: Db | Tx,
  id: string,
  { after, limit }: { after: number | undefined; limit: number },
): Promise<OrganisationEvent[]> {
  const next = after === undefined ? sql`` : sql`and e.id < ${after}`;
  const of = (column: SQL) =>
    sql`(select e.id from app.organisation_event e where ${column} = ${id} ${next} order by e.id desc limit ${limit})`;
  const rows = await rowsOf<{ event: OrganisationEvent }>(
    db,
    sql`select json_build_object('id', e.id, 'at', app.iso(e.at), 'type', e.type, 'actor', coalesce(p.name, p.email),
        'organisation', ${short(sql`o`)}, 'other', case when k.id is not null then ${short(sql`k`)} end, 'reason', e.reason,
        'fields', coalesce((select json_agg(f order by f) from jsonb_object_keys(e.changes) f), '[]')) as event
      from (${of(sql`e.organisation_id`)} union ${of(sql`e.other_id`)}) these join app.organisation_event e on e.id = these.id
      join app.person p on p.id = e.actor_id join app.organisation o on o.id = e.organisation_id left join app.organisation k on k.id = e.other_id
      order by e.id desc limit ${limit}`,
  );
  return rows.map((row) => row.event);
}
