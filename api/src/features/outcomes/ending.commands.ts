// Endings that need no outcome, and the way back: the requester withdraws, staff void what never was a case, staff open an ended case again.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import {
  asRequester,
  asStaff,
  openCase,
  requesterReader,
  shownCase,
  staffReader,
  takeStep,
  timeOf,
} from "../requests/case.steps.ts";
import { mailRequester } from "../requests/mail.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { endCase, reach, type CaseTarget } from "./ending.steps.ts";
import { acceptableText } from "./outcomes.rules.ts";
import { changeEnding } from "./outcomes.store.ts";

/** Takes a request back; it stays in the register. Refuses with not_found, wrong_state, stale_version. */
export function withdrawRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  { reason }: { reason: string | null },
  call: Call,
): Promise<Request> {
  const reader = requesterReader(call);
  return inCommand(tools.database.requests, commandContext("app_requester", "withdrawRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "withdraw", reader }, call.now);
    const step = { type: "withdrawn", action: "withdraw", reason } as const;
    const ending = { kind: "withdrawn", text: reason, reaction: "not_asked" } as const;
    const { at } = await endCase(tx, tools.queue, stored, { step, ending }, asRequester(call));
    await mailRequester(tx, tools.queue, stored, { template: "withdrawn", now: at });
    return shownCase(tx, id, reader, call.now);
  });
}

/**
 * Marks what never was a case: kept in the register, out of the reports. The reason stands in the history, where only staff read it. Mails
 * nobody. Refuses with not_found, wrong_state, stale_version, invalid_fields.
 */
export function voidRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  { reason }: { reason: string },
  call: Call,
): Promise<Request> {
  const why = acceptableText(reason, "/reason");
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "voidRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "void", reader }, call.now);
    const step = { type: "voided", action: "void", reason: why } as const;
    await endCase(tx, tools.queue, stored, { step, ending: { kind: "void", reaction: "not_asked" } }, asStaff(call));
    return shownCase(tx, id, reader, call.now);
  });
}

/** Opens an ended case again; its first closing is kept. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function reopenRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  { reason }: { reason: string },
  call: Call,
): Promise<Request> {
  const why = acceptableText(reason, "/reason");
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "reopenRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "reopen", reader }, call.now);
    await reach(tx, stored, timeOf(stored, call.now));
    const { at } = await takeStep(tx, stored, { type: "reopened", action: "reopen", reason: why }, asStaff(call));
    await changeEnding(tx, id, { supersededAt: at });
    await mailRequester(tx, tools.queue, stored, { template: "reopened", now: at });
    return shownCase(tx, id, reader, call.now);
  });
}
