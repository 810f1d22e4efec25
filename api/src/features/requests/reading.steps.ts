// Finding the case that somebody reads, as the reader they are; every read of a case begins here.
import { inReadingOf, type Database } from "@samverkansstod/db/client.ts";
import { isStaff, type Actor } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import type { Reader, StoredRequest } from "./requests.rules.ts";
import { findRequest } from "./requests.store.ts";
import { viewRequest } from "./views.store.ts";

interface Found {
  stored: StoredRequest;
  reader: Reader;
}

/**
 * As staff if the person may read cases and it is one; otherwise what they have been shown as a requester. Where `viewedAt` says when, it is noted that
 * somebody of the staff read it. Refuses with not_found.
 */
export async function readCase(
  database: Database,
  id: string,
  actor: Actor,
  viewedAt?: Temporal.Instant,
): Promise<Found> {
  const { personId, permissions } = actor;
  if (isStaff(actor)) {
    const stored = viewedAt
      ? await viewRequest(database.requests, id, { personId, now: viewedAt })
      : await findRequest(database.requests, id);
    if (stored) return { stored, reader: { as: "staff", personId, permissions } };
  }
  const stored = await inReadingOf(database.requests, personId, (tx) => findRequest(tx, id, personId));
  if (!stored) throw new Refusal("not_found");
  return { stored, reader: { as: "requester", personId } };
}
