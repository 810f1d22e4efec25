// A question that stops the rest, on the browser's own modal dialog: it keeps the focus inside, closes on Escape, gives the focus back.
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** False: only what stands in it leads out of it. */
  closable?: boolean;
  /** Text and form, ending with a ButtonRow whose first button says what will be done. */
  children: ReactNode;
}

export function Dialog({ open, onClose, title, closable = true, children }: DialogProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      className="dialog"
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        // The owner decides: it may have to ask about unsaved text first.
        event.preventDefault();
        if (closable) onClose();
      }}
    >
      {open && (
        <>
          <div className="dialog-head">
            <h2 className="ds-heading" data-size="xs" id={titleId}>
              {title}
            </h2>
            {closable && (
              <button type="button" className="tool" onClick={onClose}>
                <Icon name="cross" />
                <VisuallyHidden>{t("ui.close")}</VisuallyHidden>
              </button>
            )}
          </div>
          <div className="dialog-body stack">{children}</div>
        </>
      )}
    </dialog>
  );
}
