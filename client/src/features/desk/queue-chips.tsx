// The filters that are on, each with a way to take it off, and one way to take off all.
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { everything, narrowedBy, without, type QueueFilter } from "./queue-filter.ts";
import { searchFieldId } from "./queue-filter-row.tsx";
import { useFilterWords } from "./use-filter-words.ts";
import type { ChangeFilter } from "./use-queue-filter.ts";

export function QueueChips({ filter, change }: { filter: QueueFilter; change: ChangeFilter }) {
  const { t } = useTranslation();
  const { chip } = useFilterWords(filter);
  const list = useRef<HTMLUListElement>(null);
  const names = narrowedBy(filter);
  if (names.length === 0) return null;

  // The pressed button goes away with its filter, so the focus moves on first: to a neighbour, or to the search when none is left.
  function removeAt(index: number) {
    const name = names[index];
    if (!name) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>("button.chip");
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? document.getElementById(searchFieldId);
    next?.focus();
    change(without(filter, name));
  }

  function clear() {
    document.getElementById(searchFieldId)?.focus();
    change({ ...everything, sort: filter.sort });
  }

  return (
    <div className="chips">
      <ul ref={list} aria-label={t("queue.filter.active")}>
        {names.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              className="chip"
              aria-label={t("queue.filter.remove", { name: chip(name) })}
              onClick={() => removeAt(index)}
            >
              <span>{chip(name)}</span>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="ds-link" onClick={clear}>
        {t("queue.filter.clear")}
      </button>
    </div>
  );
}
