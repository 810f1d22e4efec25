// People, what they may do, and the organisations they speak for.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { area, organisationForm } from "./catalogues.ts";
import { app, id, instant } from "./columns.ts";

export const person = app.table(
  "person",
  {
    id: id(),
    version: integer().notNull().default(1),
    /** Lower case; what the sign-in code goes to. */
    email: text().notNull(),
    name: text(),
    /** E.164. */
    phone: text(),
    title: text(),
    language: text().notNull().default("sv"),
    demo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
  },
  (t) => [
    uniqueIndex("person_email_unique").on(t.email),
    check("person_email_lower", sql`${t.email} = lower(${t.email})`),
    check("person_language", sql`${t.language} in ('sv', 'en')`),
  ],
);

export const roles = ["consultant", "coordinator", "manager", "registrar", "admin"] as const;

export const personRole = app.table(
  "person_role",
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text({ enum: roles }).notNull(),
    grantedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role] }),
    check("person_role_known", sql`${t.role} in ('consultant', 'coordinator', 'manager', 'registrar', 'admin')`),
  ],
);

/** Who a person is to an identity provider; keyed by what the provider promises never to reuse, never by address. */
export const identity = app.table(
  "identity",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    // A second subject would make an inherited address an inherited person.
    uniqueIndex("identity_person_issuer").on(t.personId, t.issuer),
  ],
);

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
    volunteerRun: boolean(),
    demo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("organisation_number_unique")
      .on(t.number, t.section)
      .where(sql`${t.number} is not null`),
    check("organisation_number_shape", sql`${t.number} ~ '^[0-9]{2}[2-9][0-9]{7}$'`),
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

export const membership = app.table(
  "membership",
  {
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
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.organisationId] }),
    index("membership_organisation").on(t.organisationId),
  ],
);
