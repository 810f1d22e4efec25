// SQL about meetings: reading them whole in one statement, as staff or as the requester may; booking, moving and cancelling; who is invited.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { meeting, meetingInvitee, meetingMove, setting } from "@samverkansstod/db/schema/index.ts";
import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { cancelCodes, Meeting } from "../../contract/meetings.ts";
import type { MeetingSettings } from "./free-times.rules.ts";
import type { StoredMeeting } from "./meetings.rules.ts";

const wholeLog = sql`json_build_object('at', app.iso(l.at), 'author', app.staff_name(l.author_id), 'tookPlace', l.took_place, 'notBecause', l.not_because,
  'minutes', l.minutes, 'agreed', l.agreed, 'nextStep', l.next_step, 'nextStepBy', l.next_step_by, 'correction', l.correction,
  'attendance', coalesce((select json_agg(json_build_object('party', a.party, 'count', a.count) order by a.party)
    from app.meeting_attendance a where a.log_id = l.id), '[]'))`;

// Protected, as the contact of the case or as a participant: not shown here, also where they were invited under another part.
const concealed = sql`i.role <> 'consultant' and ((r.contact_protected and (i.role = 'requester' or i.email = r.contact_email))
  or exists (select from app.participant p where p.request_id = r.id and p.protected and p.email = i.email))`;

// Of tables that no requester may read, so never a part of what is asked in a requester's name.
const staffPart = sql`(select json_build_object('caseNumber', r.case_number, 'subject', coalesce(r.subject, ''), 'organisationName', r.organisation_name,
    'personalNumberIn', r.personal_number_in, 'cancelReason', m.cancel_reason,
    'contactProtected', r.contact_protected,
    'invited', coalesce((select json_agg(case when ${concealed} then json_build_object('email', null, 'name', null, 'role', i.role)
        else json_build_object('email', i.email, 'name', i.name, 'role', i.role) end
      order by array_position(array['consultant', 'requester', 'participant'], i.role), i.email) from app.meeting_invitee i where i.meeting_id = m.id), '[]'),
    'moved', coalesce((select json_agg(json_build_object('at', app.iso(v.at), 'by', app.staff_name(v.moved_by), 'askedBy', v.asked_by, 'reason', v.reason,
      'fromStartsAt', app.iso(v.from_starts_at), 'toStartsAt', app.iso(v.to_starts_at)) order by v.at, v.id) from app.meeting_move v where v.meeting_id = m.id), '[]'),
    'log', (select ${wholeLog} from app.meeting_log l where l.meeting_id = m.id and l.superseded_at is null),
    'earlierLogs', coalesce((select json_agg(${wholeLog} order by l.at, l.superseded_at) from app.meeting_log l
      where l.meeting_id = m.id and l.superseded_at is not null), '[]'))
  from app.request r where r.id = m.request_id)`;

const wholeMeeting = (
  forStaff: boolean,
) => sql`json_build_object('id', m.id, 'version', m.version, 'requestId', m.request_id, 'state', m.state,
  'startsAt', app.iso(m.starts_at), 'endsAt', app.iso(m.ends_at), 'localStart', m.local_start, 'placeKind', m.place_kind, 'place', m.place,
  'consultant', json_build_object('id', m.consultant_id, 'name', coalesce(app.staff_name(m.consultant_id), '')), 'cancelCode', m.cancel_code,
  'sequence', m.sequence, 'offerId', m.offer_id, 'staff', ${forStaff ? staffPart : sql`null`})`;

/** A requester's rows are asked for by name as well, so that neither this filter nor row-level security stands alone. */
const shown = (personId: string | undefined) =>
  personId === undefined
    ? sql``
    : sql`and exists (select from app.request_access a where a.request_id = m.request_id and a.person_id = ${personId})`;

async function meetingsWhere(db: Db | Tx, where: SQL, shownTo?: string): Promise<StoredMeeting[]> {
  const rows = await rowsOf<{ meeting: StoredMeeting }>(
    db,
    sql`select ${wholeMeeting(shownTo === undefined)} as meeting from app.meeting m where ${where} ${shown(shownTo)}`,
  );
  return rows.map((row) => row.meeting);
}

/** A meeting as the present role may see it; for a requester with their id. */
export async function findMeeting(db: Db | Tx, id: string, shownTo?: string): Promise<StoredMeeting | undefined> {
  const [found] = await meetingsWhere(db, sql`m.id = ${id}`, shownTo);
  return found;
}

/** The same, with its row locked until the command ends. The case's row is locked before. */
export async function lockMeeting(tx: Tx, id: string): Promise<StoredMeeting | undefined> {
  const [locked] = await rowsOf(tx, sql`select 1 from app.meeting where id = ${id} for update`);
  return locked && findMeeting(tx, id);
}

/** Whether there is such a case for the present role, and whether this person has done the same before, so that `once` gives the first answer again. */
export async function standingOf(
  db: Db,
  {
    key: { endpoint, key },
    personId,
    requestId,
  }: { key: { endpoint: string; key: string }; personId: string; requestId: string },
): Promise<{ isCase: boolean; wasDone: boolean }> {
  const [row] = await rowsOf<{ known: boolean; done: boolean }>(
    db,
    sql`select exists (select from app.request where id = ${requestId}) as known, exists (select from app_runtime.idempotency_key k
      where k.person_id = ${personId} and k.endpoint = ${endpoint} and k.key = ${key}) as done`,
  );
  return { isCase: row?.known ?? false, wasDone: row?.done ?? false };
}

/** The case a meeting belongs to. By staff. */
export async function caseOfMeeting(db: Db | Tx, id: string): Promise<string | undefined> {
  const [row] = await db.select({ requestId: meeting.requestId }).from(meeting).where(eq(meeting.id, id));
  return row?.requestId;
}

/** Every meeting of a case in order of time; for a requester with their id. */
export async function meetingsOf(db: Db | Tx, requestId: string, shownTo?: string): Promise<StoredMeeting[]> {
  const meetings = await meetingsWhere(db, sql`m.request_id = ${requestId}`, shownTo);
  return meetings.toSorted(byTime);
}

const byTime = (a: StoredMeeting, b: StoredMeeting) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id);

/** The meetings of the unit that touch a span and were not cancelled, of one consultant or all, in order of time. */
export async function meetingsWithin(
  db: Db,
  { from, to, consultantId }: { from: string; to: string; consultantId?: string | undefined },
): Promise<StoredMeeting[]> {
  const whose = consultantId === undefined ? sql`` : sql`and m.consultant_id = ${consultantId}`;
  const meetings = await meetingsWhere(
    db,
    // Of what began before the span, only what can still be on: a meeting is at most twelve hours.
    sql`m.starts_at < ${to} and m.starts_at > ${from}::timestamptz - interval '12 hours' and m.ends_at > ${from} and m.state <> 'cancelled' ${whose}`,
  );
  return meetings.toSorted(byTime);
}

/** Meetings that are over and miss a log, oldest first. */
export async function meetingsUnlogged(
  db: Db,
  { now, consultantId, limit }: { now: string; consultantId?: string | undefined; limit: number },
): Promise<StoredMeeting[]> {
  const whose = consultantId === undefined ? sql`` : sql`and u.consultant_id = ${consultantId}`;
  const meetings = await meetingsWhere(
    db,
    sql`m.id in (select u.id from app.meeting u where u.state = 'booked' and u.ends_at <= ${now} ${whose} order by u.ends_at, u.id limit ${limit})`,
  );
  return meetings.toSorted((a, b) => a.endsAt.localeCompare(b.endsAt) || a.id.localeCompare(b.id));
}

/** Booked meetings that are not over, with somebody who is deactivated, in order of time. */
export async function meetingsWithoutConsultant(
  db: Db,
  { now, limit }: { now: string; limit: number },
): Promise<StoredMeeting[]> {
  const meetings = await meetingsWhere(
    db,
    sql`m.id in (select b.id from app.meeting b join app.person p on p.id = b.consultant_id and p.deactivated_at is not null
      where b.state = 'booked' and b.ends_at > ${now} order by b.starts_at, b.id limit ${limit})`,
  );
  return meetings.toSorted(byTime);
}

/** Who held a meeting is invited no longer, and who holds it now is. */
export async function changeHolder(tx: Tx, meetingId: string, mailbox: Mailbox, now: string): Promise<void> {
  await tx.execute(sql`update app.meeting_invitee set removed_at = ${now}
    where meeting_id = ${meetingId} and role = 'consultant' and removed_at is null`);
  await tx.execute(sql`insert into app.meeting_invitee (meeting_id, email, name, role, language)
    values (${meetingId}, ${mailbox.email}, ${mailbox.name}, 'consultant', ${mailbox.language})
    on conflict (meeting_id, email) do update set role = 'consultant', name = excluded.name, language = excluded.language, removed_at = null`);
}

/** The meetings of a case that have not begun, locked. By whichever role the command has. */
export async function lockMeetingsToCome(
  tx: Tx,
  requestId: string,
  now: string,
): Promise<{ id: string; consultantId: string; startsAt: string }[]> {
  return tx
    .select({ id: meeting.id, consultantId: meeting.consultantId, startsAt: meeting.startsAt })
    .from(meeting)
    .where(and(eq(meeting.requestId, requestId), eq(meeting.state, "booked"), sql`${meeting.startsAt} > ${now}`))
    .orderBy(meeting.startsAt, meeting.id)
    .for("update");
}

export async function addMeeting(tx: Tx, values: typeof meeting.$inferInsert): Promise<void> {
  await tx.insert(meeting).values(values);
}

type MeetingValues = Partial<Omit<typeof meeting.$inferInsert, "id" | "version" | "sequence">>;

/** Changes a meeting that the command has locked; the version goes up by one. `sent`: everybody invited gets the change. */
export async function changeMeeting(
  tx: Tx,
  id: string,
  values: MeetingValues,
  { sent }: { sent: boolean },
): Promise<void> {
  await tx
    .update(meeting)
    .set({
      ...values,
      version: sql`${meeting.version} + 1`,
      ...(sent && { sequence: sql`${meeting.sequence} + 1` }),
    })
    .where(eq(meeting.id, id));
}

/** Cancels meetings that the command has locked; everybody invited gets that. */
export async function cancelMeetings(
  tx: Tx,
  meetingIds: readonly string[],
  { code, reason = null, at }: { code: (typeof cancelCodes)[number]; reason?: string | null; at: string },
): Promise<void> {
  await tx
    .update(meeting)
    .set({
      state: "cancelled",
      cancelCode: code,
      cancelReason: reason,
      cancelledAt: at,
      version: sql`${meeting.version} + 1`,
      sequence: sql`${meeting.sequence} + 1`,
    })
    .where(inArray(meeting.id, [...meetingIds]));
}

export async function addMove(tx: Tx, values: typeof meetingMove.$inferInsert): Promise<void> {
  await tx.insert(meetingMove).values(values);
}

export interface Invitee {
  email: string;
  name: string | null;
  role: "consultant" | "requester" | "participant";
  language: string;
}

export async function addInvitees(tx: Tx, meetingId: string, invitees: readonly Invitee[]): Promise<void> {
  await tx.insert(meetingInvitee).values(invitees.map((invitee) => ({ ...invitee, meetingId })));
}

/** What a calendar file and the mail around it are made of, beside the case. */
export interface Invitation extends Pick<Meeting, "startsAt" | "endsAt" | "placeKind" | "place"> {
  id: string;
  sequence: number;
  consultantName: string;
  invited: Invitee[];
}

/** These meetings with everybody who still gets what changes. By whichever role the command has. */
export async function invitationsOf(tx: Tx, meetingIds: readonly string[]): Promise<Invitation[]> {
  const rows = await rowsOf<{
    invitation: Invitation;
  }>(
    tx,
    sql`select json_build_object('id', m.id, 'sequence', m.sequence,
      'startsAt', app.iso(m.starts_at), 'endsAt', app.iso(m.ends_at), 'placeKind', m.place_kind, 'place', m.place,
      'consultantName', coalesce(app.staff_name(m.consultant_id), ''),
      'invited', coalesce((select json_agg(json_build_object('email', i.email, 'name', i.name, 'role', i.role, 'language', i.language) order by i.role, i.email)
        from app.meeting_invitee i where i.meeting_id = m.id and i.removed_at is null), '[]')) as invitation
    from app.meeting m where m.id in (select given.id::uuid from json_array_elements_text(${JSON.stringify(meetingIds)}::json) given (id))
    order by m.starts_at, m.id`,
  );
  return rows.map((row) => row.invitation);
}

/** A participant who was removed gets nothing more of the meetings of this case. */
export async function stopInviting(tx: Tx, requestId: string, email: string, now: string): Promise<void> {
  await tx.execute(sql`update app.meeting_invitee i set removed_at = ${now} from app.meeting m
    where m.id = i.meeting_id and m.request_id = ${requestId} and i.email = ${email} and i.role = 'participant' and i.removed_at is null`);
}

export interface Mailbox {
  email: string;
  name: string;
  language: string;
}

/** The mailbox of somebody of the unit; undefined for one who has left. */
export async function staffMailbox(tx: Tx, personId: string): Promise<Mailbox | undefined> {
  const [row] = await rowsOf<Mailbox & Record<string, unknown>>(
    tx,
    sql`select email, name, language from app.staff_mailbox(${personId})`,
  );
  return row;
}

export interface Unit {
  name: string;
  email: string;
}

/** The setting `meetings`, as far as it says something, and the unit's own name and mailbox. */
export async function meetingSettings(
  db: Db | Tx,
): Promise<{ meetings: Partial<MeetingSettings>; unit: Partial<Unit> }> {
  const rows = await db
    .select()
    .from(setting)
    .where(sql`${setting.key} in ('meetings', 'unit')`);
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? {};
  return { meetings: value("meetings"), unit: value("unit") };
}
