// A time that is free, as the list of free times and the refusal time_taken both give it.
import { Type, type Static } from "typebox";
import { exactly, Instant, WallTime } from "./shapes.ts";

export const FreeTime = exactly({ startsAt: Instant, endsAt: Instant, localStart: WallTime, localEnd: WallTime });
export type FreeTime = Static<typeof FreeTime>;

/** How many free times a refusal names. */
export const freeTimesNamed = 5;

/** The lengths of a meeting that screens offer, in minutes. */
export const meetingLengths = [30, 45, 60, 90, 120, 180] as const;

/** The shortest and longest meeting, in minutes. */
export const meetingMinutes = { least: 15, most: 480 } as const;

export const MeetingMinutes = Type.Integer({
  minimum: meetingMinutes.least,
  maximum: meetingMinutes.most,
  description: "Minutes.",
});
