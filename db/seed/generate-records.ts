// What hangs on the generated cases: messages, notes, meetings with their reservations and logs, endings with outcomes. Of a block of planned cases each table's
// rows by one statement.
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../client.ts";
import type { Block } from "./generate-cases.ts";

const within = ({ from, to }: Block) => sql`m.n between ${from}::integer and ${to}::integer`;
const at = (share: SQL) => sql`(m.registered_at + m.span * ${share})`;
/** Joins the steps of these types, as `c`. */
const steps = (types: SQL) => sql`made_case m join course_event c on c.course = m.course and c.type in (${types})`;

export async function writeRecords(tx: Tx, block: Block): Promise<void> {
  await tx.execute(sql`
    insert into app.message (id, request_id, at, direction, author_id, text, question, settled_at)
    select pg_temp.made_id(c.type, m.n), m.id, ${at(sql`c.at`)}, case when c.type = 'asked' then 'to_requester' else 'from_requester' end,
      case when c.type = 'asked' then m.consultant_id else m.requester_id end,
      case when c.type = 'asked' then 'Vilka tider passar er för ett första samtal?' else 'Vi kan på eftermiddagar, helst i slutet av veckan.' end,
      c.type = 'asked', case when c.type = 'asked' then ${at(sql`answer.at`)} end
    from ${steps(sql`'asked', 'answered'`)} left join course_event answer on answer.course = m.course and answer.type = 'answered'
    where ${within(block)}`);
  await tx.execute(sql`
    insert into app.note (id, request_id, at, kind, author_id, text, channel, contact_at, minutes)
    select pg_temp.made_id('note', m.n), m.id, ${at(sql`c.at`)}, 'official', m.consultant_id, 'Vi ringde kontaktpersonen och gick igenom frågan.', 'phone',
      ${at(sql`c.at`)}, 10 + 5 * pg_temp.pick(m.n, 40, 5)
    from ${steps(sql`'contact_logged'`)} where ${within(block)}`);
  await writeMeetings(tx, block);
  await writeEndings(tx, block);
}

async function writeMeetings(tx: Tx, block: Block): Promise<void> {
  await tx.execute(sql`
    insert into app.meeting (id, version, request_id, consultant_id, state, starts_at, ends_at, local_start, place_kind, place, created_at, created_by)
    select t.id, case when t.held_share is null then 1 else 2 end, m.id, t.consultant_id, case when t.held_share is null then 'booked' else 'held' end,
      t.local_start at time zone 'Europe/Stockholm', (t.local_start + interval '30 minutes') at time zone 'Europe/Stockholm',
      to_char(t.local_start, 'YYYY-MM-DD"T"HH24:MI'), 'on_site', 'Exempelgatan 1, rum Kajen', ${at(sql`t.booked_share`)}, t.consultant_id
    from made_case m join made_meeting t on t.n = m.n where ${within(block)}`);
  await tx.execute(sql`
    insert into app.reservation (id, resource_kind, resource_id, blocked, state, meeting_id)
    select pg_temp.made_id('reservation', m.n), 'person', t.consultant_id,
      tstzrange(t.local_start at time zone 'Europe/Stockholm', (t.local_start + interval '30 minutes') at time zone 'Europe/Stockholm'), 'booked', t.id
    from made_case m join made_meeting t on t.n = m.n where ${within(block)}`);
  await tx.execute(sql`
    insert into app.meeting_invitee (meeting_id, email, name, role, language)
    select t.id, p.email, p.name, i.role, 'sv' from made_case m join made_meeting t on t.n = m.n
      cross join lateral (values (m.requester_id, 'requester'), (t.consultant_id, 'consultant')) i (person_id, role)
      join app.person p on p.id = i.person_id where ${within(block)}`);
  await tx.execute(sql`
    insert into app.meeting_log (id, meeting_id, at, author_id, took_place, minutes, agreed)
    select pg_temp.made_id('log', m.n), t.id, ${at(sql`t.held_share`)}, t.consultant_id, true, 30 + 15 * pg_temp.pick(m.n, 41, 5),
      'Vi kom överens om vem som gör vad före nästa möte, och vem som kallar.'
    from made_case m join made_meeting t on t.n = m.n where t.held_share is not null and ${within(block)}`);
  await tx.execute(sql`
    insert into app.meeting_attendance (log_id, party, count)
    select pg_temp.made_id('log', m.n), a.party, 1 + pg_temp.pick(m.n, 42, 4) from made_case m join made_meeting t on t.n = m.n
      cross join lateral (values ('requester'), ('city')) a (party) where t.held_share is not null and ${within(block)}`);
}

/** Of a case that was opened again the first ending no longer holds. */
async function writeEndings(tx: Tx, block: Block): Promise<void> {
  await tx.execute(sql`
    insert into app.ending (id, request_id, kind, at, ended_by, text, reason_code, minutes, reaction, react_by, reacted_at, receiver, receiver_email,
      consent, consent_at, handed_over_at, superseded_at)
    select pg_temp.made_id('ending' || c.number, m.id_no), m.id, c."to", m.ended_at, case when c.by = 'requester' then m.requester_id else m.consultant_id end,
      'Påhittad avslutning: parterna vet vem de ska tala med.', case when c."to" = 'declined' then (array['outside_mission', 'individual_matter', 'other'])[1 + m.id_no % 3] end,
      case when c."to" = 'closed' then 60 + 30 * pg_temp.pick(m.id_no, 43, 20) end,
      case when m.confirmed_at is null then 'not_asked' else 'confirmed' end, case when m.confirmed_at is not null then (m.ended_at at time zone 'Europe/Stockholm')::date + 21 end,
      m.confirmed_at, case when c."to" = 'referred' then 'Påhittad mottagning' end, case when c."to" = 'referred' then 'mottagning@generated.example' end,
      case when c."to" = 'referred' then 'given' else 'not_needed' end, case when c."to" = 'referred' then m.ended_at end, case when c."to" = 'referred' then m.ended_at end,
      m.reopened_at
    from (
      select m.id, m.n::bigint as id_no, m.requester_id, m.consultant_id, c.number, ${at(sql`c.at`)} as ended_at, ${at(sql`confirmed.at`)} as confirmed_at,
        case when c.at < reopened.at then ${at(sql`reopened.at`)} end as reopened_at, m.course, c.number as step
      from ${steps(sql`'closed', 'declined', 'referred', 'withdrawn', 'voided'`)}
        left join course_event confirmed on confirmed.course = m.course and confirmed.type = 'ending_confirmed'
        left join course_event reopened on reopened.course = m.course and reopened.type = 'reopened'
      where ${within(block)}
    ) m join course_event c on c.course = m.course and c.number = m.step`);
  const closed = sql`${steps(sql`'closed'`)} where ${within(block)}`;
  const id = sql`pg_temp.made_id('ending' || c.number, m.n)`;
  await tx.execute(sql`
    insert into app.ending_outcome (ending_id, outcome_code)
    select ${id}, o.code from made_case m join course_event c on c.course = m.course and c.type = 'closed'
      cross join lateral (select distinct code from unnest(array[
        (array['advice_given', 'contact_arranged', 'process_started', 'letter_of_intent', 'training_held'])[1 + m.n % 5],
        (array['advice_given', 'dialogue_meeting_held'])[1 + m.n % 2]]) code) o where ${within(block)}`);
  await tx.execute(sql`
    insert into app.ending_principle (ending_id, principle_code, effect)
    select ${id}, p.principle_code, case when m.n % 11 = 0 then 'strained' else 'strengthened' end
    from made_case m join course_event c on c.course = m.course and c.type = 'closed' join app.request_principle p on p.request_id = m.id
    where m.n % 2 = 0 and ${within(block)}`);
  await tx.execute(sql`
    insert into app.rating (id, kind, year, helped, demo)
    select ${id}, m.kind, extract(year from ${at(sql`c.at`)})::integer, 3 + m.n % 3, true from ${closed} and m.n % 3 = 0`);
}
