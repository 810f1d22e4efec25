// The queue's filter lives in the address and nowhere else, so that back, forward, reload and a pasted link all show the same rows.
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { readFilter, writeFilter, type QueueFilter } from "./queue-filter.ts";

export type ChangeFilter = (next: QueueFilter) => void;

export function useQueueFilter(): { filter: QueueFilter; change: ChangeFilter } {
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const change = useCallback<ChangeFilter>(
    // At once and not as a transition: the fields show the address, and two fast steps must not start from the same one.
    (next) => setAddress(writeFilter(next), { preventScrollReset: true, flushSync: true }),
    [setAddress],
  );
  return { filter, change };
}
