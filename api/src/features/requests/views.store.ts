// Who of the staff read which case: one row per person, case and hour. Nobody waits until that row is on the disk: if PostgreSQL falls, the views of its last
// second may be missing.
import { rowsOf, type Db } from "@samverkansstod/db/client.ts";
import { prepared } from "@samverkansstod/db/prepared.ts";
import { sql, type Placeholder } from "drizzle-orm";
import type { StoredRequest } from "./requests.rules.ts";
import { wholeRequest } from "./requests.store.ts";

interface View {
  personId: string;
  now: Temporal.Instant;
}

type Viewing = "id" | "personId" | "hour" | "at";

const logged = (
  at: (name: Viewing) => Placeholder,
) => sql`insert into app_runtime.view_log (person_id, request_id, hour, at)
  select ${at("personId")}::uuid, v.id, ${at("hour")}::timestamptz, ${at("at")}::timestamptz from app.request v
  where v.id = ${at("id")} and set_config('synchronous_commit', 'off', true) = 'off' on conflict do nothing`;

const viewed = prepared<Viewing>(
  (at) =>
    sql`with viewed as (${logged(at)}) select ${wholeRequest(true)} as request from app.request r where r.id = ${at("id")}`,
);

const viewing = (id: string, { personId, now }: View) => ({
  id,
  personId,
  hour: now.round({ smallestUnit: "hour", roundingMode: "floor" }).toString(),
  at: now.toString(),
});

const disclosing = prepared<Viewing>(
  (at) => sql`insert into app_runtime.view_log (person_id, request_id, hour, at, purpose)
    select ${at("personId")}::uuid, v.id, ${at("hour")}::timestamptz, ${at("at")}::timestamptz, 'disclosure' from app.request v
    where v.id = ${at("id")} on conflict do nothing`,
);

/** Notes that this person reads a case for a disclosure. */
export async function logDisclosure(db: Db, id: string, view: View): Promise<void> {
  await rowsOf(db, disclosing(viewing(id, view)));
}

/** A case as staff see it, and in the same statement notes that this person read it; undefined when it is not there. */
export async function viewRequest(db: Db, id: string, view: View): Promise<StoredRequest | undefined> {
  const [row] = await rowsOf<{ request: StoredRequest }>(db, viewed(viewing(id, view)));
  return row?.request;
}
