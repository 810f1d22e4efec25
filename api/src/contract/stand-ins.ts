// Who stands in for whom while somebody is away: Stockholm dates, both included.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { exactly, Id, IdParams, LocalDate, PersonName } from "./shapes.ts";

const tag = "staff";

export const StandIn = exactly({
  id: Id,
  absent: PersonName,
  standIn: PersonName,
  from: LocalDate,
  to: LocalDate,
  holdsToday: Type.Boolean(),
});
export type StandIn = Static<typeof StandIn>;

/** Those of today and to come, in order of date. */
export const listStandIns = defineEndpoint({
  name: "listStandIns",
  method: "GET",
  url: "/api/v1/stand-ins",
  access: "people.read_assignable",
  tag,
  summary: "Who stands in for whom",
  answers: { 200: exactly({ items: Type.Array(StandIn) }) },
});

/**
 * For oneself, or as a coordinator for anybody. Refuses with forbidden, not_assignable, stand_in_overlaps (one at a time for each who is absent),
 * invalid_fields (oneself, dates that have been or do not fit, more than 400 days).
 */
export const setStandIn = defineEndpoint({
  name: "setStandIn",
  method: "POST",
  url: "/api/v1/stand-ins",
  access: "stand_in.set_own",
  tag,
  summary: "Say who stands in",
  idempotent: true,
  body: exactly({ absentId: Id, standInId: Id, from: LocalDate, to: LocalDate }),
  answers: { 201: StandIn },
});

/** Holds no longer, from now on. Refuses with not_found, forbidden. */
export const removeStandIn = defineEndpoint({
  name: "removeStandIn",
  method: "DELETE",
  url: "/api/v1/stand-ins/:id",
  access: "stand_in.set_own",
  tag,
  summary: "End a stand-in",
  params: IdParams,
  answers: { 204: Type.Null() },
});
