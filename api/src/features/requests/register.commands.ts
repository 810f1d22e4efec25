// Registering what came in by phone, mail, visit, forum or letter: from nothing to a numbered case in one transaction.
import { inCommand } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Registration } from "../../contract/registering.ts";
import type { Request } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { acceptableRegistration, register } from "./register.steps.ts";
import { showRequest, type Reader } from "./requests.rules.ts";
import { findRequest } from "./requests.store.ts";
import { commandContext, type RequestTools } from "./sending.steps.ts";
import { refuseUnknownCodes } from "./unknown-codes.store.ts";

/**
 * Registers what came in otherwise. What looks like a personal number has come in already: it is flagged and masked, never refused.
 * Refuses with invalid_fields.
 */
export function registerRequest(tools: RequestTools, body: Registration, key: Once, call: Call): Promise<Request> {
  const entry = acceptableRegistration(body, { demo: tools.demo, now: call.now });
  const { actor } = call;
  const now = call.now.toString();
  const reader: Reader = { as: "staff", personId: actor.personId, permissions: actor.permissions };
  return inCommand(tools.database.requests, commandContext("app_staff", "registerRequest", call), async (tx) => {
    const id = await once(tx, key, { personId: actor.personId, id: randomUUID(), status: 201, now }, (newId) =>
      refuseUnknownCodes(() => register(tx, tools, { id: newId, entry, kind: body.kind }, call)),
    );
    const stored = await findRequest(tx, id);
    if (!stored) throw new Refusal("not_found");
    return showRequest(stored, reader, call.now);
  });
}
