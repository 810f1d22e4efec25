// Letting somebody else be the requester of a case, so that a new board is never locked out: one transaction with its step in the history and both mails.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { Request } from "../../contract/requests.ts";
import type { replaceContact as replacing } from "../../contract/sharing.ts";
import type { Call } from "../../shared/actor.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { asStaff, openCase, shownCase, staffReader, takeStep, timeOf } from "../requests/case.steps.ts";
import { normaliseForm, personalNumberFields } from "../requests/form.rules.ts";
import { languageOfRequester, mailRequester, pageOf, queueMail } from "../requests/mail.steps.ts";
import { changeRequest, personOfAddress } from "../requests/requests.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { handOverOwn } from "./sharing.store.ts";

type Body = BodyOf<typeof replacing>;

function acceptable({ email, name, role, phone, reason }: Body, demo: boolean) {
  const address = parseEmailAddress(email);
  const { form, errors } = normaliseForm(
    { contactName: name, contactRole: role ?? null, contactPhone: phone ?? null },
    { demo },
  );
  const fields: Readonly<Record<string, string>> = {
    "/contactName": "/name",
    "/contactRole": "/role",
    "/contactPhone": "/phone",
  };
  const all: FieldRefusal[] = errors.map((error) => ({ ...error, field: fields[error.field] ?? error.field }));
  if (!address.ok) all.push({ field: "/email", code: "email" });
  if (!form.contactName) all.push({ field: "/name", code: "required" });
  if (reason.trim() === "") all.push({ field: "/reason", code: "required" });
  for (const field of personalNumberFields(form, []))
    all.push({ field: fields[`/${field}`] ?? "/name", code: "personal_number" });
  if (all.length > 0 || !address.ok) throw new Refusal("invalid_fields", { errors: all });
  return { email: address.canonical, form, reason: reason.trim() };
}

interface Replacement {
  id: string;
  version: number;
  body: Body;
}

/** Refuses with not_found, stale_version, wrong_state, invalid_fields, conflict_of_interest (whoever is responsible for the case). */
export function replaceContact(tools: RequestTools, { id, version, body }: Replacement, call: Call): Promise<Request> {
  const { email, form, reason } = acceptable(body, tools.demo);
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "replaceContact", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "message", reader }, call.now);
    const at = timeOf(stored, call.now);
    const language = languageOfRequester(stored);
    const person = await personOfAddress(tx, email, { language, now: at });
    if (!person) throw new Error("a person was added and is not there");
    if (person.id === stored.assigneeId) throw new Refusal("conflict_of_interest");
    const isOther = person.id !== stored.requesterId;
    if (isOther) await handOverOwn(tx, id, { from: stored.requesterId, to: person.id, at });
    await changeRequest(tx, id, at, {
      requesterId: person.id,
      contactEmail: email,
      contactName: form.contactName ?? null,
      contactRole: form.contactRole ?? null,
      contactPhone: form.contactPhone ?? null,
    });
    await takeStep(tx, stored, { type: "contact_replaced", action: null, reason }, asStaff(call));
    if (isOther) {
      const caseNumber = stored.caseNumber ?? "";
      // To the one before, without a word of who came instead.
      if (stored.requesterId !== null) {
        await mailRequester(tx, tools.queue, stored, { template: "contact_ceased", data: { page: "" }, now: at });
      }
      const mail = { requestId: id, to: email, language: person.language, now: at } as const;
      await queueMail(tx, tools.queue, { ...mail, template: "contact_begun", data: { caseNumber, page: pageOf(id) } });
    }
    return shownCase(tx, id, reader, call.now);
  });
}
