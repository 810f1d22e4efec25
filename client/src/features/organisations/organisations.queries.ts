// What these pages ask the API for, and under which keys the answers are kept.
import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from "@tanstack/react-query";
import {
  listFellowInvitations,
  listFellowMembers,
  listInvitations,
  listMembers,
  listMyOrganisations,
} from "@samverkansstod/api/contract/members.ts";
import {
  getOrganisation,
  listOrganisationEvents,
  listOrganisations,
  type Organisation,
} from "@samverkansstod/api/contract/organisations.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { states } from "@samverkansstod/api/contract/life-cycle.ts";
import { call } from "../../http/call.ts";
import { meQuery } from "../../http/me.ts";
import { queryOf, type RegisterFilter } from "./register-filter.ts";

interface Turn {
  pageParam: string | null;
  signal: AbortSignal;
}
const firstPage: string | null = null;
const from = (cursor: string | null) => (cursor === null ? {} : { cursor });
const next = (last: { next: string | null }) => last.next;

export function registerQuery(filter: RegisterFilter) {
  return infiniteQueryOptions({
    queryKey: ["organisations", "register", filter],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(listOrganisations, { query: { ...queryOf(filter), ...from(pageParam) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: next,
    placeholderData: keepPreviousData,
  });
}

/** The few that fit what somebody writes to find one. */
export function searchQuery(search: string) {
  return queryOptions({
    queryKey: ["organisations", "search", search],
    queryFn: async ({ signal }) => (await call(listOrganisations, { query: { q: search, limit: 10 }, signal })).items,
    enabled: search.trim().length > 1,
    placeholderData: keepPreviousData,
  });
}

export function organisationQuery(id: string) {
  return queryOptions({
    queryKey: ["organisations", "one", id],
    queryFn: ({ signal }) => call(getOrganisation, { params: { id }, signal }),
  });
}

// The keys of what belongs to one begin with its own, so that they are fetched anew together.
export function organisationCasesQuery(id: string) {
  const sent = states.filter((state) => state !== "draft");
  return infiniteQueryOptions({
    queryKey: ["organisations", "one", id, "cases"],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(listRequests, {
        query: { scope: "queue", organisation: id, state: sent, sort: "newest", limit: 20, ...from(pageParam) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: next,
  });
}

export function eventsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["organisations", "one", id, "events"],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(listOrganisationEvents, { params: { id }, query: { limit: 20, ...from(pageParam) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: next,
  });
}

export function membersQuery(id: string, period: "present" | "past") {
  return infiniteQueryOptions({
    queryKey: ["organisations", "one", id, "members", period],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(listMembers, { params: { id }, query: { period, ...from(pageParam) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: next,
  });
}

export function invitationsQuery(id: string, as: "staff" | "member") {
  return infiniteQueryOptions({
    queryKey: ["organisations", as === "staff" ? "one" : "mine", id, "invitations"],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(as === "staff" ? listInvitations : listFellowInvitations, {
        params: { id },
        query: from(pageParam),
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: next,
  });
}

export const myOrganisationsQuery = infiniteQueryOptions({
  queryKey: ["organisations", "mine"],
  queryFn: ({ pageParam, signal }: Turn) => call(listMyOrganisations, { query: from(pageParam), signal }),
  initialPageParam: firstPage,
  getNextPageParam: next,
});

export function fellowsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["organisations", "mine", id, "members"],
    queryFn: ({ pageParam, signal }: Turn) =>
      call(listFellowMembers, { params: { id }, query: from(pageParam), signal }),
    initialPageParam: firstPage,
    getNextPageParam: next,
  });
}

/** After a change: it is shown at once, and what belongs to it is fetched again. */
export function showOrganisation(queries: QueryClient, changed: Organisation): void {
  queries.setQueryData(organisationQuery(changed.id).queryKey, changed);
  void queries.invalidateQueries({ queryKey: ["organisations"] });
}

/** After a change of who belongs to what. */
export async function readMembersAnew(queries: QueryClient, left?: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  // What belongs to an organisation that one has left is not theirs to ask for.
  const isLeft = (key: readonly unknown[]) => left !== undefined && key.includes(left);
  await queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "organisations" && !isLeft(queryKey),
  });
}
