// Queues background work in the transaction that causes it: rolled back with it, there when it commits.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { QueueName } from "@samverkansstod/db/queues.ts";
import { sql } from "drizzle-orm";
import { fromDrizzle, type PgBoss } from "pg-boss";

export interface Queue {
  send(tx: Tx, name: QueueName, data: Record<string, string>): Promise<void>;
  /** The same for many, in one statement. */
  sendAll(tx: Tx, name: QueueName, data: readonly Record<string, string>[]): Promise<void>;
}

export function queueOn(boss: PgBoss): Queue {
  return {
    send: async (tx, name, data) => {
      await boss.send(name, data, { db: fromDrizzle(tx, sql) });
    },
    sendAll: async (tx, name, data) => {
      if (data.length === 0) return;
      await boss.insert(
        name,
        data.map((one) => ({ data: one })),
        { db: fromDrizzle(tx, sql) },
      );
    },
  };
}
