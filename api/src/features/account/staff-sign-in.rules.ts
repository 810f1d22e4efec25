// Staff sign-in, decided without a provider or a database: what its claims mean, who somebody is, and for how long its word holds.
import type { Role } from "../../contract/permissions.ts";
import type { SignInMethod } from "../../contract/account.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";

export const staffSignInLimits = {
  /** From leaving for the provider to coming back. */
  transactionSeconds: 600,
  /** How long the provider's last answer about a person holds. */
  answerHoldsSeconds: 3600,
  /** How long one tab has to ask the provider before another one may. */
  askingSeconds: 15,
} as const;

/** What one source (the ID token, userinfo) says about a person. */
export type Claims = Readonly<Record<string, unknown>>;

/** Which sign-in sessions give staff roles. */
export interface StaffWays {
  /** A session that began so has all roles of its person. */
  methods: readonly SignInMethod[];
  /** The addresses whose session by a vouched passkey has the role of administrator, and no other. */
  breakGlass: readonly string[];
}

/** With an identity provider: it alone, and the passkeys of the two who get in when it is away. Without one: whatever everybody signs in by. */
export function staffWays(oidc: { breakGlassAdmins: readonly string[] } | null): StaffWays {
  return oidc === null
    ? { methods: ["code", "passkey"], breakGlass: [] }
    : { methods: ["oidc"], breakGlass: oidc.breakGlassAdmins };
}

function ownMember(from: unknown, name: string): unknown {
  return from !== null && typeof from === "object" && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;
}

/** A claim by its whole name, which may have dots in it, or else by a path with dots. */
function claimIn(claims: Claims, name: string): unknown {
  const whole = ownMember(claims, name);
  return whole === undefined
    ? name.split(".").reduce<unknown>((inside, part) => ownMember(inside, part), claims)
    : whole;
}

/** Whether this source says what is needed, so that no other has to be asked. */
export function saysEnough(claims: Claims, roleClaim: string | null): boolean {
  return claimIn(claims, "email") !== undefined && (roleClaim === null || claimIn(claims, roleClaim) !== undefined);
}

/** The roles that the first source with the claim gives: a text or a list of texts; anything else, and unknown values, give none. */
export function rolesOf(
  sources: readonly Claims[],
  { roleClaim, roleValues }: { roleClaim: string; roleValues: readonly { value: string; role: Role }[] },
): Role[] {
  const claim = sources.map((claims) => claimIn(claims, roleClaim)).find((found) => found !== undefined);
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return [...new Set(roleValues.flatMap(({ value, role }) => (values.includes(value) ? [role] : [])))];
}

/**
 * The address of the first source that says one, in the form that addresses are compared in; null when it is not verified. Both words come from
 * the same source. Only the boolean `true` verifies (OpenID Connect Core 5.1); `always` is what the installation says of its provider.
 */
export function verifiedAddress(sources: readonly Claims[], always: boolean): string | null {
  const said = sources.find((claims) => typeof claims["email"] === "string");
  if (!said || !(always || said["email_verified"] === true)) return null;
  const address = parseEmailAddress(String(said["email"]));
  return address.ok ? address.canonical : null;
}

/** A name to call somebody by, at most 200 characters; null when none is said. */
export function nameOf(sources: readonly Claims[]): string | null {
  const name = sources.map((claims) => claims["name"]).find((said) => typeof said === "string");
  const tidy = name
    ?.replace(/[\p{Cc}\p{Cs}]/gu, "")
    .normalize("NFC")
    .trim()
    .slice(0, 200);
  return tidy || null;
}

interface Known {
  /** The person whom this subject is already. */
  bySubject: { deactivated: boolean } | undefined;
  /** Verified, or null. */
  address: string | null;
  /** The person who has the address here, and whether another subject of the same issuer is that person. */
  byAddress: { deactivated: boolean; hasSubject: boolean } | undefined;
}

/** Who somebody is at the first and at every later sign-in. `join` and `make` need a verified address. */
export type Joining = "known" | "join" | "make" | "deactivated" | "no_address" | "taken";

export function decideJoining({ bySubject, address, byAddress }: Known): Joining {
  if (bySubject) return bySubject.deactivated ? "deactivated" : "known";
  if (address === null) return "no_address";
  if (!byAddress) return "make";
  // An inherited address is not an inherited person; said before anything else about that person is.
  if (byAddress.hasSubject) return "taken";
  return byAddress.deactivated ? "deactivated" : "join";
}

/** Whether the provider's last answer still holds. */
export function stillVouchedFor(readAt: string | null, now: Temporal.Instant): boolean {
  return (
    readAt !== null && now.since(Temporal.Instant.from(readAt)).total("seconds") <= staffSignInLimits.answerHoldsSeconds
  );
}

interface Asking {
  generation: number;
  askedAt: string | null;
  askedGeneration: number | null;
}

/** Whether this renewal asks the provider: not when another tab does so for the same generation, unless that one has taken too long. */
export function mayAsk({ generation, askedAt, askedGeneration }: Asking, now: Temporal.Instant): boolean {
  if (askedAt === null || askedGeneration !== generation) return true;
  return now.since(Temporal.Instant.from(askedAt)).total("seconds") >= staffSignInLimits.askingSeconds;
}
