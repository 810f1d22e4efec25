// Plain statements to a server of ours, outside the application's pools: logins, databases, test templates.
// The application's own queries go through client.ts.
import { withOwnerConnection } from "./pool.ts";

export type Row = Record<string, unknown>;
type Send = (text: string) => Promise<Row[]>;

/** One connection for as long as the work lasts. Statements run outside a transaction unless the text opens one. */
export async function withConnection<T>(url: string, work: (send: Send) => Promise<T>): Promise<T> {
  return withOwnerConnection(url, {}, (client) => work(async (text) => (await client.query<Row>(text)).rows));
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
