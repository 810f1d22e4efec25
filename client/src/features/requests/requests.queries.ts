// What the requester's pages ask the API for, and under which keys the answers are kept.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
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

export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", "history", id],
    queryFn: ({ signal }) => call(getRequestHistory, { params: { id }, signal }),
  });
}
