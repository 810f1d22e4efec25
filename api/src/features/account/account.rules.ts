// Signing in and staying signed in, decided without a database: limits, codes, and what a presented refresh token means.

export const signInLimits = {
  codeHoldsSeconds: 600,
  /** Tries at one code. */
  triesPerCode: 5,
  /** Codes to one address from one network in a quarter of an hour. */
  codesPerAddressAndNetwork: 5,
  /** Codes to one address from anywhere in an hour. */
  codesPerAddress: 30,
  /** Codes asked for from one network in an hour. */
  codesPerNetwork: 100,
  /** Wrong codes from one network in an hour. */
  wrongPerNetwork: 100,
} as const;

export const sessionLimits = {
  tokenSeconds: 600,
  /** A session that has not been refreshed for this long is over. */
  idleSeconds: 4 * 3600,
  absoluteSeconds: 12 * 3600,
  /** How long the previous refresh token still holds, for several tabs. */
  graceSeconds: 20,
} as const;

interface SessionState {
  generation: number;
  rotatedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  ended: boolean;
}

/** What a refresh token that is genuinely ours means now: renew, hand out the present one again, or end the family. */
export type RefreshDecision = "rotate" | "repeat" | "reused" | "over";

export function decideRefresh(session: SessionState, presented: number, now: Temporal.Instant): RefreshDecision {
  if (session.ended || Temporal.Instant.compare(now, session.expiresAt) >= 0) return "over";
  const sinceRotation = now.since(session.rotatedAt).total("seconds");
  if (presented === session.generation) return sinceRotation > sessionLimits.idleSeconds ? "over" : "rotate";
  if (presented === session.generation - 1 && sinceRotation <= sessionLimits.graceSeconds) return "repeat";
  return "reused";
}

interface AttemptState {
  codeHash: string | null;
  tries: number;
  expiresAt: Temporal.Instant;
  used: boolean;
}

export type CodeDecision = "right" | "wrong" | "expired";

/** Whether a typed code opens this attempt. */
export function decideCode(
  attempt: AttemptState,
  isSame: (storedHash: string) => boolean,
  now: Temporal.Instant,
): CodeDecision {
  if (attempt.used || attempt.tries >= signInLimits.triesPerCode) return "expired";
  if (Temporal.Instant.compare(now, attempt.expiresAt) >= 0) return "expired";
  if (attempt.codeHash === null) return "wrong";
  return isSame(attempt.codeHash) ? "right" : "wrong";
}
