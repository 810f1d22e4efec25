// Protected contacts: setting the mark with a reason, and being shown what is behind it, which leaves a row for the registrar.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { AnswerOf, BodyOf } from "../../contract/endpoint.ts";
import type { protectContact as protecting, showContact as showing } from "../../contract/protection.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { showPhoneNumber } from "../../shared/phone-number.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, shownCase, staffReader, takeStep } from "../requests/case.steps.ts";
import { showRequest } from "../requests/requests.rules.ts";
import { findRequest, lockRequest } from "../requests/requests.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { addShowing, markParticipant, participantContact } from "./protection.store.ts";

function reasonOf({ reason }: { reason: string }): string {
  const said = reason.trim();
  if (said === "") throw new Refusal("invalid_fields", { errors: [{ field: "/reason", code: "required" }] });
  return said;
}

interface Target {
  id: string;
  version: number;
}

/** In any state of the case, for what is protected does not end with it. Refuses with not_found, stale_version, invalid_fields. */
export function protectContact(
  { database }: RequestTools,
  { id, version }: Target,
  body: BodyOf<typeof protecting>,
  call: Call,
): Promise<Request> {
  const reason = reasonOf(body);
  const { participantId, protected: isProtected } = body;
  const reader = staffReader(call);
  return inCommand(database.requests, commandContext("app_staff", "protectContact", call), async (tx) => {
    const stored = await lockRequest(tx, id);
    if (!stored) throw new Refusal("not_found");
    if (stored.version !== version) {
      throw new Refusal("stale_version", { current: showRequest(stored, reader, call.now) });
    }
    const ofParticipant = participantId !== undefined;
    if (ofParticipant && !(await markParticipant(tx, { requestId: id, participantId, isProtected }))) {
      throw new Refusal("not_found");
    }
    await takeStep(
      tx,
      stored,
      {
        type: isProtected ? "contact_protected" : "contact_unprotected",
        action: null,
        reason,
        details: { whose: ofParticipant ? "participant" : "contact" },
        ...(!ofParticipant && { values: { contactProtected: isProtected } }),
      },
      asStaff(call),
    );
    return shownCase(tx, id, reader, call.now);
  });
}

/** Refuses with not_found, invalid_fields. */
export function showContact(
  { database }: RequestTools,
  id: string,
  body: BodyOf<typeof showing>,
  call: Call,
): Promise<AnswerOf<typeof showing>> {
  const reason = reasonOf(body);
  const { participantId } = body;
  return inCommand(database.requests, commandContext("app_staff", "showContact", call), async (tx) => {
    const stored = await findRequest(tx, id);
    if (!stored) throw new Refusal("not_found");
    const { form, contactEmail } = stored;
    const phone = form.contactPhone === null ? null : showPhoneNumber(form.contactPhone);
    const ofParticipant = participantId && (await participantContact(tx, { requestId: id, participantId }));
    if (participantId !== undefined && !ofParticipant) throw new Refusal("not_found");
    await addShowing(tx, {
      requestId: id,
      participantId: participantId ?? null,
      personId: call.actor.personId,
      at: call.now.toString(),
      reason,
    });
    return ofParticipant ? { ...ofParticipant, phone: null } : { name: form.contactName, email: contactEmail, phone };
  });
}
