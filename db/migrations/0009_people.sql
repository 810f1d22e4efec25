-- People of the unit, kept by an administrator: what roles are called, what was changed of whom, who stands in for whom. The version before runs on it.
CREATE TABLE "app"."person_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."person_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid,
	"at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"reason" text,
	"details" jsonb NOT NULL,
	CONSTRAINT "person_event_type_known" CHECK ("app"."person_event"."type" in ('invited', 'roles_changed', 'roles_from_provider', 'edited', 'deactivated', 'reactivated', 'stand_in_set', 'stand_in_removed', 'role_title_changed')),
	CONSTRAINT "person_event_concerns" CHECK (("app"."person_event"."person_id" is null) = ("app"."person_event"."type" = 'role_title_changed'))
);
--> statement-breakpoint
CREATE TABLE "app"."role_title" (
	"role" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	CONSTRAINT "role_title_known" CHECK ("app"."role_title"."role" in ('consultant', 'coordinator', 'manager', 'registrar', 'admin')),
	CONSTRAINT "role_title_one_line" CHECK ("app"."role_title"."sv" !~ '[[:cntrl:]]' and "app"."role_title"."en" !~ '[[:cntrl:]]')
);
--> statement-breakpoint
CREATE TABLE "app"."stand_in" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"absent_id" uuid NOT NULL,
	"stand_in_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"removed_at" timestamp(3) with time zone,
	CONSTRAINT "stand_in_not_oneself" CHECK ("app"."stand_in"."absent_id" <> "app"."stand_in"."stand_in_id"),
	CONSTRAINT "stand_in_forward" CHECK ("app"."stand_in"."ends_on" >= "app"."stand_in"."starts_on" and "app"."stand_in"."ends_on" <= "app"."stand_in"."starts_on" + 400)
);
--> statement-breakpoint
ALTER TABLE "app"."person_event" ADD CONSTRAINT "person_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."stand_in" ADD CONSTRAINT "stand_in_absent_id_person_id_fk" FOREIGN KEY ("absent_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."stand_in" ADD CONSTRAINT "stand_in_stand_in_id_person_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."stand_in" ADD CONSTRAINT "stand_in_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_event_person" ON "app"."person_event" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "stand_in_of" ON "app"."stand_in" USING btree ("stand_in_id","ends_on") WHERE "app"."stand_in"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "meeting_with" ON "app"."meeting" USING btree ("consultant_id","ends_at");
--> statement-breakpoint
insert into app.role_title (role, sv, en) values
  ('consultant', 'Processledare', 'Consultant'),
  ('coordinator', 'Samordnare', 'Coordinator'),
  ('manager', 'Enhetschef', 'Manager'),
  ('registrar', 'Registrator', 'Registrar'),
  ('admin', 'Systemadministratör', 'System administrator');
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['role_title', 'person_event', 'stand_in'] loop
    execute format(
      'create trigger write_guard before insert or update or delete or truncate on app.%I for each statement execute function app.refuse_write_outside_command()', name);
  end loop;
end $$;
--> statement-breakpoint
-- A requester sees what roles are called, and nothing else of these.
alter table app.role_title enable row level security;
--> statement-breakpoint
create policy everybody on app.role_title for select to app_staff, app_requester, app_auth, app_job using (true);
--> statement-breakpoint
alter table app.person_event enable row level security;
--> statement-breakpoint
create policy staff on app.person_event for all to app_staff using (true) with check (true);
--> statement-breakpoint
alter table app.stand_in enable row level security;
--> statement-breakpoint
create policy staff on app.stand_in for all to app_staff using (true) with check (true);
--> statement-breakpoint
create trigger kept before update or delete or truncate on app.person_event for each statement execute function app.refuse_history_change();
--> statement-breakpoint

-- One stand-in at a time for each who is absent.
alter table app.stand_in add constraint stand_in_one_at_a_time
  exclude using gist (absent_id with =, daterange(starts_on, ends_on, '[]') with &&) where (removed_at is null);
--> statement-breakpoint

-- Whoever acts in this command holds the administrator's role now, and no other command changes who does until this one has ended.
create function app.refuse_unless_admin() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtext('app.admins'), 0);
  if not exists (select from app.person p join app.person_role r on r.person_id = p.id and r.role = 'admin'
      where p.id = app.current_person() and p.deactivated_at is null) then
    raise exception 'only an administrator does this' using errcode = '42501';
  end if;
end $$;
--> statement-breakpoint
create function app.is_last_admin(whose uuid) returns boolean language sql volatile security definer set search_path = pg_catalog as $$
  select exists (select from app.person p join app.person_role r on r.person_id = p.id and r.role = 'admin' where p.id = whose and p.deactivated_at is null)
    and not exists (select from app.person p join app.person_role r on r.person_id = p.id and r.role = 'admin' where p.id <> whose and p.deactivated_at is null)
$$;
--> statement-breakpoint
-- Sign-in sessions end with what somebody may no longer do, and with an account's becoming one of the unit: whoever sits at it signs in anew.
create function app.end_sessions(whose uuid, at timestamptz, because text) returns void language sql volatile security definer set search_path = pg_catalog as $$
  update app_runtime.session set ended_at = at, ended_because = because, provider_tokens = null where person_id = whose and ended_at is null
$$;
--> statement-breakpoint
-- Gives somebody these roles and no other, by an administrator. 'last_admin': refused, since nobody would be one. 'unchanged': had them.
create function app.give_roles(whose uuid, wanted text[], at timestamptz, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  had text[];
  gets text[];
begin
  perform app.refuse_unless_admin();
  perform from app.person where id = whose for no key update;
  select coalesce(array_agg(role order by role), '{}') into had from app.person_role where person_id = whose;
  select coalesce(array_agg(distinct w order by w), '{}') into gets from unnest(wanted) w;
  if had = gets then
    return 'unchanged';
  end if;
  if not 'admin' = any (gets) and app.is_last_admin(whose) then
    return 'last_admin';
  end if;
  delete from app.person_role where person_id = whose and role <> all (gets);
  insert into app.person_role (person_id, role, granted_at) select whose, unnest(gets), at on conflict do nothing;
  update app.person set version = version + 1 where id = whose;
  insert into app.person_event (person_id, at, actor, type, reason, details)
    values (whose, at, current_setting('app.actor'), 'roles_changed', why, jsonb_build_object('from', array_to_string(had, ' '), 'to', array_to_string(gets, ' ')));
  if had = '{}' or not had <@ gets then
    perform app.end_sessions(whose, at, 'roles changed');
  end if;
  return 'changed';
end $$;
--> statement-breakpoint
-- Somebody works here no longer, by an administrator: no sign-in, no stand-in. 'self' and 'last_admin' are refused; 'unchanged': was not active.
-- What becomes of cases, offers and meetings is the command's, in the same transaction.
create function app.deactivate_person(whose uuid, at timestamptz, why text, what jsonb) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.refuse_unless_admin();
  if whose = app.current_person() then
    return 'self';
  end if;
  perform from app.person where id = whose and deactivated_at is null for update;
  if not found then
    return 'unchanged';
  end if;
  if app.is_last_admin(whose) then
    return 'last_admin';
  end if;
  update app.person set deactivated_at = at, version = version + 1 where id = whose;
  update app.stand_in set removed_at = at where (absent_id = whose or stand_in_id = whose) and removed_at is null
    and ends_on >= (at at time zone 'Europe/Stockholm')::date;
  perform app.end_sessions(whose, at, 'deactivated');
  insert into app.person_event (person_id, at, actor, type, reason, details) values (whose, at, current_setting('app.actor'), 'deactivated', why, what);
  return 'changed';
end $$;
--> statement-breakpoint
create function app.reactivate_person(whose uuid, at timestamptz, why text) returns text language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.refuse_unless_admin();
  update app.person set deactivated_at = null, version = version + 1 where id = whose and deactivated_at is not null;
  if not found then
    return 'unchanged';
  end if;
  insert into app.person_event (person_id, at, actor, type, reason, details) values (whose, at, current_setting('app.actor'), 'reactivated', why, '{}');
  return 'changed';
end $$;
--> statement-breakpoint
-- What a role is called, by an administrator. False: somebody has changed it since this version.
create function app.name_role(which text, based_on integer, new_sv text, new_en text, at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  had record;
begin
  perform app.refuse_unless_admin();
  select sv, en into had from app.role_title where role = which and version = based_on for update;
  if not found then
    return false;
  end if;
  update app.role_title set sv = new_sv, en = new_en, version = version + 1 where role = which;
  insert into app.person_event (at, actor, type, details)
    values (at, current_setting('app.actor'), 'role_title_changed', jsonb_build_object('role', which, 'from', had.sv, 'to', new_sv, 'fromEn', had.en, 'toEn', new_en));
  return true;
end $$;
--> statement-breakpoint
-- As before, and now noted on the person.
create or replace function app.take_provider_roles(whose uuid, wanted text[], at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  had text[];
  gets text[];
begin
  if not exists (select from app.identity i where i.person_id = whose) then
    raise exception 'only somebody who is known to an identity provider takes its roles' using errcode = '42501';
  end if;
  select coalesce(array_agg(role order by role), '{}') into had from app.person_role where person_id = whose;
  select coalesce(array_agg(distinct w order by w), '{}') into gets from unnest(wanted) w;
  if had = gets then
    return;
  end if;
  delete from app.person_role where person_id = whose and role <> all (gets);
  insert into app.person_role (person_id, role, granted_at) select whose, unnest(gets), at on conflict do nothing;
  insert into app.person_event (person_id, at, actor, type, details)
    values (whose, at, current_setting('app.actor'), 'roles_from_provider', jsonb_build_object('from', array_to_string(had, ' '), 'to', array_to_string(gets, ' ')));
end $$;
--> statement-breakpoint
-- As before, and also of somebody who has no role any longer: what they did keeps their name.
create or replace function app.staff_name(wanted uuid) returns text language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(name, email) from app.person p
  where id = wanted and (exists (select from app.person_role r where r.person_id = p.id) or exists (select from app.person_event e where e.person_id = p.id))
$$;
--> statement-breakpoint
revoke execute on function app.refuse_unless_admin(), app.is_last_admin(uuid), app.end_sessions(uuid, timestamptz, text), app.give_roles(uuid, text[], timestamptz, text),
  app.deactivate_person(uuid, timestamptz, text, jsonb), app.reactivate_person(uuid, timestamptz, text), app.name_role(text, integer, text, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function app.give_roles(uuid, text[], timestamptz, text), app.deactivate_person(uuid, timestamptz, text, jsonb),
  app.reactivate_person(uuid, timestamptz, text), app.name_role(text, integer, text, text, timestamptz) to app_staff;
--> statement-breakpoint
grant select on app.role_title to app_staff, app_requester, app_auth, app_job;
--> statement-breakpoint
grant select, insert on app.person_event to app_staff;
--> statement-breakpoint
grant select, insert, update (removed_at) on app.stand_in to app_staff;
--> statement-breakpoint
-- Never an address, never whether somebody is active.
grant insert (name, title), update (name, title, version) on app.person to app_staff;
