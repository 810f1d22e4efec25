// The head of a case: number, subject, where it stands, and the next thing to do as the one primary button, when there is one.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { StateTag } from "../../ui/tag.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { PromiseMark } from "./promise-mark.tsx";
import type { StaffCase } from "./staff-case.ts";
import { useClaim } from "./use-claim.ts";

export function CaseHeader({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { claim, claiming } = useClaim();
  const [assigning, setAssigning] = useState(false);
  const [assignments, setAssignments] = useState(0);
  const assigneeWord = useRef<HTMLElement>(null);
  const { state, waitingFor, assignee } = found.staff;
  const mayClaim = !assignee && found.actions.includes("claim");
  const mayAssign = found.actions.includes("assign");
  const isMine = assignee !== null && assignee.id === me?.person.id;

  // After the dialog has closed: the button that opened it may be gone.
  useEffect(() => {
    if (assignments > 0) assigneeWord.current?.focus();
  }, [assignments]);

  return (
    <>
      <PageHeading title={found.form.subject ?? t("queue.noSubject")} above={found.caseNumber ?? ""}>
        <dl className="case-standing" aria-label={t("case.standing")}>
          <div>
            <dt className="visually-hidden">{t("case.state")}</dt>
            <dd>
              <StateTag state={state} />
            </dd>
            {waitingFor !== "nobody" && <dd>{t(`words.waitingFor.${waitingFor}`)}</dd>}
          </div>
          <div>
            <dt className="text-subtle">{t("case.promise")}</dt>
            <dd>
              <PromiseMark promise={found.promise} state={state} />
            </dd>
          </div>
          <div>
            <dt className="text-subtle">{t("case.assignee")}</dt>
            <dd ref={assigneeWord} tabIndex={-1} className={isMine ? "assignee-me" : undefined}>
              {assignee ? (isMine ? `${assignee.name} (${t("case.you")})` : assignee.name) : t("queue.unassigned")}
            </dd>
          </div>
        </dl>
      </PageHeading>
      {(mayClaim || mayAssign) && (
        <div className="case-actions">
          <ButtonRow>
            {mayClaim && (
              <Button
                busy={claiming}
                onClick={() => {
                  // The button goes away once the case is taken.
                  assigneeWord.current?.focus();
                  claim(found);
                }}
              >
                {t("queue.claim")}
              </Button>
            )}
            {mayAssign && (
              <Button variant="secondary" onClick={() => setAssigning(true)}>
                {t(assignee ? "case.handOver" : "case.assignSomebody")}
              </Button>
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
          setAssignments(assignments + 1);
        }}
      />
    </>
  );
}
