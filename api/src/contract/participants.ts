// People of a case who need no account: who may be invited, and to whom a summary may go.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { parties } from "./meetings.ts";
import { exactly, Id, IdParams, orNull, text } from "./shapes.ts";

const tag = "meetings";

export const Participant = exactly({
  id: Id,
  name: orNull(Type.String({ description: "Null where protected." })),
  email: orNull(Type.String()),
  hasAddress: Type.Boolean({ description: "Can be written to, also where the address is masked." }),
  protected: Type.Boolean({ description: "Has protected personal data: name and address are masked." }),
  party: Type.Enum([...parties]),
  organisationName: orNull(Type.String()),
});
export type Participant = Static<typeof Participant>;

export const listParticipants = defineEndpoint({
  name: "listParticipants",
  method: "GET",
  url: "/api/v1/requests/:id/participants",
  access: "case.read",
  tag,
  summary: "People of a case who need no account",
  params: IdParams,
  answers: { 200: exactly({ items: Type.Array(Participant) }) },
});

/** Refuses with invalid_fields, wrong_state. */
export const addParticipant = defineEndpoint({
  name: "addParticipant",
  method: "POST",
  url: "/api/v1/requests/:id/participants",
  access: "case.work",
  tag,
  summary: "Add a participant to a case",
  idempotent: true,
  params: IdParams,
  body: exactly({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    email: Type.Optional(orNull(text(320))),
    party: Type.Enum([...parties]),
    organisationName: Type.Optional(orNull(text(200))),
    protected: Type.Optional(Type.Boolean()),
  }),
  answers: { 201: Participant },
});

/** What they were invited to stays in the record; they get nothing more. */
export const removeParticipant = defineEndpoint({
  name: "removeParticipant",
  method: "DELETE",
  url: "/api/v1/requests/:id/participants/:participantId",
  access: "case.work",
  tag,
  summary: "Remove a participant from a case",
  params: exactly({ id: Id, participantId: Id }),
  answers: { 204: Type.Null() },
});
