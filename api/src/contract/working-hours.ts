// When somebody of the unit can be met: their working hours, and the times in them that are free.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { FreeTime, MeetingMinutes } from "./free-times.ts";
import { exactly, IdParams, LocalDate, PersonName, Version } from "./shapes.ts";

const tag = "meetings";

const Clock = Type.String({
  pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
  description: "Wall time in Stockholm, HH:MM.",
});

export const WorkingWeek = exactly({
  person: PersonName,
  version: Version,
  own: Type.Boolean({ description: "False: the unit's usual hours, as long as nobody has chosen others." }),
  hours: Type.Array(
    exactly({
      weekday: Type.Integer({ minimum: 1, maximum: 7, description: "1 Monday – 7 Sunday." }),
      starts: Clock,
      ends: Clock,
    }),
    { maxItems: 21 },
  ),
});
export type WorkingWeek = Static<typeof WorkingWeek>;

export const getWorkingHours = defineEndpoint({
  name: "getWorkingHours",
  method: "GET",
  url: "/api/v1/people/:id/working-hours",
  access: "case.read",
  tag,
  summary: "When somebody of the unit can be met",
  params: IdParams,
  answers: { 200: WorkingWeek },
});

/** One's own; a coordinator also others'. Refuses with invalid_fields (ends before it starts, overlapping), forbidden, stale_version. */
export const setWorkingHours = defineEndpoint({
  name: "setWorkingHours",
  method: "PUT",
  url: "/api/v1/people/:id/working-hours",
  access: "case.work",
  tag,
  summary: "Set working hours",
  ifMatch: true,
  params: IdParams,
  body: exactly({ hours: WorkingWeek.properties.hours }),
  answers: { 200: WorkingWeek },
});

/** Times within working hours on working days that nobody has reserved or booked, in order, at most 100. */
export const listFreeTimes = defineEndpoint({
  name: "listFreeTimes",
  method: "GET",
  url: "/api/v1/people/:id/free-times",
  access: "case.work",
  tag,
  summary: "Free times of one consultant",
  params: IdParams,
  query: exactly({
    from: Type.Optional(LocalDate),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    minutes: Type.Optional(MeetingMinutes),
  }),
  answers: { 200: exactly({ items: Type.Array(FreeTime) }) },
});
