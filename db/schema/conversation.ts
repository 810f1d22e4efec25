// What is said in a case: messages between the requester and the unit, and the notes that staff write.
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uuid } from "drizzle-orm/pg-core";
import { app, id, instant } from "./columns.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";

const requestId = () =>
  uuid()
    .notNull()
    .references(() => request.id);

/** A message to or from the requester. Seen by both; never changed. */
export const message = app.table(
  "message",
  {
    id: id(),
    requestId: requestId(),
    at: instant().notNull(),
    direction: text({ enum: ["to_requester", "from_requester"] }).notNull(),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    text: text().notNull(),
    /** Something like a personal identity number came in: masked for staff, and flagged. */
    personalNumber: boolean().notNull().default(false),
    /** To the requester: the case waits for the answer. */
    question: boolean().notNull().default(false),
    /** A question's: when it was answered, or the case ended or asked anew. */
    settledAt: instant(),
    /** A question's: how many times the requester has been reminded of it. */
    reminders: integer().notNull().default(0),
  },
  (t) => [
    index("message_request").on(t.requestId, t.at, t.id),
    index("message_open_question")
      .on(t.at)
      .where(sql`${t.question} and ${t.settledAt} is null`),
    check("message_direction_known", sql`${t.direction} in ('to_requester', 'from_requester')`),
    check("message_question_is_ours", sql`not ${t.question} or ${t.direction} = 'to_requester'`),
    check("message_says_something", sql`${t.text} <> ''`),
  ],
);

/** What staff write for themselves (working) or for the record (official). No requester sees either here. */
export const note = app.table(
  "note",
  {
    id: id(),
    requestId: requestId(),
    at: instant().notNull(),
    kind: text({ enum: ["working", "official"] }).notNull(),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    text: text().notNull(),
    personalNumber: boolean().notNull().default(false),
    /** Of a logged contact: how, when it took place and how long, in minutes. */
    channel: text({ enum: ["phone", "email", "visit", "digital", "letter"] }),
    contactAt: instant(),
    minutes: integer(),
  },
  (t) => [
    index("note_request").on(t.requestId, t.at, t.id),
    check("note_kind_known", sql`${t.kind} in ('working', 'official')`),
    check("note_channel_known", sql`${t.channel} in ('phone', 'email', 'visit', 'digital', 'letter')`),
    check(
      "note_contact_is_official",
      sql`${t.channel} is null or (${t.kind} = 'official' and ${t.contactAt} is not null)`,
    ),
    check("note_minutes", sql`${t.minutes} between 0 and 1440`),
    check("note_says_something", sql`${t.text} <> ''`),
  ],
);
