// SQL about summaries that were sent: to whom one went, which is what the same call again answers.
import type { Tx } from "@samverkansstod/db/client.ts";
import { mail } from "@samverkansstod/db/schema/index.ts";
import { and, eq, sql } from "drizzle-orm";

/** Whom a summary was mailed to, by name where there is one, in the order it was sent; null for whoever is protected. */
export async function summarySentTo(tx: Tx, requestId: string, summaryId: string): Promise<(string | null)[]> {
  const rows = await tx
    .select({ to: mail.to, data: mail.data })
    .from(mail)
    .where(and(eq(mail.requestId, requestId), sql`${mail.data} ->> 'summaryId' = ${summaryId}`))
    .orderBy(sql`(${mail.data} ->> 'place')::int`);
  return rows.map(({ to, data }) => (data["receiver"] === "protected" ? null : data["receiverName"] || to));
}
