// The queue's filter lives in the address and nowhere else, so that back, forward, reload and a pasted link all show the same rows.
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { readFilter, writeFilter, type QueueFilter } from "./queue-filter.ts";

export type ChangeFilter = (next: QueueFilter) => void;

export function useQueueFilter(): { filter: QueueFilter; change: ChangeFilter } {
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const change = useCallback<ChangeFilter>(
    (next) => setAddress(writeFilter(next), { preventScrollReset: true }),
    [setAddress],
  );
  return { filter, change };
}
