// What people do with a request before and at the moment it becomes a case: begin, save, send, register. Each is one transaction with
// its history and its mails. Assigning is assign.commands.ts.
import { inCommand, type CommandContext, type Database, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Kind } from "../../contract/life-cycle.ts";
import type { Registration, Request, RequestForm, RequestFormChange } from "../../contract/requests.ts";
import type { Queue } from "../../jobs/queue.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { emptyForm, missingIn, normaliseForm, personalNumberErrors, personalNumberFields } from "./form.rules.ts";
import { addEvent } from "./history.store.ts";
import { caseNumberOf, promiseFor, showRequest, type Reader, type StoredRequest } from "./requests.rules.ts";
import {
  addMail,
  addMembership,
  addRequest,
  changeRequest,
  columnsOf,
  findRequest,
  grantOwn,
  lockRequest,
  nextCaseNumber,
  openIntervals,
  organisationFor,
  personOfAddress,
  rememberContact,
  requestSettings,
  setAreas,
  setThemes,
} from "./requests.store.ts";
import { refuseUnknownCodes } from "./unknown-codes.store.ts";
import { transitionFor } from "./transitions.rules.ts";

export interface RequestTools {
  database: Database;
  queue: Queue;
  /** Fictional organisation numbers are taken only with demo data. */
  demo: boolean;
}

const asRequester = (call: Call): Reader => ({ as: "requester", personId: call.actor.personId });

export function commandContext(role: CommandContext["role"], command: string, call: Call): CommandContext {
  return { role, actor: call.actor.personId, personId: call.actor.personId, command, correlationId: call.correlationId };
}

/** Refuses with invalid_fields or personal_number; a personal number is neither stored nor logged. */
function acceptableForm(
  change: RequestFormChange,
  { demo, said }: { demo: boolean; said: readonly string[] },
): Partial<RequestForm> {
  const { form, errors } = normaliseForm(change, { demo });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  const found = personalNumberFields(form, [...said, ...(change.notPersonalNumbers ?? [])]);
  if (found.length > 0) throw new Refusal("personal_number", { errors: personalNumberErrors(found) });
  return form;
}

async function readBack(tx: Tx, id: string, call: Call): Promise<Request> {
  const stored = await findRequest(tx, id);
  if (!stored) throw new Refusal("not_found");
  return showRequest(stored, asRequester(call), call.now);
}

/** Begins a draft that only its writer can read. Refuses with invalid_fields, personal_number. */
export function createRequest(tools: RequestTools, body: RequestFormChange, key: Once, call: Call): Promise<Request> {
  const form = acceptableForm(body, { demo: tools.demo, said: [] });
  const { personId } = call.actor;
  const now = call.now.toString();
  return inCommand(tools.database.requests, commandContext("app_requester", "createRequest", call), async (tx) => {
    const id = await once(tx, key, { personId, id: randomUUID(), status: 201, now }, async (newId) => {
      await refuseUnknownCodes(async () => {
        await addRequest(tx, {
          ...columnsOf(form),
          id: newId,
          state: "draft",
          createdAt: now,
          updatedAt: now,
          requesterId: personId,
          contactEmail: call.actor.email,
          notPersonalNumbers: body.notPersonalNumbers ?? [],
        });
        await grantOwn(tx, newId, personId, now);
        await setAreas(tx, newId, form.areas ?? []);
      });
    });
    return readBack(tx, id, call);
  });
}

/** The draft, locked; refuses with not_found, stale_version (with the present one), wrong_state. */
async function lockDraft(tx: Tx, id: string, target: { version: number; action: "update" | "submit"; call: Call }) {
  const { version, action, call } = target;
  const stored = await lockRequest(tx, id);
  if (!stored) throw new Refusal("not_found");
  const { state, waitingFor } = stored.staff;
  const situation = { state, waitingFor, paused: stored.pausedUntil !== null };
  if (!transitionFor(action, situation, "requester")) throw new Refusal("wrong_state");
  if (stored.version !== version) {
    throw new Refusal("stale_version", { current: showRequest(stored, asRequester(call), call.now) });
  }
  return stored;
}

interface DraftTarget {
  id: string;
  version: number;
}

/** Saves a part of the draft. Refuses with not_found, wrong_state, stale_version, invalid_fields, personal_number. */
export function updateRequest(
  tools: RequestTools,
  { id, version }: DraftTarget,
  body: RequestFormChange,
  call: Call,
): Promise<Request> {
  const now = call.now.toString();
  return inCommand(tools.database.requests, commandContext("app_requester", "updateRequest", call), async (tx) => {
    const stored = await lockDraft(tx, id, { version, action: "update", call });
    const said = body.notPersonalNumbers ?? stored.notPersonalNumbers;
    const form = acceptableForm(body, { demo: tools.demo, said });
    await refuseUnknownCodes(async () => {
      await changeRequest(tx, id, now, { ...columnsOf(form), notPersonalNumbers: said });
      if (form.areas) await setAreas(tx, id, form.areas);
    });
    return readBack(tx, id, call);
  });
}

async function queueReceipt(
  tx: Tx,
  queue: Queue,
  mail: { requestId: string; to: string; language: string; caseNumber: string; dueDate: string; now: string },
): Promise<void> {
  const id = randomUUID();
  const { requestId, to, language, caseNumber, dueDate, now } = mail;
  const data = { caseNumber, dueDate, requestId };
  await addMail(tx, { id, requestId, to, template: "receipt", language, data, createdAt: now });
  await queue.send(tx, "send-mail", { mailId: id });
}

async function numbered(tx: Tx, kind: Kind, { receivedAt, now }: { receivedAt: Temporal.Instant; now: Temporal.Instant }) {
  const settings = await requestSettings(tx);
  const year = stockholmDate(now).year;
  const caseNumber = caseNumberOf(settings.caseNumberPrefix, year, await nextCaseNumber(tx, year));
  return { caseNumber, promise: promiseFor(kind, receivedAt, settings.promiseDays) };
}

const firstIntervals = (kind: Kind, { from, recordedAt }: { from: string; recordedAt: string }) => [
  { dimension: "state" as const, value: "submitted", from, recordedAt },
  { dimension: "kind" as const, value: kind, from, recordedAt },
  { dimension: "waiting_for" as const, value: "nobody", from, recordedAt },
];

async function send(tx: Tx, tools: RequestTools, stored: StoredRequest, call: Call): Promise<void> {
  const { id, form } = stored;
  const missing = missingIn(form);
  if (missing.length > 0) throw new Refusal("incomplete", { errors: missing });
  const found = personalNumberFields(form, stored.notPersonalNumbers);
  if (found.length > 0) throw new Refusal("personal_number", { errors: personalNumberErrors(found) });
  const now = call.now.toString();
  const { actor } = call;
  const kind = form.kind ?? "unsure";
  const isOrganisation = form.requesterType === "organisation";
  const organisation = isOrganisation
    ? await organisationFor(tx, {
        id: randomUUID(),
        name: form.organisationName ?? "",
        number: form.organisationNumber,
        form: form.organisationForm ?? "other",
        createdAt: now,
      })
    : null;
  if (organisation) {
    await addMembership(tx, {
      personId: actor.personId,
      organisationId: organisation.id,
      roleTitle: form.contactRole,
      createdAt: now,
    });
  }
  const { caseNumber, promise } = await numbered(tx, kind, { receivedAt: call.now, now: call.now });
  await changeRequest(tx, id, now, {
    state: "submitted",
    caseNumber,
    receivedAt: now,
    registeredAt: now,
    source: "web",
    initiatedBy: isOrganisation ? "organisation" : "city_official",
    contactEmail: actor.email,
    organisationId: organisation?.id ?? null,
    firstTime: organisation !== null && !organisation.asked,
    promiseDueDate: promise.date,
    promiseDueAt: promise.at,
  });
  await openIntervals(tx, id, firstIntervals(kind, { from: now, recordedAt: now }));
  await rememberContact(tx, actor.personId, { name: form.contactName, phone: form.contactPhone });
  await addEvent(tx, {
    requestId: id,
    at: now,
    type: "submitted",
    actorKind: "requester",
    actor: actor.personId,
    actorName: form.contactName,
    from: "draft",
    to: "submitted",
    correlationId: call.correlationId,
  });
  await queueReceipt(tx, tools.queue, {
    requestId: id,
    to: actor.email,
    language: actor.language,
    caseNumber,
    dueDate: promise.date,
    now,
  });
}

/** Sends the draft. Refuses with not_found, wrong_state, stale_version, incomplete, personal_number. */
export function submitRequest(tools: RequestTools, { id, version }: DraftTarget, key: Once, call: Call): Promise<Request> {
  const { personId } = call.actor;
  return inCommand(tools.database.requests, commandContext("app_requester", "submitRequest", call), async (tx) => {
    await once(tx, key, { personId, id, status: 200, now: call.now.toString() }, async () => {
      await send(tx, tools, await lockDraft(tx, id, { version, action: "submit", call }), call);
    });
    return readBack(tx, id, call);
  });
}

const earliestReceipt = Temporal.Instant.from("2000-01-01T00:00:00Z");

function acceptableRegistration(body: Registration, { demo, now }: { demo: boolean; now: Temporal.Instant }) {
  const { source, receivedAt: receivedText, initiatedBy = "organisation", contactEmail, themes = [], sendReceipt, ...change } = body;
  const { form: normal, errors: formErrors } = normaliseForm(change, { demo });
  const errors: FieldRefusal[] = [...formErrors];
  const receivedAt = Temporal.Instant.from(receivedText).round({ smallestUnit: "millisecond", roundingMode: "floor" });
  if (Temporal.Instant.compare(receivedAt, now) > 0) errors.push({ field: "/receivedAt", code: "in_the_future" });
  if (Temporal.Instant.compare(receivedAt, earliestReceipt) < 0) errors.push({ field: "/receivedAt", code: "out_of_range" });
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
