-- What the database itself guarantees, whatever the code does: writes only inside a command, one interval of a kind at a time,
-- a history that only grows, and rows that only those see whom they are for.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint

-- A command's transaction says who acts and why as its first statement; a write without that is refused. Such a setting is '' (not null)
-- after the first transaction of a connection that used it.
create function app.refuse_write_outside_command() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.actor', true), '') = '' or coalesce(current_setting('app.command', true), '') = ''
     or coalesce(current_setting('app.correlation', true), '') = '' then
    raise exception 'write to %.% outside a command', tg_table_schema, tg_table_name using errcode = 'SV001';
  end if;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  t record;
begin
  for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format(
      'create trigger write_guard before insert or update or delete or truncate on app.%I for each statement execute function app.refuse_write_outside_command()',
      t.tablename
    );
  end loop;
end $$;
--> statement-breakpoint

-- One value at a time of each kind in what is known now.
alter table app.request_interval add constraint request_interval_one_at_a_time
  exclude using gist (request_id with =, dimension with =, tstzrange(valid_from, valid_to) with &&) where (superseded_at is null);
--> statement-breakpoint
create function app.refuse_interval_rewrite() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'intervals are never deleted' using errcode = 'SV002';
  end if;
  if (new.request_id, new.dimension, new.value, new.valid_from, new.recorded_at) is distinct from (old.request_id, old.dimension, old.value, old.valid_from, old.recorded_at)
     or new.person_id is distinct from old.person_id
     or (old.valid_to is not null and new.valid_to is distinct from old.valid_to)
     or (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at) then
    raise exception 'intervals are closed or superseded, never rewritten' using errcode = 'SV002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger request_interval_kept before update or delete on app.request_interval
  for each row execute function app.refuse_interval_rewrite();
--> statement-breakpoint

-- The history: numbered and chained by the database over the text it gives for the stored row. The case's row is locked by the
-- command, so the chain needs no lock of its own; the unique index refuses whoever forgot.
create function app.event_digest(e app.request_event) returns text language sql stable
  set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
  select encode(sha256(convert_to(
    concat_ws('|', e.previous_hash, e.request_id, e.number, e.at, e.type, e.actor_kind, e.actor,
      coalesce(e.from_state, '-'), coalesce(e.to_state, '-'), coalesce(e.assignee_id::text, '-'), e.correlation_id, coalesce(e.text_hash, '-')),
    'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function app.chain_event() returns trigger language plpgsql as $$
declare
  last record;
begin
  select number, hash into last from app.request_event where request_id = new.request_id order by number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.previous_hash := coalesce(last.hash, '');
  new.hash := app.event_digest(new);
  return new;
end $$;
--> statement-breakpoint
create trigger request_event_chained before insert on app.request_event for each row execute function app.chain_event();
--> statement-breakpoint
create function app.refuse_history_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history is only added to' using errcode = 'SV003';
end $$;
--> statement-breakpoint
create trigger request_event_kept before update or delete or truncate on app.request_event
  for each statement execute function app.refuse_history_change();
--> statement-breakpoint

-- Case numbers: one sequence a year, so that numbering never queues; gaps are allowed and explained in the register.
create function app.next_case_number(year integer) returns bigint language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  sequence_name text := format('case_number_%s', year);
begin
  if year < 2000 or year > 2999 then
    raise exception 'no case numbers for year %', year;
  end if;
  if to_regclass('app.' || sequence_name) is null then
    perform pg_advisory_xact_lock(hashtext('app.next_case_number'), year);
    execute format('create sequence if not exists app.%I', sequence_name);
  end if;
  return nextval(('app.' || sequence_name)::regclass);
end $$;
--> statement-breakpoint

-- Search: Swedish stems of the texts, and the plain words of names and numbers.
create function app.request_search(subject text, description text, organisation_name text, case_number text, organisation_number text)
  returns tsvector language sql immutable as $$
  select setweight(to_tsvector('swedish', coalesce(subject, '')), 'A')
      || setweight(to_tsvector('simple', coalesce(organisation_name, '')), 'A')
      || setweight(to_tsvector('simple', concat_ws(' ', case_number, organisation_number)), 'A')
      || setweight(to_tsvector('swedish', coalesce(description, '')), 'B')
$$;
--> statement-breakpoint
create function app.keep_search() returns trigger language plpgsql as $$
begin
  new.search := case when new.state = 'draft' then null
    else app.request_search(new.subject, new.description, new.organisation_name, new.case_number, new.organisation_number) end;
  return new;
end $$;
--> statement-breakpoint
create trigger request_search_kept before insert or update of subject, description, organisation_name, case_number, organisation_number, state
  on app.request for each row execute function app.keep_search();
--> statement-breakpoint

-- Who sees which rows. Staff: every case, no draft. Requesters: what request_access gives the person named in app.person.
create function app.current_person() returns uuid language sql stable as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;
--> statement-breakpoint
alter table app.request enable row level security;
--> statement-breakpoint
create policy staff_all_but_drafts on app.request for all to app_staff using (state <> 'draft') with check (state <> 'draft');
--> statement-breakpoint
create policy requester_shown on app.request for select to app_requester
  using (exists (select from app.request_access a where a.request_id = request.id and a.person_id = app.current_person()));
--> statement-breakpoint
create policy requester_begins on app.request for insert to app_requester with check (state = 'draft' and requester_id = app.current_person());
--> statement-breakpoint
create policy requester_changes on app.request for update to app_requester
  using (exists (select from app.request_access a where a.request_id = request.id and a.person_id = app.current_person()))
  with check (exists (select from app.request_access a where a.request_id = request.id and a.person_id = app.current_person()));
--> statement-breakpoint
create policy job_sent on app.request for all to app_job using (true) with check (true);
--> statement-breakpoint
alter table app.request_access enable row level security;
--> statement-breakpoint
create policy requester_own_access on app.request_access for select to app_requester using (person_id = app.current_person());
--> statement-breakpoint
-- A requester gains access to what they began themselves, and to nothing else by naming its id.
create function app.began(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from app.request where id = wanted and state = 'draft' and requester_id = app.current_person())
$$;
--> statement-breakpoint
create policy requester_gains_own on app.request_access for insert to app_requester
  with check (person_id = app.current_person() and basis = 'own' and app.began(request_id));
--> statement-breakpoint
create policy staff_access on app.request_access for all to app_staff
  using (exists (select from app.request r where r.id = request_id and r.state <> 'draft')) with check (true);
--> statement-breakpoint
create policy job_access on app.request_access for all to app_job using (true) with check (true);
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['request_area', 'request_theme', 'request_principle', 'request_administration', 'request_interval', 'request_event'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('create policy through_request on app.%I for all to app_staff, app_requester using (exists (select from app.request r where r.id = request_id)) with check (exists (select from app.request r where r.id = request_id))', name);
    execute format('create policy job on app.%I for all to app_job using (true) with check (true)', name);
  end loop;
end $$;
--> statement-breakpoint
alter table app.request_event_text enable row level security;
--> statement-breakpoint
create policy through_event on app.request_event_text for all to app_staff, app_requester
  using (exists (select from app.request_event e where e.id = event_id)) with check (exists (select from app.request_event e where e.id = event_id));
--> statement-breakpoint
create policy job on app.request_event_text for all to app_job using (true) with check (true);
--> statement-breakpoint

-- An instant as ISO 8601 with Z and milliseconds, for JSON made here.
create function app.iso(t timestamptz) returns text language sql immutable parallel safe as $$
  select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
-- The name of somebody of the unit, which a requester may see without being able to read the table of people.
create function app.staff_name(wanted uuid) returns text language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(name, email) from app.person p
  where id = wanted and exists (select from app.person_role r where r.person_id = p.id)
$$;
--> statement-breakpoint

-- A person, a membership and an organisation are seen by staff, by sign-in and by the person concerned.
alter table app.person enable row level security;
--> statement-breakpoint
create policy oneself on app.person for all to app_requester using (id = app.current_person()) with check (id = app.current_person());
--> statement-breakpoint
create policy all_people on app.person for all to app_staff, app_auth, app_job using (true) with check (true);
--> statement-breakpoint
alter table app.membership enable row level security;
--> statement-breakpoint
create policy own_membership on app.membership for all to app_requester using (person_id = app.current_person()) with check (person_id = app.current_person() and confirmed_at is null);
--> statement-breakpoint
create policy all_memberships on app.membership for all to app_staff, app_auth, app_job using (true) with check (true);
--> statement-breakpoint

alter table app.organisation enable row level security;
--> statement-breakpoint
create policy known_organisation on app.organisation for select to app_requester
  using (exists (select from app.membership m where m.organisation_id = organisation.id and m.person_id = app.current_person())
      or exists (select from app.request r where r.organisation_id = organisation.id));
--> statement-breakpoint
create policy requester_adds on app.organisation for insert to app_requester with check (true);
--> statement-breakpoint
create policy all_organisations on app.organisation for all to app_staff, app_auth, app_job using (true) with check (true);
--> statement-breakpoint
-- Anyone may ask in an organisation's name, so sending must find it by its number without being able to read the register.
create function app.organisation_of_number(wanted text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select id from app.organisation where number = wanted and section = ''
$$;
--> statement-breakpoint
create function app.organisation_has_asked(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from app.request where organisation_id = wanted and state <> 'draft')
$$;
--> statement-breakpoint

-- Grants: exactly what each role needs. The history may be read and added to, never changed.
revoke all on schema app, app_runtime from public;
--> statement-breakpoint
grant usage on schema app, app_runtime to app_staff, app_requester, app_auth, app_job;
--> statement-breakpoint
grant select on app.principle, app.theme, app.area, app.administration, app.forum, app.organisation_form, app.outcome_code, app.decline_reason, app.setting
  to app_staff, app_requester, app_auth, app_job;
--> statement-breakpoint
grant select on app.person, app.person_role, app.organisation, app.organisation_area, app.membership to app_staff, app_auth, app_job;
--> statement-breakpoint
grant insert, update on app.person to app_auth;
--> statement-breakpoint
grant select, insert on app.identity to app_auth;
--> statement-breakpoint
grant insert (id, email, language, created_at) on app.person to app_staff;
--> statement-breakpoint
grant insert, update on app.organisation, app.organisation_area, app.membership to app_staff;
--> statement-breakpoint
grant select on app.organisation to app_requester;
--> statement-breakpoint
grant insert on app.organisation to app_requester;
--> statement-breakpoint
grant select, insert on app.membership to app_requester;
--> statement-breakpoint
grant select (id, name, email, phone, language), update (name, phone) on app.person to app_requester;
--> statement-breakpoint
grant select, insert, update on app.request to app_staff, app_requester;
--> statement-breakpoint
grant select, insert, delete on app.request_area, app.request_theme, app.request_principle, app.request_administration to app_staff;
--> statement-breakpoint
grant select, insert, delete on app.request_area to app_requester;
--> statement-breakpoint
grant select on app.request_theme, app.request_principle, app.request_administration to app_requester;
--> statement-breakpoint
grant select, insert on app.request_access to app_requester;
--> statement-breakpoint
grant select, insert, delete on app.request_access to app_staff;
--> statement-breakpoint
grant select, insert on app.request_interval to app_staff, app_requester;
--> statement-breakpoint
grant update (valid_to, superseded_at) on app.request_interval to app_staff, app_requester;
--> statement-breakpoint
grant select, insert on app.request_event, app.request_event_text to app_staff, app_requester;
--> statement-breakpoint
grant select, insert on app.mail to app_staff;
--> statement-breakpoint
grant insert on app.mail to app_requester;
--> statement-breakpoint
grant select, update on app.mail to app_job;
--> statement-breakpoint
grant select on app.request, app.request_access, app.request_area, app.request_theme, app.request_interval, app.request_event, app.request_event_text to app_job;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema app_runtime to app_auth, app_job;
--> statement-breakpoint
grant select, insert on app_runtime.idempotency_key, app_runtime.view_log to app_staff, app_requester;
--> statement-breakpoint
grant select, insert, update on app_runtime.rate_counter to app_staff, app_requester;
--> statement-breakpoint
revoke execute on function app.next_case_number(integer), app.organisation_of_number(text), app.organisation_has_asked(uuid), app.began(uuid) from public;
--> statement-breakpoint
grant execute on function app.next_case_number(integer), app.organisation_of_number(text), app.organisation_has_asked(uuid) to app_staff, app_requester;
--> statement-breakpoint
grant execute on function app.began(uuid) to app_requester;
