// The generated cases themselves: of a block of planned cases each table's rows by one statement. What hangs on them is generate-records.ts.
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../client.ts";

/** The cases of one block: `from` is its first, `to` its last. */
export interface Block {
  from: number;
  to: number;
}

const within = ({ from, to }: Block) => sql`m.n between ${from}::integer and ${to}::integer`;
/** The instant at a share of a case's time. */
const at = (share: SQL) => sql`(m.registered_at + m.span * ${share})`;

export async function writeCases(tx: Tx, block: Block, prefix: string): Promise<void> {
  await tx.execute(sql`
    update made_case m set case_number = taken.prefix || taken.year || '-' || lpad(app.next_case_number(taken.year)::text, 6, '0')
    from (select m.n, ${`${prefix}-`}::text as prefix, extract(year from m.registered_at at time zone 'Europe/Stockholm')::integer as year
      from made_case m where ${within(block)} order by m.n) taken
    where taken.n = m.n`);
  await tx.execute(sql`
    insert into app.request (id, version, state, case_number, created_at, updated_at, received_at, registered_at, source, initiated_by, registered_by,
      requester_id, contact_email, kind, subject, description, desired_change, requester_type, organisation_id, organisation_name, organisation_number,
      organisation_form, administration_code, contact_name, contact_role, contact_phone, language, meeting_time, meeting_place, assignee_id, waiting_for,
      priority, paused_until, promise_due_date, promise_due_at, first_contact_at, first_time, closed_at, demo)
    select m.id, m.events, m.state, m.case_number, m.received_at - interval '20 minutes', ${at(sql`m.last_share`)}, m.received_at, m.registered_at, m.source,
      case when m.official then 'city_official' when pg_temp.chance(m.n, 30) < 0.05 then 'unit' else 'organisation' end,
      case when m.source <> 'web' then pg_temp.made_id('coordinator', 1) end,
      m.requester_id, p.email, m.kind,
      (array['Samverkan om lokal för unga', 'Dialog med förvaltningen om mötesplats', 'Stöd att skriva avsiktsförklaring', 'Mötesplats för äldre i stadsdelen',
        'Nätverk mot ensamhet', 'Läxhjälp efter skolan', 'Odling på innergården', 'Trygghet kring torget', 'Språkcafé på biblioteket', 'Idrott för alla barn'])[1 + pg_temp.pick(m.n, 31, 10)]
        || ' (påhittad ' || m.n || ')',
      (array['Vi vill komma igång med ett samarbete och behöver hjälp att hitta rätt i staden.', 'Vi har pratat med förvaltningen men kommer inte vidare.',
        'Vi är flera föreningar som vill göra något tillsammans i området.', 'Vi söker en mötesplats och någon att planera den med.'])[1 + pg_temp.pick(m.n, 32, 4)],
      'Att alla vet vem som gör vad.',
      case when m.official then 'city_official' else 'organisation' end, o.id, o.name, o.number, o.form,
      case when m.official then (array['social_nordost', 'social_centrum', 'culture', 'city_planning', 'environment'])[1 + pg_temp.pick(m.n, 33, 5)] end,
      p.name, case when m.official then 'utvecklingsledare' else 'ordförande' end, p.phone, 'sv', 'either', 'either',
      case when m.assigned then m.consultant_id end, m.waiting_for,
      (array['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'high', 'low'])[1 + pg_temp.pick(m.n, 34, 8)],
      case when m.paused then ${pausedUntil} end,
      due.day, (due.day + 1)::timestamp at time zone 'Europe/Stockholm',
      ${at(sql`m.contact_share`)}, coalesce(m.first_time, false), ${at(sql`m.closed_share`)}, true
    from made_case m join app.person p on p.id = m.requester_id left join app.organisation o on o.id = m.organisation_id
    cross join lateral (select (m.received_at at time zone 'Europe/Stockholm')::date as day) came
    cross join lateral (select came.day + case when extract(isodow from came.day) <= 2 then 3 else 5 end as day) due
    where ${within(block)} order by m.n`);
  await tx.execute(sql`
    insert into app.request_access (request_id, person_id, basis, granted_at)
    select m.id, m.requester_id, 'own', m.registered_at from made_case m where ${within(block)}`);
  await writeCodes(tx, block);
  await writeHistory(tx, block);
}

const pausedUntil = sql`((pg_temp.made_at() at time zone 'Europe/Stockholm')::date + 5 + pg_temp.pick(m.n, 35, 40))`;

/** Areas from the beginning; themes, principles and administrations once somebody has taken the case. */
async function writeCodes(tx: Tx, block: Block): Promise<void> {
  await tx.execute(sql`
    insert into app.request_area (request_id, area_code)
    select m.id, a.code from made_case m join (select code, row_number() over (order by sort) as no from app.area) a
      on a.no = m.area_no or (a.no = 1 + m.area_no % 5 and m.n % 5 = 0) where ${within(block)}`);
  await tx.execute(sql`
    insert into app.request_theme (request_id, theme_code, main)
    select m.id, t.code, t.no = 1 + m.theme_no % t.among from made_case m
      join (select code, row_number() over (order by sort) as no, count(*) over () as among from app.theme) t
      on t.no = 1 + m.theme_no % t.among or (t.no = 1 + (m.theme_no + 1) % t.among and m.n % 3 = 0) where m.assigned and ${within(block)}`);
  await tx.execute(sql`
    insert into app.request_principle (request_id, principle_code)
    select m.id, p.code from made_case m join (select code, row_number() over (order by sort) as no, count(*) over () as among from app.principle) p
      on p.no = 1 + m.draw % p.among where m.assigned and ${within(block)}`);
  await tx.execute(sql`
    insert into app.request_administration (request_id, administration_code)
    select m.id, d.code from made_case m join (select code, row_number() over (order by sort) as no, count(*) over () as among from app.administration) d
      on d.no = 1 + m.n % d.among where m.assigned and m.n % 4 = 0 and ${within(block)}`);
}

/**
 * The database numbers and chains the events, so they go in in the order of each case. The text of an event hangs on it by a hash over its salt and its body, as the
 * product's own do (decision 0001); these salts guard nothing.
 */
async function writeHistory(tx: Tx, block: Block): Promise<void> {
  await tx.execute(sql`
    insert into app.request_interval (request_id, dimension, value, person_id, valid_from, valid_to, recorded_at)
    select m.id, c.dimension,
      coalesce(c.value, case c.dimension when 'kind' then m.kind when 'assignee' then m.consultant_id::text else ${pausedUntil}::text end),
      case when c.dimension = 'assignee' then m.consultant_id end,
      coalesce(${at(sql`c.since`)}, m.received_at), ${at(sql`c.until`)}, coalesce(${at(sql`c.since`)}, m.registered_at)
    from made_case m join course_interval c on c.course = m.course where ${within(block)} order by m.n`);
  await tx.execute(sql`
    with told as materialized (
      select m.n, m.id, e.number, e.at, e.type, e.kind, e.actor, e.from_state, e.to_state, e.assignee_id, e.salt, e.body
      from made_case m cross join lateral (
        select 1 as number, m.registered_at as at, case when m.source = 'web' then 'submitted' else 'registered' end as type,
          case when m.source = 'web' then 'requester' else 'staff' end as kind,
          case when m.source = 'web' then m.requester_id else pg_temp.made_id('coordinator', 1) end as actor,
          case when m.source = 'web' then 'draft' end as from_state, 'submitted' as to_state, null::uuid as assignee_id
        union all
        select c.number, ${at(sql`c.at`)}, c.type, c.by, case when c.by = 'requester' then m.requester_id else m.consultant_id end,
          c."from", c."to", case when c.type = 'assigned' then m.consultant_id end
        from course_event c where c.course = m.course
      ) s cross join lateral (select s.*, md5(m.id::text || s.number) as salt, json_build_object(
        'actor', case when s.kind = 'requester' then case when m.official then 'Påhittad tjänsteperson' else 'Påhittad kontakt' end else 'Påhittad processledare' end,
        'assignee', case when s.assignee_id is not null then 'Påhittad processledare ' || m.consultant_no end, 'reason', null)::text as body) e
      where ${within(block)}
    ), added as (
      insert into app.request_event (request_id, number, at, type, actor_kind, actor, from_state, to_state, assignee_id, correlation_id, text_hash, previous_hash, hash)
      select id, 0, at, type, kind, actor::text, from_state, to_state, assignee_id, 'generated',
        rtrim(translate(encode(sha256(convert_to(salt || body, 'UTF8')), 'base64'), '+/', '-_'), '='), '', ''
      from told order by n, number
      returning id, request_id, number
    )
    insert into app.request_event_text (event_id, salt, body)
    select added.id, told.salt, told.body from added join told on told.id = added.request_id and told.number = added.number`);
}
