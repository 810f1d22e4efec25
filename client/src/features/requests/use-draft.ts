// Opens the draft of the address (`?utkast=`), or a new one, and keeps it open while its own address comes to be: when the server has taken
// a new draft for the first time, the address says which it is and nothing on the page is unmounted.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openDraft, type DraftKeeper } from "./draft-keeper.ts";
import { requestQuery } from "./requests.queries.ts";

interface Opened {
  keeper: DraftKeeper;
  /** The `?utkast=` it was opened for, or has got since. */
  at: string | null;
}

/** `keeper` is null while the draft is on its way, or when it cannot be had: then `error` or `sentAs` says why. */
export function useDraft(wanted: string | null) {
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Opened | null>(() =>
    wanted === null ? { keeper: openDraft(null), at: null } : null,
  );
  const isOpen = opened !== null && (opened.at === wanted || opened.keeper.get().saved?.id === wanted);
  const request = useQuery({
    ...requestQuery(wanted ?? ""),
    enabled: wanted !== null && !isOpen,
    staleTime: 0,
    gcTime: 0,
  });

  if (isOpen && opened.at !== wanted) setOpened({ ...opened, at: wanted });
  if (!isOpen && wanted === null) setOpened({ keeper: openDraft(null), at: null });
  if (!isOpen && request.data?.stage === "draft" && !request.isFetching) {
    setOpened({ keeper: openDraft(request.data), at: wanted });
  }
  const keeper = isOpen ? opened.keeper : null;

  useEffect(() => {
    if (!keeper) return undefined;
    const leaving = () => {
      if (document.visibilityState === "hidden") void keeper.flush();
    };
    document.addEventListener("visibilitychange", leaving);
    return () => {
      document.removeEventListener("visibilitychange", leaving);
      void keeper.flush().then(() => queries.invalidateQueries({ queryKey: ["requests"] }));
      keeper.close();
    };
  }, [keeper, queries]);

  return {
    keeper,
    error: isOpen ? null : request.error,
    retry: () => void request.refetch(),
    sentAs: !isOpen && request.data && request.data.stage !== "draft" ? request.data.id : null,
    /** Leaves the draft that only this device has and begins again. */
    restart: () => {
      keeper?.discard();
      setOpened({ keeper: openDraft(null), at: null });
    },
  };
}
