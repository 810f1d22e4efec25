-- What the database guarantees of the tables of 0002: writes only inside a command, no overlapping reservation of one person or room,
-- rows that only those see whom they are for, and logs that are only added to.
do $$
declare
  name text;
begin
  foreach name in array array['message', 'note', 'working_hours', 'working_week', 'participant', 'time_offer', 'offered_time', 'meeting', 'meeting_move',
    'meeting_invitee', 'meeting_log', 'meeting_attendance', 'reservation', 'ending', 'ending_outcome', 'ending_principle', 'rating'] loop
    execute format(
      'create trigger write_guard before insert or update or delete or truncate on app.%I for each statement execute function app.refuse_write_outside_command()', name);
    execute format('alter table app.%I enable row level security', name);
    execute format('create policy job on app.%I for all to app_job using (true) with check (true)', name);
    execute format('grant select on app.%I to app_job', name);
  end loop;
end $$;
--> statement-breakpoint

-- The last guard against a double booking, reserved and booked alike. What is expired or released blocks nothing.
alter table app.reservation add constraint reservation_no_overlap
  exclude using gist (resource_kind with =, resource_id with =, blocked with &&) where (state in ('reserved', 'booked'));
--> statement-breakpoint

-- What was said and noted stays as it was said; of a message only the state of a question changes.
create function app.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '%.% is only added to', tg_table_schema, tg_table_name using errcode = 'SV003';
end $$;
--> statement-breakpoint
create trigger kept before delete or update of text, at, author_id, direction, question on app.message for each row execute function app.refuse_rewriting();
--> statement-breakpoint
create trigger kept before delete or update on app.note for each row execute function app.refuse_rewriting();
--> statement-breakpoint
create trigger kept before delete or update on app.meeting_move for each row execute function app.refuse_rewriting();
--> statement-breakpoint
create trigger kept before delete or update of agreed, minutes, took_place, at, author_id on app.meeting_log for each row execute function app.refuse_rewriting();
--> statement-breakpoint

-- Rows that hang on a request are seen by whoever sees the request.
do $$
declare
  name text;
begin
  foreach name in array array['message', 'time_offer', 'meeting', 'ending'] loop
    execute format('create policy through_request on app.%I for all to app_staff, app_requester using (exists (select from app.request r where r.id = request_id)) with check (exists (select from app.request r where r.id = request_id))', name);
  end loop;
  foreach name in array array['note', 'participant'] loop
    execute format('create policy through_request on app.%I for all to app_staff using (exists (select from app.request r where r.id = request_id)) with check (exists (select from app.request r where r.id = request_id))', name);
  end loop;
  foreach name in array array['working_hours', 'working_week', 'meeting_move', 'meeting_log', 'meeting_attendance', 'ending_principle', 'rating'] loop
    execute format('create policy staff on app.%I for all to app_staff using (true) with check (true)', name);
  end loop;
end $$;
--> statement-breakpoint
create policy through_offer on app.offered_time for all to app_staff, app_requester
  using (exists (select from app.time_offer o where o.id = offer_id)) with check (exists (select from app.time_offer o where o.id = offer_id));
--> statement-breakpoint
create policy through_meeting on app.meeting_invitee for all to app_staff, app_requester
  using (exists (select from app.meeting m where m.id = meeting_id)) with check (exists (select from app.meeting m where m.id = meeting_id));
--> statement-breakpoint
create policy through_ending on app.ending_outcome for all to app_staff, app_requester
  using (exists (select from app.ending e where e.id = ending_id)) with check (exists (select from app.ending e where e.id = ending_id));
--> statement-breakpoint
-- A requester reaches only the times of their own offers and meetings; whose time is taken otherwise is nobody's business.
create policy staff on app.reservation for all to app_staff using (true) with check (true);
--> statement-breakpoint
create policy offered on app.reservation for all to app_requester
  using (exists (select from app.offered_time o where o.id = offered_time_id) or exists (select from app.meeting m where m.id = meeting_id))
  with check (exists (select from app.offered_time o where o.id = offered_time_id) or exists (select from app.meeting m where m.id = meeting_id));
--> statement-breakpoint
create policy anybody_rates on app.rating for insert to app_requester with check (true);
--> statement-breakpoint
-- A requester writes in their own name only.
create policy own_words on app.message as restrictive for insert to app_requester
  with check (direction = 'from_requester' and author_id = app.current_person());
--> statement-breakpoint
-- Of endings a requester makes one kind: taking their own request back. Of others they change what they say of it, never how it ended.
create policy own_withdrawal on app.ending as restrictive for insert to app_requester
  with check (kind = 'withdrawn' and ended_by = app.current_person());
--> statement-breakpoint

-- Whom a calendar invitation goes to when a requester picks a time, without their being able to read the table of people: the address and
-- language of somebody of the unit, nothing for one who has left.
create function app.staff_mailbox(wanted uuid) returns table (email text, name text, language text)
  language sql stable security definer set search_path = pg_catalog as $$
  select p.email, coalesce(p.name, p.email), p.language from app.person p
  where p.id = wanted and p.deactivated_at is null and exists (select from app.person_role r where r.person_id = p.id)
$$;
--> statement-breakpoint
revoke execute on function app.staff_mailbox(uuid) from public;
--> statement-breakpoint
grant execute on function app.staff_mailbox(uuid) to app_staff, app_requester;
--> statement-breakpoint
grant select, insert, update on app.message, app.participant, app.time_offer, app.offered_time, app.meeting, app.meeting_invitee, app.meeting_log, app.reservation, app.ending to app_staff;
--> statement-breakpoint
grant select, insert on app.note, app.meeting_move, app.meeting_attendance, app.ending_outcome, app.ending_principle to app_staff;
--> statement-breakpoint
grant select, insert, update, delete on app.working_hours, app.working_week to app_staff;
--> statement-breakpoint
grant select on app.rating to app_staff;
--> statement-breakpoint
grant select, insert on app.message to app_requester;
--> statement-breakpoint
grant update (settled_at, reminders) on app.message to app_requester, app_job;
--> statement-breakpoint
grant select, update (state, settled_at) on app.time_offer to app_requester;
--> statement-breakpoint
grant select, update (picked) on app.offered_time to app_requester;
--> statement-breakpoint
grant select, update (state, expires_at, meeting_id) on app.reservation to app_requester;
--> statement-breakpoint
grant select, insert, update on app.meeting to app_requester;
--> statement-breakpoint
grant select, insert on app.meeting_invitee to app_requester;
--> statement-breakpoint
grant select, insert, update (reaction, reacted_at, reaction_text, rated, consent, consent_at, handed_over_at, superseded_at) on app.ending to app_requester;
--> statement-breakpoint
grant select on app.ending_outcome to app_requester;
--> statement-breakpoint
grant insert on app.rating to app_requester;
--> statement-breakpoint
grant insert, update on app.ending, app.ending_outcome, app.time_offer, app.offered_time, app.reservation, app.meeting, app.message to app_job;
--> statement-breakpoint
grant update on app.request to app_job;
--> statement-breakpoint
grant insert on app.request_interval, app.request_event, app.request_event_text, app.mail, app.request_access to app_job;
--> statement-breakpoint
grant update (valid_to, superseded_at) on app.request_interval to app_job;
--> statement-breakpoint
grant select on app.request_principle, app.request_administration to app_job;
--> statement-breakpoint
-- Cases that ended before this version get their ending from their history. Nobody was asked to confirm them.
select set_config('app.actor', 'system:migration', true), set_config('app.command', 'endingsOfBefore', true), set_config('app.correlation', '0003', true);
--> statement-breakpoint
insert into app.ending (request_id, kind, at, ended_by, text, reason_code, reaction)
select r.id,
  case r.state when 'closed' then case when e.actor_kind = 'system' then 'no_reply' else 'closed' end else r.state end,
  e.at, case when e.actor_kind <> 'system' then e.actor::uuid end,
  coalesce(nullif(t.body::json ->> 'reason', ''), '–'),
  case when r.state = 'declined' then (select code from app.decline_reason where code = 'other') end, 'not_asked'
from app.request r
join lateral (
  select * from app.request_event e where e.request_id = r.id and e.to_state = r.state and e.from_state is distinct from r.state order by e.number desc limit 1
) e on true
left join app.request_event_text t on t.event_id = e.id
where r.state in ('closed', 'declined', 'referred', 'withdrawn', 'void');
