// Registering in two parts that registering and the quick log share: what is acceptable, and from nothing to a numbered case.
import type { Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { RequestEvent } from "../../contract/history.ts";
import type { Kind, State } from "../../contract/life-cycle.ts";
import type { Registration } from "../../contract/registering.ts";
import type { RequestForm } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import type { MailTemplate } from "../../shared/mail-template.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { readInstant } from "../../shared/read-instant.ts";
import { emptyForm, normaliseForm, personalNumberFields } from "./form.rules.ts";
import { addEvent } from "./history.store.ts";
import { pageOf, queueMail } from "./mail.steps.ts";
import {
  addRequest,
  columnsOf,
  grantOwn,
  organisationFor,
  personOfAddress,
  setAreas,
  setThemes,
  type RequestValues,
} from "./requests.store.ts";
import { openIntervals, turnIntervals } from "./intervals.store.ts";
import { firstIntervals, numbered, type RequestTools } from "./sending.steps.ts";

/** Before this the calendar knows no working days to promise. */
const earliestReceipt = Temporal.Instant.from("2005-01-01T00:00:00Z");

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

/** Of what is over when it is registered: how it stands from now on, and the mail instead of a receipt. */
export interface AlreadyOver {
  type: RequestEvent["type"];
  state: State;
  assignee: { id: string; name: string | null };
  values: RequestValues;
  mail: { template: MailTemplate; data: Readonly<Record<string, string>> };
}

export interface Entry {
  id: string;
  kind: Kind;
  entry: ReturnType<typeof acceptableRegistration>;
  over?: AlreadyOver;
}

/** From nothing to a numbered case with its event, submitted or over at once; mails where that was asked for. */
export async function register(
  tx: Tx,
  tools: RequestTools,
  { id, entry, kind, over }: Entry,
  call: Call,
): Promise<void> {
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
  const language = form.language === "en" ? "en" : "sv";
  const requester = sendReceipt && email ? await personOfAddress(tx, email, { language, now }) : undefined;
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
    requesterId: requester?.id ?? null,
    contactEmail: email,
    organisationId: organisation?.id ?? null,
    firstTime: organisation !== null && !organisation.asked,
    personalNumberIn: personalNumberFields(form, []),
    promiseDueDate: promise?.date ?? null,
    promiseDueAt: promise?.at ?? null,
    ...(over && { ...over.values, state: over.state, assigneeId: over.assignee.id }),
  });
  await setAreas(tx, id, form.areas);
  await setThemes(tx, id, themes);
  if (requester) await grantOwn(tx, id, requester.id, now);
  await openIntervals(tx, id, firstIntervals(kind, { from: received, recordedAt: now }));
  if (over) {
    const { state, assignee } = over;
    const turns = [
      { dimension: "state", value: state },
      { dimension: "assignee", value: assignee.id, personId: assignee.id },
    ] as const;
    await turnIntervals(tx, id, { at: now, turns });
  }
  await addEvent(tx, {
    requestId: id,
    at: now,
    type: over?.type ?? "registered",
    actorKind: "staff",
    actor: actor.personId,
    actorName: actor.name,
    from: null,
    to: over?.state ?? "submitted",
    ...(over && { assignee: over.assignee }),
    correlationId: call.correlationId,
  });
  if (requester && email) {
    const { template, data } = over?.mail ?? {
      template: "receipt",
      data: promise === null ? {} : { dueDate: promise.date },
    };
    const mail = { template, language: requester.language, data: { caseNumber, page: pageOf(id), ...data } } as const;
    await queueMail(tx, tools.queue, { ...mail, requestId: id, to: email, now });
  }
}
