// How staff end a case: close it with its outcome, decline it, refer it. Each is one transaction. Withdrawing, voiding and reopening are in
// ending.commands.ts, what falls due by itself in due.commands.ts.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { BodyOf } from "../../contract/endpoint.ts";
import type {
  closeRequest as close,
  declineRequest as decline,
  referRequest as refer,
} from "../../contract/outcomes.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { asStaff, openCase, shownCase, staffReader, timeOf } from "../requests/case.steps.ts";
import { mailRequester } from "../requests/mail.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { endCase, mailHandOver, reach, type CaseTarget } from "./ending.steps.ts";
import {
  acceptableClosing,
  acceptableReferral,
  acceptableText,
  isAskedAbout,
  reactByDate,
  usualDays,
} from "./outcomes.rules.ts";
import { addOutcomes, addPrinciples, keepFirstClosing, endingDays } from "./outcomes.store.ts";

const authorOf = ({ actor }: Call) => actor.name ?? actor.email;

/** Closes a case with what came of it. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function closeRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  body: BodyOf<typeof close>,
  call: Call,
): Promise<Request> {
  const { outcomes, summary, strengthened, strained, minutes } = acceptableClosing(body);
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "closeRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "close", reader }, call.now);
    const now = timeOf(stored, call.now);
    const asks = isAskedAbout(stored) && (await reach(tx, stored, now));
    const days = await endingDays(tx, usualDays);
    const reactBy = asks ? reactByDate(Temporal.Instant.from(now), days) : null;
    await keepFirstClosing(tx, id, now);
    const { endingId } = await endCase(
      tx,
      tools.queue,
      stored,
      {
        // Whoever closed it has been in touch.
        step: { type: "closed", action: "close", contactAt: now },
        ending: { kind: "closed", text: summary, minutes, reaction: asks ? "awaited" : "not_asked", reactBy },
      },
      asStaff(call),
    );
    await addOutcomes(tx, endingId, outcomes);
    await addPrinciples(tx, endingId, { effect: "strengthened", codes: strengthened });
    await addPrinciples(tx, endingId, { effect: "strained", codes: strained });
    if (reactBy !== null) {
      const data = { author: authorOf(call), reactDate: reactBy };
      await mailRequester(tx, tools.queue, stored, { template: "closed", data, now });
    }
    return shownCase(tx, id, reader, call.now);
  });
}

/** Says no, why, and where to turn. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function declineRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  { code, text }: BodyOf<typeof decline>,
  call: Call,
): Promise<Request> {
  const why = acceptableText(text, "/text");
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "declineRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "decline", reader }, call.now);
    const now = timeOf(stored, call.now);
    const reached = await reach(tx, stored, now);
    const step = {
      type: "declined",
      action: "decline",
      details: { code },
      ...(reached && { contactAt: now }),
    } as const;
    const ending = { kind: "declined", text: why, reasonCode: code, reaction: "not_asked" } as const;
    await endCase(tx, tools.queue, stored, { step, ending }, asStaff(call));
    await mailRequester(tx, tools.queue, stored, { template: "declined", data: { author: authorOf(call) }, now });
    return shownCase(tx, id, reader, call.now);
  });
}

/**
 * Refers a case to somebody else; what was written goes there only with the requester's yes. Refuses with not_found, wrong_state,
 * stale_version, invalid_fields, no_address.
 */
export function referRequest(
  tools: RequestTools,
  { id, version }: CaseTarget,
  body: BodyOf<typeof refer>,
  call: Call,
): Promise<Request> {
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "referRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "refer", reader }, call.now);
    const { receiver, receiverEmail, text, consent, reason } = acceptableReferral(body, stored);
    const now = timeOf(stored, call.now);
    const reached = await reach(tx, stored, now);
    const step = {
      type: "referred",
      action: "refer",
      reason,
      details: { receiver },
      ...(reached && { contactAt: now }),
    } as const;
    const handsOver = consent === "given" && receiverEmail !== null;
    const given = handsOver ? { consentAt: now, handedOverAt: now } : {};
    const ending = {
      kind: "referred",
      text,
      reaction: "not_asked",
      receiver,
      receiverEmail,
      consent,
      ...given,
    } as const;
    await endCase(tx, tools.queue, stored, { step, ending }, asStaff(call));
    if (handsOver) await mailHandOver(tx, tools.queue, stored, { to: receiverEmail, now });
    const template = consent === "asked" ? "referral_question" : "referred";
    await mailRequester(tx, tools.queue, stored, { template, data: { receiver }, now });
    return shownCase(tx, id, reader, call.now);
  });
}
