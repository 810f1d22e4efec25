// What people do with a request before and at the moment it becomes a case: begin, save, send. Each is one transaction with its
// history and its mails. Registering by staff is register.commands.ts, assigning assign.commands.ts.
import { inCommand, together, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Request, RequestForm, RequestFormChange } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { missingIn, normaliseForm, personalNumberErrors, personalNumberFields } from "./form.rules.ts";
import { addEvent } from "./history.store.ts";
import { pageOf, queueMail } from "./mail.steps.ts";
import { showRequest, situationOf, type Reader, type StoredRequest } from "./requests.rules.ts";
import {
  addMembership,
  addRequest,
  changeRequest,
  columnsOf,
  findRequest,
  grantOwn,
  lockRequest,
  organisationFor,
  rememberContact,
  setAreas,
} from "./requests.store.ts";
import { openIntervals } from "./intervals.store.ts";
import { commandContext, firstIntervals, numbered, type RequestTools } from "./sending.steps.ts";
import { transitionFor } from "./transitions.rules.ts";
import { refuseUnknownCodes } from "./unknown-codes.store.ts";

const asRequester = (call: Call): Reader => ({ as: "requester", personId: call.actor.personId });

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
  const stored = await findRequest(tx, id, call.actor.personId);
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
  const stored = await lockRequest(tx, id, call.actor.personId);
  if (!stored) throw new Refusal("not_found");
  const situation = situationOf({ ...stored, ...stored.staff, ending: stored.ending });
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

async function send(tx: Tx, tools: RequestTools, stored: StoredRequest, call: Call): Promise<Request> {
  const { id, form } = stored;
  const missing = missingIn(form);
  if (missing.length > 0) throw new Refusal("incomplete", { errors: missing });
  const found = personalNumberFields(form, stored.notPersonalNumbers);
  if (found.length > 0) throw new Refusal("personal_number", { errors: personalNumberErrors(found) });
  const now = call.now.toString();
  const { actor } = call;
  const kind = form.kind ?? "unsure";
  const isOrganisation = form.requesterType === "organisation";
  const [organisation, { caseNumber, promise }] = await together([
    isOrganisation
      ? organisationFor(
          tx,
          {
            id: randomUUID(),
            name: form.organisationName ?? "",
            number: form.organisationNumber,
            form: form.organisationForm ?? "other",
            createdAt: now,
          },
          actor.personId,
        )
      : null,
    numbered(tx, kind, { receivedAt: call.now, now: call.now }),
  ]);
  // Asked for together: none needs what another gives, and the database does them in this order.
  const written = () =>
    together([
      organisation &&
        addMembership(tx, {
          personId: actor.personId,
          organisationId: organisation.id,
          roleTitle: form.contactRole,
          createdAt: now,
        }),
      changeRequest(tx, id, now, {
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
      }),
      openIntervals(tx, id, firstIntervals(kind, { from: now, recordedAt: now })),
      rememberContact(tx, actor.personId, { name: form.contactName, phone: form.contactPhone }),
      addEvent(tx, {
        requestId: id,
        at: now,
        type: "submitted",
        actorKind: "requester",
        actor: actor.personId,
        actorName: form.contactName,
        from: "draft",
        to: "submitted",
        correlationId: call.correlationId,
      }),
      queueMail(tx, tools.queue, {
        requestId: id,
        to: actor.email,
        template: "receipt",
        language: actor.language,
        data: { caseNumber, dueDate: promise.date, page: pageOf(id) },
        now,
      }),
    ]);
  const [, sent] = await together([written(), readBack(tx, id, call)]);
  return sent;
}

/** Sends the draft. Refuses with not_found, wrong_state, stale_version, incomplete, personal_number. */
export function submitRequest(
  tools: RequestTools,
  { id, version }: DraftTarget,
  key: Once,
  call: Call,
): Promise<Request> {
  const { personId } = call.actor;
  return inCommand(tools.database.requests, commandContext("app_requester", "submitRequest", call), async (tx) => {
    let sent: Request | undefined;
    await once(tx, key, { personId, id, status: 200, now: call.now.toString() }, async () => {
      sent = await send(tx, tools, await lockDraft(tx, id, { version, action: "submit", call }), call);
    });
    return sent ?? readBack(tx, id, call);
  });
}
