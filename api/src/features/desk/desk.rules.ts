// The queue's page and its cursor, decided without a database.
import { Refusal } from "../../shared/problem.ts";

export const pageSize = 50;

/** Where a page of a list ended: the sort key and the id of its last row. */
export interface Cursor {
  at: string;
  id: string;
}

/** Where the database puts, in the queue, what has no promise left to keep. */
const endOfTime = "9999-12-31T00:00:00.000Z";

/** A cursor is the sort key and id of the last row, opaque to the reader. */
export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at}|${id}`).toString("base64url");
}

function isInstant(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && text !== endOfTime) return false;
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0;
  } catch {
    return false;
  }
}

/** Refuses with invalid_fields when it is not one of ours. */
export function readCursor(text: string): Cursor {
  const [at = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split("|");
  if (!isInstant(at) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new Refusal("invalid_fields", { errors: [{ field: "cursor", code: "wrong_format" }] });
  }
  return { at, id };
}

export type SearchTerms =
  | { kind: "case_number"; value: string }
  | { kind: "case_ending"; value: string }
  | { kind: "organisation_number"; value: string }
  | { kind: "words"; words: string[] }
  /** Signs alone: nothing has them. */
  | { kind: "nothing" };

const mostWords = 8;

/** What somebody looks for: a case number, its last digits, an organisation number, or words. Null: nothing is looked for. */
export function searchTerms(text: string): SearchTerms | null {
  const query = text.trim();
  if (/^[a-z]{2,8}-\d{4}-\d{1,9}$/i.test(query)) return { kind: "case_number", value: query.toUpperCase() };
  const digits = query.replace(/[\s-]/g, "");
  if (/^\d{10}$/.test(digits)) return { kind: "organisation_number", value: digits };
  if (/^\d{1,6}$/.test(digits)) return { kind: "case_ending", value: digits.padStart(6, "0") };
  const words = query.match(/[\p{L}\p{N}]+/gu)?.slice(0, mostWords) ?? [];
  if (words.length > 0) return { kind: "words", words };
  return query === "" ? null : { kind: "nothing" };
}
