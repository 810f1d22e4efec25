// Which states the queue shows: a button that says it, and a small panel with one box for each state.
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { openStates, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import { Icon } from "../../ui/icon.tsx";
import { queueStates } from "./queue-filter.ts";

interface StateFilterProps {
  /** What the button says. */
  words: string;
  shown: readonly State[];
  onChange: (states: readonly State[]) => void;
}

export function StateFilter({ words, shown, onChange }: StateFilterProps) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return undefined;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);

  const toggle = (state: State, wanted: boolean) =>
    onChange(queueStates.filter((one) => (one === state ? wanted : shown.includes(one))));

  return (
    <div className="state-filter" ref={box}>
      <span className="state-filter-label" id={`${id}-label`}>
        {t("queue.filter.state")}
      </span>
      <button
        type="button"
        ref={button}
        className="ds-input state-filter-button"
        id={`${id}-button`}
        aria-labelledby={`${id}-label ${id}-button`}
        aria-expanded={open}
        aria-controls={`${id}-panel`}
        onClick={() => setOpen(!open)}
      >
        <span>{words}</span>
        <Icon name="chevron-down" />
      </button>
      <div className="state-filter-panel" id={`${id}-panel`} hidden={!open}>
        <fieldset>
          <legend>{t("queue.filter.stateLegend")}</legend>
          {queueStates.map((state) => (
            <label key={state}>
              <input
                type="checkbox"
                className="ds-input"
                checked={shown.includes(state)}
                onChange={(event) => toggle(state, event.target.checked)}
              />
              {t(`words.states.${state}`)}
            </label>
          ))}
        </fieldset>
        <div className="row">
          <button type="button" className="ds-link" onClick={() => onChange(openStates)}>
            {t("queue.filter.chooseOpen")}
          </button>
          <button type="button" className="ds-link" onClick={() => onChange(queueStates)}>
            {t("queue.filter.chooseAll")}
          </button>
        </div>
      </div>
    </div>
  );
}
