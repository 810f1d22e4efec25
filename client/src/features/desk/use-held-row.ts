// When the row that has the focus leaves the list (the filter shows what nobody has, and now somebody has it), the focus goes to the row
// that took its place, and not back to the top of the page.
import { useLayoutEffect, useRef, type FocusEvent } from "react";

export function useHeldRow(ids: readonly string[]) {
  const held = useRef<{ id: string; index: number } | null>(null);
  const key = ids.join(" ");

  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!held.current || !lost || key.split(" ").includes(held.current.id)) return;
    const links = document.querySelectorAll<HTMLElement>("[data-row]");
    links[Math.min(held.current.index, links.length - 1)]?.focus({ preventScroll: true });
  }, [key]);

  return {
    onFocus: (event: FocusEvent) => {
      const id = event.target.closest("tr, li")?.querySelector<HTMLElement>("[data-row]")?.dataset["row"];
      held.current = id === undefined ? null : { id, index: ids.indexOf(id) };
    },
  };
}
