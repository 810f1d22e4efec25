// The driver: pools of connections that give up in time, and prepare each statement once. Only this file, client.ts and the owner's ways in
// (migrate.ts, embedded-sql.ts, seed/owner.ts) know it. Why `pg`: docs/decisions/0019.
import type { Socket } from "node:net";
import { Client, DatabaseError, Pool, type ClientBase, type ClientConfig } from "pg";

export interface PoolOptions {
  role: string;
  max: number;
  /** The database ends a statement that takes longer. */
  statementTimeoutMs: number;
  /** Waiting for a free connection, or for a new one, ends in an error after this. */
  waitMs: number;
  /** The database ends a transaction that takes longer (PostgreSQL 17 and later); null: never. */
  transactionTimeoutMs: number | null;
}

const mostStatements = 1_000;
const names = new Map<string, string>();

/** A name by which a connection keeps the statement prepared. Texts that vary without end are not named, for each connection keeps all of them. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** Begins a statement that nobody waits for: what follows it in its transaction fails if it fails. */
const sentAhead = "/* ahead */";

const isAhead = (text: string): boolean => text.startsWith("begin") || text.startsWith(sentAhead);

/**
 * A connection whose loss is an error of the query under way and never one of the process. Statements asked for together go out together, in the
 * order they were asked for; what begins a transaction goes out with its first statement, and a transaction whose beginning failed is not committed.
 */
class Connection extends Client {
  #ahead: Promise<unknown>[] = [];
  #corked = false;

  constructor(config?: string | ClientConfig) {
    super(typeof config === "string" ? config : { ...config, pipeline: true });
    // Between the statements of a transaction nobody listens; the next statement fails, and the pool lets the connection go.
    this.on("error", () => undefined);
  }

  // The driver's own signature has a dozen forms; Drizzle and the pool use configuration, values and callback.
  override query(...all: never[]): never {
    const [config, ...rest] = all as unknown[];
    const isNameless =
      typeof config === "object" &&
      config !== null &&
      "text" in config &&
      "name" in config &&
      config.name === undefined;
    const named = isNameless ? { ...config, name: nameOf(String(config.text)) } : config;
    const query = super.query.bind(this) as unknown as (...parts: unknown[]) => unknown;
    const text = isNameless ? String(config.text) : "";
    if (text === "commit" && this.#ahead.length > 0) {
      const ahead = this.#ahead.splice(0);
      return Promise.all(ahead).then(() => query(named, ...rest)) as never;
    }
    this.#gather();
    const asked = query(named, ...rest);
    if (asked instanceof Promise) asked.catch((error: unknown) => this.#leaveAfter(error));
    if (!isAhead(text)) return this.#blaming(asked) as never;
    if (text.startsWith("begin")) this.#ahead = [];
    this.#ahead.push(asked as Promise<unknown>);
    return Promise.resolve({ rows: [] }) as never;
  }

  /** In a transaction whose beginning failed, the error is that of the beginning. */
  #blaming(asked: unknown): unknown {
    const ahead = this.#ahead;
    if (!(asked instanceof Promise) || ahead.length === 0) return asked;
    return asked.catch((error: unknown) =>
      Promise.all(ahead).then(() => {
        throw error;
      }),
    );
  }

  /** What is asked for before the process next looks at its sockets leaves in one piece. */
  #gather(): void {
    if (this.#corked) return;
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    this.#corked = true;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  /** An answer that never came may still come, for the next question: nobody may ask it here. */
  #leaveAfter(error: unknown): void {
    if (error instanceof Error && error.message === "Query read timeout") {
      (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
  }
}

/** The pool waits for the promise that this gives, though its types do not say so. */
function limitTransactions(ms: number): (client: ClientBase) => void {
  const text = `select set_config('transaction_timeout', '${ms}', false) where current_setting('server_version_num')::int >= 170000`;
  return (client): unknown => client.query(text);
}

export function openPool(url: string, options: PoolOptions): Pool {
  const { role, max, statementTimeoutMs, waitMs, transactionTimeoutMs } = options;
  const pool = new Pool({
    connectionString: url,
    Client: Connection,
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: waitMs,
    keepAlive: true,
    application_name: `samverkansstod ${role}`,
    // Random reads cost little where the data is in memory or on flash, and no query of ours is worth compiling.
    options: `-c role=${role} -c TimeZone=UTC -c random_page_cost=1.1 -c jit=off`,
    statement_timeout: statementTimeoutMs,
    lock_timeout: Math.min(statementTimeoutMs, 4_000),
    idle_in_transaction_session_timeout: 10_000,
    // Where the network swallows the answer, the database's own deadline is not heard.
    query_timeout: statementTimeoutMs + 1_000,
    // A connection is handed out when this is done.
    ...(transactionTimeoutMs !== null && { onConnect: limitTransactions(transactionTimeoutMs) }),
  });
  pool.on("error", () => undefined);
  return pool;
}

/** One connection of the owner's, for as long as the work lasts. */
export async function withOwnerConnection<T>(
  url: string,
  settings: ClientConfig,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Connection({ connectionString: url, connectionTimeoutMillis: 10_000, ...settings });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** The SQL state of a database error, or a code for a lost connection; undefined for anything else. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return lost.test(error.message) ? "CONNECTION_LOST" : undefined;
}

export function constraintOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.constraint : undefined;
}
