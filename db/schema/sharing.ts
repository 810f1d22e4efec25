// Others in a case: organisations and city officials who were invited after it was sent.
import { sql } from "drizzle-orm";
import { check, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { administration } from "./catalogues.ts";
import { app, id, instant } from "./columns.ts";
import { organisation } from "./organisations.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";

export const partyKinds = ["organisation", "official"] as const;

/**
 * An invitation to a case and, once it is accepted, a part in it. Single use: `joined_at` is set once. The secret of the link is made from the id with the keys for
 * sign-in, so that nothing at rest opens a case. Rows are ended, never deleted.
 */
export const requestParty = app.table(
  "request_party",
  {
    id: id(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    kind: text({ enum: partyKinds }).notNull(),
    /** Lower case; only somebody signed in with this address can accept. */
    email: text().notNull(),
    /** As written in the invitation; what they act for is said when they accept. */
    organisationName: text(),
    organisationId: uuid().references(() => organisation.id),
    administrationCode: text().references(() => administration.code),
    invitedBy: uuid()
      .notNull()
      .references(() => person.id),
    invitedAs: text({ enum: ["requester", "staff"] }).notNull(),
    invitedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    personId: uuid().references(() => person.id),
    joinedAt: instant(),
    /** Taken back, left or removed. */
    endedAt: instant(),
    endedBy: uuid().references(() => person.id),
  },
  (t) => [
    index("request_party_request").on(t.requestId),
    index("request_party_organisation").on(t.organisationId),
    uniqueIndex("request_party_one_invitation")
      .on(t.requestId, t.email)
      .where(sql`${t.endedAt} is null`),
    uniqueIndex("request_party_one_part")
      .on(t.personId, t.requestId)
      .where(sql`${t.endedAt} is null`),
    check("request_party_email_lower", sql`${t.email} = lower(${t.email})`),
    check("request_party_kind", sql`${t.kind} in ('organisation', 'official')`),
    check("request_party_invited_as", sql`${t.invitedAs} in ('requester', 'staff')`),
    check("request_party_joined_whole", sql`(${t.joinedAt} is null) = (${t.personId} is null)`),
    check(
      "request_party_acts_for",
      sql`${t.joinedAt} is null or (case ${t.kind} when 'organisation' then ${t.organisationId} is not null else ${t.administrationCode} is not null end)`,
    ),
  ],
);
