-- A roll-up of the flow report, kept up by the worker, and what it needs to be exact: triggers that note which cases changed since; and an index for what
-- nobody is responsible for. The version before runs on it.
CREATE TABLE "app_runtime"."report_changed" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app_runtime"."report_changed_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."report_fact" (
	"request_id" uuid NOT NULL,
	"day" date NOT NULL,
	"received" integer NOT NULL,
	"reopened" integer NOT NULL,
	"ended" integer NOT NULL,
	"open" integer NOT NULL,
	"kind" text NOT NULL,
	"theme" text,
	"form" text,
	"source" text NOT NULL,
	"initiated_by" text NOT NULL,
	"areas" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."report_fold" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"until" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."report_period" (
	"step" text NOT NULL,
	"start" date NOT NULL,
	"dimension" text NOT NULL,
	"code" text NOT NULL,
	"received" integer NOT NULL,
	"reopened" integer NOT NULL,
	"ended" integer NOT NULL,
	"open" integer NOT NULL,
	CONSTRAINT "report_period_step_start_dimension_code_pk" PRIMARY KEY("step","start","dimension","code")
);
--> statement-breakpoint
CREATE INDEX "report_fact_request" ON "app_runtime"."report_fact" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_nobody_newest" ON "app"."request" USING btree ("received_at","id") WHERE "app"."request"."state" <> 'draft' and "app"."request"."assignee_id" is null;
--> statement-breakpoint

-- Reports ask as staff; the worker folds. Nobody else reads or writes these, and the notes are written by the triggers alone.
grant select on app_runtime.report_fact, app_runtime.report_period, app_runtime.report_changed, app_runtime.report_fold to app_staff, app_job;
--> statement-breakpoint
grant insert, update, delete on app_runtime.report_fact, app_runtime.report_period, app_runtime.report_fold to app_job;
--> statement-breakpoint
grant insert, delete on app_runtime.report_changed to app_job;
--> statement-breakpoint
insert into app_runtime.report_fold (until) values ('2000-01-01T00:00:00Z');
--> statement-breakpoint

-- A note is a row of its own for each change: nobody waits for anybody, and folding takes those only whose change it sees.
create function app_runtime.note_changed_of_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into app_runtime.report_changed (request_id) select distinct request_id from touched;
  return null;
end $$;
--> statement-breakpoint
create function app_runtime.note_changed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into app_runtime.report_changed (request_id) select id from touched where state <> 'draft';
  return null;
end $$;
--> statement-breakpoint
create function app_runtime.note_changed_row() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into app_runtime.report_changed (request_id) values (new.id);
  return null;
end $$;
--> statement-breakpoint
create function app_runtime.note_changed_of_organisation() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into app_runtime.report_changed (request_id) select id from app.request where organisation_id = new.id and state <> 'draft';
  return null;
end $$;
--> statement-breakpoint
create trigger noted_insert after insert on app.request_interval referencing new table as touched for each statement execute function app_runtime.note_changed_of_request();
--> statement-breakpoint
create trigger noted_update after update on app.request_interval referencing new table as touched for each statement execute function app_runtime.note_changed_of_request();
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['request_theme', 'request_area'] loop
    execute format('create trigger noted_insert after insert on app.%I referencing new table as touched for each statement execute function app_runtime.note_changed_of_request()', name);
    execute format('create trigger noted_update after update on app.%I referencing new table as touched for each statement execute function app_runtime.note_changed_of_request()', name);
    execute format('create trigger noted_delete after delete on app.%I referencing old table as touched for each statement execute function app_runtime.note_changed_of_request()', name);
  end loop;
end $$;
--> statement-breakpoint
create trigger noted_insert after insert on app.request referencing new table as touched for each statement execute function app_runtime.note_changed();
--> statement-breakpoint
create trigger noted_delete after delete on app.request referencing old table as touched for each statement execute function app_runtime.note_changed();
--> statement-breakpoint
-- A draft that is sent gets its intervals in the same command, and is noted by them.
create trigger noted_update after update on app.request for each row
  when (old.state <> 'draft' and (old.received_at, old.registered_at, old.kind, old.source, old.initiated_by, old.organisation_id, old.organisation_form)
    is distinct from (new.received_at, new.registered_at, new.kind, new.source, new.initiated_by, new.organisation_id, new.organisation_form))
  execute function app_runtime.note_changed_row();
--> statement-breakpoint
create trigger noted_form after update on app.organisation for each row when (old.form is distinct from new.form)
  execute function app_runtime.note_changed_of_organisation();
--> statement-breakpoint

-- All that there is; after the triggers, so that nothing falls between.
insert into app_runtime.report_changed (request_id) select id from app.request where state <> 'draft';
--> statement-breakpoint

-- What has ended has somebody responsible: a planner that takes the two for independent reads all that ended in search of a page of what nobody has.
create statistics app.request_state_assignee (mcv) on state, assignee_id from app.request;
--> statement-breakpoint
alter statistics app.request_state_assignee set statistics 200;
--> statement-breakpoint
analyze app.request (state, assignee_id);
