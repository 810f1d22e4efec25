// Small shapes that several features share: ids, instants, dates, bounded texts, pages.
import { Type, type TObject, type TSchema } from "typebox";

export const Id = Type.String({ format: "uuid", description: "A UUID; no secret." });

/** A UTC instant, as 2026-11-23T12:26:54.123Z. */
export const Instant = Type.String({
  format: "date-time",
  maxLength: 40,
  description: "UTC instant, ISO 8601 with Z.",
});

/** A date in Stockholm. */
export const LocalDate = Type.String({ format: "date", description: "Date in Europe/Stockholm, YYYY-MM-DD." });

/** The version of a thing that can be changed by several; sent back as If-Match. */
export const Version = Type.Integer({ minimum: 1 });

/** A code of a catalogue. */
export const Code = Type.String({ minLength: 1, maxLength: 60, pattern: "^[a-z0-9_]+$" });

export function text(maxLength: number, description?: string) {
  return Type.String({ maxLength, ...(description && { description }) });
}

export function orNull<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

/** An object that refuses fields it does not know. */
export function exactly<P extends Parameters<typeof Type.Object>[0]>(properties: P, description?: string) {
  return Type.Object(properties, { additionalProperties: false, ...(description && { description }) });
}

/** A schema that many answers share: it stands once in the OpenAPI document, under this name. */
export function named<S extends TSchema>(name: string, schema: S): S {
  return Object.assign(schema, { $id: name });
}

/** Somebody of the unit, by name. */
export const PersonName = exactly({ id: Id, name: Type.String() });

export const IdParams = exactly({ id: Id });

/** A page of a list by keyset: `next` is the cursor of the page after this one, null on the last. */
export function page<T extends TObject>(item: T) {
  return exactly({ items: Type.Array(item), next: orNull(Type.String()) });
}

export const Cursor = Type.String({
  maxLength: 200,
  pattern: "^[A-Za-z0-9_-]+$",
  description: "`next` of the page before.",
});

/** A wall time in Stockholm to the minute, `2027-03-29T10:00`: what a clock on the wall shows, without a zone. */
export const WallTime = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$",
  description: "Wall time in Europe/Stockholm, YYYY-MM-DDTHH:MM.",
});

/** Which of the two, where clocks go back and a wall time occurs twice. */
export const Fold = Type.Enum(["first", "second"], { description: "Which one, for a wall time that occurs twice." });

/** Minutes of work or of a meeting. */
export const Minutes = Type.Integer({ minimum: 0, maximum: 1440, description: "Minutes." });
