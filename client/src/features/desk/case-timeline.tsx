// What has happened with a case, oldest first, one sentence a step with its time and the reason somebody gave.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useEventDetails } from "./case/event-details.ts";
import { historyQuery } from "./desk.queries.ts";

// What was written at these is what was said or agreed, and no reason.
const noted: ReadonlySet<RequestEvent["type"]> = new Set([
  "asked",
  "answered",
  "contact_logged",
  "meeting_held",
  "accepted",
  "closed",
]);

export function CaseTimeline({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data: events, isPending, refetch } = useQuery(historyQuery(id));
  const detailsOf = useEventDetails();
  if (isPending) return <Skeleton lines={3} />;
  if (!events) {
    return (
      <Notice tone="warning">
        <p>{t("case.story.historyFailed")}</p>
        <Button variant="secondary" onClick={() => void refetch()}>
          {t("case.story.historyRetry")}
        </Button>
      </Notice>
    );
  }
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.number}>
          <time dateTime={event.at}>{formatDateTime(event.at, i18n.language)}</time>
          <p>
            <Sentence event={event} />
          </p>
          {detailsOf(event).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {event.reason && (
            <p className="text">{noted.has(event.type) ? event.reason : t("case.reason", { reason: event.reason })}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Sentence({ event: { type, actor, assignee } }: { event: RequestEvent }) {
  const { t } = useTranslation();
  const name = actor.name ?? t(`case.somebody.${actor.kind}`);
  if (type === "assigned" && assignee === actor.name) return t("case.claimedEvent", { actor: name });
  return t(`case.events.${type}`, { actor: name, assignee: assignee ?? t("case.somebody.staff") });
}
