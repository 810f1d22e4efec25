// The row of fields that leave something out of what a page shows; on a narrow window it stands behind a button.
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { useNarrow } from "./use-narrow.ts";

export function FilterFields({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <>
      {narrow && (
        <Button
          variant="secondary"
          tone="neutral"
          icon="filter"
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          {t(opened ? "ui.filter.hide" : "ui.filter.show")}
        </Button>
      )}
      <div className="filter-fields" id={id} hidden={narrow && !opened}>
        {children}
      </div>
    </>
  );
}
