// What the desk asks the API for, and how one changed case is written into everything on screen that shows it.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from "@tanstack/react-query";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import type { AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { getRequest, listRequests, type Request, type RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { queryOf, type QueueFilter } from "./queue-filter.ts";

export type QueuePages = InfiniteData<AnswerOf<typeof listRequests>>;

const queueKey = ["desk", "queue"];

export function queueQuery(filter: QueueFilter) {
  const firstPage = null;
  return infiniteQueryOptions({
    queryKey: [...queueKey, filter],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      call(listRequests, { query: { ...queryOf(filter), ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    // The rows of the filter before stay until those of the new one are here.
    placeholderData: keepPreviousData,
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ["desk", "case", id],
    queryFn: ({ signal }) => call(getRequest, { params: { id }, signal }),
  });
}

export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ["desk", "history", id],
    queryFn: async ({ signal }) => (await call(getRequestHistory, { params: { id }, signal })).items,
  });
}

/** Messages, oldest first, and the unit's notes. */
export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ["desk", "conversation", id],
    queryFn: async ({ signal }) => {
      const { messages, notes = [] } = await call(listConversation, { params: { id }, signal });
      return { messages, notes };
    },
  });
}

export const assignableQuery = queryOptions({
  queryKey: ["desk", "assignable"],
  queryFn: async ({ signal }) => (await call(listAssignablePeople, { signal })).items,
  staleTime: 60_000,
});

/** Rows of the pages in order; a row that moved between two pages while they were fetched is shown once. */
export function rowsOf(pages: QueuePages | undefined): RequestSummary[] {
  const rows = new Map<string, RequestSummary>();
  for (const row of pages?.pages.flatMap((page) => page.items) ?? []) if (!rows.has(row.id)) rows.set(row.id, row);
  return [...rows.values()];
}

function changeRow(pages: QueuePages | undefined, id: string, changed: RequestSummary): QueuePages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === id ? changed : row)) })),
    }
  );
}

/** The row takes what the case says now, and stays where it is until the list is fetched again. */
export function showCase(queries: QueryClient, found: Request): void {
  queries.setQueryData(caseQuery(found.id).queryKey, found);
  const { id, version, stage, promise, updatedAt, actions, staff, form, pausedUntil } = found;
  queries.setQueriesData<QueuePages>({ queryKey: queueKey }, (pages) => {
    const row = rowsOf(pages).find((one) => one.id === id);
    if (!row?.staff || !staff) return pages;
    const { state, waitingFor, assignee, priority, themes } = staff;
    const changed = {
      ...row,
      version,
      stage,
      kind: form.kind,
      areas: form.areas,
      promise,
      updatedAt,
      staff: { ...row.staff, state, waitingFor, assignee, priority, themes, pausedUntil, actions },
    };
    return changeRow(pages, id, changed);
  });
}

type Assignee = NonNullable<Request["staff"]>["assignee"];

/** Shows who will be responsible before the API has answered; gives back how to undo it, for this case alone. */
export async function showAssignee(queries: QueryClient, id: string, assignee: Assignee): Promise<() => void> {
  const { queryKey: caseKey } = caseQuery(id);
  await Promise.all([queries.cancelQueries({ queryKey: queueKey }), queries.cancelQueries({ queryKey: caseKey })]);
  const undo: (() => void)[] = [];
  const withoutClaim = <A>(actions: A[]) => actions.filter((action) => action !== "claim");
  for (const [key, pages] of queries.getQueriesData<QueuePages>({ queryKey: queueKey })) {
    const before = rowsOf(pages).find((row) => row.id === id);
    if (!before?.staff) continue;
    const staff = { ...before.staff, assignee, actions: withoutClaim(before.staff.actions) };
    queries.setQueryData<QueuePages>(key, changeRow(pages, id, { ...before, staff }));
    undo.push(() => queries.setQueryData<QueuePages>(key, (now) => changeRow(now, id, before)));
  }
  const before = queries.getQueryData(caseKey);
  if (before?.staff) {
    queries.setQueryData(caseKey, {
      ...before,
      actions: withoutClaim(before.actions),
      staff: { ...before.staff, assignee },
    });
    undo.push(() => queries.setQueryData(caseKey, before));
  }
  return () => undo.forEach((step) => step());
}

const isOf =
  (id: string) =>
  ({ queryKey: [area, , of] }: { queryKey: readonly unknown[] }) =>
    area === "desk" && of === id;

/**
 * After a change or a refusal: everything of one case that is on screen is fetched again (history, conversation, meetings …). Keys of a case's
 * queries are `["desk", <what>, <id of the case>]`.
 */
export async function refetchCase(queries: QueryClient, id: string): Promise<void> {
  await queries.invalidateQueries({ predicate: isOf(id) });
}

/** The same, but for the case itself, which a command has just answered with. */
export async function refetchAroundCase(queries: QueryClient, id: string): Promise<void> {
  const [, theCase] = caseQuery(id).queryKey;
  await queries.invalidateQueries({ predicate: (query) => isOf(id)(query) && query.queryKey[1] !== theCase });
}

export async function refetchQueue(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: queueKey });
}
