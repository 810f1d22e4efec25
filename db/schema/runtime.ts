// What running needs and no record depends on: sign-in sessions, codes, counters, idempotency keys, the log of views.
import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, runtime } from "./columns.ts";

/** How somebody signed in. */
const signInMethods = ["code", "oidc", "passkey"] as const;

/** One signing-in: the JWT carries its id, the refresh token is recomputed from family and generation and kept only as a hash. */
export const session = runtime.table(
  "session",
  {
    id: id(),
    personId: uuid().notNull(),
    generation: integer().notNull().default(0),
    tokenHash: text().notNull(),
    /** When the present generation began; the one before it holds for a grace of 20 s. */
    rotatedAt: instant().notNull(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    /** Absolute end. */
    expiresAt: instant().notNull(),
    endedAt: instant(),
    endedBecause: text(),
    userAgent: text(),
    /** Where from, shortened so that it is nobody's own (session-words.rules.ts); forgotten when the session ends. */
    network: text(),
    /** The passkey that it began with. */
    passkeyId: uuid(),
    method: text({ enum: signInMethods }).notNull().default("code"),
    /** How the identity provider says that it knew the person (RFC 8176). */
    amr: text().array().notNull().default([]),
    issuer: text(),
    /** What is needed to ask the provider again, sealed with the keys for sign-in; gone when the session ends. */
    providerTokens: text(),
    /** When the provider last answered about this person. */
    providerReadAt: instant(),
    /** When it was last asked, and for the renewal of which generation: one tab asks, and not all. */
    providerAskedAt: instant(),
    providerAskedGeneration: integer(),
  },
  (t) => [
    index("session_person").on(t.personId),
    check("session_method", sql`${t.method} in ('code', 'oidc', 'passkey')`),
    check(
      "session_provider",
      sql`${t.method} <> 'oidc' or (${t.issuer} is not null and ${t.providerReadAt} is not null)`,
    ),
  ],
);

/** One asking for a code, bound to the browser that asked by the secret in its cookie. The code itself is never stored. */
export const signInAttempt = runtime.table(
  "sign_in_attempt",
  {
    id: id(),
    secretHash: text().notNull(),
    email: text().notNull(),
    language: text().notNull(),
    codeHash: text(),
    /** Of the secret in the link of the same mail. */
    linkHash: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    tries: integer().notNull().default(0),
    usedAt: instant(),
  },
  (t) => [
    uniqueIndex("sign_in_attempt_secret").on(t.secretHash),
    index("sign_in_attempt_email").on(t.email, t.createdAt),
    uniqueIndex("sign_in_attempt_link").on(t.linkHash),
  ],
);

/** What a browser must answer with a passkey: bound to it by the secret in its cookie, and gone when it is answered once. */
export const passkeyChallenge = runtime.table(
  "passkey_challenge",
  {
    secretHash: text().primaryKey(),
    challenge: text().notNull(),
    /** Who is adding a passkey; null: somebody is signing in. */
    personId: uuid(),
    expiresAt: instant().notNull(),
  },
  (t) => [index("passkey_challenge_expires").on(t.expiresAt)],
);

/** Counters in windows, shared by all processes. */
export const rateCounter = runtime.table(
  "rate_counter",
  {
    key: text().notNull(),
    windowStart: instant().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index("rate_counter_window").on(t.windowStart)],
);

/** A POST that created, so that a retry gets the same answer: stored in the transaction of the row it created; 48 hours. */
export const idempotencyKey = runtime.table(
  "idempotency_key",
  {
    personId: uuid().notNull(),
    endpoint: text().notNull(),
    key: uuid().notNull(),
    bodyHash: text().notNull(),
    status: integer().notNull(),
    resourceId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.endpoint, t.key] }), index("idempotency_key_created").on(t.createdAt)],
);

const viewPurposes = ["work", "disclosure"] as const;

/** Staff reading a case: at most one row per person, case, hour and purpose. */
export const viewLog = runtime.table(
  "view_log",
  {
    personId: uuid().notNull(),
    requestId: uuid().notNull(),
    hour: instant().notNull(),
    at: instant().notNull(),
    purpose: text({ enum: viewPurposes }).notNull().default("work"),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.personId, t.hour, t.purpose] }),
    index("view_log_at").on(t.at, t.requestId, t.personId, t.purpose),
    index("view_log_person").on(t.personId, t.at, t.requestId, t.purpose),
    check("view_log_purpose_known", sql`${t.purpose} in ('work', 'disclosure')`),
  ],
);

/** Who searched the logs of the registrar, and for what. Only added to. */
export const viewLogSearch = runtime.table(
  "view_log_search",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid().notNull(),
    at: instant().notNull(),
    log: text().notNull(),
    requestId: uuid(),
    readerId: uuid(),
    fromDay: date({ mode: "string" }),
    toDay: date({ mode: "string" }),
  },
  (t) => [index("view_log_search_at").on(t.at, t.id)],
);

/** When each worker last did its round; readiness reads it. */
export const workerBeat = runtime.table("worker_beat", {
  worker: text().primaryKey(),
  at: instant().notNull(),
});

/** Mails of the development mailbox; only where no SMTP server is configured and all is on loopback. */
export const developmentMail = runtime.table(
  "development_mail",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    messageId: text().notNull(),
    to: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex("development_mail_message").on(t.messageId),
    index("development_mail_to").on(t.to, sql`${t.id} desc`),
  ],
);

/** What a case adds to the figures of a flow on a Stockholm day, with what it is counted by: what the roll-up is made of. No row for what is void. */
export const reportFact = runtime.table(
  "report_fact",
  {
    requestId: uuid().notNull(),
    day: date({ mode: "string" }).notNull(),
    received: integer().notNull(),
    reopened: integer().notNull(),
    ended: integer().notNull(),
    /** 1 where it became open that day, -1 where it ceased. */
    open: integer().notNull(),
    kind: text().notNull(),
    /** The main theme. */
    theme: text(),
    form: text(),
    source: text().notNull(),
    initiatedBy: text().notNull(),
    areas: text().array().notNull(),
  },
  (t) => [index("report_fact_request").on(t.requestId)],
);

/**
 * The roll-up: sums of report_fact by month and by ISO week, without the unit's own initiatives. Under the dimension "" all figures; under the others what was
 * received, by code, "" where none is said.
 */
export const reportPeriod = runtime.table(
  "report_period",
  {
    step: text({ enum: ["month", "week"] }).notNull(),
    /** Its first day. */
    start: date({ mode: "string" }).notNull(),
    dimension: text().notNull(),
    code: text().notNull(),
    received: integer().notNull(),
    reopened: integer().notNull(),
    ended: integer().notNull(),
    open: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.step, t.start, t.dimension, t.code] })],
);

/** Cases that changed since they were folded into the roll-up, a row for each change, written by triggers. */
export const reportChanged = runtime.table("report_changed", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  requestId: uuid().notNull(),
});

/** One row: everything in the roll-up happened, and was known, before `until`. */
export const reportFold = runtime.table("report_fold", {
  only: boolean().primaryKey().default(true),
  until: instant().notNull(),
});
