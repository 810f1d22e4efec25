// What waits to be done: jobs by queue and state, and mails that have not left.
import { rowsOf, type Db } from "@samverkansstod/db/client.ts";
import { isoInstant } from "@samverkansstod/db/schema/columns.ts";
import { sql } from "drizzle-orm";

export interface Backlog {
  jobs: { queue: string; state: string; count: number }[];
  mails: { count: number; oldest: Temporal.Instant | null };
}

/** Jobs that wait, are at work or were given up; the finished ones are not counted. */
export async function readBacklog(db: Db): Promise<Backlog> {
  const jobs = await rowsOf<{ queue: string; state: string; count: number }>(
    db,
    sql`select name as queue, state::text as state, count(*)::int as count from pgboss.job
      where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_pgboss\\_\\_%' group by 1, 2 order by 1, 2`,
  );
  const [mails] = await rowsOf<{ count: number; oldest: string | null }>(
    db,
    sql`select count(*)::int as count, min(created_at)::text as oldest from app.mail where sent_at is null`,
  );
  const oldest = mails?.oldest ? Temporal.Instant.from(isoInstant(mails.oldest)) : null;
  return { jobs, mails: { count: mails?.count ?? 0, oldest } };
}
