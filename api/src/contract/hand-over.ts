// Meetings that are booked with somebody who works here no longer, and handing a meeting over to somebody else.
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Meeting } from "./meetings.ts";
import { exactly, Id, IdParams } from "./shapes.ts";
import { reasonIfAny } from "./triage.ts";

const tag = "meetings";

/** To come and under way, in order of time; at most 100. */
export const listMeetingsWithoutConsultant = defineEndpoint({
  name: "listMeetingsWithoutConsultant",
  method: "GET",
  url: "/api/v1/meetings/without-consultant",
  access: "case.assign",
  tag,
  summary: "Booked meetings of people who have left",
  answers: { 200: exactly({ items: Type.Array(Meeting) }) },
});

/**
 * Somebody else holds the meeting, at the same time and place. Everybody invited gets the change, and who held it is told that it is no longer
 * theirs. Refuses with time_taken, not_assignable, conflict_of_interest, invalid_fields (holds it already), wrong_state, stale_version.
 */
export const handOverMeeting = defineEndpoint({
  name: "handOverMeeting",
  method: "POST",
  url: "/api/v1/meetings/:id/consultant",
  access: "case.work",
  tag,
  summary: "Hand a meeting over",
  ifMatch: true,
  params: IdParams,
  body: exactly({ consultantId: Id, reason: reasonIfAny }),
  answers: { 200: Meeting },
});
