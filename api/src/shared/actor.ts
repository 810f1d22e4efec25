// Who is calling, as read from the database on this very call.
import type { Language, SignInMethod } from "../contract/account.ts";
import type { Permission, Role } from "../contract/permissions.ts";

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
  /** How the session began. */
  method: SignInMethod;
  /** Of the session: when it ends, whatever is done. */
  endsAt: Temporal.Instant;
  /** Of the session: when it was last renewed. */
  renewedAt: Temporal.Instant;
  /** Has no passkey, and has not been asked about one. */
  passkeyOffer: boolean;
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
