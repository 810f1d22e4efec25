// Identities of made-up rows: from the seed and a name, so that the same seed gives the same rows.
import { sha256 } from "@samverkansstod/api/shared/keys.ts";

/** A UUID of version 8 (RFC 9562: made by a rule of one's own). */
export function seededId(seed: number, kind: string, name: string): string {
  const hex = Buffer.from(sha256(`${seed}|${kind}|${name}`), "base64url").toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The salt of a made-up text. Real ones are secret; these guard nothing. */
export function seededSalt(seed: number, name: string): string {
  return sha256(`${seed}|salt|${name}`);
}
