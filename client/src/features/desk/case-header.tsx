// The head of a case: number, subject, where it stands, and what can be done with it, the next thing first.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { useRoleTitle } from "../../http/role-titles.ts";
import { standInsQuery } from "../../http/stand-ins.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { StateTag, Tag } from "../../ui/tag.tsx";
import { CaseActions } from "./case/case-actions.tsx";
import { assigneeId, standingId } from "./case/case-places.ts";
import { assignableQuery } from "./desk.queries.ts";
import { isToCome } from "./case/next-action.ts";
import { caseMeetingsQuery } from "./meetings/meetings.queries.ts";
import { PriorityTag } from "./priority-tag.tsx";
import { PromiseMark } from "./promise-mark.tsx";
import type { StaffCase } from "./staff-case.ts";

export function CaseHeader({ found }: { found: StaffCase }) {
  const { t, i18n } = useTranslation();
  const { data: me } = useMe();
  const { state, waitingFor, assignee, priority } = found.staff;
  const { data } = useQuery(caseMeetingsQuery(found.id));
  const next = data?.meetings.find(isToCome);
  const title = useRoleTitle();
  const { data: people } = useQuery(assignableQuery);
  const held = people?.find(({ id }) => id === assignee?.id)?.roles ?? [];
  const { data: standIns } = useQuery(standInsQuery);
  const standIn = standIns?.find(({ absent, holdsToday }) => holdsToday && absent.id === assignee?.id);
  const isMine = assignee !== null && assignee.id === me?.person.id;
  return (
    <>
      <PageHeading title={found.form.subject ?? t("queue.noSubject")} above={found.caseNumber ?? ""}>
        <dl className="case-standing" aria-label={t("case.standing")}>
          <div>
            <dt className="visually-hidden">{t("case.state")}</dt>
            <dd id={standingId} tabIndex={-1} className="row">
              <StateTag state={state} />
              {waitingFor !== "nobody" && <span>{t(`words.waitingFor.${waitingFor}`)}</span>}
              {found.pausedUntil && (
                <Tag icon="pause">{t("case.pausedUntil", { date: formatDate(found.pausedUntil, i18n.language) })}</Tag>
              )}
            </dd>
          </div>
          {priority !== "normal" && (
            <div>
              <dt className="visually-hidden">{t("triage.priority")}</dt>
              <dd>
                <PriorityTag priority={priority} />
              </dd>
            </div>
          )}
          {next && (
            <div>
              <dt className="text-subtle">{t("case.nextMeeting")}</dt>
              <dd>{formatDateTime(next.startsAt, i18n.language)}</dd>
            </div>
          )}
          <div>
            <dt className="text-subtle">{t("case.promise")}</dt>
            <dd>
              <PromiseMark promise={found.promise} state={state} />
            </dd>
          </div>
          <div>
            <dt className="text-subtle">{t("case.assignee")}</dt>
            <dd id={assigneeId} tabIndex={-1} className={isMine ? "assignee-me" : undefined}>
              {assignee ? (isMine ? `${assignee.name} (${t("case.you")})` : assignee.name) : t("queue.unassigned")}
            </dd>
            {held.length > 0 && <dd className="text-subtle">{held.map((role) => title(role)).join(", ")}</dd>}
            {standIn && (
              <dd className="text-subtle">
                {t("people.standIns.onCase", {
                  name: standIn.standIn.name,
                  date: formatDate(standIn.to, i18n.language),
                })}
              </dd>
            )}
          </div>
        </dl>
      </PageHeading>
      <CaseActions found={found} />
    </>
  );
}
