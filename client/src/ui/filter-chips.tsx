// The filters that are on, each with a way to take it off, and one way to take off all.
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface FilterChip {
  key: string;
  /** Name and value: "Tema: Boende". */
  words: string;
  remove: () => void;
}

interface FilterChipsProps {
  chips: readonly FilterChip[];
  clear: () => void;
  /** The id of what takes the focus when the last one is gone. */
  then: string;
}

export function FilterChips({ chips, clear, then }: FilterChipsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  if (chips.length === 0) return null;

  // The pressed button goes away with its filter, so the focus moves on first: to a neighbour, or away when none is left.
  function removeAt(index: number) {
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>("button.chip");
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? document.getElementById(then);
    next?.focus();
    chips[index]?.remove();
  }

  function clearAll() {
    document.getElementById(then)?.focus();
    clear();
  }

  return (
    <div className="chips no-print">
      <ul ref={list} aria-label={t("ui.filter.active")}>
        {chips.map(({ key, words }, index) => (
          <li key={key}>
            <button
              type="button"
              className="chip"
              aria-label={t("ui.filter.remove", { name: words })}
              onClick={() => removeAt(index)}
            >
              <span>{words}</span>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="ds-link" onClick={clearAll}>
        {t("ui.filter.clear")}
      </button>
    </div>
  );
}
