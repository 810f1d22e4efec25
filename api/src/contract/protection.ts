// Protected personal data (skyddade personuppgifter) of the contact of a case or of a participant: the mark, and seeing behind it with a reason.
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Request } from "./requests.ts";
import { exactly, Id, IdParams, orNull } from "./shapes.ts";

const tag = "protection";

const whose = Type.Optional(Type.String({ ...Id, description: "A participant; without it the contact of the case." }));
const reason = Type.String({ minLength: 1, maxLength: 1000 });

/** Sets or takes away the mark, with a reason that stands in the history. Refuses with not_found, stale_version, invalid_fields. */
export const protectContact = defineEndpoint({
  name: "protectContact",
  method: "POST",
  url: "/api/v1/requests/:id/contact-protection",
  access: "contact.protect",
  tag,
  summary: "Mark a contact as protected, or no longer",
  ifMatch: true,
  params: IdParams,
  body: exactly({ participantId: whose, protected: Type.Boolean(), reason }),
  answers: { 200: Request },
});

/** Name, address and number of a protected contact. That they were shown, to whom and why, is kept for the registrar. Refuses with not_found, invalid_fields. */
export const showContact = defineEndpoint({
  name: "showContact",
  method: "POST",
  url: "/api/v1/requests/:id/contact-showings",
  access: "case.read",
  tag,
  summary: "See a protected contact, with a reason",
  params: IdParams,
  body: exactly({ participantId: whose, reason }),
  answers: {
    200: exactly({ name: orNull(Type.String()), email: orNull(Type.String()), phone: orNull(Type.String()) }),
  },
});
