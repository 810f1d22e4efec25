// What held of a case and from when, by dimension: dated intervals that are closed and opened, never rewritten.
import { rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { prepared } from "@samverkansstod/db/prepared.ts";
import { requestInterval } from "@samverkansstod/db/schema/index.ts";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";

export type Dimension = (typeof requestInterval.$inferInsert)["dimension"];
export interface Turn {
  dimension: Dimension;
  /** Null: nothing holds from here on. */
  value: string | null;
  personId?: string;
  from: string;
  recordedAt: string;
}

/** Closes what held and opens what holds now, all from the same instant; what is closed is never rewritten. */
export async function turnIntervals(
  tx: Tx,
  requestId: string,
  { at, turns }: { at: string; turns: readonly Omit<Turn, "from" | "recordedAt">[] },
): Promise<void> {
  const dimensions = turns.map(({ dimension }) => dimension);
  await tx
    .update(requestInterval)
    .set({ validTo: at })
    .where(
      and(
        eq(requestInterval.requestId, requestId),
        inArray(requestInterval.dimension, dimensions),
        isNull(requestInterval.validTo),
        isNull(requestInterval.supersededAt),
      ),
    );
  await openIntervals(
    tx,
    requestId,
    turns.map((turn) => ({ ...turn, from: at, recordedAt: at })),
  );
}

const opened = prepared<"requestId" | "intervals">(
  (at) => sql`insert into app.request_interval (request_id, dimension, value, person_id, valid_from, recorded_at)
    select ${at("requestId")}, i.dimension, i.value, i.person_id, i.valid_from, i.recorded_at
    from json_to_recordset(${at("intervals")}) i (dimension text, value text, person_id uuid, valid_from timestamptz, recorded_at timestamptz)`,
);

/** Opens the first intervals of a case that has none. */
export async function openIntervals(tx: Tx, requestId: string, turns: readonly Turn[]): Promise<void> {
  const intervals = turns.flatMap(({ dimension, value, personId, from, recordedAt }) =>
    value === null
      ? []
      : [{ dimension, value, person_id: personId ?? null, valid_from: from, recorded_at: recordedAt }],
  );
  if (intervals.length > 0) await rowsOf(tx, opened({ requestId, intervals: JSON.stringify(intervals) }));
}
