-- Organisations that are the same, periods of membership with who confirmed and who ended them, and invitations. The version before runs on it: it adds memberships
-- without naming a conflict, and reads those that have not ended.
CREATE TABLE "app"."membership_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_by_kind" text NOT NULL,
	"seen_what" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"accepted_at" timestamp(3) with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp(3) with time zone,
	"revoked_by" uuid,
	CONSTRAINT "membership_invitation_email" CHECK ("app"."membership_invitation"."email" = lower("app"."membership_invitation"."email") and "app"."membership_invitation"."email" !~ '[[:cntrl:]]'),
	CONSTRAINT "membership_invitation_kind" CHECK ("app"."membership_invitation"."invited_by_kind" in ('staff', 'member')),
	CONSTRAINT "membership_invitation_seen" CHECK (("app"."membership_invitation"."invited_by_kind" = 'staff') = ("app"."membership_invitation"."seen_what" is not null)),
	CONSTRAINT "membership_invitation_once" CHECK ("app"."membership_invitation"."accepted_at" is null or "app"."membership_invitation"."revoked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "app"."organisation_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."organisation_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"type" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"other_id" uuid,
	"reason" text,
	"changes" jsonb,
	CONSTRAINT "organisation_event_known" CHECK ("app"."organisation_event"."type" in ('created', 'changed', 'linked', 'unlinked')),
	CONSTRAINT "organisation_event_link" CHECK (("app"."organisation_event"."type" in ('linked', 'unlinked')) = ("app"."organisation_event"."other_id" is not null) and ("app"."organisation_event"."other_id" is null or "app"."organisation_event"."reason" is not null))
);
--> statement-breakpoint
DROP INDEX "app"."membership_organisation";--> statement-breakpoint
ALTER TABLE "app"."membership" DROP CONSTRAINT "membership_person_id_organisation_id_pk";--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "confirmed_by_kind" text;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "seen_what" text;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "ended_by_kind" text;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD COLUMN "ended_reason" text;--> statement-breakpoint
ALTER TABLE "app"."organisation" ADD COLUMN "same_as" uuid;--> statement-breakpoint
ALTER TABLE "app"."membership_invitation" ADD CONSTRAINT "membership_invitation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership_invitation" ADD CONSTRAINT "membership_invitation_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership_invitation" ADD CONSTRAINT "membership_invitation_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership_invitation" ADD CONSTRAINT "membership_invitation_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation_event" ADD CONSTRAINT "organisation_event_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation_event" ADD CONSTRAINT "organisation_event_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation_event" ADD CONSTRAINT "organisation_event_other_id_organisation_id_fk" FOREIGN KEY ("other_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_invitation_token" ON "app"."membership_invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_invitation_open" ON "app"."membership_invitation" USING btree ("organisation_id","email") WHERE "app"."membership_invitation"."accepted_at" is null and "app"."membership_invitation"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "membership_invitation_by" ON "app"."membership_invitation" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "organisation_event_of" ON "app"."organisation_event" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "organisation_event_other" ON "app"."organisation_event" USING btree ("other_id","id") WHERE "app"."organisation_event"."other_id" is not null;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation" ADD CONSTRAINT "organisation_same_as_organisation_id_fk" FOREIGN KEY ("same_as") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_live" ON "app"."membership" USING btree ("person_id","organisation_id") WHERE "app"."membership"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "membership_person" ON "app"."membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "organisation_same_as" ON "app"."organisation" USING btree ("same_as") WHERE "app"."organisation"."same_as" is not null;--> statement-breakpoint
CREATE INDEX "organisation_order" ON "app"."organisation" USING btree ("name" collate "sv-x-icu","id");--> statement-breakpoint
CREATE INDEX "organisation_name_parts" ON "app"."organisation" USING gin (lower("name" || ' ' || "section") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "organisation_name_stems" ON "app"."organisation" USING gin (to_tsvector('swedish', "name" || ' ' || "section"));--> statement-breakpoint
CREATE INDEX "organisation_number_begins" ON "app"."organisation" USING btree ("number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "membership_organisation" ON "app"."membership" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_confirmed" CHECK (("app"."membership"."confirmed_by_kind" is null or "app"."membership"."confirmed_by_kind" in ('staff', 'member')) and ("app"."membership"."confirmed_at" is not null or ("app"."membership"."confirmed_by_kind" is null and "app"."membership"."seen_what" is null)));--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_ended" CHECK (("app"."membership"."ended_by_kind" is null or "app"."membership"."ended_by_kind" in ('self', 'staff', 'member')) and ("app"."membership"."ended_at" is not null or ("app"."membership"."ended_by_kind" is null and "app"."membership"."ended_reason" is null)));--> statement-breakpoint
ALTER TABLE "app"."organisation" ADD CONSTRAINT "organisation_not_itself" CHECK ("app"."organisation"."same_as" <> "app"."organisation"."id");;
--> statement-breakpoint

-- What was confirmed before had staff to confirm it.
select set_config('app.actor', 'system:migration', true), set_config('app.command', 'confirmedBefore', true), set_config('app.correlation', '0007', true);
--> statement-breakpoint
update app.membership set confirmed_by_kind = 'staff' where confirmed_at is not null;
--> statement-breakpoint

do $$
declare
  name text;
begin
  foreach name in array array['organisation_event', 'membership_invitation'] loop
    execute format('create trigger write_guard before insert or update or delete or truncate on app.%I for each statement execute function app.refuse_write_outside_command()', name);
    execute format('alter table app.%I enable row level security', name);
    execute format('create policy staff_and_jobs on app.%I for all to app_staff, app_job using (true) with check (true)', name);
  end loop;
end $$;
--> statement-breakpoint
create trigger kept before delete or update on app.organisation_event for each row execute function app.refuse_rewriting();
--> statement-breakpoint

-- What is kept points nowhere, and what points is kept by nobody: one level, whoever writes at the same time.
create function app.keep_one_level() returns trigger language plpgsql as $$
begin
  perform from app.organisation o where o.id = new.same_as for update;
  if exists (select from app.organisation o where o.id = new.same_as and o.same_as is not null)
     or exists (select from app.organisation o where o.same_as = new.id) then
    raise exception 'an organisation that others are the same as is not itself the same as another' using errcode = 'SV005', constraint = 'organisation_one_level';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_level before insert or update of same_as on app.organisation
  for each row when (new.same_as is not null) execute function app.keep_one_level();
--> statement-breakpoint

-- A period of membership is confirmed once and ended once. What has ended stays as it was.
create function app.keep_period() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
     or (new.id, new.person_id, new.organisation_id, new.created_at) is distinct from (old.id, old.person_id, old.organisation_id, old.created_at)
     or (old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by, new.confirmed_by_kind, new.seen_what)
       is distinct from (old.confirmed_at, old.confirmed_by, old.confirmed_by_kind, old.seen_what))
     or (old.confirmed_at is null and new.confirmed_at is not null and new.ended_at is not null) then
    raise exception 'a period of membership is confirmed once and ended once' using errcode = 'SV003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger kept before update on app.membership for each row execute function app.keep_period();
--> statement-breakpoint

-- All that are the same organisation as this one, itself among them.
create function app.same_organisations(wanted uuid) returns setof uuid language sql stable as $$
  select o.id from app.organisation o where o.id = (select coalesce(k.same_as, k.id) from app.organisation k where k.id = wanted)
  union all
  select o.id from app.organisation o where o.same_as = (select coalesce(k.same_as, k.id) from app.organisation k where k.id = wanted)
$$;
--> statement-breakpoint
create function app.member_of(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from app.membership m where m.person_id = app.current_person() and m.ended_at is null
    and m.organisation_id in (select app.same_organisations(wanted)))
$$;
--> statement-breakpoint
create function app.confirmed_member_of(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from app.membership m where m.person_id = app.current_person() and m.ended_at is null and m.confirmed_at is not null
    and m.organisation_id in (select app.same_organisations(wanted)))
$$;
--> statement-breakpoint

-- Whoever ends a membership ends the invitations that the person has made in the organisation's name, unless they still speak for it otherwise.
create function app.revoke_invitations_of_former() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update app.membership_invitation i set revoked_at = new.ended_at, revoked_by = coalesce(new.ended_by, new.person_id)
  where i.invited_by = new.person_id and i.invited_by_kind = 'member' and i.accepted_at is null and i.revoked_at is null
    and i.organisation_id in (select app.same_organisations(new.organisation_id))
    and not exists (select from app.membership m where m.person_id = new.person_id and m.ended_at is null and m.confirmed_at is not null
      and m.organisation_id in (select app.same_organisations(new.organisation_id)));
  return null;
end $$;
--> statement-breakpoint
create trigger invitations_of_former after update of ended_at on app.membership
  for each row when (old.ended_at is null and new.ended_at is not null) execute function app.revoke_invitations_of_former();
--> statement-breakpoint

-- Asking in the name of one that is the same as another goes on to the one that is kept.
create or replace function app.organisation_of_number(wanted text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(same_as, id) from app.organisation where number = wanted and section = ''
$$;
--> statement-breakpoint
-- The same, where somebody may mean a section: that is the one called by its full name, otherwise the organisation itself.
create function app.organisation_asked_for(wanted text, called text) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(same_as, id) from app.organisation
  where number = wanted and (section = '' or lower(name || ', ' || section) = lower(called)) order by section = '' limit 1
$$;
--> statement-breakpoint
create or replace function app.organisation_has_asked(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from app.request r where r.organisation_id in (select app.same_organisations(wanted)) and r.state <> 'draft')
$$;
--> statement-breakpoint

-- A requester reads their own memberships, and where they are confirmed those of the others; a name never from the table of people.
drop policy own_membership on app.membership;
--> statement-breakpoint
create policy own_membership on app.membership for select to app_requester using (person_id = app.current_person());
--> statement-breakpoint
create policy fellow_membership on app.membership for select to app_requester
  using ((ended_at is null or ended_by = app.current_person()) and app.confirmed_member_of(organisation_id));
--> statement-breakpoint
create policy asks_in_its_name on app.membership for insert to app_requester
  with check (person_id = app.current_person() and confirmed_at is null and ended_at is null);
--> statement-breakpoint
create policy leaves on app.membership for update to app_requester
  using (person_id = app.current_person() and ended_at is null)
  with check (person_id = app.current_person() and ended_at is not null and ended_by = app.current_person() and ended_by_kind = 'self');
--> statement-breakpoint
create policy decides_of_fellow on app.membership for update to app_requester
  using (person_id <> app.current_person() and ended_at is null and app.confirmed_member_of(organisation_id))
  with check (person_id <> app.current_person() and app.confirmed_member_of(organisation_id) and (
    (ended_at is null and confirmed_by = app.current_person() and confirmed_by_kind = 'member')
    or (ended_by = app.current_person() and ended_by_kind = 'member')));
--> statement-breakpoint
grant update (confirmed_at, confirmed_by, confirmed_by_kind, ended_at, ended_by, ended_by_kind) on app.membership to app_requester;
--> statement-breakpoint

drop policy known_organisation on app.organisation;
--> statement-breakpoint
create policy known_organisation on app.organisation for select to app_requester
  using (exists (select from app.membership m where m.organisation_id = organisation.id and m.person_id = app.current_person() and m.ended_at is null)
      or exists (select from app.request r where r.organisation_id = organisation.id)
      or app.member_of(id));
--> statement-breakpoint
drop policy requester_adds on app.organisation;
--> statement-breakpoint
create policy requester_adds on app.organisation for insert to app_requester with check (same_as is null);
--> statement-breakpoint

-- The members of an organisation, for those of them who are confirmed: names, never addresses.
create function app.fellow_members(wanted uuid)
  returns table (id uuid, person_id uuid, name text, role_title text, created_at timestamptz, confirmed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (m.person_id) m.id, m.person_id, p.name, m.role_title, m.created_at, m.confirmed_at
  from app.membership m join app.person p on p.id = m.person_id
  where app.confirmed_member_of(wanted) and m.ended_at is null and m.organisation_id in (select app.same_organisations(wanted))
  order by m.person_id, m.confirmed_at nulls last, m.created_at, m.id
$$;
--> statement-breakpoint

-- What an invitation says to whoever holds its secret: to others than the one it is for, nothing but that.
create function app.invitation_of(secret text)
  returns table (id uuid, for_reader boolean, organisation_id uuid, organisation_name text, invited_by text, invited_by_kind text, expires_at timestamptz, is_open boolean)
  language sql stable security definer set search_path = pg_catalog as $$
  select i.id, p.email = i.email, k.id, k.name, b.name, i.invited_by_kind, i.expires_at, i.accepted_at is null and i.revoked_at is null
  from app.membership_invitation i
  join app.organisation o on o.id = i.organisation_id join app.organisation k on k.id = coalesce(o.same_as, o.id)
  join app.person p on p.id = app.current_person() join app.person b on b.id = i.invited_by
  where i.token_hash = secret
$$;
--> statement-breakpoint
-- Takes an invitation that holds and is for the present person, once: a confirmed membership in the organisation that is kept. Null where it does not hold.
create function app.accept_invitation(secret text, at timestamptz) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  i app.membership_invitation;
  kept uuid;
begin
  select * into i from app.membership_invitation where token_hash = secret for update;
  if i.id is null or i.accepted_at is not null or i.revoked_at is not null or i.expires_at <= at
     or not exists (select from app.person p where p.id = app.current_person() and p.email = i.email and p.deactivated_at is null) then
    return null;
  end if;
  select coalesce(o.same_as, o.id) into kept from app.organisation o where o.id = i.organisation_id;
  update app.membership_invitation set accepted_at = at, accepted_by = app.current_person() where id = i.id;
  insert into app.membership as m (person_id, organisation_id, created_at, confirmed_at, confirmed_by, confirmed_by_kind, seen_what)
  values (app.current_person(), kept, at, at, i.invited_by, i.invited_by_kind, i.seen_what)
  on conflict (person_id, organisation_id) where ended_at is null do update
    set confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by, confirmed_by_kind = excluded.confirmed_by_kind, seen_what = excluded.seen_what
    where m.confirmed_at is null;
  return kept;
end $$;
--> statement-breakpoint
-- Tells somebody that they no longer belong: a mail to an address that the one who removed them never sees.
create function app.mail_to_former(ended uuid, mail_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into app.mail (id, "to", template, language, data, created_at)
  select mail_id, p.email, 'membership_ended', p.language, jsonb_build_object('organisation', k.name, 'page', '/mina-foreningar'), m.ended_at
  from app.membership m join app.person p on p.id = m.person_id
  join app.organisation o on o.id = m.organisation_id join app.organisation k on k.id = coalesce(o.same_as, o.id)
  where m.id = ended and m.ended_by = app.current_person() and m.ended_by_kind <> 'self' and p.deactivated_at is null;
  return found;
end $$;
--> statement-breakpoint

create policy members_read on app.membership_invitation for select to app_requester using (app.confirmed_member_of(organisation_id));
--> statement-breakpoint
create policy members_invite on app.membership_invitation for insert to app_requester
  with check (app.confirmed_member_of(organisation_id) and invited_by = app.current_person() and invited_by_kind = 'member'
    and accepted_at is null and revoked_at is null);
--> statement-breakpoint
create policy members_revoke on app.membership_invitation for update to app_requester
  using (app.confirmed_member_of(organisation_id) and accepted_at is null and revoked_at is null)
  with check (app.confirmed_member_of(organisation_id) and revoked_at is not null and revoked_by = app.current_person());
--> statement-breakpoint

revoke execute on function app.organisation_asked_for(text, text), app.member_of(uuid), app.confirmed_member_of(uuid), app.fellow_members(uuid), app.invitation_of(text),
  app.accept_invitation(text, timestamptz), app.mail_to_former(uuid, uuid), app.revoke_invitations_of_former() from public;
--> statement-breakpoint
grant execute on function app.member_of(uuid), app.confirmed_member_of(uuid), app.fellow_members(uuid), app.invitation_of(text),
  app.accept_invitation(text, timestamptz) to app_requester;
--> statement-breakpoint
grant execute on function app.mail_to_former(uuid, uuid), app.organisation_asked_for(text, text) to app_staff, app_requester;
--> statement-breakpoint
grant select, insert on app.organisation_event to app_staff;
--> statement-breakpoint
grant delete on app.organisation_area to app_staff;
--> statement-breakpoint
grant select, insert, update (revoked_at, revoked_by) on app.membership_invitation to app_staff;
--> statement-breakpoint
grant select (id, organisation_id, email, invited_by, invited_by_kind, created_at, expires_at, accepted_at, revoked_at), insert,
  update (revoked_at, revoked_by) on app.membership_invitation to app_requester;
--> statement-breakpoint
grant select on app.membership_invitation, app.organisation_event to app_job;
