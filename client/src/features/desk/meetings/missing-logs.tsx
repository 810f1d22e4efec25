// Meetings that are over and say nothing of how they went, with the way to say it.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { useMe } from "../../../http/me.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { paths } from "../../../paths.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { TextLink } from "../../../ui/text-link.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { LogForm } from "./log-form.tsx";
import { missingLogsQuery } from "./meetings.queries.ts";

export function MissingLogs({ who }: { who: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: me } = useMe();
  const { data: meetings = [], isError } = useQuery(missingLogsQuery(who));
  const [opened, setOpened] = useState<Meeting | null>(null);
  const [logged, setLogged] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The row, and its button, are gone.
    if (logged > 0) place.current?.focus();
  }, [logged]);
  const mayLog = me?.permissions.includes("case.work") ?? false;
  // Somebody else may have logged it meanwhile: what is written here must not go away with the row.
  const logging = opened && (meetings.find(({ id }) => id === opened.id) ?? opened);
  return (
    <div ref={place} tabIndex={-1} className="missing-logs-place">
      {isError && (
        <Notice tone="warning">
          <p>{t("meetings.calendar.missingFailed")}</p>
        </Notice>
      )}
      {meetings.length > 0 && (
        <section className="missing-logs" aria-labelledby="missing-logs-heading">
          <h2 className="ds-heading" data-size="2xs" id="missing-logs-heading">
            {t("meetings.calendar.missing")}
          </h2>
          <p className="text-subtle">{t("meetings.calendar.missingText")}</p>
          <ul>
            {meetings.map((meeting) => (
              <MissingLog key={meeting.id} meeting={meeting} onLog={mayLog ? () => setOpened(meeting) : null} />
            ))}
          </ul>
        </section>
      )}
      <Dialog open={logging !== null} onClose={() => setOpened(null)} title={t("meetings.log.title")}>
        {logging && (
          <LogForm
            meeting={logging}
            onClose={() => setOpened(null)}
            onDone={(said) => {
              setOpened(null);
              say(said);
              setLogged((count) => count + 1);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

function MissingLog({ meeting, onLog }: { meeting: Meeting; onLog: (() => void) | null }) {
  const { t, i18n } = useTranslation();
  const { requestId, startsAt, endsAt, consultant, staff } = meeting;
  const subject = staff?.subject ?? "";
  return (
    <li>
      <div>
        <p>
          <TextLink to={paths.case(requestId)}>{subject || t("queue.noSubject")}</TextLink>
        </p>
        <p className="text-subtle">{formatTimeSpan(startsAt, endsAt, i18n.language)}</p>
        <p className="text-subtle">{[staff?.caseNumber, consultant.name].filter(Boolean).join(", ")}</p>
      </div>
      {onLog && (
        <Button variant="secondary" onClick={onLog}>
          {t("meetings.actions.log")} <VisuallyHidden>{subject}</VisuallyHidden>
        </Button>
      )}
    </li>
  );
}
