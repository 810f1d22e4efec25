// Signing in by a mailed code, staying signed in, signing out. Whether a mail goes out is decided by the job, so that asking takes the
// same work for known and unknown addresses.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Language } from "../../contract/account.ts";
import type { Queue } from "../../jobs/queue.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { isCode, newSecret, readRefreshToken, refreshToken, sha256, type Keys } from "../../shared/keys.ts";
import { countedNetwork } from "../../shared/network-address.ts";
import { Refusal } from "../../shared/problem.ts";
import { decideCode, decideRefresh, signInLimits, windowStart } from "./account.rules.ts";
import { accountContext, openSession, type AccountCall, type SignedIn } from "./account.steps.ts";
import {
  addAttempt,
  attemptOf,
  count,
  countOf,
  endSession,
  lockSession,
  personFor,
  rotateSession,
  setAttempt,
} from "./account.store.ts";
import { askProviderAgain, type StaffSignIn } from "./staff-sign-in.commands.ts";
import { stillVouchedFor } from "./staff-sign-in.rules.ts";
import { openTokens } from "./staff-sign-in.steps.ts";

interface Tools {
  database: Database;
  queue: Queue;
  keys: Keys;
}

/** Counts the asking. Refuses with too_many; gives whether a mail goes: whoever asks for somebody else's codes must not keep them from their own. */
async function countAsking(tx: Tx, email: string, call: AccountCall): Promise<boolean> {
  const [address, network] = [sha256(email), countedNetwork(call.network)];
  const [ofBoth, ofNetwork, ofAddress, spaced] = [
    { key: `code:${address}:${network}`, seconds: 900 },
    { key: `code-network:${network}`, seconds: 3600 },
    { key: `code:${address}`, seconds: 3600 },
    { key: `code-spaced:${address}`, seconds: signInLimits.spacingSeconds },
  ];
  const add = async (...counters: { key: string; seconds: number }[]) =>
    count(
      tx,
      counters.map(({ key, seconds }) => ({ key, windowStart: windowStart(call.now, seconds) })),
    );
  const counted = await add(ofBoth, ofNetwork);
  if (
    (counted.get(ofBoth.key) ?? 0) > signInLimits.codesPerAddressAndNetwork ||
    (counted.get(ofNetwork.key) ?? 0) > signInLimits.codesPerNetwork
  )
    throw new Refusal("too_many", { retryAfter: 300 });
  const asked = await add(ofAddress, spaced);
  return (asked.get(ofAddress.key) ?? 0) <= signInLimits.codesPerAddress || asked.get(spaced.key) === 1;
}

/**
 * Begins an attempt bound to the asking browser; the answer's secret goes into its cookie. Where an address has been asked for too often no mail goes, and the
 * answer is the same. Refuses with invalid_fields, too_many (of the asking network).
 */
export async function requestSignInCode(
  { database, queue }: Tools,
  input: { email: string; language: Language },
  call: AccountCall,
): Promise<{ secret: string; expiresInSeconds: number }> {
  const address = parseEmailAddress(input.email);
  if (!address.ok) throw new Refusal("invalid_fields", { errors: [{ field: "/email", code: "email" }] });
  const email = address.canonical;
  const secret = newSecret();
  const id = randomUUID();
  const expiresAt = call.now.add({ seconds: signInLimits.codeHoldsSeconds }).toString();
  await inCommand(database.signIn, accountContext("requestSignInCode", call), async (tx) => {
    const mails = await countAsking(tx, email, call);
    await addAttempt(tx, {
      id,
      secretHash: sha256(secret),
      email,
      language: input.language,
      createdAt: call.now.toString(),
      expiresAt,
    });
    if (mails) await queue.send(tx, "send-sign-in-code", { attemptId: id });
  });
  return { secret, expiresInSeconds: signInLimits.codeHoldsSeconds };
}

/** Signs in with the code, in the browser that asked. Refuses with code_wrong, code_expired, code_paused, too_many; the try is counted first. */
export async function signIn(
  { database, keys }: Tools,
  input: { code: string; secret: string | undefined; userAgent: string | null },
  call: AccountCall,
): Promise<SignedIn> {
  const { secret } = input;
  if (!secret) throw new Refusal("code_expired");
  const typed = input.code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(typed))
    throw new Refusal("invalid_fields", { errors: [{ field: "/code", code: "one_time_code" }] });
  const wrongKey = `wrong:${countedNetwork(call.network)}`;
  const wrongWindow = windowStart(call.now, 3600);
  const outcome = await inCommand(database.signIn, accountContext("signIn", call), async (tx) => {
    if ((await countOf(tx, wrongKey, wrongWindow)) >= signInLimits.wrongPerNetwork) return "too_many" as const;
    const attempt = await attemptOf(tx, sha256(secret));
    if (!attempt) return "expired" as const;
    const state = { ...attempt, expiresAt: Temporal.Instant.from(attempt.expiresAt), used: attempt.usedAt !== null };
    if (decideCode(state, () => false, call.now) === "expired") return "expired" as const;
    // Counted before it is looked at, so that tries at once do not outrun the limit.
    const ofAddress = { key: `tries:${sha256(attempt.email)}`, windowStart: wrongWindow };
    const tried = (await count(tx, [ofAddress])).get(ofAddress.key) ?? 0;
    if (tried > signInLimits.triesPerAddress) return "paused" as const;
    const decision = decideCode(state, (stored) => isCode(keys, stored, attempt.id, typed), call.now);
    if (decision === "wrong") {
      await setAttempt(tx, attempt.id, { tries: attempt.tries + 1 });
      await count(tx, [{ key: wrongKey, windowStart: wrongWindow }]);
    }
    if (decision !== "right") return decision;
    await setAttempt(tx, attempt.id, { usedAt: call.now.toString() });
    const language: Language = attempt.language === "en" ? "en" : "sv";
    const person = await personFor(tx, { email: attempt.email, language, now: call.now.toString() });
    if (person.deactivatedAt !== null) return "wrong" as const;
    return openSession(tx, keys, { personId: person.id, userAgent: input.userAgent, call, method: "code" });
  });
  if (outcome === "too_many") throw new Refusal("too_many", { retryAfter: 600 });
  if (outcome === "paused") throw new Refusal("code_paused", { retryAfter: 3600 });
  if (outcome === "expired") throw new Refusal("code_expired");
  if (outcome === "wrong") throw new Refusal("code_wrong");
  return outcome;
}

/**
 * Renews the session. A token used again after its grace, or an older one, ends the whole family. Of staff who came by the identity provider it asks the
 * provider first: roles follow, and a refusal or too old an answer ends the session. Refuses with signed_out.
 */
export async function refresh(
  { database, keys, staffSignIn }: Pick<Tools, "database" | "keys"> & { staffSignIn: StaffSignIn | null },
  token: string | undefined,
  call: AccountCall,
): Promise<SignedIn> {
  const presented = token === undefined ? undefined : readRefreshToken(keys, token);
  if (!presented) throw new Refusal("signed_out");
  const { sessionId } = presented;
  await askProviderAgain({ database, keys, staffSignIn }, presented, call);
  const outcome = await inCommand(database.signIn, accountContext("refresh", call), async (tx) => {
    const row = await lockSession(tx, sessionId);
    if (!row) return undefined;
    if (row.method === "oidc" && !stillVouchedFor(row.providerReadAt, call.now)) {
      await endSession(tx, sessionId, { now: call.now.toString(), because: "the provider's answer is too old" });
      return undefined;
    }
    const decision = decideRefresh(
      {
        generation: row.generation,
        rotatedAt: Temporal.Instant.from(row.rotatedAt),
        expiresAt: Temporal.Instant.from(row.expiresAt),
        ended: row.endedAt !== null,
      },
      presented.generation,
      call.now,
    );
    if (decision === "over") return undefined;
    if (decision === "reused") {
      await endSession(tx, sessionId, { now: call.now.toString(), because: "refresh token used again" });
      return undefined;
    }
    const generation = decision === "rotate" ? row.generation + 1 : row.generation;
    const next = refreshToken(keys.current, sessionId, generation);
    if (decision === "rotate") {
      await rotateSession(tx, sessionId, { generation, tokenHash: sha256(next), now: call.now.toString() });
    }
    return { sessionId, refreshToken: next };
  });
  if (!outcome) throw new Refusal("signed_out");
  return outcome;
}

/** Ends the session. What the provider gave for it is handed on, so that the browser can be signed out there too. */
export async function signOut(
  { database, keys }: Pick<Tools, "database" | "keys">,
  sessionId: string,
  call: AccountCall,
): Promise<{ idToken: string | null }> {
  return inCommand(database.signIn, accountContext("signOut", call), async (tx) => {
    const row = await lockSession(tx, sessionId);
    const tokens = row && openTokens(keys, row);
    await endSession(tx, sessionId, { now: call.now.toString(), because: "signed out" });
    return { idToken: tokens?.idToken || null };
  });
}
