-- Protected contacts, a log of views that can be searched and tells disclosures apart, and anchors of the history. The version before runs on it: it knows
-- contacts that are not protected and readings that are for work, which is what they are without a word.
ALTER TABLE "app"."request" ADD COLUMN "contact_protected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."participant" ADD COLUMN "protected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE "app"."contact_showing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"participant_id" uuid,
	"person_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "contact_showing_has_reason" CHECK ("app"."contact_showing"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "app"."history_anchor" (
	"day" date PRIMARY KEY NOT NULL,
	"last_event_id" bigint NOT NULL,
	"events" bigint NOT NULL,
	"digest" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."view_log_search" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app_runtime"."view_log_search_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"log" text NOT NULL,
	"request_id" uuid,
	"reader_id" uuid,
	"from_day" date,
	"to_day" date
);
--> statement-breakpoint
ALTER TABLE "app"."contact_showing" ADD CONSTRAINT "contact_showing_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contact_showing" ADD CONSTRAINT "contact_showing_participant_id_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "app"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."contact_showing" ADD CONSTRAINT "contact_showing_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_showing_request" ON "app"."contact_showing" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "contact_showing_at" ON "app"."contact_showing" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "view_log_search_at" ON "app_runtime"."view_log_search" USING btree ("at","id");--> statement-breakpoint

-- A reading for a disclosure is a row of its own beside that for work in the same hour.
ALTER TABLE "app_runtime"."view_log" ADD COLUMN "purpose" text DEFAULT 'work' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_runtime"."view_log" ADD CONSTRAINT "view_log_purpose_known" CHECK ("app_runtime"."view_log"."purpose" in ('work', 'disclosure'));--> statement-breakpoint
ALTER TABLE "app_runtime"."view_log" DROP CONSTRAINT "view_log_request_id_person_id_hour_pk";--> statement-breakpoint
ALTER TABLE "app_runtime"."view_log" ADD CONSTRAINT "view_log_request_id_person_id_hour_purpose_pk" PRIMARY KEY("request_id","person_id","hour","purpose");--> statement-breakpoint
-- By case the key serves: what is read of one case is little.
CREATE INDEX "view_log_at" ON "app_runtime"."view_log" USING btree ("at","request_id","person_id","purpose");--> statement-breakpoint
CREATE INDEX "view_log_person" ON "app_runtime"."view_log" USING btree ("person_id","at","request_id","purpose");--> statement-breakpoint

create trigger write_guard before insert or update or delete or truncate on app.contact_showing for each statement execute function app.refuse_write_outside_command();
--> statement-breakpoint
create trigger write_guard before insert or update or delete or truncate on app.history_anchor for each statement execute function app.refuse_write_outside_command();
--> statement-breakpoint
create trigger kept before delete or update on app.contact_showing for each row execute function app.refuse_rewriting();
--> statement-breakpoint
create trigger kept before delete or update on app.history_anchor for each row execute function app.refuse_rewriting();
--> statement-breakpoint
create trigger kept before delete or update on app_runtime.view_log_search for each row execute function app.refuse_rewriting();
--> statement-breakpoint
alter table app.contact_showing enable row level security;
--> statement-breakpoint
create policy staff on app.contact_showing for all to app_staff using (true) with check (exists (select from app.request r where r.id = request_id) and person_id = app.current_person());
--> statement-breakpoint
alter table app.history_anchor enable row level security;
--> statement-breakpoint
create policy job on app.history_anchor for all to app_job using (true) with check (true);
--> statement-breakpoint
grant select, insert on app.contact_showing to app_staff;
--> statement-breakpoint
grant select, insert on app.history_anchor to app_job;
--> statement-breakpoint
grant select, insert on app_runtime.view_log_search to app_staff;
--> statement-breakpoint
-- What has been read is only added to, and requesters have no part in it but through the function below.
revoke update, delete on app_runtime.view_log from app_auth, app_job;
--> statement-breakpoint
revoke select, insert on app_runtime.view_log from app_requester;
--> statement-breakpoint

-- On which Stockholm days somebody of which role read a case that was shown to this person: where the setting says so, never by whom, and nothing of a day on which the
-- reader read it for a disclosure.
create function app.views_shown(wanted uuid) returns table (day date, role text) language sql stable security definer set search_path = pg_catalog as $$
  select distinct (v.at at time zone 'Europe/Stockholm')::date,
    coalesce((select r.role from app.person_role r where r.person_id = v.person_id
      order by array_position(array['consultant', 'coordinator', 'manager', 'registrar', 'admin'], r.role) limit 1), 'former')
  from app_runtime.view_log v
  where v.request_id = wanted and v.purpose = 'work'
    and exists (select from app.request_access a where a.request_id = wanted and a.person_id = app.current_person())
    and exists (select from app.setting s where s.key = 'views' and s.value -> 'showToRequester' = 'true'::jsonb)
    and not exists (select from app_runtime.view_log d where d.request_id = v.request_id and d.person_id = v.person_id and d.purpose = 'disclosure'
      and (d.at at time zone 'Europe/Stockholm')::date = (v.at at time zone 'Europe/Stockholm')::date)
$$;
--> statement-breakpoint
revoke execute on function app.views_shown(uuid) from public;
--> statement-breakpoint
grant execute on function app.views_shown(uuid) to app_requester;
--> statement-breakpoint

-- The last event before which none is still being written: the lock waits for those who write, and is gone with this short transaction.
create function app.settled_event() returns bigint language plpgsql security definer set search_path = pg_catalog set lock_timeout = '200ms' as $$
begin
  lock table app.request_event in share mode;
  return (select coalesce(max(id), 0) from app.request_event);
end $$;
--> statement-breakpoint
revoke execute on function app.settled_event() from public;
--> statement-breakpoint
grant execute on function app.settled_event() to app_job;
--> statement-breakpoint

-- Of a protected contact no word of name, address or number is found by searching, wherever in the case it stands.
create or replace function app.keep_search() returns trigger language plpgsql as $$
declare
  contact text;
begin
  new.search := case when new.state = 'draft' then null
    else app.request_search(new.subject, new.description, new.organisation_name, new.case_number, new.organisation_number) end;
  if new.contact_protected and new.search is not null then
    contact := concat_ws(' ', new.contact_name, new.contact_email, new.contact_phone);
    new.search := ts_delete(new.search, tsvector_to_array(to_tsvector('simple', contact) || to_tsvector('swedish', contact)));
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace trigger request_search_kept
  before insert or update of subject, description, organisation_name, case_number, organisation_number, state, contact_protected, contact_name, contact_email, contact_phone
  on app.request for each row execute function app.keep_search();
