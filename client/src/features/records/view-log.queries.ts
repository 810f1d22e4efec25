// What the page of views asks the API for, and how its address says the same.
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import { searchViewLog, viewLogs } from "@samverkansstod/api/contract/view-log.ts";
import { call } from "../../http/call.ts";

export type LogName = (typeof viewLogs)[number];

export interface LogView {
  log: LogName;
  caseNumber: string;
  /** A person's id; empty: anybody. */
  person: string;
  from: string;
  to: string;
}

const names = { log: "visa", caseNumber: "arende", person: "vem", from: "fran", to: "till" } as const;

export function readLogView(address: URLSearchParams): LogView {
  const said = (name: keyof typeof names) => address.get(names[name]) ?? "";
  return {
    log: viewLogs.find((log) => log === said("log")) ?? "views",
    caseNumber: said("caseNumber"),
    person: said("person"),
    from: said("from"),
    to: said("to"),
  };
}

export function writeLogView(view: LogView): URLSearchParams {
  const address = new URLSearchParams();
  for (const [field, name] of Object.entries(names)) {
    const value = view[field as keyof LogView].trim();
    if (value !== "" && value !== "views") address.set(name, value);
  }
  return address;
}

export function viewLogQuery({ log, caseNumber, person, from, to }: LogView) {
  const firstPage = null;
  const query: QueryOf<typeof searchViewLog> = {
    log,
    ...(caseNumber && { caseNumber }),
    ...(person && { person }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return infiniteQueryOptions({
    queryKey: ["view-log", query],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      call(searchViewLog, { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    // Each search is noted, so it is not repeated by itself.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}
