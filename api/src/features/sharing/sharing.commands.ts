// Letting others into a case and out of it: who of the organisation sees it, invitations, taking part, leaving. Each is one transaction with its step in the
// history. Replacing the requester is contact-replacement.commands.ts.
import { inCommand, inReadingOf, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { Request } from "../../contract/requests.ts";
import type * as endpoints from "../../contract/sharing.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import { isStaff, type Call } from "../../shared/actor.ts";
import { isInvitationSecret, type Keys } from "../../shared/keys.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { count } from "../account/account.store.ts";
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
import { normaliseForm, personalNumberErrors, personalNumberFields } from "../requests/form.rules.ts";
import { queueMail } from "../requests/mail.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { addMembership, findRequest, organisationFor, rememberContact } from "../requests/requests.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { refuseUnknownCodes } from "../requests/unknown-codes.store.ts";
import { acceptableInvitation, invitationLimits, isOpenCase, showParty } from "./sharing.rules.ts";
import {
  addParty,
  endExpired,
  endPart,
  joinRequest,
  openInvitation,
  partyById,
  setVisibility,
} from "./sharing.store.ts";

export interface SharingTools extends RequestTools {
  keys: Keys;
}

const refuseOthers = (stored: StoredRequest, { actor }: Call) => {
  if (stored.requesterId !== actor.personId) throw new Refusal("owner_only");
};

/** Whether somebody acts on this case as staff: not on one they were shown as a requester. */
async function actsAsStaff(tools: RequestTools, id: string, { actor }: Call): Promise<boolean> {
  if (!isStaff(actor)) return false;
  const own = await inReadingOf(tools.database.requests, actor.personId, (tx) => findRequest(tx, id, actor.personId));
  if (own) return false;
  if (!actor.permissions.has("case.work")) throw new Refusal("forbidden");
  return true;
}

interface Sharing {
  id: string;
  version: number;
  body: BodyOf<typeof endpoints.shareRequest>;
}

/** Refuses with not_found, owner_only, stale_version, wrong_state, invalid_fields. */
export function shareRequest(tools: RequestTools, { id, version, body }: Sharing, call: Call): Promise<Request> {
  const { visibility, memberIds = [] } = body;
  const reader = requesterReader(call);
  if (visibility === "named" && memberIds.length === 0)
    throw new Refusal("invalid_fields", { errors: [{ field: "/memberIds", code: "too_few_items" }] });
  return inCommand(tools.database.requests, commandContext("app_requester", "shareRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "message", reader }, call.now);
    refuseOthers(stored, call);
    if (stored.organisation === null) throw new Refusal("wrong_state");
    const at = timeOf(stored, call.now);
    await setVisibility(tx, id, { visibility, memberIds: visibility === "named" ? memberIds : [], at });
    const step = { type: "visibility_changed", action: null, details: { visibility } } as const;
    await takeStep(tx, stored, step, asRequester(call));
    return shownCase(tx, id, reader, call.now);
  });
}

async function refuseTooManyInvitations(tx: Tx, { actor, now }: Call): Promise<void> {
  const key = `case-invitations:${actor.personId}`;
  const windowStart = now.round({ smallestUnit: "hour", roundingIncrement: 24, roundingMode: "floor" }).toString();
  const counted = await count(tx, [{ key, windowStart }]);
  if ((counted.get(key) ?? 0) > invitationLimits.perPersonAndDay) throw new Refusal("too_many", { retryAfter: 3600 });
}

interface Inviting {
  requestId: string;
  body: BodyOf<typeof endpoints.inviteToRequest>;
}

/** Refuses with not_found, forbidden, owner_only, wrong_state, invalid_fields, already_invited, too_many. */
export async function inviteToRequest(tools: RequestTools, { requestId, body }: Inviting, key: Once, call: Call) {
  const invitation = acceptableInvitation(body);
  const { actor, now } = call;
  const staff = await actsAsStaff(tools, requestId, call);
  const reader = staff ? staffReader(call) : requesterReader(call);
  const context = commandContext(staff ? "app_staff" : "app_requester", "inviteToRequest", call);
  const creation = { personId: actor.personId, id: randomUUID(), status: 201, now: now.toString() };
  return inCommand(tools.database.requests, context, async (tx) => {
    const id = await once(tx, key, creation, async (newId) => {
      const stored = await openCase(tx, { id: requestId, action: "message", reader }, now);
      if (!staff) refuseOthers(stored, call);
      if (!isOpenCase(stored.staff.state)) throw new Refusal("wrong_state");
      if (invitation.email === stored.contactEmail) throw new Refusal("already_invited");
      await refuseTooManyInvitations(tx, call);
      const at = timeOf(stored, now);
      await endExpired(tx, { requestId, email: invitation.email, now: at });
      const expiresAt = now.add({ hours: 24 * invitationLimits.holdsDays }).toString();
      const invitedAs = staff ? ("staff" as const) : ("requester" as const);
      await refuseUnknownCodes(() =>
        addParty(tx, {
          ...invitation,
          id: newId,
          requestId,
          invitedBy: actor.personId,
          invitedAs,
          invitedAt: at,
          expiresAt,
        }),
      );
      const { organisationName, administrationCode } = invitation;
      await takeStep(
        tx,
        stored,
        {
          type: "party_invited",
          action: null,
          details: {
            ...(organisationName !== null && { organisation: organisationName }),
            ...(administrationCode !== null && { administration: administrationCode }),
          },
        },
        staff ? asStaff(call) : asRequester(call),
      );
      await queueMail(tx, tools.queue, {
        requestId,
        to: invitation.email,
        template: "case_invitation",
        language: actor.language,
        data: { from: stored.organisation?.name ?? "", invitation: newId, untilAt: expiresAt },
        now: at,
      });
    });
    const added = await partyById(tx, requestId, id);
    if (!added) throw new Refusal("not_found");
    return showParty(added, { knowsAll: true, readerId: actor.personId, now });
  });
}

interface Part {
  requestId: string;
  partyId: string;
}

/** Refuses with not_found, forbidden, owner_only. */
export async function endParty(tools: RequestTools, { requestId, partyId }: Part, call: Call): Promise<void> {
  const { actor } = call;
  const staff = await actsAsStaff(tools, requestId, call);
  const reader = staff ? staffReader(call) : requesterReader(call);
  const context = commandContext(staff ? "app_staff" : "app_requester", "endParty", call);
  await inCommand(tools.database.requests, context, async (tx) => {
    const stored = await openCase(tx, { id: requestId, action: "message", reader }, call.now);
    const party = await partyById(tx, requestId, partyId);
    if (!party) throw new Refusal("not_found");
    if (!staff && party.personId !== actor.personId) refuseOthers(stored, call);
    const { organisationName, administration } = party;
    const details = {
      ...(organisationName !== null && { organisation: organisationName }),
      ...(administration !== null && { administration }),
    };
    const step = { type: "party_left", action: null, details } as const;
    await takeStep(tx, stored, step, staff ? asStaff(call) : asRequester(call));
    // Last: whoever leaves no longer sees the case.
    await endPart(tx, partyId, { at: timeOf(stored, call.now), by: actor.personId });
  });
}

interface Link {
  id: string;
  secret: string;
}

/** What an invitation is to, for whoever it was sent to and nobody else. Refuses with not_found. */
export async function readInvitation(tools: SharingTools, { id, secret }: Link, { actor, now }: Call) {
  if (!isInvitationSecret(tools.keys, id, secret)) throw new Refusal("not_found");
  const found = await inReadingOf(tools.database.requests, actor.personId, (tx) =>
    openInvitation(tx, id, now.toString()),
  );
  if (!found) throw new Refusal("not_found");
  const { requestId: _case, ...invitation } = found;
  return invitation;
}

type Acceptance = BodyOf<typeof endpoints.acceptCaseInvitation>;

function acceptableAcceptance(tools: SharingTools, body: Acceptance, kind: "organisation" | "official") {
  const { organisationName, organisationNumber, organisationForm, administration } = body;
  const { form, errors } = normaliseForm(
    {
      contactName: body.name,
      ...(kind === "organisation"
        ? {
            organisationName: organisationName ?? null,
            organisationNumber: organisationNumber ?? null,
            organisationForm: organisationForm ?? null,
          }
        : { administration: administration ?? null }),
    },
    tools,
  );
  const required =
    kind === "organisation" ? (["organisationName", "organisationForm"] as const) : (["administration"] as const);
  const missing: FieldRefusal[] = [
    ...(form.contactName ? [] : [{ field: "/name", code: "required" } as const]),
    ...required.filter((field) => !form[field]).map((field) => ({ field: `/${field}`, code: "required" }) as const),
  ];
  const personal = personalNumberErrors(personalNumberFields(form, [])).map((error) => ({
    ...error,
    field: error.field === "/contactName" ? "/name" : error.field,
  }));
  const all = [...errors, ...missing, ...personal];
  if (all.length > 0) throw new Refusal("invalid_fields", { errors: all });
  return form;
}

/** Takes part, once. Refuses with not_found, invalid_fields, conflict_of_interest. */
export function acceptInvitation(
  tools: SharingTools,
  { id, secret, ...body }: Link & Acceptance,
  call: Call,
): Promise<{ requestId: string }> {
  const { actor } = call;
  const now = call.now.toString();
  if (!isInvitationSecret(tools.keys, id, secret)) throw new Refusal("not_found");
  return inCommand(
    tools.database.requests,
    commandContext("app_requester", "acceptCaseInvitation", call),
    async (tx) => {
      const invitation = await openInvitation(tx, id, now);
      if (!invitation) throw new Refusal("not_found");
      const form = acceptableAcceptance(tools, { secret, ...body }, invitation.kind);
      const organisation =
        invitation.kind === "organisation"
          ? await refuseUnknownCodes(() =>
              organisationFor(
                tx,
                {
                  id: randomUUID(),
                  name: form.organisationName ?? "",
                  number: form.organisationNumber ?? null,
                  form: form.organisationForm ?? "other",
                  createdAt: now,
                },
                actor.personId,
              ),
            )
          : null;
      if (organisation) {
        await addMembership(tx, {
          personId: actor.personId,
          organisationId: organisation.id,
          roleTitle: null,
          createdAt: now,
        });
      }
      const part = { organisationId: organisation?.id ?? null, administration: form.administration ?? null, now };
      const requestId = await refuseUnknownCodes(() => joinRequest(tx, id, part));
      if (requestId === null) throw new Refusal("not_found");
      const stored = await openCase(tx, { id: requestId, action: "message", reader: requesterReader(call) }, call.now);
      if (stored.assigneeId === actor.personId) throw new Refusal("conflict_of_interest");
      await rememberContact(tx, actor.personId, { name: form.contactName ?? null, phone: null });
      const details = {
        ...(form.organisationName && { organisation: form.organisationName }),
        ...(form.administration && { administration: form.administration }),
      };
      const acting = { ...asRequester(call), name: form.contactName ?? actor.name };
      await takeStep(tx, stored, { type: "party_joined", action: null, details }, acting);
      return { requestId };
    },
  );
}
