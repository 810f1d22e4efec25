-- Who of an organisation sees a case, others who were invited to it, and no case for those who belong to who asks. The version before runs on it: it knows
-- cases that only their requester sees, which is what one is without a word.
ALTER TABLE "app"."request" ADD COLUMN "visibility" text DEFAULT 'me' NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_visibility_known" CHECK ("app"."request"."visibility" in ('me', 'named', 'organisation')) NOT VALID;--> statement-breakpoint
ALTER TABLE "app"."request" VALIDATE CONSTRAINT "request_visibility_known";--> statement-breakpoint
CREATE TABLE "app"."request_party" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"organisation_name" text,
	"organisation_id" uuid,
	"administration_code" text,
	"invited_by" uuid NOT NULL,
	"invited_as" text NOT NULL,
	"invited_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"person_id" uuid,
	"joined_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "request_party_email_lower" CHECK ("app"."request_party"."email" = lower("app"."request_party"."email")),
	CONSTRAINT "request_party_kind" CHECK ("app"."request_party"."kind" in ('organisation', 'official')),
	CONSTRAINT "request_party_invited_as" CHECK ("app"."request_party"."invited_as" in ('requester', 'staff')),
	CONSTRAINT "request_party_joined_whole" CHECK (("app"."request_party"."joined_at" is null) = ("app"."request_party"."person_id" is null)),
	CONSTRAINT "request_party_acts_for" CHECK ("app"."request_party"."joined_at" is null or (case "app"."request_party"."kind" when 'organisation' then "app"."request_party"."organisation_id" is not null else "app"."request_party"."administration_code" is not null end))
);
--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_administration_code_administration_code_fk" FOREIGN KEY ("administration_code") REFERENCES "app"."administration"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_party" ADD CONSTRAINT "request_party_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_party_request" ON "app"."request_party" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_party_organisation" ON "app"."request_party" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_party_one_invitation" ON "app"."request_party" USING btree ("request_id","email") WHERE "app"."request_party"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_party_one_part" ON "app"."request_party" USING btree ("person_id","request_id") WHERE "app"."request_party"."ended_at" is null;--> statement-breakpoint
create trigger write_guard before insert or update or delete or truncate on app.request_party for each statement execute function app.refuse_write_outside_command();
--> statement-breakpoint

-- A part is taken once, ended once and never taken away.
create function app.refuse_party_rewrite() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'parts in a case are ended, never deleted' using errcode = 'SV002';
  end if;
  if (new.id, new.request_id, new.kind, new.email, new.invited_by, new.invited_as, new.invited_at) is distinct from (old.id, old.request_id, old.kind, old.email, old.invited_by, old.invited_as, old.invited_at)
     or (old.joined_at is not null and (new.joined_at, new.person_id, new.organisation_id, new.administration_code) is distinct from (old.joined_at, old.person_id, old.organisation_id, old.administration_code))
     or (old.ended_at is not null and new is distinct from old) then
    raise exception 'parts in a case are ended, never rewritten' using errcode = 'SV002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger request_party_kept before update or delete on app.request_party for each row execute function app.refuse_party_rewrite();
--> statement-breakpoint

create function app.is_confirmed_member(who uuid, of_organisation uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from app.membership m where m.person_id = who and m.ended_at is null and m.confirmed_at is not null
    and m.organisation_id in (select app.same_organisations(of_organisation)));
end $$;
--> statement-breakpoint

-- Brings what the members of its organisation see of a case in line with its visibility and their memberships. Drafts are nobody else's.
create function app.keep_shared(wanted uuid[], at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from app.request_access a using app.request r
    where r.id = any (wanted) and a.request_id = r.id and a.basis in ('organisation', 'named')
      and (a.basis <> r.visibility or r.state = 'draft' or not app.is_confirmed_member(a.person_id, r.organisation_id));
  insert into app.request_access (request_id, person_id, basis, granted_at)
    select distinct r.id, m.person_id, 'organisation', at from app.request r
      cross join lateral app.same_organisations(r.organisation_id) s (id)
      join app.membership m on m.organisation_id = s.id and m.ended_at is null and m.confirmed_at is not null
    where r.id = any (wanted) and r.visibility = 'organisation' and r.state <> 'draft'
    on conflict do nothing;
end $$;
--> statement-breakpoint
create function app.keep_shared_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.keep_shared(array[new.id], new.updated_at);
  return null;
end $$;
--> statement-breakpoint
create trigger request_shared_kept after update of visibility, organisation_id, requester_id, state on app.request for each row
  when ((old.visibility <> 'me' or new.visibility <> 'me') and (old.visibility, old.organisation_id, old.requester_id, old.state = 'draft') is distinct from (new.visibility, new.organisation_id, new.requester_id, new.state = 'draft'))
  execute function app.keep_shared_request();
--> statement-breakpoint
create function app.keep_shared_of_member() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.keep_shared(coalesce(array_agg(r.id), '{}'), greatest(new.created_at, new.confirmed_at, new.ended_at))
    from app.request r where r.visibility <> 'me' and r.organisation_id in (select app.same_organisations(new.organisation_id));
  return null;
end $$;
--> statement-breakpoint
create trigger membership_added_shared after insert on app.membership for each row
  when (new.confirmed_at is not null) execute function app.keep_shared_of_member();
--> statement-breakpoint
create trigger membership_shared_kept after update of confirmed_at, ended_at on app.membership for each row
  when ((old.confirmed_at, old.ended_at) is distinct from (new.confirmed_at, new.ended_at)) execute function app.keep_shared_of_member();
--> statement-breakpoint
create function app.keep_shared_of_linked() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.keep_shared(array_agg(r.id), max(r.updated_at))
    from app.request r where r.visibility <> 'me' and (r.organisation_id in (select app.same_organisations(new.id))
      or r.organisation_id in (select app.same_organisations(old.same_as))) having count(*) > 0;
  return null;
end $$;
--> statement-breakpoint
create trigger organisation_shared_kept after update of same_as on app.organisation for each row
  when (old.same_as is distinct from new.same_as) execute function app.keep_shared_of_linked();
--> statement-breakpoint

-- The requester of a case says who of their organisation sees it. Names are chosen among its confirmed members, by somebody who is one.
create function app.share_request(wanted uuid, seen_by text, members uuid[], at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  r record;
begin
  select q.organisation_id into r from app.request q where q.id = wanted and q.requester_id = app.current_person() and q.state <> 'draft';
  if not found or (seen_by <> 'me' and r.organisation_id is null) then
    raise exception 'not the requester of a case of an organisation' using errcode = '42501';
  end if;
  if seen_by = 'named' and (not app.is_confirmed_member(app.current_person(), r.organisation_id)
      or exists (select from unnest(members) m (id) where not app.is_confirmed_member(m.id, r.organisation_id))) then
    raise exception 'only confirmed members are named' using errcode = '42501';
  end if;
  update app.request set visibility = seen_by, updated_at = at, version = version + 1 where id = wanted;
  delete from app.request_access where request_id = wanted and basis = 'named';
  if seen_by = 'named' then
    insert into app.request_access (request_id, person_id, basis, granted_at)
      select wanted, m.id, 'named', at from unnest(members) m (id) on conflict do nothing;
  end if;
end $$;
--> statement-breakpoint
-- Whom the requester of a case can name (by name, never by address): of their own organisation, if they belong to it for sure themselves.
create function app.members_to_name(wanted uuid) returns table (id uuid, name text) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select distinct p.id, coalesce(p.name, '–') from app.request r
      cross join lateral app.same_organisations(r.organisation_id) s (id)
      join app.membership m on m.organisation_id = s.id and m.ended_at is null and m.confirmed_at is not null
      join app.person p on p.id = m.person_id and p.deactivated_at is null
    where r.id = wanted and r.requester_id = app.current_person() and p.id <> app.current_person()
      and app.is_confirmed_member(app.current_person(), r.organisation_id);
end $$;
--> statement-breakpoint
-- Everybody who sees a case as one who asks, to somebody who does: a name, why, and of whom.
create function app.seen_by(wanted uuid) returns table (person_id uuid, name text, basis text) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not exists (select from app.request_access a where a.request_id = wanted and a.person_id = app.current_person()) then
    return;
  end if;
  return query select a.person_id, coalesce(p.name, '–'), a.basis from app.request_access a join app.person p on p.id = a.person_id
    where a.request_id = wanted;
end $$;
--> statement-breakpoint

-- An invitation to a case, to the one person whose address it was sent to, while it holds.
create function app.open_invitation(wanted uuid, at timestamptz)
  returns table (request_id uuid, kind text, organisation_name text, administration_code text, expires_at timestamptz, subject text, from_organisation text, from_administration text, invited_as text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select q.request_id, q.kind, q.organisation_name, q.administration_code, q.expires_at, r.subject,
      coalesce(o.name, r.organisation_name), r.administration_code, q.invited_as
    from app.request_party q join app.request r on r.id = q.request_id left join app.organisation o on o.id = r.organisation_id
      join app.person p on p.id = app.current_person() and p.email = q.email
    where q.id = wanted and q.joined_at is null and q.ended_at is null and q.expires_at > at and r.state not in ('draft', 'void');
end $$;
--> statement-breakpoint
create function app.join_request(wanted uuid, of_organisation uuid, of_administration text, at timestamptz) returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  joined record;
begin
  update app.request_party q set person_id = app.current_person(), joined_at = at, organisation_id = of_organisation, administration_code = of_administration
    from app.person p
    where q.id = wanted and q.joined_at is null and q.ended_at is null and q.expires_at > at
      and p.id = app.current_person() and p.email = q.email and p.deactivated_at is null
      and exists (select from app.request r where r.id = q.request_id and r.state not in ('draft', 'void'))
      and (q.kind = 'official' or exists (select from app.membership m where m.person_id = p.id and m.organisation_id = of_organisation and m.ended_at is null))
    returning q.request_id, q.kind into joined;
  if not found then
    return null;
  end if;
  insert into app.request_access (request_id, person_id, basis, granted_at)
    values (joined.request_id, app.current_person(), case joined.kind when 'official' then 'official' else 'co_requester' end, at)
    on conflict do nothing;
  return joined.request_id;
end $$;
--> statement-breakpoint
-- Taking a part away ends what it showed; what somebody sees for another reason they go on seeing.
create function app.end_party_access() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from app.request_access where request_id = new.request_id and person_id = new.person_id and basis in ('co_requester', 'official');
  perform app.keep_shared(array[new.request_id], new.ended_at);
  return null;
end $$;
--> statement-breakpoint
create trigger request_party_ended after update of ended_at on app.request_party for each row
  when (old.ended_at is null and new.ended_at is not null and new.person_id is not null) execute function app.end_party_access();
--> statement-breakpoint

-- Conflict of interest: who belongs to an organisation that asks, or asks themselves, is not responsible for the case.
create function app.has_conflict(who uuid, wanted uuid, asked_by uuid, of_organisation uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return who = asked_by
    or exists (select from app.membership m where m.person_id = who and m.ended_at is null
         and (m.organisation_id in (select app.same_organisations(of_organisation))
           or m.organisation_id in (select app.same_organisations(q.organisation_id) from app.request_party q
                where q.request_id = wanted and q.joined_at is not null and q.ended_at is null)))
    or exists (select from app.request_party q where q.request_id = wanted and q.person_id = who and q.ended_at is null);
end $$;
--> statement-breakpoint
create function app.refuse_conflict() returns trigger language plpgsql as $$
begin
  if app.has_conflict(new.assignee_id, new.id, new.requester_id, new.organisation_id) then
    raise exception 'conflict of interest' using errcode = 'SV004';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger request_begun_without_conflict after insert on app.request for each row
  when (new.assignee_id is not null) execute function app.refuse_conflict();
--> statement-breakpoint
create trigger request_without_conflict after update of assignee_id on app.request for each row
  when (new.assignee_id is not null and new.assignee_id is distinct from old.assignee_id) execute function app.refuse_conflict();
--> statement-breakpoint

alter table app.request_party enable row level security;
--> statement-breakpoint
create policy through_request on app.request_party for all to app_staff, app_requester
  using (exists (select from app.request r where r.id = request_id)) with check (exists (select from app.request r where r.id = request_id));
--> statement-breakpoint
create policy job on app.request_party for all to app_job using (true) with check (true);
--> statement-breakpoint
grant select, insert, update on app.request_party to app_staff;
--> statement-breakpoint
grant select, insert, update (ended_at, ended_by) on app.request_party to app_requester;
--> statement-breakpoint
grant select on app.request_party to app_job;
--> statement-breakpoint
revoke execute on function app.is_confirmed_member(uuid, uuid), app.keep_shared(uuid[], timestamptz), app.keep_shared_request(), app.keep_shared_of_member(), app.keep_shared_of_linked(),
  app.share_request(uuid, text, uuid[], timestamptz), app.members_to_name(uuid), app.seen_by(uuid), app.open_invitation(uuid, timestamptz), app.join_request(uuid, uuid, text, timestamptz), app.end_party_access(),
  app.has_conflict(uuid, uuid, uuid, uuid), app.refuse_conflict() from public;
--> statement-breakpoint
grant execute on function app.share_request(uuid, text, uuid[], timestamptz), app.members_to_name(uuid), app.seen_by(uuid), app.open_invitation(uuid, timestamptz), app.join_request(uuid, uuid, text, timestamptz) to app_requester;
--> statement-breakpoint
grant execute on function app.has_conflict(uuid, uuid, uuid, uuid) to app_staff, app_requester, app_job;
