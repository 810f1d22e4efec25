// The quick log: a short consultation that is over, from nothing to closed in one transaction.
import { inCommand } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { QuickLog } from "../../contract/outcomes.ts";
import type { Request } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { findPersonalNumbers, maskPersonalNumbers } from "../../shared/personal-number.ts";
import { addNote } from "../conversation/conversation.store.ts";
import { shownCase, staffReader, storedCase } from "../requests/case.steps.ts";
import { acceptableRegistration, register } from "../requests/register.steps.ts";
import { responsible } from "../requests/responsible.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { refuseUnknownCodes } from "../requests/unknown-codes.store.ts";
import { acceptableQuickLog, channelOf } from "./outcomes.rules.ts";
import { addEnding, addOutcomes } from "./outcomes.store.ts";

/**
 * Registers, logs and closes at once; whoever logs it is responsible. Mails nobody unless asked to. Refuses with invalid_fields,
 * not_assignable, conflict_of_interest (one's own association).
 */
export function quickLog(tools: RequestTools, body: QuickLog, key: Once, call: Call): Promise<Request> {
  const { registration, kind, minutes, outcomes, summary } = acceptableQuickLog(body, call.now);
  const entry = acceptableRegistration(registration, { demo: tools.demo, now: call.now });
  const { actor } = call;
  const { personId } = actor;
  const now = call.now.toString();
  const receivedAt = entry.receivedAt.toString();
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "quickLog", call), async (tx) => {
    const id = await once(tx, key, { personId, id: randomUUID(), status: 201, now }, async (newId) => {
      const over = {
        type: "quick_logged",
        state: "closed",
        assignee: { id: personId, name: actor.name ?? actor.email },
        values: { firstContactAt: receivedAt, closedAt: now },
        // What looks like a personal number does not travel by mail.
        mail: { template: "quick_logged", data: { summary: maskPersonalNumbers(summary) } },
      } as const;
      await refuseUnknownCodes(() => register(tx, tools, { id: newId, entry, kind, over }, call));
      await responsible(tx, await storedCase(tx, newId, reader), personId);
      const ending = { kind: "closed", text: summary, minutes, reaction: "not_asked" } as const;
      const endingId = await addEnding(tx, { ...ending, requestId: newId, at: now, endedBy: personId });
      await addOutcomes(tx, endingId, outcomes);
      const contact = { channel: channelOf[entry.source], contactAt: receivedAt, minutes };
      const personalNumber = findPersonalNumbers(summary).length > 0;
      const note = { kind: "official", text: summary, personalNumber, ...contact } as const;
      await addNote(tx, { ...note, requestId: newId, at: now, authorId: personId });
    });
    return shownCase(tx, id, reader, call.now);
  });
}
