// Registering what came in by phone, mail, visit, forum or letter: from nothing to a numbered case in one transaction.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Kind } from "../../contract/life-cycle.ts";
import type { Registration, Request, RequestForm } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { emptyForm, normaliseForm, personalNumberFields } from "./form.rules.ts";
import { addEvent } from "./history.store.ts";
import { showRequest, type Reader } from "./requests.rules.ts";
import {
  addRequest,
  columnsOf,
  findRequest,
  grantOwn,
  openIntervals,
  organisationFor,
  personOfAddress,
  setAreas,
  setThemes,
} from "./requests.store.ts";
import { commandContext, firstIntervals, numbered, queueReceipt, type RequestTools } from "./sending.commands.ts";
import { refuseUnknownCodes } from "./unknown-codes.store.ts";

const earliestReceipt = Temporal.Instant.from("2000-01-01T00:00:00Z");

/** The validator takes forms of an instant that Temporal does not: a tab for the T, ten decimals. */
function readInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: "millisecond", roundingMode: "floor" });
  } catch {
    return undefined;
  }
}

function acceptableRegistration(body: Registration, { demo, now }: { demo: boolean; now: Temporal.Instant }) {
  const {
    source,
    receivedAt: receivedText,
    initiatedBy = "organisation",
    contactEmail,
    themes = [],
    sendReceipt,
    ...change
  } = body;
  const { form: normal, errors: formErrors } = normaliseForm(change, { demo });
  const errors: FieldRefusal[] = [...formErrors];
  const receivedAt = readInstant(receivedText) ?? now;
  if (!readInstant(receivedText)) errors.push({ field: "/receivedAt", code: "wrong_format" });
  if (Temporal.Instant.compare(receivedAt, now) > 0) errors.push({ field: "/receivedAt", code: "in_the_future" });
  if (Temporal.Instant.compare(receivedAt, earliestReceipt) < 0)
    errors.push({ field: "/receivedAt", code: "out_of_range" });
  if (!normal.subject) errors.push({ field: "/subject", code: "required" });
  const address = contactEmail?.trim() ? parseEmailAddress(contactEmail) : null;
  if (address && !address.ok) errors.push({ field: "/contactEmail", code: "email" });
  if (sendReceipt && !address) errors.push({ field: "/contactEmail", code: "required" });
  if (initiatedBy !== "unit" && normal.organisationName && !normal.organisationForm) {
    errors.push({ field: "/organisationForm", code: "required" });
  }
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  const form: RequestForm = { ...emptyForm, ...normal };
  const email = address?.ok ? address.canonical : null;
  return { form, source, receivedAt, initiatedBy, email, themes, sendReceipt: sendReceipt === true };
}

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

interface Entry {
  id: string;
  kind: Kind;
  entry: ReturnType<typeof acceptableRegistration>;
}

async function register(tx: Tx, tools: RequestTools, { id, entry, kind }: Entry, call: Call): Promise<void> {
  const { form, source, receivedAt, initiatedBy, email, themes, sendReceipt } = entry;
  const { actor } = call;
  const now = call.now.toString();
  const received = receivedAt.toString();
  const organisation = form.organisationName
    ? await organisationFor(tx, {
        id: randomUUID(),
        name: form.organisationName,
        number: form.organisationNumber,
        form: form.organisationForm ?? "other",
        createdAt: now,
      })
    : null;
  const requesterId = sendReceipt && email ? await personOfAddress(tx, email, now) : undefined;
  const { caseNumber, promise } = await numbered(tx, kind, { receivedAt, now: call.now });
  await addRequest(tx, {
    ...columnsOf(form),
    id,
    state: "submitted",
    caseNumber,
    createdAt: now,
    updatedAt: now,
    receivedAt: received,
    registeredAt: now,
    source,
    initiatedBy,
    registeredBy: actor.personId,
    requesterId: requesterId ?? null,
    contactEmail: email,
    organisationId: organisation?.id ?? null,
    firstTime: organisation !== null && !organisation.asked,
    personalNumberIn: personalNumberFields(form, []),
    promiseDueDate: promise.date,
    promiseDueAt: promise.at,
  });
  await setAreas(tx, id, form.areas);
  await setThemes(tx, id, themes);
  if (requesterId) await grantOwn(tx, id, requesterId, now);
  await openIntervals(tx, id, firstIntervals(kind, { from: received, recordedAt: now }));
  await addEvent(tx, {
    requestId: id,
    at: now,
    type: "registered",
    actorKind: "staff",
    actor: actor.personId,
    actorName: actor.name,
    from: null,
    to: "submitted",
    correlationId: call.correlationId,
  });
  if (requesterId && email) {
    const language = form.language === "en" ? "en" : "sv";
    await queueReceipt(tx, tools.queue, { requestId: id, to: email, language, caseNumber, dueDate: promise.date, now });
  }
}
