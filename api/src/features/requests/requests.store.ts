// All SQL about one request: reading it whole in one statement, changing it, who sees it, and its mails.
import { type Db, rowsOf, together, type Tx } from "@samverkansstod/db/client.ts";
import { builder, prepared } from "@samverkansstod/db/prepared.ts";
import {
  mail,
  membership,
  organisation,
  person,
  request,
  requestAccess,
  requestArea,
  requestTheme,
} from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { RequestForm } from "../../contract/requests.ts";
import type { MailTemplate } from "../../shared/mail-template.ts";
import type { StoredRequest } from "./requests.rules.ts";

// Of tables that no requester may read, so never a part of what is asked in a requester's name.
const staffEnding = sql`(select json_build_object('id', e.id, 'endedBy', app.staff_name(e.ended_by), 'minutes', e.minutes,
    'strengthened', coalesce((select json_agg(p.principle_code order by p.principle_code) from app.ending_principle p
      where p.ending_id = e.id and p.effect = 'strengthened'), '[]'),
    'strained', coalesce((select json_agg(p.principle_code order by p.principle_code) from app.ending_principle p
      where p.ending_id = e.id and p.effect = 'strained'), '[]'),
    'receiverEmail', e.receiver_email, 'handedOverAt', app.iso(e.handed_over_at))
  from app.ending e where e.request_id = r.id and e.superseded_at is null)`;
const minutesLogged = sql`(coalesce((select sum(n.minutes) from app.note n where n.request_id = r.id), 0)
  + coalesce((select sum(l.minutes) from app.meeting m join app.meeting_log l on l.meeting_id = m.id
      where m.request_id = r.id and l.superseded_at is null), 0))`;

/** The name of somebody of the unit. Staff may read the table of people, which costs less than the function that a requester has to ask. */
export const staffName = (forStaff: boolean, id: SQL) =>
  forStaff
    ? sql`(select coalesce(u.name, u.email) from app.person u where u.id = ${id} and exists (select from app.person_role o where o.person_id = u.id))`
    : sql`app.staff_name(${id})`;

// One statement with JSON made by PostgreSQL: several queries cost more than twice as much.
export const wholeRequest = (forStaff: boolean) => sql`json_build_object(
  'id', r.id, 'version', r.version, 'caseNumber', r.case_number, 'contactEmail', r.contact_email,
  'createdAt', app.iso(r.created_at), 'updatedAt', app.iso(r.updated_at), 'receivedAt', app.iso(r.received_at),
  'dueDate', r.promise_due_date, 'dueAt', app.iso(r.promise_due_at), 'firstContactAt', app.iso(r.first_contact_at),
  'requesterId', r.requester_id, 'visibility', r.visibility, 'assigneeId', r.assignee_id, 'pausedUntil', r.paused_until,
  'notPersonalNumbers', r.not_personal_numbers,
  'form', json_build_object('kind', r.kind, 'subject', r.subject, 'description', r.description, 'desiredChange', r.desired_change,
    'requesterType', r.requester_type, 'organisationName', r.organisation_name, 'organisationNumber', r.organisation_number,
    'organisationForm', r.organisation_form, 'administration', r.administration_code, 'contactName', r.contact_name,
    'contactRole', r.contact_role, 'contactPhone', r.contact_phone, 'contactProtected', r.contact_protected,
    'areas', coalesce((select json_agg(a.area_code order by a.area_code) from app.request_area a where a.request_id = r.id), '[]'),
    'language', r.language, 'languageOther', r.language_other, 'interpreter', r.interpreter, 'accessNeeds', r.access_needs,
    'meetingTime', r.meeting_time, 'meetingPlace', r.meeting_place),
  'requesterLanguage', (select p.language from app.person p
    where p.id = r.requester_id or (r.requester_id is null and p.email = r.contact_email)),
  'ending', (select json_build_object('kind', e.kind, 'at', app.iso(e.at), 'text', e.text, 'reasonCode', e.reason_code,
      'outcomes', coalesce((select json_agg(c.outcome_code order by c.outcome_code) from app.ending_outcome c where c.ending_id = e.id), '[]'),
      'reaction', e.reaction, 'reactBy', e.react_by, 'reactionText', e.reaction_text, 'rated', e.rated,
      'receiver', e.receiver, 'consent', e.consent)
    from app.ending e where e.request_id = r.id and e.superseded_at is null),
  'organisation', (select json_build_object('id', o.id, 'name', o.name, 'number', o.number, 'form', o.form)
    from app.organisation o where o.id = r.organisation_id),
  'contactPerson', ${staffName(forStaff, sql`r.assignee_id`)},
  'staff', json_build_object('state', r.state, 'waitingFor', r.waiting_for, 'priority', r.priority,
    'assignee', case when r.assignee_id is not null then json_build_object('id', r.assignee_id, 'name', ${staffName(forStaff, sql`r.assignee_id`)}) end,
    'source', r.source, 'initiatedBy', r.initiated_by, 'firstTime', r.first_time, 'personalNumberIn', r.personal_number_in,
    'themes', coalesce((select json_agg(t.theme_code order by t.main desc, t.theme_code) from app.request_theme t where t.request_id = r.id), '[]'),
    'principles', coalesce((select json_agg(p.principle_code order by p.principle_code) from app.request_principle p where p.request_id = r.id), '[]'),
    'administrations', coalesce((select json_agg(d.administration_code order by d.administration_code) from app.request_administration d where d.request_id = r.id), '[]'),
    'registeredBy', case when r.registered_by is not null then json_build_object('id', r.registered_by, 'name', ${staffName(forStaff, sql`r.registered_by`)}) end,
    'ending', ${forStaff ? staffEnding : sql`null`}, 'minutesLogged', ${forStaff ? minutesLogged : sql`0`})
)`;

const asStaff = prepared<"id">(
  (at) => sql`select ${wholeRequest(true)} as request from app.request r where r.id = ${at("id")}`,
);
const asShownTo = prepared<"id" | "shownTo">(
  (at) => sql`select ${wholeRequest(false)} as request from app.request r where r.id = ${at("id")}
    and exists (select from app.request_access a where a.request_id = r.id and a.person_id = ${at("shownTo")})`,
);

/**
 * A request as the present role may see it; undefined when it is not there or not for this reader. For a requester it is asked for by
 * name as well (`shownTo`), so that neither this filter nor row-level security stands alone.
 */
export async function findRequest(db: Db | Tx, id: string, shownTo?: string): Promise<StoredRequest | undefined> {
  const [row] = await rowsOf<{ request: StoredRequest }>(
    db,
    shownTo === undefined ? asStaff({ id }) : asShownTo({ id, shownTo }),
  );
  return row?.request;
}

const lockOf = prepared<"id">((at) => sql`select 1 from app.request where id = ${at("id")} for update`);

/** The same, with the row locked until the command ends. */
export async function lockRequest(tx: Tx, id: string, shownTo?: string): Promise<StoredRequest | undefined> {
  const [[locked], found] = await together([rowsOf(tx, lockOf({ id })), findRequest(tx, id, shownTo)]);
  return locked && found;
}

export type RequestValues = Partial<typeof request.$inferInsert>;

/** The columns of a form; areas are rows of their own. */
export function columnsOf({ areas: _areas, administration, ...form }: Partial<RequestForm>): RequestValues {
  return { ...form, ...(administration !== undefined && { administrationCode: administration }) };
}

export async function addRequest(tx: Tx, values: typeof request.$inferInsert): Promise<void> {
  await tx.insert(request).values(values);
}

/** Changes a row that the command has locked; the version goes up by one. On its way when this returns, as what follows from it may be. */
export async function changeRequest(tx: Tx, id: string, now: string, values: RequestValues): Promise<void> {
  await tx
    .update(request)
    .set({ ...values, updatedAt: now, version: sql`${request.version} + 1` })
    .where(eq(request.id, id))
    .execute();
}

export async function setAreas(tx: Tx, requestId: string, areas: readonly string[]): Promise<void> {
  await tx.delete(requestArea).where(eq(requestArea.requestId, requestId));
  if (areas.length > 0) await tx.insert(requestArea).values(areas.map((areaCode) => ({ requestId, areaCode })));
}

/** The first theme is the main one. */
export async function setThemes(tx: Tx, requestId: string, themes: readonly string[]): Promise<void> {
  await tx.delete(requestTheme).where(eq(requestTheme.requestId, requestId));
  if (themes.length === 0) return;
  await tx.insert(requestTheme).values(themes.map((themeCode, at) => ({ requestId, themeCode, main: at === 0 })));
}

export async function grantOwn(tx: Tx, requestId: string, personId: string, now: string): Promise<void> {
  await tx.insert(requestAccess).values({ requestId, personId, basis: "own", grantedAt: now });
}

interface NewOrganisation {
  id: string;
  name: string;
  number: string | null;
  form: string;
  createdAt: string;
}

const organisationAskedFor = prepared<"number" | "name">(
  (at) => sql`select app.organisation_asked_for(${at("number")}, ${at("name")}) as id`,
);
const turnOfOrganisation = prepared<"id">(
  (at) => sql`select pg_advisory_xact_lock(hashtext('app.organisation'), hashtext(${at("id")}))`,
);
const hasAsked = prepared<"id">((at) => sql`select app.organisation_has_asked(${at("id")}) as asked`);

/** The organisation of this number; made now if there is none. A network without a number is known by its name to its own people. */
export async function organisationFor(tx: Tx, wanted: NewOrganisation): Promise<{ id: string; asked: boolean }> {
  let id = await knownOrganisation(tx, wanted);
  if (id === undefined) {
    await tx.insert(organisation).values(wanted).onConflictDoNothing();
    // Another command may have added the same number meanwhile; then that one counts.
    id = wanted.number === null ? wanted.id : ((await knownOrganisation(tx, wanted)) ?? wanted.id);
  }
  const [, [row]] = await together([
    // One at a time for each organisation: of two requests sent at once only one is its first.
    rowsOf(tx, turnOfOrganisation({ id })),
    rowsOf<{ asked: boolean }>(tx, hasAsked({ id })),
  ]);
  return { id, asked: row?.asked ?? false };
}

async function knownOrganisation(tx: Tx, { number, name }: NewOrganisation): Promise<string | undefined> {
  if (number !== null) {
    const [row] = await rowsOf<{ id: string | null }>(tx, organisationAskedFor({ number, name }));
    return row?.id ?? undefined;
  }
  const [row] = await tx
    .select({ id: sql<string>`coalesce(${organisation.sameAs}, ${organisation.id})` })
    .from(organisation)
    .where(and(isNull(organisation.number), sql`lower(${organisation.name}) = lower(${name})`))
    .limit(1);
  return row?.id;
}

const joined = prepared<"personId" | "organisationId" | "roleTitle" | "createdAt">((at) =>
  builder
    .insert(membership)
    .values({
      personId: at("personId"),
      organisationId: at("organisationId"),
      roleTitle: at("roleTitle"),
      createdAt: at("createdAt"),
    })
    .onConflictDoNothing()
    .getSQL(),
);

export async function addMembership(
  tx: Tx,
  values: { personId: string; organisationId: string; roleTitle: string | null; createdAt: string },
): Promise<void> {
  await rowsOf(tx, joined(values));
}

const remembered = prepared<"personId" | "name" | "phone">(
  (at) =>
    sql`update app.person set name = coalesce(name, ${at("name")}), phone = coalesce(phone, ${at("phone")}) where id = ${at("personId")}`,
);

/** Remembers name and phone of a person who had none here yet. */
export async function rememberContact(
  tx: Tx,
  personId: string,
  contact: { name: string | null; phone: string | null },
): Promise<void> {
  await rowsOf(tx, remembered({ ...contact, personId }));
}

/** The person with this address and the language they read; made if needed, with `language`, so that they can follow what staff registered. */
export async function personOfAddress(
  tx: Tx,
  email: string,
  { language, now }: { language: string; now: string },
): Promise<{ id: string; language: string } | undefined> {
  // By hand: the driver's insert names every column, and staff may fill in only these.
  await tx.execute(
    sql`insert into app.person (email, language, created_at) values (${email}, ${language}, ${now}) on conflict (email) do nothing`,
  );
  const [row] = await tx
    .select({ id: person.id, language: person.language })
    .from(person)
    .where(eq(person.email, email));
  return row;
}

export interface NewMail {
  id: string;
  requestId: string | null;
  to: string;
  template: MailTemplate;
  language: string;
  data: Record<string, string>;
  createdAt: string;
}

const queued = prepared<keyof NewMail>((at) =>
  builder
    .insert(mail)
    .values({
      id: at("id"),
      requestId: at("requestId"),
      to: at("to"),
      template: at("template"),
      language: at("language"),
      data: at("data"),
      createdAt: at("createdAt"),
    })
    .getSQL(),
);

export async function addMail(tx: Tx, values: NewMail): Promise<void> {
  await rowsOf(tx, queued({ ...values }));
}

/** Many at once, for a command that concerns many cases. */
export async function addMails(tx: Tx, rows: readonly NewMail[]): Promise<void> {
  if (rows.length > 0) await tx.insert(mail).values([...rows]);
}
