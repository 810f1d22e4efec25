/*
 * Text hygiene: what may come in as text at all, before any schema looks at it. A damaged text is refused and never
 * repaired, for what is sent becomes a public record. Knows bytes and strings, nothing of HTTP.
 */

/** Why a body was refused. `pointer` (RFC 6901) says where, for the last two. */
export type JsonTextRefusal =
  | { refused: "invalid_utf8" | "too_deep" | "invalid_json" }
  | { refused: "bad_text" | "bad_key"; pointer: string };

export type JsonText = { refused?: never; value: unknown } | JsonTextRefusal;

export type JsonTextLimits = { depth: number };

/** A body is refused when arrays and objects stand more than this many inside each other. */
export const defaultJsonTextLimits: JsonTextLimits = { depth: 20 };

// fatal: Fastify's own parser would put U+FFFD for broken bytes and store that.
const decoder = new TextDecoder("utf-8", { fatal: true });

// NFC takes quadratic time over a long run of combining marks; 30 is the Stream-Safe Text Format of UAX #15.
const longRunOfMarks = /\p{M}{31}/u;

const quote = 0x22;
const backslash = 0x5c;

/**
 * Reads a JSON body. Refuses, in this order: bytes that are no UTF-8; nesting deeper than the limit (found by one pass over
 * the bytes, before the parser sees them); no JSON; and in strings and keys, also when written as `\u` escapes, NUL, lone
 * surrogates and over 30 combining marks in a row (`bad_text`), and the keys `__proto__` and `constructor` with
 * `prototype` (`bad_key`). String values come back in NFC; keys as they are. Takes linear time. RFC 8259, UAX #15.
 */
export function scanJsonText(bytes: Uint8Array, limits: JsonTextLimits = defaultJsonTextLimits): JsonText {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { refused: "invalid_utf8" };
  }
  if (isDeeperThan(bytes, limits.depth)) return { refused: "too_deep" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: "invalid_json" };
  }
  return cleanValue(value, []);
}

/** Whether a text from a query or a path may come in: no NUL, no lone surrogate, no over 30 combining marks in a row. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0") && !longRunOfMarks.test(text);
}

/** Brackets inside strings do not count. Whether the brackets match is the parser's business. */
function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) {
      inString = true;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth++;
      if (depth > limit) return true;
    } else if (byte === 0x5d || byte === 0x7d) {
      depth--;
    }
  }
  return false;
}

// Recursive, and safe: the depth is known to be within the limit. Changes the parsed value in place.
function cleanValue(value: unknown, path: readonly string[]): JsonText {
  if (typeof value === "string") {
    return isCleanText(value) ? { value: value.normalize("NFC") } : { refused: "bad_text", pointer: pointerTo(path) };
  }
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    for (const [index, item] of items.entries()) {
      if (!needsCleaning(item)) continue;
      const cleaned = cleanValue(item, [...path, String(index)]);
      if (cleaned.refused !== undefined) return cleaned;
      items[index] = cleaned.value;
    }
    return { value };
  }
  if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      // The key itself is not fit to be shown, so the pointer is its owner's.
      if (!isCleanText(key)) return { refused: "bad_text", pointer: pointerTo(path) };
      if (key === "__proto__" || (key === "constructor" && isObject(item) && Object.hasOwn(item, "prototype"))) {
        return { refused: "bad_key", pointer: pointerTo(path) };
      }
      if (!needsCleaning(item)) continue;
      const cleaned = cleanValue(item, [...path, key]);
      if (cleaned.refused !== undefined) return cleaned;
      value[key] = cleaned.value;
    }
  }
  return { value };
}

function needsCleaning(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys are the sender's words and may be as long as the body, so a long one is cut. */
function pointerTo(path: readonly string[]): string {
  return path.map((key) => `/${shorten(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function shorten(key: string): string {
  return key.length <= 64 ? key : `${key.slice(0, 64).toWellFormed()}…`;
}
