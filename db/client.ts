// The one place that knows the driver. Opens the three pools and hands out commands and readings; types Db and Tx keep writes inside
// transactions: a write takes Tx, and passing it a Db does not compile.
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

type Schema = typeof schema;
export type Db = PostgresJsDatabase<Schema>;
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

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

export interface Database {
  /** Staff reads and all commands; statements end after 5 s. */
  requests: Db;
  /** Sign-in and health; statements end after 1 s, so that neither waits for the rest. */
  signIn: Db;
  /** Jobs and exports; 10 min. */
  long: Db;
  close(): Promise<void>;
}

interface PoolOptions {
  role: DatabaseRole;
  max: number;
  statementTimeoutMs: number;
  patience: number;
}

function pool(url: string, { role, max, statementTimeoutMs, patience }: PoolOptions) {
  return postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      role,
      application_name: `samverkansstod ${role}`,
      TimeZone: "UTC",
      statement_timeout: statementTimeoutMs * patience,
      lock_timeout: Math.min(statementTimeoutMs, 4_000) * patience,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
}

function db(client: postgres.Sql): Db {
  return drizzle(client, { schema, casing: "snake_case" });
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
  const signInSize = Math.max(2, Math.ceil(poolSize / 3));
  const requests = pool(url, { role: "app_staff", max: poolSize, statementTimeoutMs: 5_000, patience });
  const signIn = pool(url, { role: "app_auth", max: signInSize, statementTimeoutMs: 1_000, patience });
  const long = pool(url, { role: "app_job", max: 3, statementTimeoutMs: 600_000, patience: 1 });
  const all = [requests, signIn, long];
  return {
    requests: db(requests),
    signIn: db(signIn),
    long: db(long),
    close: async () => {
      await Promise.all(all.map((client) => client.end({ timeout: 5 })));
    },
  };
}

/**
 * Where the job queue connects: as role app_job, through the driver it brings. It sends whole transactions as one text, which ours
 * cannot take (docs/decisions/0004).
 */
export function queueUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set("options", "-c role=app_job -c statement_timeout=60000");
  return address.href;
}

/** Runs a command: one transaction that says first who acts, under which role, and why. */
export function inCommand<T>(on: Db, context: CommandContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return on.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', ${context.role}, true), set_config('app.actor', ${context.actor}, true),
      set_config('app.person', ${context.personId ?? ""}, true), set_config('app.command', ${context.command}, true),
      set_config('app.correlation', ${context.correlationId}, true)`);
    return work(tx);
  });
}

/** Reads as a requester: row-level security shows what this person may see and nothing else. */
export function inReadingOf<T>(on: Db, personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return on.transaction(
    async (tx) => {
      await tx.execute(
        sql`select set_config('role', 'app_requester', true), set_config('app.person', ${personId}, true)`,
      );
      return work(tx);
    },
    { accessMode: "read only" },
  );
}

/** The name of the constraint that the database refused for; undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof postgres.PostgresError ? cause.constraint_name : undefined;
}

/** The SQL state of a database error, or the driver's code for a lost connection; undefined for anything else. */
export function databaseErrorCode(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
