// No figure at all: what would be here, and the way back to everything.
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

interface NothingCountedProps {
  title: string;
  text: string;
  /** Null: nothing is left out as it is. */
  clear: (() => void) | null;
}

export function NothingCounted({ title, text, clear }: NothingCountedProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={title}
      action={
        clear && (
          <Button variant="secondary" onClick={clear}>
            {t("ui.filter.clear")}
          </Button>
        )
      }
    >
      <p>{text}</p>
    </EmptyState>
  );
}
