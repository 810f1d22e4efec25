// What the report asks the API for, and the address of the same as a file.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import {
  exportReportCases,
  listReportCases,
  reportFlow,
  reportUnderWay,
  underWayFigures,
  type Figure,
} from "@samverkansstod/api/contract/reports.ts";
import { call } from "../../http/call.ts";
import { filterOf, type ReportView } from "./report-view.ts";

export function underWayQuery(view: ReportView) {
  const query = { ...(view.date && { date: view.date }), ...filterOf(view) };
  return queryOptions({
    queryKey: ["reports", "under-way", query],
    queryFn: ({ signal }) => call(reportUnderWay, { query, signal }),
    // The figures before stay until the new ones are here.
    placeholderData: keepPreviousData,
  });
}

export function flowQuery(view: ReportView) {
  const { from, to, step } = view;
  const query = { ...(from && { from }), ...(to && { to }), ...(step && { step }), ...filterOf(view) };
  return queryOptions({
    queryKey: ["reports", "flow", query],
    queryFn: ({ signal }) => call(reportFlow, { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Whether a figure is of an instant; the others are of a span. */
export function isAtDate(figure: Figure): boolean {
  return underWayFigures.some((one) => one === figure);
}

type Behind = Omit<QueryOf<typeof listReportCases>, "cursor">;

function behindOf(figure: Figure, view: ReportView): Behind {
  const { date, from, to, step } = view;
  const time = isAtDate(figure)
    ? { ...(date && { date }) }
    : { ...(from && { from }), ...(to && { to }), ...(step && { step }) };
  return { figure, ...time, ...filterOf(view) };
}

export function casesQuery(figure: Figure, view: ReportView) {
  const query = behindOf(figure, view);
  const firstPage = null;
  return infiniteQueryOptions({
    queryKey: ["reports", "cases", query],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      call(listReportCases, { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
  });
}

export function csvAddress(figure: Figure, view: ReportView, language: Language): string {
  return `${exportReportCases.url}?${new URLSearchParams({ ...behindOf(figure, view), language })}`;
}
