// Sealing: a text that only we can read, and that nobody can change unseen. AES-256-GCM with a key made of a key for sign-in and the purpose,
// so that what was sealed for one purpose opens for no other.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Keys, SigningKey } from "./keys.ts";

const ivBytes = 12;
const tagBytes = 16;

function keyFor({ secret }: SigningKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "samverkansstod seal", purpose, 32));
}

/** With the present key, whose id stands before the sealed text. */
export function seal({ current }: Keys, purpose: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(current, purpose), iv);
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${current.id}.${sealed.toString("base64url")}`;
}

/** Undefined when it was not sealed for this purpose by a key that still holds. */
export function unseal(keys: Keys, purpose: string, sealed: string): string | undefined {
  const dot = sealed.indexOf(".");
  const key = keys.byId(sealed.slice(0, Math.max(dot, 0)));
  const bytes = Buffer.from(sealed.slice(dot + 1), "base64url");
  if (!key || bytes.length < ivBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(key, purpose), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const text = decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, "utf8");
    return text + decipher.final("utf8");
  } catch {
    return undefined;
  }
}
