// The report's view lives in the address and nowhere else, so that back, forward, reload and a shared link all show the same figures.
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { readView, writeView, type Look, type ReportView } from "./report-view.ts";

export interface ReportState {
  view: ReportView;
  change: (next: ReportView) => void;
  /** How it looks is no step back. */
  setLook: (look: Look) => void;
  setPeriodLook: (look: Look) => void;
}

export function useReportView(): ReportState {
  const [address, setAddress] = useSearchParams();
  const view = useMemo(() => readView(address), [address]);
  const change = useCallback<ReportState["change"]>(
    // At once and not as a transition: the fields show the address, and two fast steps must not start from the same one.
    (next) => setAddress(writeView(next), { preventScrollReset: true, flushSync: true }),
    [setAddress],
  );
  const show = (next: ReportView) =>
    setAddress(writeView(next), { preventScrollReset: true, flushSync: true, replace: true });
  return {
    view,
    change,
    setLook: (look) => show({ ...view, look }),
    setPeriodLook: (periodLook) => show({ ...view, periodLook }),
  };
}
