// "Fler åtgärder": a button that shows the rest of what can be done, as plain buttons. Closes on Escape, on a choice, and when left.
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";

interface MoreActionsProps<Name extends string> {
  actions: readonly { name: Name; word: string }[];
  onChoose: (name: Name) => void;
}

export function MoreActions<Name extends string>({ actions, onChoose }: MoreActionsProps<Name>) {
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

  return (
    <div className="more-actions" ref={box}>
      <button
        type="button"
        ref={button}
        className="ds-button"
        data-variant="secondary"
        data-color="neutral"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t("case.more")}
        <Icon name="chevron-down" />
      </button>
      <ul className="more-actions-panel" id={id} hidden={!open}>
        {actions.map(({ name, word }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                // A dialog gives the focus back to where it was, and this button is about to be hidden.
                button.current?.focus();
                onChoose(name);
              }}
            >
              {word}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
