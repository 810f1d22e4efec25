// Falls due: whoever came to belong to an organisation that asks, or takes part in the case themselves, is no longer responsible for it (jäv).
import { inCommand, type Database } from "@samverkansstod/db/client.ts";
import { eachApart } from "../../shared/each-apart.ts";
import { asSystem, systemContext, takeStep } from "../requests/case.steps.ts";
import { hasConflict } from "../requests/others.store.ts";
import { lockRequest } from "../requests/requests.store.ts";
import { casesInConflict } from "./conflicts.store.ts";

const command = "endConflicts";

/** Each case is a command of its own, and is looked at again once it is locked. */
export async function endConflicts({ database }: { database: Database }, now: Temporal.Instant): Promise<void> {
  await eachApart(await casesInConflict(database.long), (id) =>
    inCommand(database.long, systemContext(command), async (tx) => {
      const stored = await lockRequest(tx, id);
      if (!stored || stored.assigneeId === null || !(await hasConflict(tx, stored.assigneeId, stored))) return;
      await takeStep(
        tx,
        stored,
        {
          type: "unassigned",
          action: null,
          details: { code: "conflict_of_interest" },
          values: { assigneeId: null },
          turns: [{ dimension: "assignee", value: null }],
        },
        asSystem(command, now),
      );
    }),
  );
}
