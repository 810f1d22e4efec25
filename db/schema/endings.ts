// How a case ended, each time it did: what came of it, what the requester says of it, and the ratings, which lead back to no case.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { declineReason, outcomeCode, principle } from "./catalogues.ts";
import { app, id, instant } from "./columns.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";

export const endingKinds = ["closed", "no_reply", "declined", "referred", "withdrawn", "void"] as const;
export const reactions = ["not_asked", "awaited", "confirmed", "disputed", "unconfirmed"] as const;
export const consents = ["not_needed", "asked", "given", "refused"] as const;

/** One row each time a case ends; reopening adds none and changes none but `supersededAt`. The first closing counts in lead times. */
export const ending = app.table(
  "ending",
  {
    id: id(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    kind: text({ enum: endingKinds }).notNull(),
    at: instant().notNull(),
    /** Null: the system, when no reply came. */
    endedBy: uuid().references(() => person.id),
    /** What the requester reads: the summary of a closing, why it was declined, where to turn instead. */
    text: text(),
    reasonCode: text().references(() => declineReason.code),
    /** All the unit's time on the case, in minutes, as known at closing. */
    minutes: integer(),
    reaction: text({ enum: reactions }).notNull(),
    /** Stockholm date after which silence counts as unconfirmed. */
    reactBy: date({ mode: "string" }),
    remindedAt: instant(),
    reactedAt: instant(),
    reactionText: text(),
    /** That a rating was given; which one is not known. */
    rated: boolean().notNull().default(false),
    /** Of a referral: to whom, and whether what was written may follow. */
    receiver: text(),
    receiverEmail: text(),
    consent: text({ enum: consents }).notNull().default("not_needed"),
    consentAt: instant(),
    /** When what was written was handed over to the receiver. */
    handedOverAt: instant(),
    /** When it stopped to hold: reopened, or voided afterwards. */
    supersededAt: instant(),
  },
  (t) => [
    index("ending_request").on(t.requestId, t.at),
    uniqueIndex("ending_one_holds")
      .on(t.requestId)
      .where(sql`${t.supersededAt} is null`),
    index("ending_awaited")
      .on(t.reactBy)
      .where(sql`${t.reaction} = 'awaited'`),
    check("ending_kind_known", sql`${t.kind} in ('closed', 'no_reply', 'declined', 'referred', 'withdrawn', 'void')`),
    check(
      "ending_reaction_known",
      sql`${t.reaction} in ('not_asked', 'awaited', 'confirmed', 'disputed', 'unconfirmed')`,
    ),
    check("ending_consent_known", sql`${t.consent} in ('not_needed', 'asked', 'given', 'refused')`),
    check("ending_awaited_has_date", sql`${t.reaction} <> 'awaited' or ${t.reactBy} is not null`),
    check("ending_closed_has_summary", sql`${t.kind} <> 'closed' or ${t.text} <> ''`),
    check("ending_declined_has_code", sql`${t.kind} <> 'declined' or ${t.reasonCode} is not null`),
    check("ending_handed_over_with_consent", sql`${t.handedOverAt} is null or ${t.consent} = 'given'`),
    check("ending_minutes", sql`${t.minutes} between 0 and 600000`),
    check("ending_receiver_one_line", sql`${t.receiverEmail} !~ '[[:cntrl:]]'`),
  ],
);

const endingId = () =>
  uuid()
    .notNull()
    .references(() => ending.id);

export const endingOutcome = app.table(
  "ending_outcome",
  {
    endingId: endingId(),
    outcomeCode: text()
      .notNull()
      .references(() => outcomeCode.code),
  },
  (t) => [primaryKey({ columns: [t.endingId, t.outcomeCode] })],
);

export const endingPrinciple = app.table(
  "ending_principle",
  {
    endingId: endingId(),
    principleCode: text()
      .notNull()
      .references(() => principle.code),
    effect: text({ enum: ["strengthened", "strained"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.endingId, t.principleCode] }),
    check("ending_principle_effect_known", sql`${t.effect} in ('strengthened', 'strained')`),
  ],
);

/** What somebody thought of the help. Kind and year only: answers are public records, and lead back to no case and no person. */
export const rating = app.table(
  "rating",
  {
    id: id(),
    kind: text().notNull(),
    year: integer().notNull(),
    /** 1 (not at all) to 5 (very much): how much the help helped. */
    helped: integer().notNull(),
    comment: text(),
    demo: boolean().notNull().default(false),
  },
  (t) => [index("rating_year").on(t.year, t.kind), check("rating_helped", sql`${t.helped} between 1 and 5`)],
);
