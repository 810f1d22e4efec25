// The SQL that a store sends, written down instead of sent: what is run bare beside the product, and what the plans are made of.
import type { Db } from "@samverkansstod/db/client.ts";
import { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

export interface Statement {
  text: string;
  values: unknown[];
}

const dialect = new PgDialect({ casing: "snake_case" });

/** The statements of `ask`, which must be of raw SQL. */
export async function sqlOf(ask: (db: Db) => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  const recorder = {
    execute: (query: unknown) => ({
      execute: async () => {
        if (!(query instanceof SQL)) throw new Error("a statement that is not raw SQL");
        const { sql: text, params: values } = dialect.sqlToQuery(query);
        asked.push({ text, values });
        return { rows: [] };
      },
    }),
  };
  await ask(recorder as unknown as Db);
  return asked;
}
