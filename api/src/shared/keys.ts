// Keyed hashes and tokens for sign-in: codes, browser secrets, refresh tokens. The keys come from the configuration, never from the database.
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export interface SigningKey {
  id: string;
  secret: string;
}

export interface Keys {
  /** Signs; the first one. */
  current: SigningKey;
  byId(id: string): SigningKey | undefined;
}

export function keysOf(all: readonly SigningKey[]): Keys {
  const [current] = all;
  if (!current) throw new Error("at least one key");
  return { current, byId: (id) => all.find((key) => key.id === id) };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

export const newSecret = (): string => randomBytes(32).toString("base64url");

function keyed(key: SigningKey, purpose: string, text: string): string {
  return createHmac("sha256", key.secret).update(`${purpose}\0${text}`).digest("base64url");
}

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The stored form of a one-time code: bound to its attempt, useless without the key. */
export function codeHash(key: SigningKey, attemptId: string, code: string): string {
  return `${key.id}.${keyed(key, "code", `${attemptId}|${code}`)}`;
}

/** The six digits that go with the secret of a mailed link; 48 bits spread them evenly enough. */
export function codeOfLink(key: SigningKey, attemptId: string, secret: string): string {
  const number = Buffer.from(keyed(key, "code of link", `${attemptId}|${secret}`), "base64url").readUIntBE(0, 6);
  return String(number % 1_000_000).padStart(6, "0");
}

/** The key that a stored code was made with. */
export const keyOfCode = (keys: Keys, stored: string): SigningKey | undefined =>
  keys.byId(stored.slice(0, stored.indexOf(".")));

export function isCode(keys: Keys, stored: string, attemptId: string, code: string): boolean {
  const key = keyOfCode(keys, stored);
  return key !== undefined && sameText(stored, codeHash(key, attemptId, code));
}

/** The secret of the link of an invitation to an organisation; can be made again from its id, so that it is stored nowhere. */
export function membershipSecret(key: SigningKey, invitationId: string): string {
  return `${key.id}.${keyed(key, "membership", invitationId)}`;
}

/** The refresh token of one generation of a sign-in session; can be made again, so that several tabs get the same. */
export function refreshToken(key: SigningKey, sessionId: string, generation: number): string {
  return `${key.id}.${sessionId}.${generation}.${keyed(key, "refresh", `${sessionId}|${generation}`)}`;
}

/** The secret of the link of an invitation to a case: made from its id, so that nothing at rest opens it. */
export function invitationSecret(key: SigningKey, invitationId: string): string {
  return `${key.id}.${keyed(key, "invitation", invitationId)}`;
}

export function isInvitationSecret(keys: Keys, invitationId: string, presented: string): boolean {
  const key = keys.byId(presented.slice(0, presented.indexOf(".")));
  return key !== undefined && sameText(presented, invitationSecret(key, invitationId));
}

/** Which session and generation a refresh token is of; undefined when it is not one of ours. */
export function readRefreshToken(keys: Keys, token: string): { sessionId: string; generation: number } | undefined {
  const match = /^([a-z0-9-]{1,20})\.([0-9a-f-]{36})\.(\d{1,9})\.[A-Za-z0-9_-]{43}$/.exec(token);
  if (!match) return undefined;
  const [, keyId = "", sessionId = "", generationText = ""] = match;
  const key = keys.byId(keyId);
  const generation = Number(generationText);
  if (!key || !sameText(token, refreshToken(key, sessionId, generation))) return undefined;
  return { sessionId, generation };
}
