// Whether the window is too narrow for what needs room, which then becomes a list. Two kinds of markup, so a style sheet is not enough.
import { useCallback, useSyncExternalStore } from "react";

/** The width that a wide table needs. */
const tableWidth = "75rem";

export function useNarrow(needed = tableWidth): boolean {
  const narrow = `(width < ${needed})`;
  const subscribe = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(narrow);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    [narrow],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}
