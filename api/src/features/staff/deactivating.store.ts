// SQL of what follows when somebody is deactivated: their open cases become nobody's and their offers of times lapse. A fixed number of statements,
// however many cases there are.
import { rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import type { State } from "../../contract/life-cycle.ts";

/**
 * Locks the open cases that somebody is responsible for or has times on offer in, in order of id. Asked before and after the person's own row is locked:
 * whoever made them responsible meanwhile held that row.
 */
export async function lockCasesWith(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`select 1 from app.request r where r.id in (
      select q.id from app.request q where q.assignee_id = ${personId} and q.state in ('submitted', 'accepted', 'in_progress')
      union all select o.request_id from app.time_offer o where o.consultant_id = ${personId} and o.state = 'open')
    order by r.id for update`);
}

/** Nobody else's command makes this person responsible until this one has ended. */
export async function lockWholePerson(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`select 1 from app.person where id = ${personId} for update`);
}

export interface TouchedCase extends Record<string, unknown> {
  requestId: string;
  state: State;
  /** Never before what has already happened to the case. */
  at: string;
}

/** Open cases become nobody's: rows and intervals. */
export async function releaseCases(tx: Tx, personId: string, now: string): Promise<TouchedCase[]> {
  const cases = await rowsOf<TouchedCase>(
    tx,
    sql`update app.request set assignee_id = null, version = version + 1, updated_at = greatest(updated_at, ${now}::timestamptz)
    where assignee_id = ${personId} and state in ('submitted', 'accepted', 'in_progress')
    returning id as "requestId", state, app.iso(updated_at) as at`,
  );
  if (cases.length > 0) {
    await tx.execute(sql`update app.request_interval i set valid_to = g.at
      from json_to_recordset(${JSON.stringify(cases)}::json) g ("requestId" uuid, at timestamptz)
      where i.request_id = g."requestId" and i.dimension = 'assignee' and i.valid_to is null and i.superseded_at is null`);
  }
  return cases;
}

export interface LapsedOffer extends TouchedCase {
  /** It had run out already, and nobody had come to it yet. */
  ranOut: boolean;
  caseNumber: string;
  contactEmail: string | null;
  language: string;
}

/** Offers that are open are so no longer, and their times are free. The person's time is locked. */
export async function lapseOffers(tx: Tx, personId: string, now: string): Promise<LapsedOffer[]> {
  const offers = await rowsOf<LapsedOffer & { offerId: string }>(
    tx,
    sql`update app.time_offer o set state = case when o.expires_at <= ${now} then 'expired' else 'withdrawn' end, settled_at = ${now}
    from app.request r left join app.person p on p.id = r.requester_id
    where o.consultant_id = ${personId} and o.state = 'open' and r.id = o.request_id
    returning o.id as "offerId", o.expires_at <= ${now} as "ranOut", r.id as "requestId", r.state, r.case_number as "caseNumber",
      r.contact_email as "contactEmail", case when coalesce(p.language, r.language) = 'en' then 'en' else 'sv' end as language,
      app.iso(greatest(r.updated_at, ${now}::timestamptz)) as at`,
  );
  if (offers.length > 0) {
    await tx.execute(sql`update app.reservation v set state = case when g."ranOut" then 'expired' else 'released' end
      from json_to_recordset(${JSON.stringify(offers)}::json) g ("offerId" uuid, "ranOut" boolean) join app.offered_time t on t.offer_id = g."offerId"
      where v.offered_time_id = t.id and v.state = 'reserved'`);
  }
  return offers;
}
