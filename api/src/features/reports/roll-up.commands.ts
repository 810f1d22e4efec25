// Keeps the roll-up of the reports up, each minute.
import { inCommand, type Database } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import { foldChanges } from "./roll-up.store.ts";

/** What is younger waits, so that no process whose clock is a little behind finds the roll-up ahead of it. */
const settling = { minutes: 1 } as const;

/** Folds all that changed until a minute before `now`, some thousands of changes a transaction. */
export async function foldReports({ database }: { database: Database }, now: Temporal.Instant): Promise<void> {
  const at = now.subtract(settling).toString({ fractionalSecondDigits: 3 });
  const context = { role: "app_job", actor: "system:fold-reports", personId: null, command: "foldReports" } as const;
  let more = true;
  while (more) {
    ({ more } = await inCommand(database.long, { ...context, correlationId: randomUUID() }, (tx) =>
      foldChanges(tx, at),
    ));
  }
}
