// Statements whose text is written once and kept. Drizzle writes a statement's text anew each time it is asked, which costs the process more than asking
// it; what is asked in nearly every call is therefore written through here.
import { fillPlaceholders, type Placeholder, SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import * as schema from "./schema/index.ts";

const casing = "snake_case";
const dialect = new PgDialect({ casing });

/** Builds statements and asks none. */
export const builder = drizzle.mock({ schema, casing });

class Written extends SQL {
  readonly #text: string;
  readonly #values: unknown[];

  constructor(text: string, values: unknown[]) {
    super([]);
    this.#text = text;
    this.#values = values;
  }

  override toQuery() {
    return { sql: this.#text, params: this.#values };
  }
}

/**
 * A statement with named places for values: `prepared((at) => sql\`select … where id = ${at("id")}\`)`. What it gives is asked by `rowsOf` with
 * the values in place. Everything else in it is fixed when it is first asked.
 */
export function prepared<Name extends string>(
  build: (at: (name: Name) => Placeholder<Name>) => SQL,
): (values: Readonly<Record<Name, unknown>>) => SQL {
  let written: { sql: string; params: unknown[] } | undefined;
  return (values) => {
    written ??= dialect.sqlToQuery(build((name) => sql.placeholder(name)));
    return new Written(written.sql, fillPlaceholders(written.params, values));
  };
}
