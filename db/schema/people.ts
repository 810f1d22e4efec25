// People and what they may do. The organisations they speak for are organisations.ts.
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
    /** When the person said what they think of passkeys, so that nobody is asked twice. */
    passkeyOfferAnsweredAt: instant(),
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

/** A passkey (WebAuthn) that a person signs in with. The private key never leaves its device. */
export const passkey = app.table(
  "passkey",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    /** base64url, as the browser says it. */
    credentialId: text().notNull(),
    /** COSE, in base64url. */
    publicKey: text().notNull(),
    /** How often it has signed, where its device counts; one that goes back is a copy. */
    counter: bigint({ mode: "number" }).notNull(),
    /** How its device can be reached, for the browser's own dialogs. */
    transports: text().array().notNull().default([]),
    /** Kept in several devices by a password manager, not in one alone. */
    synced: boolean().notNull(),
    /** Added in a session that the identity provider, or such a passkey, vouched for; no other opens in an emergency. */
    vouched: boolean().notNull(),
    /** What the person calls it. */
    name: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    uniqueIndex("passkey_credential").on(t.credentialId),
    index("passkey_person").on(t.personId),
    check("passkey_name", sql`char_length(${t.name}) between 1 and 60`),
  ],
);
