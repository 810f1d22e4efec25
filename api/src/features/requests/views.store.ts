// Who of the staff read which case: one row per person, case and hour. Nobody waits until that row is on the disk: if PostgreSQL falls, the views of its last
// second may be missing.
import { rowsOf, type Db } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import type { StoredRequest } from "./requests.rules.ts";
import { wholeRequest } from "./requests.store.ts";

interface View {
  personId: string;
  now: Temporal.Instant;
}

const logged = (id: string, { personId, now }: View) => {
  const hour = now.round({ smallestUnit: "hour", roundingMode: "floor" }).toString();
  return sql`insert into app_runtime.view_log (person_id, request_id, hour, at)
    select ${personId}::uuid, v.id, ${hour}::timestamptz, ${now.toString()}::timestamptz from app.request v
    where v.id = ${id} and set_config('synchronous_commit', 'off', true) = 'off' on conflict do nothing`;
};

/** A case as staff see it, and in the same statement notes that this person read it; undefined when it is not there. */
export async function viewRequest(db: Db, id: string, view: View): Promise<StoredRequest | undefined> {
  const [row] = await rowsOf<{ request: StoredRequest }>(
    db,
    sql`with viewed as (${logged(id, view)}) select ${wholeRequest(true)} as request from app.request r where r.id = ${id}`,
  );
  return row?.request;
}

/** Notes that this person read something of a case. */
export async function logView(db: Db, id: string, view: View): Promise<void> {
  await db.execute(logged(id, view));
}
