// What the requester's pages ask the API for, and under which keys the answers are kept.
import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { listReadings } from "@samverkansstod/api/contract/view-log.ts";
import { call } from "../../http/call.ts";

export const ownRequestsQuery = infiniteQueryOptions({
  queryKey: ["requests", "own"],
  queryFn: ({ pageParam, signal }) =>
    call(listRequests, { query: { scope: "own", ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "one", id],
    queryFn: ({ signal }) => call(getRequest, { params: { id }, signal }),
  });
}

// The keys of what belongs to a request begin with its own, so that they are fetched anew together.
export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "one", id, "history"],
    queryFn: async ({ signal }) => (await call(getRequestHistory, { params: { id }, signal })).items,
  });
}

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "one", id, "conversation"],
    queryFn: async ({ signal }) => (await call(listConversation, { params: { id }, signal })).messages,
  });
}

export function meetingsQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "one", id, "meetings"],
    queryFn: ({ signal }) => call(listRequestMeetings, { params: { id }, signal }),
  });
}

/** After a step or a refusal: everything on screen about the request is fetched again, and the list when it is next opened. */
export async function readAnew(queries: QueryClient, id: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: ownRequestsQuery.queryKey });
  await queries.invalidateQueries({ queryKey: requestQuery(id).queryKey });
}

/** When the unit has read it, where the unit shows that. */
export function readingsQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "readings", id],
    queryFn: ({ signal }) => call(listReadings, { params: { id }, signal }),
    staleTime: 60_000,
  });
}
