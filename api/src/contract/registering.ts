// Registering what came in otherwise than by the web.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { initiators, kinds, sources } from "./life-cycle.ts";
import { formFields, limits, Request } from "./requests.ts";
import { Code, exactly, Instant, orNull, text } from "./shapes.ts";

const tag = "requests";

const registration = exactly({
  ...Type.Partial(exactly(formFields)).properties,
  kind: Type.Enum([...kinds]),
  subject: Type.String({ minLength: 1, maxLength: limits.subject }),
  source: Type.Enum([...sources]),
  receivedAt: Instant,
  initiatedBy: Type.Optional(Type.Enum([...initiators])),
  contactEmail: Type.Optional(orNull(text(320))),
  themes: Type.Optional(
    Type.Array(Code, { maxItems: 3, uniqueItems: true, description: "The first one is the main theme." }),
  ),
  sendReceipt: Type.Optional(Type.Boolean({ description: "Mail a receipt to the contact's address." })),
});
export type Registration = Static<typeof registration>;

/** Registers what came in otherwise, with its true received time (never in the future). Needs kind, subject and source. */
export const registerRequest = defineEndpoint({
  name: "registerRequest",
  method: "POST",
  url: "/api/v1/requests/register",
  access: "case.register",
  tag,
  summary: "Register a request that came by phone, mail, visit, forum or letter",
  idempotent: true,
  body: registration,
  answers: { 201: Request },
});
