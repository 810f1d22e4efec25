// What meetings ask the API for. Keys of one case's queries end with the case's id, so that they are fetched again with the case.
import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import { listMeetingsWithoutConsultant } from "@samverkansstod/api/contract/hand-over.ts";
import { listMeetings, listRequestMeetings, type Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { listParticipants } from "@samverkansstod/api/contract/participants.ts";
import { getWorkingHours, listFreeTimes } from "@samverkansstod/api/contract/working-hours.ts";
import { call } from "../../../http/call.ts";
import { refetchCase, refetchQueue } from "../desk.queries.ts";
import { addDays } from "./weeks.ts";

export type Week = AnswerOf<typeof listMeetings>;
export type ReservedTime = Week["reserved"][number];
type CaseMeetings = AnswerOf<typeof listRequestMeetings>;

const caseMeetingsKey = ["desk", "meetings"];
const weekKey = ["desk", "week"];
const freeKey = ["desk", "freeTimes"];

export function caseMeetingsQuery(id: string) {
  return queryOptions({
    queryKey: [...caseMeetingsKey, id],
    queryFn: ({ signal }) => call(listRequestMeetings, { params: { id }, signal }),
  });
}

export function participantsQuery(id: string) {
  return queryOptions({
    queryKey: ["desk", "participants", id],
    queryFn: async ({ signal }) => (await call(listParticipants, { params: { id }, signal })).items,
  });
}

/** `consultant`: "me" or a person's id; null: everybody's. */
export function weekQuery(monday: string, consultant: string | null) {
  return queryOptions({
    queryKey: [...weekKey, monday, consultant],
    queryFn: ({ signal }) =>
      call(listMeetings, { query: { from: monday, days: 7, ...(consultant !== null && { consultant }) }, signal }),
  });
}

export function missingLogsQuery(consultant: string | null) {
  return queryOptions({
    queryKey: [...weekKey, "missing", consultant],
    queryFn: async ({ signal }) => {
      const query = { missingLog: true, ...(consultant !== null && { consultant }) };
      return (await call(listMeetings, { query, signal })).items;
    },
  });
}

/** Begins like a week's, so that it is fetched again with them. */
export const withoutConsultantQuery = queryOptions({
  queryKey: [...weekKey, "withoutConsultant"],
  queryFn: async ({ signal }) => (await call(listMeetingsWithoutConsultant, { signal })).items,
});

export function workingHoursQuery(personId: string) {
  return queryOptions({
    queryKey: ["desk", "workingHours", personId],
    queryFn: ({ signal }) => call(getWorkingHours, { params: { id: personId }, signal }),
  });
}

/** How many days are asked for at a time, and the most times that one answer has. */
const daysAtOnce = 7;
const mostTimesAtOnce = 100;

/** Free times from a date on, some days at a time. */
export function freeTimesQuery(consultantId: string, minutes: number, from: string) {
  return infiniteQueryOptions({
    queryKey: [...freeKey, consultantId, minutes, from],
    queryFn: async ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) => {
      const query = { from: pageParam, days: daysAtOnce, minutes };
      return (await call(listFreeTimes, { params: { id: consultantId }, query, signal })).items;
    },
    initialPageParam: from,
    getNextPageParam: (last, _pages, begun) => {
      // An answer that is full may have stopped in the middle of a day.
      const cutIn = last.length >= mostTimesAtOnce ? last.at(-1)?.localStart.slice(0, 10) : undefined;
      return cutIn !== undefined && cutIn > begun ? cutIn : addDays(begun, daysAtOnce);
    },
    enabled: consultantId !== "",
  });
}

/** After a change: everything that may show it. */
export async function refetchMeetings(queries: QueryClient, requestId: string): Promise<void> {
  await Promise.all([
    refetchCase(queries, requestId),
    refetchQueue(queries),
    queries.invalidateQueries({ queryKey: weekKey }),
    refetchFreeTimes(queries),
  ]);
}

export async function refetchFreeTimes(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: freeKey });
}

/** Puts a meeting as it is now wherever it is on screen. */
export function showMeeting(queries: QueryClient, now: Meeting): void {
  const replaced = (items: Meeting[]) => items.map((item) => (item.id === now.id ? now : item));
  queries.setQueryData<CaseMeetings>(
    caseMeetingsQuery(now.requestId).queryKey,
    (shown) => shown && { ...shown, meetings: replaced(shown.meetings) },
  );
  queries.setQueriesData<Week | Meeting[]>({ queryKey: weekKey }, (shown) =>
    Array.isArray(shown) ? replaced(shown) : shown && { ...shown, items: replaced(shown.items) },
  );
}
