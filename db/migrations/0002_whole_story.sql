CREATE TABLE "app"."message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"direction" text NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"personal_number" boolean DEFAULT false NOT NULL,
	"question" boolean DEFAULT false NOT NULL,
	"settled_at" timestamp(3) with time zone,
	"reminders" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "message_direction_known" CHECK ("app"."message"."direction" in ('to_requester', 'from_requester')),
	CONSTRAINT "message_question_is_ours" CHECK (not "app"."message"."question" or "app"."message"."direction" = 'to_requester'),
	CONSTRAINT "message_says_something" CHECK ("app"."message"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "app"."note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"personal_number" boolean DEFAULT false NOT NULL,
	"channel" text,
	"contact_at" timestamp(3) with time zone,
	"minutes" integer,
	CONSTRAINT "note_kind_known" CHECK ("app"."note"."kind" in ('working', 'official')),
	CONSTRAINT "note_channel_known" CHECK ("app"."note"."channel" in ('phone', 'email', 'visit', 'digital', 'letter')),
	CONSTRAINT "note_contact_is_official" CHECK ("app"."note"."channel" is null or ("app"."note"."kind" = 'official' and "app"."note"."contact_at" is not null)),
	CONSTRAINT "note_minutes" CHECK ("app"."note"."minutes" between 0 and 1440),
	CONSTRAINT "note_says_something" CHECK ("app"."note"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "app"."ending" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"ended_by" uuid,
	"text" text,
	"reason_code" text,
	"minutes" integer,
	"reaction" text NOT NULL,
	"react_by" date,
	"reminded_at" timestamp(3) with time zone,
	"reacted_at" timestamp(3) with time zone,
	"reaction_text" text,
	"rated" boolean DEFAULT false NOT NULL,
	"receiver" text,
	"receiver_email" text,
	"consent" text DEFAULT 'not_needed' NOT NULL,
	"consent_at" timestamp(3) with time zone,
	"handed_over_at" timestamp(3) with time zone,
	"superseded_at" timestamp(3) with time zone,
	CONSTRAINT "ending_kind_known" CHECK ("app"."ending"."kind" in ('closed', 'no_reply', 'declined', 'referred', 'withdrawn', 'void')),
	CONSTRAINT "ending_reaction_known" CHECK ("app"."ending"."reaction" in ('not_asked', 'awaited', 'confirmed', 'disputed', 'unconfirmed')),
	CONSTRAINT "ending_consent_known" CHECK ("app"."ending"."consent" in ('not_needed', 'asked', 'given', 'refused')),
	CONSTRAINT "ending_awaited_has_date" CHECK ("app"."ending"."reaction" <> 'awaited' or "app"."ending"."react_by" is not null),
	CONSTRAINT "ending_closed_has_summary" CHECK ("app"."ending"."kind" <> 'closed' or "app"."ending"."text" <> ''),
	CONSTRAINT "ending_declined_has_code" CHECK ("app"."ending"."kind" <> 'declined' or "app"."ending"."reason_code" is not null),
	CONSTRAINT "ending_handed_over_with_consent" CHECK ("app"."ending"."handed_over_at" is null or "app"."ending"."consent" = 'given'),
	CONSTRAINT "ending_minutes" CHECK ("app"."ending"."minutes" between 0 and 600000),
	CONSTRAINT "ending_receiver_one_line" CHECK ("app"."ending"."receiver_email" !~ '[[:cntrl:]]')
);
--> statement-breakpoint
CREATE TABLE "app"."ending_outcome" (
	"ending_id" uuid NOT NULL,
	"outcome_code" text NOT NULL,
	CONSTRAINT "ending_outcome_ending_id_outcome_code_pk" PRIMARY KEY("ending_id","outcome_code")
);
--> statement-breakpoint
CREATE TABLE "app"."ending_principle" (
	"ending_id" uuid NOT NULL,
	"principle_code" text NOT NULL,
	"effect" text NOT NULL,
	CONSTRAINT "ending_principle_ending_id_principle_code_pk" PRIMARY KEY("ending_id","principle_code"),
	CONSTRAINT "ending_principle_effect_known" CHECK ("app"."ending_principle"."effect" in ('strengthened', 'strained'))
);
--> statement-breakpoint
CREATE TABLE "app"."rating" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"helped" integer NOT NULL,
	"comment" text,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "rating_helped" CHECK ("app"."rating"."helped" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "app"."meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"request_id" uuid NOT NULL,
	"consultant_id" uuid NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"local_start" text NOT NULL,
	"zone" text DEFAULT 'Europe/Stockholm' NOT NULL,
	"place_kind" text NOT NULL,
	"place" text,
	"offer_id" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"cancelled_at" timestamp(3) with time zone,
	"cancel_code" text,
	"cancel_reason" text,
	CONSTRAINT "meeting_state_known" CHECK ("app"."meeting"."state" in ('booked', 'held', 'missed', 'cancelled')),
	CONSTRAINT "meeting_forward" CHECK ("app"."meeting"."ends_at" > "app"."meeting"."starts_at" and "app"."meeting"."ends_at" <= "app"."meeting"."starts_at" + interval '12 hours'),
	CONSTRAINT "meeting_place_known" CHECK ("app"."meeting"."place_kind" in ('on_site', 'phone', 'video')),
	CONSTRAINT "meeting_cancelled_has_code" CHECK (("app"."meeting"."state" = 'cancelled') = ("app"."meeting"."cancel_code" is not null)),
	CONSTRAINT "meeting_cancel_code_known" CHECK ("app"."meeting"."cancel_code" in ('requester_cancelled', 'unit_cancelled', 'illness', 'no_longer_needed', 'booked_by_mistake'))
);
--> statement-breakpoint
CREATE TABLE "app"."meeting_attendance" (
	"log_id" uuid NOT NULL,
	"party" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "meeting_attendance_log_id_party_pk" PRIMARY KEY("log_id","party"),
	CONSTRAINT "meeting_attendance_party_known" CHECK ("app"."meeting_attendance"."party" in ('requester', 'other_organisation', 'city', 'other')),
	CONSTRAINT "meeting_attendance_count" CHECK ("app"."meeting_attendance"."count" between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "app"."meeting_invitee" (
	"meeting_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"role" text NOT NULL,
	"language" text NOT NULL,
	"removed_at" timestamp(3) with time zone,
	CONSTRAINT "meeting_invitee_meeting_id_email_pk" PRIMARY KEY("meeting_id","email"),
	CONSTRAINT "meeting_invitee_role_known" CHECK ("app"."meeting_invitee"."role" in ('consultant', 'requester', 'participant')),
	CONSTRAINT "meeting_invitee_one_line" CHECK ("app"."meeting_invitee"."email" !~ '[[:cntrl:]]'),
	CONSTRAINT "meeting_invitee_language" CHECK ("app"."meeting_invitee"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "app"."meeting_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"author_id" uuid NOT NULL,
	"took_place" boolean NOT NULL,
	"not_because" text,
	"minutes" integer NOT NULL,
	"agreed" text,
	"next_step" text,
	"next_step_by" date,
	"correction" text,
	"superseded_at" timestamp(3) with time zone,
	CONSTRAINT "meeting_log_why_not" CHECK ("app"."meeting_log"."took_place" = ("app"."meeting_log"."not_because" is null)),
	CONSTRAINT "meeting_log_minutes" CHECK ("app"."meeting_log"."minutes" between 0 and 1440),
	CONSTRAINT "meeting_log_not_because_known" CHECK ("app"."meeting_log"."not_because" in ('nobody_came', 'requester_cancelled_late', 'unit_cancelled_late', 'technical', 'other'))
);
--> statement-breakpoint
CREATE TABLE "app"."meeting_move" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"moved_by" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"reason" text NOT NULL,
	"from_starts_at" timestamp(3) with time zone NOT NULL,
	"from_ends_at" timestamp(3) with time zone NOT NULL,
	"to_starts_at" timestamp(3) with time zone NOT NULL,
	"to_ends_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "meeting_move_asked_known" CHECK ("app"."meeting_move"."asked_by" in ('requester', 'unit', 'other'))
);
--> statement-breakpoint
CREATE TABLE "app"."offered_time" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"offer_id" uuid NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"local_start" text NOT NULL,
	"picked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "offered_time_forward" CHECK ("app"."offered_time"."ends_at" > "app"."offered_time"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "app"."participant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"party" text NOT NULL,
	"organisation_name" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"removed_at" timestamp(3) with time zone,
	CONSTRAINT "participant_party_known" CHECK ("app"."participant"."party" in ('requester', 'other_organisation', 'city', 'other')),
	CONSTRAINT "participant_one_line" CHECK ("app"."participant"."name" !~ '[[:cntrl:]]' and "app"."participant"."email" !~ '[[:cntrl:]]')
);
--> statement-breakpoint
CREATE TABLE "app"."reservation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"blocked" "tstzrange" NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp(3) with time zone,
	"meeting_id" uuid,
	"offered_time_id" uuid,
	CONSTRAINT "reservation_kind_known" CHECK ("app"."reservation"."resource_kind" in ('person', 'room')),
	CONSTRAINT "reservation_state_known" CHECK ("app"."reservation"."state" in ('reserved', 'booked', 'expired', 'released')),
	CONSTRAINT "reservation_reserved_expires" CHECK (("app"."reservation"."state" = 'reserved') <= ("app"."reservation"."expires_at" is not null)),
	CONSTRAINT "reservation_not_empty" CHECK (not isempty("app"."reservation"."blocked"))
);
--> statement-breakpoint
CREATE TABLE "app"."time_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"consultant_id" uuid NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"place_kind" text NOT NULL,
	"place" text,
	"settled_at" timestamp(3) with time zone,
	CONSTRAINT "time_offer_state_known" CHECK ("app"."time_offer"."state" in ('open', 'picked', 'expired', 'withdrawn')),
	CONSTRAINT "time_offer_place_known" CHECK ("app"."time_offer"."place_kind" in ('on_site', 'phone', 'video'))
);
--> statement-breakpoint
CREATE TABLE "app"."working_hours" (
	"person_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"starts" time(0) NOT NULL,
	"ends" time(0) NOT NULL,
	CONSTRAINT "working_hours_person_id_weekday_starts_pk" PRIMARY KEY("person_id","weekday","starts"),
	CONSTRAINT "working_hours_weekday" CHECK ("app"."working_hours"."weekday" between 1 and 7),
	CONSTRAINT "working_hours_forward" CHECK ("app"."working_hours"."ends" > "app"."working_hours"."starts")
);
--> statement-breakpoint
CREATE TABLE "app"."working_week" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "app"."request" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."message" ADD CONSTRAINT "message_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."message" ADD CONSTRAINT "message_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."note" ADD CONSTRAINT "note_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."note" ADD CONSTRAINT "note_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending" ADD CONSTRAINT "ending_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending" ADD CONSTRAINT "ending_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending" ADD CONSTRAINT "ending_reason_code_decline_reason_code_fk" FOREIGN KEY ("reason_code") REFERENCES "app"."decline_reason"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending_outcome" ADD CONSTRAINT "ending_outcome_ending_id_ending_id_fk" FOREIGN KEY ("ending_id") REFERENCES "app"."ending"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending_outcome" ADD CONSTRAINT "ending_outcome_outcome_code_outcome_code_code_fk" FOREIGN KEY ("outcome_code") REFERENCES "app"."outcome_code"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending_principle" ADD CONSTRAINT "ending_principle_ending_id_ending_id_fk" FOREIGN KEY ("ending_id") REFERENCES "app"."ending"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ending_principle" ADD CONSTRAINT "ending_principle_principle_code_principle_code_fk" FOREIGN KEY ("principle_code") REFERENCES "app"."principle"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting" ADD CONSTRAINT "meeting_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting" ADD CONSTRAINT "meeting_consultant_id_person_id_fk" FOREIGN KEY ("consultant_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting" ADD CONSTRAINT "meeting_offer_id_time_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "app"."time_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting" ADD CONSTRAINT "meeting_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_attendance" ADD CONSTRAINT "meeting_attendance_log_id_meeting_log_id_fk" FOREIGN KEY ("log_id") REFERENCES "app"."meeting_log"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_invitee" ADD CONSTRAINT "meeting_invitee_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "app"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_log" ADD CONSTRAINT "meeting_log_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "app"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_log" ADD CONSTRAINT "meeting_log_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_move" ADD CONSTRAINT "meeting_move_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "app"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."meeting_move" ADD CONSTRAINT "meeting_move_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."offered_time" ADD CONSTRAINT "offered_time_offer_id_time_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "app"."time_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."participant" ADD CONSTRAINT "participant_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."reservation" ADD CONSTRAINT "reservation_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "app"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."reservation" ADD CONSTRAINT "reservation_offered_time_id_offered_time_id_fk" FOREIGN KEY ("offered_time_id") REFERENCES "app"."offered_time"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."time_offer" ADD CONSTRAINT "time_offer_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "app"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."time_offer" ADD CONSTRAINT "time_offer_consultant_id_person_id_fk" FOREIGN KEY ("consultant_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."time_offer" ADD CONSTRAINT "time_offer_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."working_hours" ADD CONSTRAINT "working_hours_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."working_week" ADD CONSTRAINT "working_week_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_request" ON "app"."message" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE INDEX "message_open_question" ON "app"."message" USING btree ("at") WHERE "app"."message"."question" and "app"."message"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "note_request" ON "app"."note" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE INDEX "ending_request" ON "app"."ending" USING btree ("request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "ending_one_holds" ON "app"."ending" USING btree ("request_id") WHERE "app"."ending"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "ending_awaited" ON "app"."ending" USING btree ("react_by") WHERE "app"."ending"."reaction" = 'awaited';--> statement-breakpoint
CREATE INDEX "rating_year" ON "app"."rating" USING btree ("year","kind");--> statement-breakpoint
CREATE INDEX "meeting_request" ON "app"."meeting" USING btree ("request_id","starts_at");--> statement-breakpoint
CREATE INDEX "meeting_week" ON "app"."meeting" USING btree ("starts_at","consultant_id");--> statement-breakpoint
CREATE INDEX "meeting_unlogged" ON "app"."meeting" USING btree ("ends_at") WHERE "app"."meeting"."state" = 'booked';--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_log_one_holds" ON "app"."meeting_log" USING btree ("meeting_id") WHERE "app"."meeting_log"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "meeting_log_meeting" ON "app"."meeting_log" USING btree ("meeting_id","at");--> statement-breakpoint
CREATE INDEX "meeting_move_meeting" ON "app"."meeting_move" USING btree ("meeting_id","at");--> statement-breakpoint
CREATE INDEX "offered_time_offer" ON "app"."offered_time" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "participant_request" ON "app"."participant" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "reservation_meeting" ON "app"."reservation" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "reservation_offered" ON "app"."reservation" USING btree ("offered_time_id");--> statement-breakpoint
CREATE INDEX "time_offer_request" ON "app"."time_offer" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "time_offer_open" ON "app"."time_offer" USING btree ("expires_at") WHERE "app"."time_offer"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "time_offer_one_open" ON "app"."time_offer" USING btree ("request_id") WHERE "app"."time_offer"."state" = 'open';--> statement-breakpoint
CREATE INDEX "request_paused" ON "app"."request" USING btree ("paused_until") WHERE "app"."request"."paused_until" is not null;--> statement-breakpoint
ALTER TABLE "app"."request" ADD CONSTRAINT "request_priority_known" CHECK ("app"."request"."priority" in ('low', 'normal', 'high'));