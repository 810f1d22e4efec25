// Requests (cases, once sent), who may see them, their intervals and what they are about.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { administration, area, organisationForm, principle, theme } from "./catalogues.ts";
import { app, id, instant } from "./columns.ts";
import { organisation } from "./organisations.ts";
import { person } from "./people.ts";

export const states = [
  "draft",
  "submitted",
  "accepted",
  "in_progress",
  "closed",
  "declined",
  "referred",
  "withdrawn",
  "void",
] as const;
export const kinds = ["consultation", "process_support", "unsure"] as const;
export const waitingForValues = ["nobody", "requester", "unit", "other"] as const;
export const priorities = ["low", "normal", "high"] as const;
export const sources = ["web", "email", "phone", "visit", "forum", "letter"] as const;
export const initiators = ["organisation", "city_official", "unit"] as const;
export const requesterTypes = ["organisation", "city_official"] as const;
export const visibilities = ["me", "named", "organisation"] as const;

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

const personId = () => uuid().references(() => person.id);

export const request = app.table(
  "request",
  {
    id: id(),
    version: integer().notNull().default(1),
    state: text({ enum: states }).notNull(),
    caseNumber: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** When it came in: the moment it was sent, or the true time of what staff registered. */
    receivedAt: instant(),
    registeredAt: instant(),
    source: text({ enum: sources }).notNull().default("web"),
    initiatedBy: text({ enum: initiators }).notNull().default("organisation"),
    registeredBy: personId(),
    /** Who began the draft, or wrote what staff registered if known. */
    requesterId: personId(),
    contactEmail: text(),

    kind: text({ enum: kinds }),
    subject: text(),
    description: text(),
    desiredChange: text(),
    requesterType: text({ enum: requesterTypes }),
    organisationId: uuid().references(() => organisation.id),
    organisationName: text(),
    organisationNumber: text(),
    organisationForm: text().references(() => organisationForm.code),
    administrationCode: text().references(() => administration.code),
    contactName: text(),
    contactRole: text(),
    contactPhone: text(),
    /** The contact has protected personal data: staff see name, address and number only where they say why. */
    contactProtected: boolean().notNull().default(false),
    language: text(),
    languageOther: text(),
    interpreter: text(),
    accessNeeds: text(),
    meetingTime: text(),
    meetingPlace: text(),
    /** Fields whose digits look like a personal number and the writer says they are not. */
    notPersonalNumbers: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Fields in which something like a personal number came in: masked on screen, flagged for staff. */
    personalNumberIn: text()
      .array()
      .notNull()
      .default(sql`'{}'`),

    /** Who of the organisation sees it beside its requester: nobody, those named, or every confirmed member. */
    visibility: text({ enum: visibilities }).notNull().default("me"),

    assigneeId: personId(),
    waitingFor: text({ enum: waitingForValues }).notNull().default("nobody"),
    priority: text({ enum: priorities }).notNull().default("normal"),
    /** The first Stockholm date on which the case is no longer paused. */
    pausedUntil: date({ mode: "string" }),
    /** Stockholm date by which the unit has promised a first contact. */
    promiseDueDate: date({ mode: "string" }),
    /** The instant that day ends in Stockholm. */
    promiseDueAt: instant(),
    firstContactAt: instant(),
    /** Where it stands in the queue: its promise while that is not met, otherwise after all that have one. */
    queueAt: instant().generatedAlwaysAs(
      sql`case when first_contact_at is null then coalesce(promise_due_at, timestamptz '9999-12-31 00:00:00+00') else timestamptz '9999-12-31 00:00:00+00' end`,
    ),
    firstTime: boolean().notNull().default(false),
    closedAt: instant(),
    demo: boolean().notNull().default(false),
    search: tsvector(),
  },
  (t) => [
    uniqueIndex("request_case_number_unique").on(t.caseNumber),
    index("request_queue")
      .on(t.queueAt, t.id)
      .where(sql`${t.state} in ('submitted', 'accepted', 'in_progress')`),
    index("request_queue_assignee")
      .on(t.assigneeId, t.queueAt, t.id)
      .where(sql`${t.state} in ('submitted', 'accepted', 'in_progress')`),
    // Read backwards for the newest first.
    index("request_newest")
      .on(t.receivedAt, t.id)
      .where(sql`${t.state} <> 'draft'`),
    index("request_promise")
      .on(t.queueAt, t.id)
      .where(sql`${t.state} <> 'draft'`),
    index("request_assignee_newest")
      .on(t.assigneeId, t.receivedAt, t.id)
      .where(sql`${t.state} <> 'draft'`),
    // Few, and found among all that has ended only by this.
    index("request_nobody_newest")
      .on(t.receivedAt, t.id)
      .where(sql`${t.state} <> 'draft' and ${t.assigneeId} is null`),
    index("request_organisation_number")
      .on(t.organisationNumber)
      .where(sql`${t.state} <> 'draft'`),
    index("request_case_ending")
      .on(sql`right(${t.caseNumber}, 6)`)
      .where(sql`${t.state} <> 'draft'`),
    index("request_requester").on(t.requesterId, t.updatedAt.desc()),
    index("request_organisation").on(t.organisationId),
    index("request_search").using("gin", t.search),
    check(
      "request_state_known",
      sql`${t.state} in ('draft', 'submitted', 'accepted', 'in_progress', 'closed', 'declined', 'referred', 'withdrawn', 'void')`,
    ),
    check("request_kind_known", sql`${t.kind} in ('consultation', 'process_support', 'unsure')`),
    check("request_waiting_known", sql`${t.waitingFor} in ('nobody', 'requester', 'unit', 'other')`),
    check("request_priority_known", sql`${t.priority} in ('low', 'normal', 'high')`),
    index("request_paused")
      .on(t.pausedUntil)
      .where(sql`${t.pausedUntil} is not null`),
    check("request_source_known", sql`${t.source} in ('web', 'email', 'phone', 'visit', 'forum', 'letter')`),
    check("request_initiated_known", sql`${t.initiatedBy} in ('organisation', 'city_official', 'unit')`),
    check("request_visibility_known", sql`${t.visibility} in ('me', 'named', 'organisation')`),
    check("request_requester_type_known", sql`${t.requesterType} in ('organisation', 'city_official')`),
    check("request_number_shape", sql`${t.organisationNumber} ~ '^[0-9]{2}[2-9][0-9]{7}$'`),
    check(
      "request_sent_is_whole",
      sql`${t.state} = 'draft' or (${t.caseNumber} is not null and ${t.receivedAt} is not null and ${t.registeredAt} is not null and ${t.kind} is not null and ${t.subject} is not null)`,
    ),
    check(
      "request_draft_is_unnumbered",
      sql`${t.state} <> 'draft' or (${t.caseNumber} is null and ${t.assigneeId} is null)`,
    ),
    check("request_closed_has_time", sql`${t.state} <> 'closed' or ${t.closedAt} is not null`),
  ],
);

const requestId = () =>
  uuid()
    .notNull()
    .references(() => request.id);

export const requestArea = app.table(
  "request_area",
  {
    requestId: requestId(),
    areaCode: text()
      .notNull()
      .references(() => area.code),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.areaCode] }), index("request_area_code").on(t.areaCode, t.requestId)],
);

export const requestTheme = app.table(
  "request_theme",
  {
    requestId: requestId(),
    themeCode: text()
      .notNull()
      .references(() => theme.code),
    main: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.themeCode] }),
    index("request_theme_code").on(t.themeCode, t.requestId),
    uniqueIndex("request_theme_one_main")
      .on(t.requestId)
      .where(sql`${t.main}`),
  ],
);

export const requestPrinciple = app.table(
  "request_principle",
  {
    requestId: requestId(),
    principleCode: text()
      .notNull()
      .references(() => principle.code),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.principleCode] })],
);

export const requestAdministration = app.table(
  "request_administration",
  {
    requestId: requestId(),
    administrationCode: text()
      .notNull()
      .references(() => administration.code),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.administrationCode] })],
);

export const accessBases = ["own", "named", "organisation", "co_requester", "official"] as const;

/** Which person sees which request, and why. Row-level security tests this table; commands keep it. */
export const requestAccess = app.table(
  "request_access",
  {
    requestId: requestId(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    basis: text({ enum: accessBases }).notNull(),
    grantedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.requestId] }),
    index("request_access_request").on(t.requestId),
    check(
      "request_access_basis_known",
      sql`${t.basis} in ('own', 'named', 'organisation', 'co_requester', 'official')`,
    ),
  ],
);

export const dimensions = ["state", "kind", "assignee", "waiting_for", "paused"] as const;

/**
 * What held when: one row per value and time, closed and never rewritten. A late correction supersedes rows and adds others, each with
 * the time it became known, so that a report as known then stays the same.
 */
export const requestInterval = app.table(
  "request_interval",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: requestId(),
    dimension: text({ enum: dimensions }).notNull(),
    value: text().notNull(),
    personId: personId(),
    validFrom: instant().notNull(),
    /** Null while it holds. */
    validTo: instant(),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    index("request_interval_of").on(t.requestId, t.dimension, t.validFrom),
    index("request_interval_void")
      .on(t.requestId)
      .where(sql`${t.dimension} = 'state' and ${t.value} = 'void'`),
    index("request_interval_state")
      .on(t.validFrom, t.validTo, t.value, t.requestId)
      .where(sql`${t.dimension} = 'state'`),
    check(
      "request_interval_dimension_known",
      sql`${t.dimension} in ('state', 'kind', 'assignee', 'waiting_for', 'paused')`,
    ),
    check("request_interval_forward", sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    check("request_interval_person", sql`(${t.dimension} = 'assignee') = (${t.personId} is not null)`),
  ],
);
