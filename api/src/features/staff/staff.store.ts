// SQL about people of the unit: the list, one of them with what was changed, inviting and editing. Roles, deactivation and titles are written by
// functions of the database alone, which see to it that an administrator acts.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { personEvent } from "@samverkansstod/db/schema/index.ts";
import { sql, type SQL } from "drizzle-orm";
import type { Role } from "../../contract/permissions.ts";
import type { RoleTitle } from "../../contract/role-titles.ts";
import type { StaffPerson, StaffRow } from "../../contract/staff.ts";

/** One of the unit: has a role, or has had one, or was invited. */
const ofUnit = sql`(exists (select from app.person_role r where r.person_id = p.id) or exists (select from app.person_event e where e.person_id = p.id))`;

const row = sql`'id', p.id, 'version', p.version, 'name', p.name, 'email', p.email, 'title', p.title, 'deactivatedAt', app.iso(p.deactivated_at),
  'roles', coalesce((select json_agg(r.role order by array_position(array['consultant', 'coordinator', 'manager', 'registrar', 'admin'], r.role))
    from app.person_role r where r.person_id = p.id), '[]')`;

interface StaffFilter {
  q: string | undefined;
  status: "active" | "deactivated" | "all";
  role: Role | undefined;
}

const most = 1000;
const likeText = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

export async function staffList(db: Db, { q, status, role }: StaffFilter): Promise<StaffRow[]> {
  const where: SQL[] = [ofUnit];
  if (status !== "all")
    where.push(status === "active" ? sql`p.deactivated_at is null` : sql`p.deactivated_at is not null`);
  if (role) where.push(sql`exists (select from app.person_role r where r.person_id = p.id and r.role = ${role})`);
  if (q) {
    const like = likeText(q);
    where.push(sql`(p.name ilike ${like} or p.title ilike ${like} or p.email ilike ${like})`);
  }
  const rows = await rowsOf<{ person: StaffRow }>(
    db,
    sql`select json_build_object(${row}) as person from app.person p where ${sql.join(where, sql` and `)}
    order by coalesce(p.name, p.email) collate "sv-x-icu", p.id limit ${most}`,
  );
  return rows.map(({ person }) => person);
}

export type StoredPerson = Omit<StaffPerson, "actions" | "rolesElsewhere">;

/** One of the unit, whole; undefined also for who only asks. */
export async function findPerson(db: Db | Tx, id: string, now: string): Promise<StoredPerson | undefined> {
  const [found] = await rowsOf<{ person: StoredPerson }>(
    db,
    sql`select json_build_object(${row},
      'openCases', (select count(*)::int from app.request q where q.assignee_id = p.id and q.state in ('submitted', 'accepted', 'in_progress')),
      'meetingsToCome', (select count(*)::int from app.meeting m where m.consultant_id = p.id and m.state = 'booked' and m.ends_at > ${now}),
      'offersOpen', (select count(*)::int from app.time_offer o where o.consultant_id = p.id and o.state = 'open' and o.expires_at > ${now}),
      'events', coalesce((select json_agg(json_build_object('at', app.iso(e.at), 'type', e.type, 'reason', e.reason, 'details', e.details,
          'actor', (select coalesce(a.name, a.email) from app.person a where a.id::text = e.actor)) order by e.id desc)
        from (select * from app.person_event n where n.person_id = p.id order by n.id desc limit 200) e), '[]')) as person
    from app.person p where p.id = ${id} and ${ofUnit}`,
  );
  return found?.person;
}

/** The same, with the person's row locked until the command ends. */
export async function lockPerson(tx: Tx, id: string, now: string): Promise<StoredPerson | undefined> {
  const [locked] = await rowsOf(tx, sql`select 1 from app.person where id = ${id} for no key update`);
  return locked && findPerson(tx, id, now);
}

/** The person with this address, made now if there is none; what is there already stays as it is. Says whether they are of the unit. */
export async function personForInvitation(
  tx: Tx,
  {
    id,
    email,
    name,
    title,
    language,
    now,
  }: { id: string; email: string; name: string; title: string | null; language: string; now: string },
): Promise<{ id: string; language: string; isOfUnit: boolean; isActive: boolean }> {
  await tx.execute(sql`insert into app.person (id, email, name, title, language, created_at)
    values (${id}, ${email}, ${name}, ${title}, ${language}, ${now}) on conflict (email) do nothing`);
  const [found] = await rowsOf<{ id: string; language: string; of_unit: boolean; active: boolean }>(
    tx,
    sql`select p.id, p.language, ${ofUnit} as of_unit, p.deactivated_at is null as active from app.person p where p.email = ${email} for no key update`,
  );
  if (!found) throw new Error("a person was added and is not there");
  return { id: found.id, language: found.language, isOfUnit: found.of_unit, isActive: found.active };
}

export async function personIdOf(tx: Tx, email: string): Promise<string | undefined> {
  const [found] = await rowsOf<{ id: string }>(tx, sql`select id from app.person where email = ${email}`);
  return found?.id;
}

/** A name and a title for somebody who had none. */
export async function fillName(
  tx: Tx,
  id: string,
  { name, title }: { name: string; title: string | null },
): Promise<void> {
  await tx.execute(
    sql`update app.person set name = coalesce(name, ${name}), title = coalesce(title, ${title}) where id = ${id}`,
  );
}

export async function changeName(
  tx: Tx,
  id: string,
  { name, title }: { name: string; title: string | null },
): Promise<void> {
  await tx.execute(sql`update app.person set name = ${name}, title = ${title}, version = version + 1 where id = ${id}`);
}

/** What was changed of somebody, beside what the functions of the database note themselves. */
export async function addPersonEvents(tx: Tx, events: readonly (typeof personEvent.$inferInsert)[]): Promise<void> {
  await tx.insert(personEvent).values([...events]);
}

type Outcome = "changed" | "unchanged" | "last_admin" | "self";

async function outcomeOf(tx: Tx, call: SQL): Promise<Outcome> {
  const [answer] = await rowsOf<{ outcome: Outcome }>(tx, sql`select ${call} as outcome`);
  return answer?.outcome ?? "unchanged";
}

interface Change {
  id: string;
  now: string;
  reason: string | null;
}

/** By an administrator, or the database refuses. */
export function setRoles(tx: Tx, { id, now, reason }: Change, roles: readonly Role[]): Promise<Outcome> {
  return outcomeOf(tx, sql`app.give_roles(${id}, ${`{${roles.join(",")}}`}::text[], ${now}, ${reason})`);
}

export function deactivate(
  tx: Tx,
  { id, now, reason }: Change,
  what: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return outcomeOf(tx, sql`app.deactivate_person(${id}, ${now}, ${reason}, ${JSON.stringify(what)}::jsonb)`);
}

export function reactivate(tx: Tx, { id, now, reason }: Change): Promise<Outcome> {
  return outcomeOf(tx, sql`app.reactivate_person(${id}, ${now}, ${reason})`);
}

export async function roleTitles(db: Db | Tx): Promise<RoleTitle[]> {
  return rowsOf<RoleTitle & Record<string, unknown>>(
    db,
    sql`select role, version, sv, en from app.role_title
    order by array_position(array['consultant', 'coordinator', 'manager', 'registrar', 'admin'], role)`,
  );
}

/** By an administrator, or the database refuses. False: it has another version. */
export async function setRoleTitle(
  tx: Tx,
  { role, version, sv, en, now }: { role: Role; version: number; sv: string; en: string; now: string },
): Promise<boolean> {
  const [answer] = await rowsOf<{ done: boolean }>(
    tx,
    sql`select app.name_role(${role}, ${version}, ${sv}, ${en}, ${now}) as done`,
  );
  return answer?.done ?? false;
}
