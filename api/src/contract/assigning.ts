// Making somebody responsible for a case.
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Request } from "./requests.ts";
import { exactly, Id, IdParams, orNull, text } from "./shapes.ts";

const tag = "requests";

/**
 * Makes somebody responsible (null: nobody); never changes the state. Claiming a case nobody has, and handing over one's own, is for
 * consultants; the rest for coordinators. Refuses with not_assignable, conflict_of_interest, wrong_state, forbidden.
 */
export const assignRequest = defineEndpoint({
  name: "assignRequest",
  method: "POST",
  url: "/api/v1/requests/:id/assignee",
  access: "case.claim",
  tag,
  summary: "Claim, assign, hand over or release a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({ personId: orNull(Id), reason: Type.Optional(text(500)) }),
  answers: { 200: Request },
});
