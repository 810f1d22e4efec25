// All SQL about endings: their rows, outcomes and principles, ratings, and which endings have fallen due.
import { brokenConstraint, type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { ending, endingOutcome, endingPrinciple, rating, request, setting } from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import { Refusal } from "../../shared/problem.ts";
import type { EndingDays } from "./outcomes.rules.ts";

export type NewEnding = Omit<typeof ending.$inferInsert, "id" | "supersededAt">;
type EndingChange = Partial<
  Pick<
    NewEnding,
    "reaction" | "reactedAt" | "reactionText" | "remindedAt" | "rated" | "consent" | "consentAt" | "handedOverAt"
  >
> & { supersededAt?: string };

/** Does the work; a code that no catalogue has is refused with invalid_fields at this field. */
async function naming<T>(field: string, constraint: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== constraint) throw error;
    throw new Refusal("invalid_fields", { errors: [{ field, code: "unknown_code" }], cause: error });
  }
}

/** Adds the ending that holds from now; gives its id. Refuses with invalid_fields for a decline code that no catalogue has. */
export async function addEnding(tx: Tx, values: NewEnding): Promise<string> {
  const added = await naming("/code", "ending_reason_code_decline_reason_code_fk", () =>
    tx.insert(ending).values(values).returning({ id: ending.id }),
  );
  const [row] = added;
  if (!row) throw new Error("an ending was added and is not there");
  return row.id;
}

/** Adds what came of a case to its ending. Refuses with invalid_fields for a code that no catalogue has. */
export async function addOutcomes(tx: Tx, endingId: string, codes: readonly string[]): Promise<void> {
  await naming("/outcomes", "ending_outcome_outcome_code_outcome_code_code_fk", () =>
    tx.insert(endingOutcome).values(codes.map((outcomeCode) => ({ endingId, outcomeCode }))),
  );
}

type Effect = (typeof endingPrinciple.$inferInsert)["effect"];

/** Adds the principles that an ending strengthened or strained. Refuses with invalid_fields at the field of that name. */
export async function addPrinciples(
  tx: Tx,
  endingId: string,
  { effect, codes }: { effect: Effect; codes: readonly string[] },
): Promise<void> {
  if (codes.length === 0) return;
  await naming(`/${effect}`, "ending_principle_principle_code_principle_code_fk", () =>
    tx.insert(endingPrinciple).values(codes.map((principleCode) => ({ endingId, principleCode, effect }))),
  );
}

/** Changes the ending that holds; gives its id and receiver, undefined when the case has none. */
export async function changeEnding(
  tx: Tx,
  requestId: string,
  change: EndingChange,
): Promise<{ id: string; receiverEmail: string | null } | undefined> {
  const [row] = await tx
    .update(ending)
    .set(change)
    .where(and(eq(ending.requestId, requestId), isNull(ending.supersededAt)))
    .returning({ id: ending.id, receiverEmail: ending.receiverEmail });
  return row;
}

/** Sets when the case was closed, unless it has been before: lead times count to the first closing. */
export async function keepFirstClosing(tx: Tx, requestId: string, at: string): Promise<void> {
  await tx
    .update(request)
    .set({ closedAt: at })
    .where(and(eq(request.id, requestId), isNull(request.closedAt)));
}

/** Adds a rating that leads back to no case and no person: kind and year only. */
export async function addRating(tx: Tx, values: Omit<typeof rating.$inferInsert, "id">): Promise<void> {
  await tx.insert(rating).values(values);
}

export async function endingDays(db: Db | Tx, usual: EndingDays): Promise<EndingDays> {
  const [row] = await db.select().from(setting).where(eq(setting.key, "reminders"));
  return { ...usual, ...(row?.value as Partial<EndingDays> | undefined) };
}

interface IdRow extends Record<string, unknown> {
  id: string;
}

const onlyOf = (id: string | undefined) => (id === undefined ? sql`` : sql`and r.id = ${id}`);

/** Cases whose ending the requester has not reacted to nor been reminded of; with `id`, that one if it still is so. */
export async function endingsToRemindOf(
  db: Db | Tx,
  { endedBefore, today }: { endedBefore: string; today: string },
  id?: string,
): Promise<string[]> {
  const rows = await rowsOf<IdRow>(
    db,
    sql`
    select r.id from app.ending n join app.request r on r.id = n.request_id
    where n.reaction = 'awaited' and n.superseded_at is null and n.reminded_at is null and n.at < ${endedBefore}
      and n.react_by >= ${today}::date ${onlyOf(id)}`,
  );
  return rows.map((row) => row.id);
}

/** Cases whose ending may no longer be reacted to, and nobody has; with `id`, that one if it still is so. */
export async function endingsLeftUnconfirmed(db: Db | Tx, today: string, id?: string): Promise<string[]> {
  const rows = await rowsOf<IdRow>(
    db,
    sql`
    select r.id from app.ending n join app.request r on r.id = n.request_id
    where n.reaction = 'awaited' and n.superseded_at is null and n.react_by < ${today}::date ${onlyOf(id)}`,
  );
  return rows.map((row) => row.id);
}
