// Parts that the commands on organisations and their members share: who acts under which role.
import type { CommandContext, Database } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Call } from "../../shared/actor.ts";
import type { Keys } from "../../shared/keys.ts";
import type { As } from "./organisations.rules.ts";

export interface OrganisationTools {
  database: Database;
  queue: Queue;
  keys: Keys;
  /** Fictional organisation numbers are taken only with demo data. */
  demo: boolean;
}

export function contextAs(as: As, command: string, { actor, correlationId }: Call): CommandContext {
  const role = as === "staff" ? "app_staff" : "app_requester";
  return { role, actor: actor.personId, personId: actor.personId, command, correlationId };
}
