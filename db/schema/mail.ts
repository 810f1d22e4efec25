// Mails to send: written in the transaction that causes them, sent by a job, kept until purged as being of small importance.
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { app, id, instant } from "./columns.ts";
import { request } from "./requests.ts";

export const mail = app.table(
  "mail",
  {
    /** Also the Message-ID, so that a mail sent twice is seen to be one. */
    id: id(),
    requestId: uuid().references(() => request.id),
    to: text().notNull(),
    template: text().notNull(),
    language: text().notNull(),
    data: jsonb().$type<Record<string, string>>().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    tries: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [
    index("mail_request").on(t.requestId),
    check("mail_one_line_address", sql`${t.to} !~ '[[:cntrl:]]'`),
    check("mail_language", sql`${t.language} in ('sv', 'en')`),
  ],
);
