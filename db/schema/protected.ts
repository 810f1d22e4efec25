// What keeps people and history safe from quiet use and quiet change: when protected contacts were shown, and daily anchors of the history.
import { sql } from "drizzle-orm";
import { bigint, check, date, index, text, uuid } from "drizzle-orm/pg-core";
import { app, id, instant } from "./columns.ts";
import { participant } from "./meetings.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";

/** Each time somebody of the staff was shown a protected contact, and why. Only added to; for the registrar to read. */
export const contactShowing = app.table(
  "contact_showing",
  {
    id: id(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    /** Null: the contact of the case itself. */
    participantId: uuid().references(() => participant.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    index("contact_showing_request").on(t.requestId),
    index("contact_showing_at").on(t.at, t.id),
    check("contact_showing_has_reason", sql`${t.reason} <> ''`),
  ],
);

/** One a Stockholm day: a digest over every event up to `lastEventId`, each anchor over the one before it. Only added to. */
export const historyAnchor = app.table("history_anchor", {
  day: date({ mode: "string" }).primaryKey(),
  lastEventId: bigint({ mode: "number" }).notNull(),
  /** How many events are new since the anchor before. */
  events: bigint({ mode: "number" }).notNull(),
  digest: text().notNull(),
  madeAt: instant().notNull(),
});
