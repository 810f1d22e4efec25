// Plain statements to a server of ours, outside the application's pools: logins, databases, test templates.
// The application's own queries go through client.ts.

import postgres from "postgres";

export type Row = Record<string, unknown>;
type Send = (text: string) => Promise<Row[]>;

/** One connection for as long as the work lasts. Statements run outside a transaction unless the text opens one. */
export async function withConnection<T>(url: string, work: (send: Send) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => undefined });
  try {
    return await work(async (text) => [...(await sql.unsafe<Row[]>(text))]);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
