// Whether the window is too narrow for the queue's table, which then becomes a list. Two kinds of markup, so a style sheet is not enough.
import { useSyncExternalStore } from "react";

const narrow = "(width < 75rem)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}
