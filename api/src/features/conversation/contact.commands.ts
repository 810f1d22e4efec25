// Logging a contact that took place outside the product: a call, a visit, a letter. It stops the clock of the first contact.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { logContact as endpoint } from "../../contract/conversation.ts";
import type { Request } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { readInstant } from "../../shared/read-instant.ts";
import { asStaff, openCase, shownCase, staffReader, takeStep, timeOf } from "../requests/case.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { takeOn } from "../requests/responsible.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { contactErrors, readWords } from "./conversation.rules.ts";
import { settleQuestions } from "./conversation.steps.ts";
import { addNote } from "./conversation.store.ts";

type Contact = BodyOf<typeof endpoint>;

/** The earlier of the first contact that was known and this one: somebody may log a call after having written. */
function firstContact({ firstContactAt }: StoredRequest, contactAt: Temporal.Instant): string {
  const isFirst =
    firstContactAt === null || Temporal.Instant.compare(contactAt, Temporal.Instant.from(firstContactAt)) < 0;
  return isFirst ? contactAt.toString() : firstContactAt;
}

async function log(tx: Tx, id: string, contact: Contact, call: Call): Promise<void> {
  const { channel, minutes = null, at: written } = contact;
  const found = await openCase(tx, { id, action: "log_contact", reader: staffReader(call) }, call.now);
  const words = readWords(contact.text);
  const contactAt = written === undefined ? call.now : readInstant(written);
  const errors = contactErrors(contactAt, { receivedAt: found.receivedAt, now: call.now });
  if (!contactAt || errors.length > 0) throw new Refusal("invalid_fields", { errors });
  // A first contact takes the case on in the same command.
  const stored = found.staff.state === "submitted" ? await takeOn(tx, found, null, call) : found;
  const at = timeOf(stored, call.now);
  await addNote(tx, {
    ...words,
    requestId: id,
    at,
    kind: "official",
    authorId: call.actor.personId,
    channel,
    contactAt: contactAt.toString(),
    minutes,
  });
  // Who has been talked to is not silent, and has had an answer.
  const wasAsked = await settleQuestions(tx, id, at);
  const { waitingFor } = stored.staff;
  const waitsNoMore = waitingFor === "unit" || (waitingFor === "requester" && wasAsked);
  await takeStep(
    tx,
    stored,
    {
      type: "contact_logged",
      action: "log_contact",
      details: { channel, ...(minutes !== null && { minutes: String(minutes) }) },
      values: { firstContactAt: firstContact(stored, contactAt) },
      ...(waitsNoMore && { waitingFor: "nobody" }),
    },
    asStaff(call),
  );
}

/**
 * Logs a contact as an official note and takes the case to in_progress; a submitted one is accepted in the same command. Mails nobody. Refuses with
 * not_found, wrong_state, invalid_fields, not_assignable, conflict_of_interest.
 */
export function logContact(
  tools: RequestTools,
  target: { id: string; contact: Contact },
  key: Once,
  call: Call,
): Promise<Request> {
  const { id, contact } = target;
  const creation = { personId: call.actor.personId, id, status: 201, now: call.now.toString() };
  return inCommand(tools.database.requests, commandContext("app_staff", "logContact", call), async (tx) => {
    await once(tx, key, creation, () => log(tx, id, contact, call));
    return shownCase(tx, id, staffReader(call), call.now);
  });
}
