// The append-only history: one chain per case. Texts and names hang on the event by a salted hash, so that they can be rectified or
// purged by decision while the chain stays whole.
import { sql } from "drizzle-orm";
import { bigint, check, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { app, instant } from "./columns.ts";
import { request } from "./requests.ts";

export const requestEvent = app.table(
  "request_event",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    /** 1, 2, 3 … within the case; given by the database. */
    number: integer().notNull(),
    at: instant().notNull(),
    type: text().notNull(),
    actorKind: text({ enum: ["requester", "staff", "system"] }).notNull(),
    /** The person's id, or system:<name>. */
    actor: text().notNull(),
    fromState: text(),
    toState: text(),
    assigneeId: uuid(),
    correlationId: text().notNull(),
    /** SHA-256 over salt and text of the row in request_event_text; null when it has none. */
    textHash: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex("request_event_number").on(t.requestId, t.number),
    check("request_event_actor_known", sql`${t.actorKind} in ('requester', 'staff', 'system')`),
  ],
);

export const requestEventText = app.table("request_event_text", {
  eventId: bigint({ mode: "number" })
    .primaryKey()
    .references(() => requestEvent.id),
  salt: text().notNull(),
  /** Reason and names, as JSON text. */
  body: text().notNull(),
});
