-- Passkeys, where a sign-in session is from, and the link of a sign-in mail. The version before runs on it: it writes none of this, and every new column may be empty.
CREATE TABLE "app"."passkey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"synced" boolean NOT NULL,
	"vouched" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "passkey_name" CHECK (char_length("app"."passkey"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "app_runtime"."passkey_challenge" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"person_id" uuid,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "app"."person" ADD COLUMN "passkey_offer_answered_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "network" text;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "passkey_id" uuid;--> statement-breakpoint
ALTER TABLE "app_runtime"."sign_in_attempt" ADD COLUMN "link_hash" text;--> statement-breakpoint
ALTER TABLE "app"."passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "app"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passkey_credential" ON "app"."passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "app"."passkey" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "passkey_challenge_expires" ON "app_runtime"."passkey_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_attempt_link" ON "app_runtime"."sign_in_attempt" USING btree ("link_hash");
--> statement-breakpoint

create trigger write_guard before insert or update or delete or truncate on app.passkey
  for each statement execute function app.refuse_write_outside_command();
--> statement-breakpoint
-- Only signing in reads and writes passkeys; no requester and no member of staff sees anybody's.
alter table app.passkey enable row level security;
--> statement-breakpoint
create policy sign_in on app.passkey for all to app_auth using (true) with check (true);
--> statement-breakpoint
grant select, insert, delete, update (name, counter, synced, used_at) on app.passkey to app_auth;
--> statement-breakpoint
grant select, insert, update, delete on app_runtime.passkey_challenge to app_auth;
--> statement-breakpoint
grant select, delete on app_runtime.passkey_challenge to app_job;
--> statement-breakpoint
-- Signing in tells people of what happens to their account.
grant insert on app.mail to app_auth;
