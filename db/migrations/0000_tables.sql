CREATE SCHEMA "app";
--> statement-breakpoint
CREATE SCHEMA "app_runtime";
--> statement-breakpoint
CREATE TABLE "app"."administration" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."area" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."decline_reason" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."forum" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."organisation_form" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."outcome_code" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."principle" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."theme" (
	"code" text PRIMARY KEY NOT NULL,
	"sv" text NOT NULL,
	"en" text NOT NULL,
	"hint_sv" text,
	"hint_en" text,
	"sort" integer NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "app"."request_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."request_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"assignee_id" uuid,
	"correlation_id" text NOT NULL,
	"text_hash" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "request_event_actor_known" CHECK ("app"."request_event"."actor_kind" in ('requester', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "app"."request_event_text" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid,
	"to" text NOT NULL,
	"template" text NOT NULL,
	"language" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"sent_at" timestamp(3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "mail_one_line_address" CHECK ("app"."mail"."to" !~ '[[:cntrl:]]'),
	CONSTRAINT "mail_language" CHECK ("app"."mail"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "app"."identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "identity_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "app"."membership" (
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role_title" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"confirmed_at" timestamp(3) with time zone,
	"confirmed_by" uuid,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "membership_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "app"."organisation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"section" text DEFAULT '' NOT NULL,
	"form" text NOT NULL,
	"work_integration" boolean DEFAULT false NOT NULL,
	"signatory_since" date,
	"volunteer_run" boolean,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "organisation_number_shape" CHECK ("app"."organisation"."number" ~ '^[0-9]{2}[2-9][0-9]{7}$')
);
--> statement-breakpoint
CREATE TABLE "app"."organisation_area" (
	"organisation_id" uuid NOT NULL,
	"area_code" text NOT NULL,
	CONSTRAINT "organisation_area_organisation_id_area_code_pk" PRIMARY KEY("organisation_id","area_code")
);
--> statement-breakpoint
CREATE TABLE "app"."person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"phone" text,
	"title" text,
	"language" text DEFAULT 'sv' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"deactivated_at" timestamp(3) with time zone,
	CONSTRAINT "person_email_lower" CHECK ("app"."person"."email" = lower("app"."person"."email")),
	CONSTRAINT "person_language" CHECK ("app"."person"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "app"."person_role" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "person_role_person_id_role_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "person_role_known" CHECK ("app"."person_role"."role" in ('consultant', 'coordinator', 'manager', 'registrar', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "app"."request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"case_number" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone,
	"registered_at" timestamp(3) with time zone,
	"source" text DEFAULT 'web' NOT NULL,
	"initiated_by" text DEFAULT 'organisation' NOT NULL,
	"registered_by" uuid,
	"requester_id" uuid,
	"contact_email" text,
	"kind" text,
	"subject" text,
	"description" text,
	"desired_change" text,
	"requester_type" text,
	"organisation_id" uuid,
	"organisation_name" text,
	"organisation_number" text,
	"organisation_form" text,
	"administration_code" text,
	"contact_name" text,
	"contact_role" text,
	"contact_phone" text,
	"language" text,
	"language_other" text,
	"interpreter" text,
	"access_needs" text,
	"meeting_time" text,
	"meeting_place" text,
	"not_personal_numbers" text[] DEFAULT '{}' NOT NULL,
	"personal_number_in" text[] DEFAULT '{}' NOT NULL,
	"assignee_id" uuid,
	"waiting_for" text DEFAULT 'nobody' NOT NULL,
	"paused_until" date,
	"promise_due_date" date,
	"promise_due_at" timestamp(3) with time zone,
	"first_contact_at" timestamp(3) with time zone,
	"queue_at" timestamp(3) with time zone GENERATED ALWAYS AS (case when first_contact_at is null then coalesce(promise_due_at, timestamptz '9999-12-31 00:00:00+00') else timestamptz '9999-12-31 00:00:00+00' end) STORED,
	"first_time" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"demo" boolean DEFAULT false NOT NULL,
	"search" "tsvector",
	CONSTRAINT "request_state_known" CHECK ("app"."request"."state" in ('draft', 'submitted', 'accepted', 'in_progress', 'closed', 'declined', 'referred', 'withdrawn', 'void')),
	CONSTRAINT "request_kind_known" CHECK ("app"."request"."kind" in ('consultation', 'process_support', 'unsure')),
	CONSTRAINT "request_waiting_known" CHECK ("app"."request"."waiting_for" in ('nobody', 'requester', 'unit', 'other')),
	CONSTRAINT "request_source_known" CHECK ("app"."request"."source" in ('web', 'email', 'phone', 'visit', 'forum', 'letter')),
	CONSTRAINT "request_initiated_known" CHECK ("app"."request"."initiated_by" in ('organisation', 'city_official', 'unit')),
	CONSTRAINT "request_requester_type_known" CHECK ("app"."request"."requester_type" in ('organisation', 'city_official')),
	CONSTRAINT "request_number_shape" CHECK ("app"."request"."organisation_number" ~ '^[0-9]{2}[2-9][0-9]{7}$'),
	CONSTRAINT "request_sent_is_whole" CHECK ("app"."request"."state" = 'draft' or ("app"."request"."case_number" is not null and "app"."request"."received_at" is not null and "app"."request"."registered_at" is not null and "app"."request"."kind" is not null and "app"."request"."subject" is not null)),
	CONSTRAINT "request_draft_is_unnumbered" CHECK ("app"."request"."state" <> 'draft' or ("app"."request"."case_number" is null and "app"."request"."assignee_id" is null)),
	CONSTRAINT "request_closed_has_time" CHECK ("app"."request"."state" <> 'closed' or "app"."request"."closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "app"."request_access" (
	"request_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"granted_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "request_access_person_id_request_id_pk" PRIMARY KEY("person_id","request_id"),
	CONSTRAINT "request_access_basis_known" CHECK ("app"."request_access"."basis" in ('own', 'named', 'organisation', 'co_requester', 'official'))
);
--> statement-breakpoint
CREATE TABLE "app"."request_administration" (
	"request_id" uuid NOT NULL,
	"administration_code" text NOT NULL,
	CONSTRAINT "request_administration_request_id_administration_code_pk" PRIMARY KEY("request_id","administration_code")
);
--> statement-breakpoint
CREATE TABLE "app"."request_area" (
	"request_id" uuid NOT NULL,
	"area_code" text NOT NULL,
	CONSTRAINT "request_area_request_id_area_code_pk" PRIMARY KEY("request_id","area_code")
);
--> statement-breakpoint
CREATE TABLE "app"."request_interval" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."request_interval_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"person_id" uuid,
	"valid_from" timestamp(3) with time zone NOT NULL,
	"valid_to" timestamp(3) with time zone,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"superseded_at" timestamp(3) with time zone,
	CONSTRAINT "request_interval_dimension_known" CHECK ("app"."request_interval"."dimension" in ('state', 'kind', 'assignee', 'waiting_for', 'paused')),
	CONSTRAINT "request_interval_forward" CHECK ("app"."request_interval"."valid_to" is null or "app"."request_interval"."valid_to" >= "app"."request_interval"."valid_from"),
	CONSTRAINT "request_interval_person" CHECK (("app"."request_interval"."dimension" = 'assignee') = ("app"."request_interval"."person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "app"."request_principle" (
	"request_id" uuid NOT NULL,
	"principle_code" text NOT NULL,
	CONSTRAINT "request_principle_request_id_principle_code_pk" PRIMARY KEY("request_id","principle_code")
);
--> statement-breakpoint
CREATE TABLE "app"."request_theme" (
	"request_id" uuid NOT NULL,
	"theme_code" text NOT NULL,
	"main" boolean NOT NULL,
	CONSTRAINT "request_theme_request_id_theme_code_pk" PRIMARY KEY("request_id","theme_code")
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."development_mail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app_runtime"."development_mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" text NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."idempotency_key" (
	"person_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"key" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "idempotency_key_person_id_endpoint_key_pk" PRIMARY KEY("person_id","endpoint","key")
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."rate_counter" (
	"key" text NOT NULL,
	"window_start" timestamp(3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_counter_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"token_hash" text NOT NULL,
	"rotated_at" timestamp(3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"ended_because" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."sign_in_attempt" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"secret_hash" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"code_hash" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."view_log" (
	"person_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"hour" timestamp(3) with time zone NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "view_log_request_id_person_id_hour_pk" PRIMARY KEY("request_id","person_id","hour")
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."worker_beat" (
	"worker" text PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "app"."request_event" ADD CONSTRAINT "request_event_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_event_text" ADD CONSTRAINT "request_event_text_event_id_request_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "app"."request_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."mail" ADD CONSTRAINT "mail_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."membership" ADD CONSTRAINT "membership_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation" ADD CONSTRAINT "organisation_form_organisation_form_code_fk" FOREIGN KEY ("form") REFERENCES "app"."organisation_form"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation_area" ADD CONSTRAINT "organisation_area_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."organisation_area" ADD CONSTRAINT "organisation_area_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "app"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."person_role" ADD CONSTRAINT "person_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_registered_by_person_id_fk" FOREIGN KEY ("registered_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_requester_id_person_id_fk" FOREIGN KEY ("requester_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "app"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_organisation_form_organisation_form_code_fk" FOREIGN KEY ("organisation_form") REFERENCES "app"."organisation_form"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_administration_code_administration_code_fk" FOREIGN KEY ("administration_code") REFERENCES "app"."administration"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_access" ADD CONSTRAINT "request_access_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_access" ADD CONSTRAINT "request_access_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_administration" ADD CONSTRAINT "request_administration_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_administration" ADD CONSTRAINT "request_administration_administration_code_administration_code_fk" FOREIGN KEY ("administration_code") REFERENCES "app"."administration"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_area" ADD CONSTRAINT "request_area_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_area" ADD CONSTRAINT "request_area_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "app"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_interval" ADD CONSTRAINT "request_interval_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_interval" ADD CONSTRAINT "request_interval_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_principle" ADD CONSTRAINT "request_principle_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_principle" ADD CONSTRAINT "request_principle_principle_code_principle_code_fk" FOREIGN KEY ("principle_code") REFERENCES "app"."principle"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_theme" ADD CONSTRAINT "request_theme_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."request_theme" ADD CONSTRAINT "request_theme_theme_code_theme_code_fk" FOREIGN KEY ("theme_code") REFERENCES "app"."theme"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "request_event_number" ON "app"."request_event" USING btree ("request_id","number");--> statement-breakpoint
CREATE INDEX "mail_request" ON "app"."mail" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "identity_person" ON "app"."identity" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "membership_organisation" ON "app"."membership" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_number_unique" ON "app"."organisation" USING btree ("number","section") WHERE "app"."organisation"."number" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "person_email_unique" ON "app"."person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "request_case_number_unique" ON "app"."request" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "request_queue" ON "app"."request" USING btree ("queue_at","id") WHERE "app"."request"."state" in ('submitted', 'accepted', 'in_progress');--> statement-breakpoint
CREATE INDEX "request_queue_assignee" ON "app"."request" USING btree ("assignee_id","queue_at","id") WHERE "app"."request"."state" in ('submitted', 'accepted', 'in_progress');--> statement-breakpoint
CREATE INDEX "request_received" ON "app"."request" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "app"."request"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX "request_requester" ON "app"."request" USING btree ("requester_id","updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "request_organisation" ON "app"."request" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "request_search" ON "app"."request" USING gin ("search");--> statement-breakpoint
CREATE INDEX "request_access_request" ON "app"."request_access" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_area_code" ON "app"."request_area" USING btree ("area_code","request_id");--> statement-breakpoint
CREATE INDEX "request_interval_of" ON "app"."request_interval" USING btree ("request_id","dimension","valid_from");--> statement-breakpoint
CREATE INDEX "request_interval_state" ON "app"."request_interval" USING btree ("valid_from","valid_to","value","request_id") WHERE "app"."request_interval"."dimension" = 'state';--> statement-breakpoint
CREATE INDEX "request_theme_code" ON "app"."request_theme" USING btree ("theme_code","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_theme_one_main" ON "app"."request_theme" USING btree ("request_id") WHERE "app"."request_theme"."main";--> statement-breakpoint
CREATE UNIQUE INDEX "development_mail_message" ON "app_runtime"."development_mail" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "development_mail_to" ON "app_runtime"."development_mail" USING btree ("to","id" desc);--> statement-breakpoint
CREATE INDEX "idempotency_key_created" ON "app_runtime"."idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "rate_counter_window" ON "app_runtime"."rate_counter" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "session_person" ON "app_runtime"."session" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_attempt_secret" ON "app_runtime"."sign_in_attempt" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_email" ON "app_runtime"."sign_in_attempt" USING btree ("email","created_at");