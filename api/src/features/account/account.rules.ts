// Signing in and staying signed in, decided without a database: limits, codes, and what a presented refresh token means.

export const signInLimits = {
  codeHoldsSeconds: 600,
  /** Tries at one code. */
  triesPerCode: 5,
  /** Codes to one address from one network in a quarter of an hour. */
  codesPerAddressAndNetwork: 5,
  /** Mails with a code of its own to one address, asked for from anywhere, in an hour. */
  codesPerAddress: 20,
  /** Beyond that, how often at most a mail goes to the address; whoever else asks signs in by the link of the latest. */
  spacingSeconds: 120,
  /** Codes that are tried for one address in an hour, from anywhere; after that only the link of the mail signs in. */
  triesPerAddress: 50,
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

export const passkeyLimits = {
  /** How long a browser has to answer a challenge. */
  challengeHoldsSeconds: 300,
  /** Challenges to sign in from one network in an hour. */
  challengesPerNetwork: 300,
} as const;

/** When the window of a counter began. */
export function windowStart(now: Temporal.Instant, seconds: number): string {
  const at = Math.floor(now.epochMilliseconds / 1000 / seconds) * seconds;
  return Temporal.Instant.fromEpochMilliseconds(at * 1000).toString();
}

/** A session that was last renewed before this is over. */
export const idleSince = (now: Temporal.Instant): Temporal.Instant =>
  now.subtract({ seconds: sessionLimits.idleSeconds });

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

interface LinkAttempt {
  id: string;
  email: string;
  expiresAt: string;
  usedAt: string | null;
}

/** What a mailed link opens: `here` in a browser that waits for a code to the same address; `elsewhere` in any other. */
export type LinkDecision = "here" | "elsewhere" | "expired";

/** `linked`: the attempt whose mail it came in; `asking`: the one of this browser. Wrong codes do not count: the link cannot be guessed. */
export function decideLink(
  { linked, asking }: { linked: LinkAttempt | undefined; asking: LinkAttempt | undefined },
  now: Temporal.Instant,
): LinkDecision {
  const holds = (attempt: LinkAttempt | undefined) =>
    attempt?.usedAt === null && Temporal.Instant.compare(now, Temporal.Instant.from(attempt.expiresAt)) < 0;
  if (!holds(linked)) return "expired";
  return holds(asking) && asking?.email === linked?.email ? "here" : "elsewhere";
}
