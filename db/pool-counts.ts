// How the connections of the pools are used right now, for whoever watches.
import type { Database } from "./client.ts";

export interface PoolCount {
  pool: "requests" | "signIn" | "long";
  inUse: number;
  idle: number;
  /** How many wait for a connection. */
  waiting: number;
}

interface Counting {
  $client: { totalCount: number; idleCount: number; waitingCount: number };
}

export function poolCounts(database: Database): PoolCount[] {
  return (["requests", "signIn", "long"] as const).map((pool) => {
    // The query builder keeps the pool, though its type here does not say so.
    const { totalCount, idleCount, waitingCount } = (database[pool] as unknown as Counting).$client;
    return { pool, inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  });
}
