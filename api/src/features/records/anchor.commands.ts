// Falls due once a Stockholm day: an anchor over the whole history so far, by which verify-history sees what was taken away.
import { databaseErrorCode, inCommand, type Database } from "@samverkansstod/db/client.ts";
import { addAnchor, isAnchored, settledEvent } from "@samverkansstod/db/history/anchors.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { systemContext } from "../requests/case.steps.ts";

const lockNotAvailable = "55P03";

/** Anchors the history unless this day is anchored. While somebody writes for long it lets them, and is asked again within the minute. */
export async function anchorHistory({ database }: { database: Database }, now: Temporal.Instant): Promise<void> {
  const day = stockholmDate(now).toString();
  if (await isAnchored(database.long, day)) return;
  try {
    const lastEventId = await settledEvent(database.long);
    await inCommand(database.long, systemContext("anchorHistory"), (tx) =>
      addAnchor(tx, { day, lastEventId, now: now.toString() }),
    );
  } catch (error) {
    if (databaseErrorCode(error) !== lockNotAvailable) throw error;
  }
}
