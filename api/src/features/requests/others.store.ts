// SQL about others than the requester: who else takes part in a case and is mailed, and whether somebody belongs to who asks.
import { rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { prepared } from "@samverkansstod/db/prepared.ts";
import { sql } from "drizzle-orm";
import type { StoredRequest } from "./requests.rules.ts";

const othersOfCase = prepared<"id" | "language">(
  (
    at,
  ) => sql`select q.email as "to", coalesce((select p.language from app.person p where p.id = q.person_id), ${at("language")}) as language
    from app.request_party q where q.request_id = ${at("id")} and q.joined_at is not null and q.ended_at is null order by q.id`,
);

/** Where others who take part in a case are mailed, and in which language: `language` where theirs is not the reader's to know. */
export async function othersInCase(
  tx: Tx,
  id: string,
  language: string,
): Promise<readonly { to: string; language: string }[]> {
  return rowsOf<{ to: string; language: string }>(tx, othersOfCase({ id, language }));
}

/** The same of several cases, in one question; language is null where theirs is not the reader's to know. */
export async function othersInCases(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { requestId: string; to: string; language: string | null }[]> {
  if (ids.length === 0) return [];
  return rowsOf<{ requestId: string; to: string; language: string | null }>(
    tx,
    sql`select q.request_id as "requestId", q.email as "to", (select p.language from app.person p where p.id = q.person_id) as language
    from app.request_party q where q.request_id = any(${`{${ids.join(",")}}`}::uuid[]) and q.joined_at is not null and q.ended_at is null
    order by q.request_id, q.id`,
  );
}

const conflict = prepared<"who" | "id" | "askedBy" | "organisationId">(
  (at) =>
    sql`select app.has_conflict(${at("who")}::uuid, ${at("id")}::uuid, ${at("askedBy")}::uuid, ${at("organisationId")}::uuid) as conflict`,
);

/** Whether somebody asks in this case, or belongs to an organisation that does (jäv). */
export async function hasConflict(
  tx: Tx,
  who: string,
  { id, requesterId, organisation: of }: Pick<StoredRequest, "id" | "requesterId" | "organisation">,
): Promise<boolean> {
  const [row] = await rowsOf<{ conflict: boolean }>(
    tx,
    conflict({ who, id, askedBy: requesterId, organisationId: of?.id ?? null }),
  );
  return row?.conflict ?? false;
}
