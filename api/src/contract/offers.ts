// Offers of times: reserved until they run out, for the requester to pick from.
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { MeetingMinutes } from "./free-times.ts";
import { Meeting, Place, TimeOffer, WantedTime } from "./meetings.ts";
import { exactly, Id, IdParams, Instant } from "./shapes.ts";

const tag = "meetings";

/** The most times of one offer. */
export const mostTimes = 3;

/**
 * Offers up to three times of one consultant to the requester, each reserved until the offer expires. A new offer withdraws the one that
 * is open. Refuses with time_taken (and the next free times), no_address, not_assignable, conflict_of_interest, invalid_fields, wrong_state.
 */
export const offerTimes = defineEndpoint({
  name: "offerTimes",
  method: "POST",
  url: "/api/v1/requests/:id/offers",
  access: "case.work",
  tag,
  summary: "Offer times for the requester to pick from",
  idempotent: true,
  params: IdParams,
  body: exactly({
    consultantId: Id,
    minutes: MeetingMinutes,
    times: Type.Array(WantedTime, { minItems: 1, maxItems: mostTimes }),
    ...Place.properties,
    expiresAt: Type.Optional(Instant),
  }),
  answers: { 201: TimeOffer },
});

/** Takes an offer back; its times are free again. Refuses with wrong_state. */
export const withdrawOffer = defineEndpoint({
  name: "withdrawOffer",
  method: "POST",
  url: "/api/v1/requests/:id/offers/:offerId/withdraw",
  access: "case.work",
  tag,
  summary: "Take an offer of times back",
  params: exactly({ id: Id, offerId: Id }),
  body: exactly({}),
  answers: { 200: TimeOffer },
});

/**
 * Picks one of the times on offer: it is booked, the others are free again. By the requester, or by staff on their behalf. Refuses with time_taken (and
 * the next free times) when the offer ran out, was withdrawn or picked from, or the time has been; invalid_fields for a time that is not the offer's.
 */
export const pickTime = defineEndpoint({
  name: "pickTime",
  method: "POST",
  url: "/api/v1/requests/:id/offers/:offerId/pick",
  access: "request.read_own",
  tag,
  summary: "Pick one of the times on offer",
  idempotent: true,
  params: exactly({ id: Id, offerId: Id }),
  body: exactly({ timeId: Id }),
  answers: { 201: Meeting },
});
