// Making somebody responsible for a case: claim, assign, hand over, release. Never changes the state.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { addEvent } from "./history.store.ts";
import { mayAssign, showRequest, situationOf, type Reader } from "./requests.rules.ts";
import { changeRequest, findRequest, lockRequest } from "./requests.store.ts";
import { turnIntervals } from "./intervals.store.ts";
import { responsible } from "./responsible.steps.ts";
import { commandContext, type RequestTools } from "./sending.steps.ts";
import { transitionFor } from "./transitions.rules.ts";

interface Assignment {
  id: string;
  version: number;
  personId: string | null;
  reason: string | null;
}

/** Refuses with not_found, wrong_state, stale_version (with the present case), forbidden, not_assignable, conflict_of_interest. */
export function assignRequest(tools: RequestTools, assignment: Assignment, call: Call): Promise<Request> {
  const { id, version, personId, reason } = assignment;
  const { actor } = call;
  const reader: Reader = { as: "staff", personId: actor.personId, permissions: actor.permissions };
  return inCommand(tools.database.requests, commandContext("app_staff", "assignRequest", call), async (tx) => {
    const stored = await lockRequest(tx, id);
    if (!stored) throw new Refusal("not_found");
    const { state } = stored.staff;
    const situation = situationOf({ ...stored, ...stored.staff, ending: stored.ending });
    if (!transitionFor("assign", situation, "staff")) throw new Refusal("wrong_state");
    const current = showRequest(stored, reader, call.now);
    if (stored.version !== version) throw new Refusal("stale_version", { current });
    const present = stored.assigneeId;
    const refused = mayAssign({ permissions: actor.permissions, actorId: actor.personId, present, next: personId });
    if (refused) throw new Refusal(refused);
    if (present === personId) return current;
    const assignee = personId === null ? null : await responsible(tx, stored, personId);
    // Another process changed the case by a clock a little ahead of this one: a case's time never goes backwards.
    const isBehind = Temporal.Instant.compare(call.now, Temporal.Instant.from(stored.updatedAt)) < 0;
    const now = isBehind ? stored.updatedAt : call.now.toString();
    await changeRequest(tx, id, now, { assigneeId: personId });
    await turnIntervals(tx, id, {
      at: now,
      turns: [{ dimension: "assignee", value: personId, ...(personId !== null && { personId }) }],
    });
    await addEvent(tx, {
      requestId: id,
      at: now,
      type: personId === null ? "unassigned" : "assigned",
      actorKind: "staff",
      actor: actor.personId,
      actorName: actor.name,
      from: state,
      to: state,
      assignee,
      reason,
      correlationId: call.correlationId,
    });
    const changed = await findRequest(tx, id);
    if (!changed) throw new Refusal("not_found");
    return showRequest(changed, reader, call.now);
  });
}
