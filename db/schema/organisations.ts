// Organisations, who belongs to them, and invitations to belong. Nothing here is taken away: what ends, ends with a date.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { area, organisationForm } from "./catalogues.ts";
import { app, id, instant } from "./columns.ts";
import { person } from "./people.ts";

export const organisation = app.table(
  "organisation",
  {
    id: id(),
    version: integer().notNull().default(1),
    name: text().notNull(),
    /** Ten digits; null for a network. Never a personal number: the third digit is 2 or more. */
    number: text(),
    /** A section of an organisation that shares its number; empty for the organisation itself. */
    section: text().notNull().default(""),
    form: text()
      .notNull()
      .references(() => organisationForm.code),
    /** Work-integration social enterprise: a mark, not a form. */
    workIntegration: boolean().notNull().default(false),
    signatorySince: date({ mode: "string" }),
    /** Run by volunteers (true) or with employees (false); null: nobody has said. */
    volunteerRun: boolean(),
    /** The one that is kept, where two are the same organisation. One level only: what is pointed to points nowhere. */
    sameAs: uuid().references((): AnyPgColumn => organisation.id),
    demo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("organisation_number_unique")
      .on(t.number, t.section)
      .where(sql`${t.number} is not null`),
    index("organisation_same_as")
      .on(t.sameAs)
      .where(sql`${t.sameAs} is not null`),
    index("organisation_order").on(sql`${t.name} collate "sv-x-icu"`, t.id),
    index("organisation_name_parts").using("gin", sql`lower(${t.name} || ' ' || ${t.section}) gin_trgm_ops`),
    index("organisation_name_stems").using("gin", sql`to_tsvector('swedish', ${t.name} || ' ' || ${t.section})`),
    index("organisation_number_begins").on(t.number.op("text_pattern_ops")),
    check("organisation_number_shape", sql`${t.number} ~ '^[0-9]{2}[2-9][0-9]{7}$'`),
    check("organisation_not_itself", sql`${t.sameAs} <> ${t.id}`),
  ],
);

export const organisationArea = app.table(
  "organisation_area",
  {
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    areaCode: text()
      .notNull()
      .references(() => area.code),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.areaCode] })],
);

const organisationEventTypes = ["created", "changed", "linked", "unlinked"] as const;

/** What staff did with an organisation in the register: only ever added to. */
export const organisationEvent = app.table(
  "organisation_event",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    at: instant().notNull(),
    type: text({ enum: organisationEventTypes }).notNull(),
    actorId: uuid()
      .notNull()
      .references(() => person.id),
    /** Of a link: the one that is kept. */
    otherId: uuid().references(() => organisation.id),
    reason: text(),
    /** Of a change: before and after, by field. */
    changes: jsonb().$type<Record<string, [unknown, unknown]>>(),
  },
  (t) => [
    index("organisation_event_of").on(t.organisationId, t.id),
    index("organisation_event_other")
      .on(t.otherId, t.id)
      .where(sql`${t.otherId} is not null`),
    check("organisation_event_known", sql`${t.type} in ('created', 'changed', 'linked', 'unlinked')`),
    check(
      "organisation_event_link",
      sql`(${t.type} in ('linked', 'unlinked')) = (${t.otherId} is not null) and (${t.otherId} is null or ${t.reason} is not null)`,
    ),
  ],
);

const decidedBy = ["staff", "member"] as const;
const endedBy = ["self", "staff", "member"] as const;

/** One period in which a person belongs to an organisation. Who comes back begins a new one. */
export const membership = app.table(
  "membership",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    roleTitle: text(),
    createdAt: instant().notNull(),
    /** Until staff or a member has confirmed it, the person sees only what they sent themselves. */
    confirmedAt: instant(),
    confirmedBy: uuid().references(() => person.id),
    confirmedByKind: text({ enum: decidedBy }),
    /** What staff saw, for example the minutes of an annual meeting. */
    seenWhat: text(),
    endedAt: instant(),
    endedBy: uuid().references(() => person.id),
    endedByKind: text({ enum: endedBy }),
    endedReason: text(),
  },
  (t) => [
    uniqueIndex("membership_live")
      .on(t.personId, t.organisationId)
      .where(sql`${t.endedAt} is null`),
    index("membership_person").on(t.personId),
    index("membership_organisation").on(t.organisationId, t.createdAt, t.id),
    check(
      "membership_confirmed",
      sql`(${t.confirmedByKind} is null or ${t.confirmedByKind} in ('staff', 'member')) and (${t.confirmedAt} is not null or (${t.confirmedByKind} is null and ${t.seenWhat} is null))`,
    ),
    check(
      "membership_ended",
      sql`(${t.endedByKind} is null or ${t.endedByKind} in ('self', 'staff', 'member')) and (${t.endedAt} is not null or (${t.endedByKind} is null and ${t.endedReason} is null))`,
    ),
  ],
);

/** An invitation to belong to an organisation, bound to an address. The secret in the mail can be made again from the id and a key; here is only its hash. */
export const membershipInvitation = app.table(
  "membership_invitation",
  {
    id: id(),
    organisationId: uuid()
      .notNull()
      .references(() => organisation.id),
    /** Lower case. */
    email: text().notNull(),
    tokenHash: text().notNull(),
    invitedBy: uuid()
      .notNull()
      .references(() => person.id),
    invitedByKind: text({ enum: decidedBy }).notNull(),
    /** What staff saw. */
    seenWhat: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedBy: uuid().references(() => person.id),
    revokedAt: instant(),
    revokedBy: uuid().references(() => person.id),
  },
  (t) => [
    uniqueIndex("membership_invitation_token").on(t.tokenHash),
    uniqueIndex("membership_invitation_open")
      .on(t.organisationId, t.email)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    index("membership_invitation_by").on(t.invitedBy),
    check("membership_invitation_email", sql`${t.email} = lower(${t.email}) and ${t.email} !~ '[[:cntrl:]]'`),
    check("membership_invitation_kind", sql`${t.invitedByKind} in ('staff', 'member')`),
    check("membership_invitation_seen", sql`(${t.invitedByKind} = 'staff') = (${t.seenWhat} is not null)`),
    check("membership_invitation_once", sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);
