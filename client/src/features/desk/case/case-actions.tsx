// What can be done with a case: the next thing as the one primary button, what may stand beside it, the rest behind "Fler åtgärder".
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../http/me.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { AssignDialog } from "../assign-dialog.tsx";
import { caseMeetingsQuery } from "../meetings/meetings.queries.ts";
import type { StaffCase } from "../staff-case.ts";
import { useClaim } from "../use-claim.ts";
import { useOpenDialog } from "./case-dialogs.tsx";
import { assigneeId, goToMessage } from "./case-places.ts";
import { MoreActions } from "./more-actions.tsx";
import { nextStepsOf, situationOfCase, type CaseStep } from "./next-action.ts";

/** Where the page says who is responsible. */
const focusAssignee = () => document.getElementById(assigneeId)?.focus();

export function CaseActions({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { data } = useQuery(caseMeetingsQuery(found.id));
  const { claim, claiming } = useClaim();
  const openDialog = useOpenDialog();
  const [assigning, setAssigning] = useState(false);
  const [assignments, setAssignments] = useState(0);
  const { primary, beside, more } = nextStepsOf(
    situationOfCase(found, { personId: me?.person.id, meetings: data?.meetings ?? [] }),
  );
  const inRow = [...(primary === null ? [] : [primary]), ...beside];

  // After the dialog has closed: the button that opened it may be gone.
  useEffect(() => {
    if (assignments > 0) focusAssignee();
  }, [assignments]);

  function word(step: CaseStep): string {
    if (step === "claim") return t("queue.claim");
    if (step === "assign") return t(found.staff.assignee ? "case.handOver" : "case.assignSomebody");
    if (step === "log_meeting") return t("meetings.actions.log");
    return t(`case.steps.${step}`);
  }

  function take(step: CaseStep) {
    switch (step) {
      case "claim":
        // The button goes away once the case is taken.
        focusAssignee();
        claim(found);
        break;
      case "assign":
        setAssigning(true);
        break;
      case "reply":
        goToMessage();
        break;
      default:
        openDialog(step);
    }
  }

  return (
    <>
      {inRow.length + more.length > 0 && (
        <div className="case-actions">
          <ButtonRow>
            {/* One list, so that a button that stops being the first is still the same button. */}
            {inRow.map((step) => (
              <Button
                key={step}
                variant={step === primary ? "primary" : "secondary"}
                busy={step === "claim" && claiming}
                onClick={() => take(step)}
              >
                {word(step)}
              </Button>
            ))}
            {more.length > 0 && (
              <MoreActions actions={more.map((step) => ({ name: step, word: word(step) }))} onChoose={take} />
            )}
          </ButtonRow>
        </div>
      )}
      <AssignDialog
        found={found}
        open={assigning}
        onClose={() => setAssigning(false)}
        onDone={() => {
          setAssigning(false);
          setAssignments((count) => count + 1);
        }}
      />
    </>
  );
}
