// Who is calling, as read from the database on this very call.
import type { Language } from "../contract/account.ts";
import type { Permission, Role } from "../contract/permissions.ts";

/** How a sign-in session began. Passkeys are still to be built. */
export type SignInMethod = "code" | "oidc" | "passkey";

export interface ActorOrganisation {
  id: string;
  name: string;
  number: string | null;
  form: string;
  confirmed: boolean;
}

export interface Actor {
  personId: string;
  sessionId: string;
  name: string | null;
  email: string;
  phone: string | null;
  language: Language;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  organisations: readonly ActorOrganisation[];
}

export const isStaff = (actor: Actor): boolean => actor.permissions.has("case.read");

/** One call of one command: who, when (taken once), and the id that follows it from the browser to the SQL. */
export interface Call {
  actor: Actor;
  now: Temporal.Instant;
  correlationId: string;
}
