-- How somebody signed in, and what is needed to ask the identity provider again. The version before runs on it: it knows codes, which is what a session is without a word.
DROP INDEX "app"."identity_person";--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "method" text DEFAULT 'code' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "amr" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "provider_tokens" text;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "provider_read_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "provider_asked_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD COLUMN "provider_asked_generation" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "identity_person_issuer" ON "app"."identity" USING btree ("person_id","issuer");--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD CONSTRAINT "session_method" CHECK ("app_runtime"."session"."method" in ('code', 'oidc', 'passkey'));--> statement-breakpoint
ALTER TABLE "app_runtime"."session" ADD CONSTRAINT "session_provider" CHECK ("app_runtime"."session"."method" <> 'oidc' or ("app_runtime"."session"."issuer" is not null and "app_runtime"."session"."provider_read_at" is not null));
--> statement-breakpoint

-- Signing in takes the roles that the provider says, of somebody who is known there and of nobody else. No role of the application may write roles otherwise.
create function app.take_provider_roles(whose uuid, wanted text[], at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from app.identity i where i.person_id = whose) then
    raise exception 'only somebody who is known to an identity provider takes its roles' using errcode = '42501';
  end if;
  delete from app.person_role where person_id = whose and role <> all (wanted);
  insert into app.person_role (person_id, role, granted_at) select whose, unnest(wanted), at on conflict do nothing;
end $$;
--> statement-breakpoint
revoke execute on function app.take_provider_roles(uuid, text[], timestamptz) from public;
--> statement-breakpoint
grant execute on function app.take_provider_roles(uuid, text[], timestamptz) to app_auth;
--> statement-breakpoint
-- The job that mails codes sees who has signed in at the provider, and sends them none.
grant select on app.identity to app_job;
