// How columns that recur are spelt: instants, identities. Time always comes from the command, so no column has a time default.
import { sql } from "drizzle-orm";
import { customType, pgSchema, uuid } from "drizzle-orm/pg-core";

/** The truth: public records, people, catalogues. Written only inside a command. */
export const app = pgSchema("app");
/** What running needs: sign-in sessions, counters, keys. Nothing in it is a record. */
export const runtime = pgSchema("app_runtime");

/** PostgreSQL's text of an instant (connections run in UTC) as ISO 8601 with Z. */
export function isoInstant(text: string): string {
  return text.replace(" ", "T").replace(/\+00(?::00)?$/, "Z");
}

/** A UTC instant, to the millisecond that JavaScript and the history both can hold; in code an ISO 8601 text with Z. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  fromDriver: isoInstant,
});

export const id = () =>
  uuid()
    .primaryKey()
    .default(sql`gen_random_uuid()`);
