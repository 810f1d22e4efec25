// Registering in two parts that registering and the quick log share: what is acceptable, and from nothing to a numbered case.
import type { Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Kind } from "../../contract/life-cycle.ts";
import type { Registration, RequestForm } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { emptyForm, normaliseForm, personalNumberFields } from "./form.rules.ts";
import { addEvent } from "./history.store.ts";
import { pageOf, queueMail } from "./mail.steps.ts";
import {
  addRequest,
  columnsOf,
  grantOwn,
  openIntervals,
  organisationFor,
  personOfAddress,
  setAreas,
  setThemes,
} from "./requests.store.ts";
import { firstIntervals, numbered, type RequestTools } from "./sending.steps.ts";

const earliestReceipt = Temporal.Instant.from("2000-01-01T00:00:00Z");

/** The validator takes forms of an instant that Temporal does not: a tab for the T, ten decimals. */
function readInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: "millisecond", roundingMode: "floor" });
  } catch {
    return undefined;
  }
}

/** The registration in one spelling. Refuses with invalid_fields. */
export function acceptableRegistration(body: Registration, { demo, now }: { demo: boolean; now: Temporal.Instant }) {
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

export interface Entry {
  id: string;
  kind: Kind;
  entry: ReturnType<typeof acceptableRegistration>;
}

/** From nothing to a numbered, submitted case with its event; mails a receipt where one was asked for. */
export async function register(tx: Tx, tools: RequestTools, { id, entry, kind }: Entry, call: Call): Promise<void> {
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
  const { caseNumber, promise: promised } = await numbered(tx, kind, { receivedAt, now: call.now });
  // The unit promises itself nothing.
  const promise = initiatedBy === "unit" ? null : promised;
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
    promiseDueDate: promise?.date ?? null,
    promiseDueAt: promise?.at ?? null,
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
    const data = { caseNumber, ...(promise && { dueDate: promise.date }), page: pageOf(id) };
    await queueMail(tx, tools.queue, { requestId: id, to: email, template: "receipt", language, data, now });
  }
}
