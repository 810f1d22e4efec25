// Who is responsible for a row of the queue, and the button that takes a case nobody has. The focus stays in the cell when the button
// has done its work.
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { useMe } from "../../http/me.ts";
import { Button } from "../../ui/button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useClaim } from "./use-claim.ts";

export function AssigneeCell({ row }: { row: RequestSummary }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { claim, claiming } = useClaim();
  const cell = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const assignee = row.staff?.assignee ?? null;
  const claimable = !assignee && row.staff?.actions.includes("claim");

  // Claimed: from the button to the name. Refused: back to the button. Never when somebody has moved on meanwhile.
  useLayoutEffect(() => {
    if (!pressed.current || (document.activeElement && document.activeElement !== document.body)) return;
    cell.current?.querySelector<HTMLElement>("[data-holds-focus], button")?.focus();
  }, [assignee?.id]);

  return (
    <div className="assignee" ref={cell}>
      {assignee ? (
        <span data-holds-focus tabIndex={-1} className={assignee.id === me?.person.id ? "assignee-me" : undefined}>
          {assignee.id === me?.person.id ? t("queue.you") : assignee.name}
        </span>
      ) : (
        <span className="text-subtle">{t("queue.unassigned")}</span>
      )}
      {claimable && (
        <Button
          variant="secondary"
          busy={claiming}
          onClick={() => {
            pressed.current = true;
            claim(row);
          }}
        >
          {t("queue.claim")} <VisuallyHidden>{t("queue.claimOf", { caseNumber: row.caseNumber ?? "" })}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
}
