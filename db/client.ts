// The database as the product sees it: three pools, commands and readings. Types Db and Tx keep writes inside transactions: a write takes Tx,
// and passing it a Db does not compile.
import { sql, type ExtractTablesWithRelations, type SQL } from "drizzle-orm";
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type pg from "pg";
import { constraintOf, errorCodeOf, openPool } from "./pool.ts";
import { prepared } from "./prepared.ts";
import * as schema from "./schema/index.ts";

type Schema = typeof schema;
export type Db = NodePgDatabase<Schema>;
export type Tx = PgTransaction<NodePgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export type DatabaseRole = "app_staff" | "app_requester" | "app_auth" | "app_job";

/** Who writes, as what, and why: the first statement of each command. The database refuses a write without it. */
export interface CommandContext {
  role: DatabaseRole;
  /** A person's id, or system:<name>. */
  actor: string;
  /** The person that row-level security tests; null for a system. */
  personId: string | null;
  command: string;
  correlationId: string;
}

export interface PoolCount {
  pool: "requests" | "signIn" | "long";
  inUse: number;
  idle: number;
  /** How many wait for a connection. */
  waiting: number;
}

export interface Database {
  /** Staff reads and all commands; statements end after 5 s, transactions after 8 s, waiting for a connection after 1.5 s. */
  requests: Db;
  /** Sign-in and health; statements and waiting end after 1 s, so that neither waits for the rest. */
  signIn: Db;
  /** Jobs and exports; 10 min. */
  long: Db;
  /** How the connections are used right now, for whoever watches. */
  counts(): PoolCount[];
  close(): Promise<void>;
}

const countOf = (pool: PoolCount["pool"], { totalCount, idleCount, waitingCount }: pg.Pool): PoolCount => ({
  pool,
  inUse: totalCount - idleCount,
  idle: idleCount,
  waiting: waitingCount,
});

const db = (pool: pg.Pool): Db => drizzle(pool, { schema, casing: "snake_case" });

/**
 * The rows of a statement written as SQL. It is on its way when this returns: of a transaction, statements asked for one after the other reach the
 * database in that order, though nobody waited for the first.
 */
export async function rowsOf<Row extends Record<string, unknown>>(on: Db | Tx, query: SQL): Promise<Row[]> {
  const { rows } = await on.execute<Row>(query).execute();
  return rows as Row[];
}

/**
 * What a transaction asks for together. Where one fails it waits for the others before it fails too, so that none of them asks anything more after the
 * transaction has ended and its connection is somebody else's.
 */
export async function together<T extends readonly unknown[] | []>(
  asked: T,
): Promise<{ -readonly [Place in keyof T]: Awaited<T[Place]> }> {
  const settled = Promise.allSettled(asked);
  try {
    return await Promise.all(asked);
  } finally {
    await settled;
  }
}

interface DatabaseOptions {
  poolSize?: number;
  /**
   * How many times longer than usual a statement may take. For tests: PostgreSQL's clock also runs while a process that is starved of
   * CPU has not come to the second half of its statement.
   */
  patience?: number;
}

export function openDatabase(url: string, { poolSize = 10, patience = 1 }: DatabaseOptions = {}): Database {
  const requests = openPool(url, {
    role: "app_staff",
    max: poolSize,
    statementTimeoutMs: 5_000 * patience,
    waitMs: 1_500 * patience,
    transactionTimeoutMs: 8_000 * patience,
  });
  const signIn = openPool(url, {
    role: "app_auth",
    max: Math.max(2, Math.ceil(poolSize / 3)),
    statementTimeoutMs: 1_000 * patience,
    waitMs: 1_000 * patience,
    transactionTimeoutMs: 2_000 * patience,
  });
  const long = openPool(url, {
    role: "app_job",
    max: 3,
    statementTimeoutMs: 600_000,
    waitMs: 60_000,
    transactionTimeoutMs: null,
  });
  return {
    requests: db(requests),
    signIn: db(signIn),
    long: db(long),
    counts: () => [countOf("requests", requests), countOf("signIn", signIn), countOf("long", long)],
    close: async () => {
      await Promise.all([requests, signIn, long].map(async (pool) => pool.end()));
    },
  };
}

/** Where the job queue connects: as role app_job, with a small pool of its own, so that its rounds wait for nobody. */
export function queueUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set("options", "-c role=app_job -c statement_timeout=60000");
  return address.href;
}

const actingAs = prepared<keyof CommandContext>(
  (at) => sql`/* ahead */ select set_config('role', ${at("role")}, true), set_config('app.actor', ${at("actor")}, true),
    set_config('app.person', ${at("personId")}, true), set_config('app.command', ${at("command")}, true),
    set_config('app.correlation', ${at("correlationId")}, true)`,
);

/** Runs a command: one transaction that says first who acts, under which role, and why. */
export function inCommand<T>(on: Db, context: CommandContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return on.transaction(async (tx) => {
    await rowsOf(tx, actingAs({ ...context, personId: context.personId ?? "" }));
    return work(tx);
  });
}

const readingAs = prepared<"personId">(
  (at) =>
    sql`/* ahead */ select set_config('role', 'app_requester', true), set_config('app.person', ${at("personId")}, true)`,
);

/** Reads as a requester: row-level security shows what this person may see and nothing else. */
export function inReadingOf<T>(on: Db, personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return on.transaction(
    async (tx) => {
      await rowsOf(tx, readingAs({ personId }));
      return work(tx);
    },
    { accessMode: "read only" },
  );
}

const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;

/** The name of the constraint that the database refused for; undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  return constraintOf(causeOf(error));
}

/** The SQL state of a database error, or a code for a lost connection; undefined for anything else. */
export function databaseErrorCode(error: unknown): string | undefined {
  return errorCodeOf(causeOf(error));
}
