// People of the unit as an administrator keeps them: what their roles are called, who stands in for whom, and what was changed of them.
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { app, id, instant } from "./columns.ts";
import { person, roles } from "./people.ts";

/** What a role is called where people read it. Written by `app.name_role` alone. */
export const roleTitle = app.table(
  "role_title",
  {
    role: text({ enum: roles }).primaryKey(),
    version: integer().notNull().default(1),
    sv: text().notNull(),
    en: text().notNull(),
  },
  (t) => [
    check("role_title_known", sql`${t.role} in ('consultant', 'coordinator', 'manager', 'registrar', 'admin')`),
    check("role_title_one_line", sql`${t.sv} !~ '[[:cntrl:]]' and ${t.en} !~ '[[:cntrl:]]'`),
  ],
);

export const personEventTypes = [
  "invited",
  "roles_changed",
  "roles_from_provider",
  "edited",
  "deactivated",
  "reactivated",
  "stand_in_set",
  "stand_in_removed",
  "role_title_changed",
] as const;

/** What was changed of somebody of the unit: who, when, what, and why where it is asked. Only added to. */
export const personEvent = app.table(
  "person_event",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Whom it concerns; null: the titles of roles. */
    personId: uuid().references(() => person.id),
    at: instant().notNull(),
    /** A person's id, or system:<name>. */
    actor: text().notNull(),
    type: text({ enum: personEventTypes }).notNull(),
    reason: text(),
    /** What each type has stands in contract/staff.ts. */
    details: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [
    index("person_event_person").on(t.personId, t.id),
    check(
      "person_event_type_known",
      sql`${t.type} in ('invited', 'roles_changed', 'roles_from_provider', 'edited', 'deactivated', 'reactivated', 'stand_in_set', 'stand_in_removed', 'role_title_changed')`,
    ),
    check("person_event_concerns", sql`(${t.personId} is null) = (${t.type} = 'role_title_changed')`),
  ],
);

/** Who stands in for whom, from and to Stockholm dates, both included. An exclusion constraint (see the migration) allows one at a time for each who is absent. */
export const standIn = app.table(
  "stand_in",
  {
    id: id(),
    absentId: uuid()
      .notNull()
      .references(() => person.id),
    standInId: uuid()
      .notNull()
      .references(() => person.id),
    startsOn: date({ mode: "string" }).notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    /** It holds no longer, whatever its dates. */
    removedAt: instant(),
  },
  (t) => [
    index("stand_in_of")
      .on(t.standInId, t.endsOn)
      .where(sql`${t.removedAt} is null`),
    check("stand_in_not_oneself", sql`${t.absentId} <> ${t.standInId}`),
    check("stand_in_forward", sql`${t.endsOn} >= ${t.startsOn} and ${t.endsOn} <= ${t.startsOn} + 400`),
  ],
);
