// What the queue shows, as it stands in the address: what is read there, what is written there, and what is asked of the API.
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import { kinds, openStates, states, type Kind, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import type { listRequests } from "@samverkansstod/api/contract/requests.ts";

export interface QueueFilter {
  /** Empty: open work, or every state while searching. */
  states: readonly State[];
  kind: Kind | null;
  theme: string | null;
  area: string | null;
  /** "me", "mine_and_stood_in" (and those I stand in for), "none" (nobody responsible) or a person's id. */
  assignee: string | null;
  search: string;
  sort: "promise" | "newest";
}

/** A draft is the requester's own; the queue never has one. */
export const queueStates = states.filter((state) => state !== "draft");

export const longestSearch = 200;
const names = {
  states: "lage",
  kind: "typ",
  theme: "tema",
  area: "omrade",
  assignee: "ansvarig",
  search: "sok",
  sort: "ordning",
} as const;
const code = /^[a-z0-9_]{1,60}$/;
const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function codeOrNull(value: string | null): string | null {
  return value !== null && code.test(value) ? value : null;
}

function readAssignee(value: string | null): string | null {
  if (value === "mig") return "me";
  if (value === "ingen") return "none";
  if (value === "mig-och-ersatta") return "mine_and_stood_in";
  return value !== null && personId.test(value) ? value.toLowerCase() : null;
}

function writeAssignee(assignee: string): string {
  if (assignee === "me") return "mig";
  if (assignee === "mine_and_stood_in") return "mig-och-ersatta";
  return assignee === "none" ? "ingen" : assignee;
}

/** What can be looked for; signs alone are nothing, and would find everything. */
export function searchable(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? text.trim().slice(0, longestSearch) : "";
}

/** What the address asks for; what it gets wrong is left out. */
export function readFilter(address: URLSearchParams): QueueFilter {
  const chosen = address.getAll(names.states);
  return {
    states: queueStates.filter((state) => chosen.includes(state)),
    kind: kinds.find((kind) => kind === address.get(names.kind)) ?? null,
    theme: codeOrNull(address.get(names.theme)),
    area: codeOrNull(address.get(names.area)),
    assignee: readAssignee(address.get(names.assignee)),
    search: searchable(address.get(names.search) ?? ""),
    sort: address.get(names.sort) === "nyast" ? "newest" : "promise",
  };
}

/** The address of a filter; what is as usual is not written. */
export function writeFilter(filter: QueueFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const state of filter.states) address.append(names.states, state);
  if (filter.kind) address.set(names.kind, filter.kind);
  if (filter.theme) address.set(names.theme, filter.theme);
  if (filter.area) address.set(names.area, filter.area);
  if (filter.assignee) address.set(names.assignee, writeAssignee(filter.assignee));
  if (filter.search) address.set(names.search, filter.search);
  if (filter.sort === "newest") address.set(names.sort, "nyast");
  return address;
}

export function queryOf({
  states,
  kind,
  theme,
  area,
  assignee,
  search,
  sort,
}: QueueFilter): QueryOf<typeof listRequests> {
  return {
    scope: "queue",
    ...(states.length > 0 && { state: [...states] }),
    ...(kind && { kind }),
    ...(theme && { theme }),
    ...(area && { area }),
    ...(assignee && { assignee }),
    ...(search && { q: search }),
    ...(sort !== "promise" && { sort }),
  };
}

/** The states that are shown, chosen or not: a search without a choice looks everywhere. */
export function statesShown({ states, search }: QueueFilter): readonly State[] {
  if (states.length > 0) return states;
  return search ? queueStates : openStates;
}

/** The filter with these states chosen; the usual ones, and none, are no choice. */
export function withStates(filter: QueueFilter, chosen: readonly State[]): QueueFilter {
  const usual = statesShown({ ...filter, states: [] });
  const same = chosen.length === usual.length && usual.every((state) => chosen.includes(state));
  return { ...filter, states: same ? [] : queueStates.filter((state) => chosen.includes(state)) };
}

export const everything: QueueFilter = {
  states: [],
  kind: null,
  theme: null,
  area: null,
  assignee: null,
  search: "",
  sort: "promise",
};

export const narrowing = [
  "search",
  "states",
  "kind",
  "theme",
  "area",
  "assignee",
] as const satisfies readonly (keyof QueueFilter)[];
export type Narrowing = (typeof narrowing)[number];

/** The parts of the filter that leave something out, in the order they are shown. The order of the rows is none. */
export function narrowedBy(filter: QueueFilter): Narrowing[] {
  return narrowing.filter((name) => (filter[name]?.length ?? 0) > 0);
}

/** The filter without one of its parts. */
export function without(filter: QueueFilter, name: Narrowing): QueueFilter {
  return { ...filter, [name]: everything[name] };
}
