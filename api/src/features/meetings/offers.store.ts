// SQL about offers of times: reading them, making one, settling it, and finding those whose time has run out.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { offeredTime, timeOffer } from "@samverkansstod/db/schema/index.ts";
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { MaskedField } from "../requests/requests.rules.ts";
import type { StoredOffer } from "./meetings.rules.ts";

const wholeOffer = sql`json_build_object('id', o.id, 'requestId', o.request_id, 'state', o.state,
  'consultant', json_build_object('id', o.consultant_id, 'name', coalesce(app.staff_name(o.consultant_id), '')),
  'createdAt', app.iso(o.created_at), 'expiresAt', app.iso(o.expires_at), 'placeKind', o.place_kind, 'place', o.place,
  'contactProtected', (select r.contact_protected from app.request r where r.id = o.request_id),
  'times', (select json_agg(json_build_object('id', t.id, 'startsAt', app.iso(t.starts_at), 'endsAt', app.iso(t.ends_at),
    'localStart', t.local_start, 'picked', t.picked) order by t.starts_at) from app.offered_time t where t.offer_id = o.id))`;

/** A requester's rows are asked for by name as well, so that neither this filter nor row-level security stands alone. */
const shown = (personId: string | undefined) =>
  personId === undefined
    ? sql``
    : sql`and exists (select from app.request_access a where a.request_id = o.request_id and a.person_id = ${personId})`;

async function offersWhere(db: Db | Tx, where: SQL, shownTo?: string): Promise<StoredOffer[]> {
  const rows = await rowsOf<{ offer: StoredOffer }>(
    db,
    sql`select ${wholeOffer} as offer from app.time_offer o where ${where} ${shown(shownTo)} order by o.created_at, o.id`,
  );
  return rows.map((row) => row.offer);
}

/** The offers of a case, oldest first; for a requester with their id. */
export function offersOf(db: Db | Tx, requestId: string, shownTo?: string): Promise<StoredOffer[]> {
  return offersWhere(db, sql`o.request_id = ${requestId}`, shownTo);
}

/** An offer of this case; for a requester with their id. */
export async function findOffer(
  db: Db | Tx,
  { requestId, offerId }: { requestId: string; offerId: string },
  shownTo?: string,
): Promise<StoredOffer | undefined> {
  const [found] = await offersWhere(db, sql`o.id = ${offerId} and o.request_id = ${requestId}`, shownTo);
  return found;
}

/** The offer of a case that is open, run out or not. The case's row is locked, so it stays so. */
export async function openOffer(tx: Tx, requestId: string): Promise<StoredOffer | undefined> {
  const [found] = await offersWhere(tx, sql`o.request_id = ${requestId} and o.state = 'open'`);
  return found;
}

export async function addOffer(
  tx: Tx,
  offer: typeof timeOffer.$inferInsert,
  times: readonly (typeof offeredTime.$inferInsert)[],
): Promise<void> {
  await tx.insert(timeOffer).values(offer);
  await tx.insert(offeredTime).values([...times]);
}

/** An open offer is open no longer; false when it was not. */
export async function settleOffer(
  tx: Tx,
  id: string,
  { state, at }: { state: "picked" | "expired" | "withdrawn"; at: string },
): Promise<boolean> {
  const settled = await tx
    .update(timeOffer)
    .set({ state, settledAt: at })
    .where(and(eq(timeOffer.id, id), eq(timeOffer.state, "open")))
    .returning({ id: timeOffer.id });
  return settled.length > 0;
}

export async function markPicked(tx: Tx, timeId: string): Promise<void> {
  await tx.update(offeredTime).set({ picked: true }).where(eq(offeredTime.id, timeId));
}

/** Open offers whose time has run out, those that ran out first before others. */
export async function offersDue(
  db: Db,
  now: string,
  limit: number,
): Promise<{ id: string; requestId: string; consultantId: string }[]> {
  return db
    .select({ id: timeOffer.id, requestId: timeOffer.requestId, consultantId: timeOffer.consultantId })
    .from(timeOffer)
    .where(and(eq(timeOffer.state, "open"), sql`${timeOffer.expiresAt} <= ${now}`))
    .orderBy(timeOffer.expiresAt, timeOffer.id)
    .limit(limit);
}

interface ReservedRow extends Record<string, unknown> {
  reserved: {
    requestId: string;
    caseNumber: string;
    subject: string;
    organisationName: string | null;
    personalNumberIn: readonly MaskedField[];
    consultant: { id: string; name: string };
    startsAt: string;
    endsAt: string;
    localStart: string;
    expiresAt: string;
  };
}

/** Times on offer that are still reserved and touch a span, of one consultant or all, in order of time. By staff. */
export async function reservedWithin(
  db: Db,
  { from, to, consultantId, now }: { from: string; to: string; consultantId?: string | undefined; now: string },
): Promise<ReservedRow["reserved"][]> {
  const whose = consultantId === undefined ? sql`` : sql`and o.consultant_id = ${consultantId}`;
  const rows = await rowsOf<ReservedRow>(
    db,
    sql`select json_build_object('requestId', o.request_id, 'caseNumber', r.case_number,
      'subject', coalesce(r.subject, ''), 'organisationName', r.organisation_name, 'personalNumberIn', r.personal_number_in,
      'consultant', json_build_object('id', o.consultant_id, 'name', coalesce(app.staff_name(o.consultant_id), '')),
      'startsAt', app.iso(t.starts_at), 'endsAt', app.iso(t.ends_at), 'localStart', t.local_start, 'expiresAt', app.iso(o.expires_at)) as reserved
    from app.time_offer o join app.offered_time t on t.offer_id = o.id join app.request r on r.id = o.request_id
    where o.state = 'open' and o.expires_at > ${now} and t.starts_at < ${to} and t.ends_at > ${from} ${whose}
    order by t.starts_at, t.id`,
  );
  return rows.map((row) => row.reserved);
}
