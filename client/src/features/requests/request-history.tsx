// What has happened, step by step, as the requester is shown it, with the times it was about and what they said themselves.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDate, formatDateTime, formatDateTimeWithWeekday } from "../../i18n/dates.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { historyQuery } from "./requests.queries.ts";

export function RequestHistory({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(historyQuery(id));
  const sentence = useSentence();
  if (error && !data) return <p>{problemSentence(t, error)}</p>;
  if (!data) return <Skeleton lines={2} />;
  return (
    <ol className="history">
      {data.map((event) => (
        <li key={event.number}>
          <time dateTime={event.at} className="text-small text-subtle">
            {formatDateTime(event.at, i18n.language)}
          </time>
          <p>{sentence(event)}</p>
          {/* Only their own: the API keeps to itself what staff gave as a reason. */}
          {event.actor.kind === "requester" && event.reason && <p className="text text-subtle">{event.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

const withTime = {
  meeting_booked: "bookedAt",
  meeting_cancelled: "cancelledAt",
  meeting_held: "heldAt",
} as const;

const ofOrganisation = {
  party_invited: "invitedOrganisation",
  party_joined: "joinedOrganisation",
  party_left: "leftOrganisation",
} as const;

function useSentence(): (event: RequestEvent) => string {
  const { t, i18n } = useTranslation();
  const at = (instant: string) => formatDateTimeWithWeekday(instant, i18n.language);
  return ({ type, actor, assignee, details }) => {
    const { startsAt, fromStartsAt, until, receiver, organisation } = details;
    switch (type) {
      case "submitted":
        if (actor.name) return t("requests.history.submittedBy", { name: actor.name });
        break;
      case "assigned":
        if (assignee) return t("requests.history.assignedTo", { name: assignee });
        break;
      case "meeting_moved":
        if (startsAt && fromStartsAt)
          return t("requests.history.movedAt", { from: at(fromStartsAt), when: at(startsAt) });
        break;
      case "meeting_booked":
      case "meeting_cancelled":
      case "meeting_held":
        if (startsAt) return t(`requests.history.${withTime[type]}`, { when: at(startsAt) });
        break;
      case "paused":
        if (until) return t("requests.history.pausedUntil", { date: formatDate(until, i18n.language) });
        break;
      case "party_invited":
      case "party_joined":
      case "party_left":
        if (organisation) return t(`requests.history.${ofOrganisation[type]}`, { organisation });
        break;
      case "referred":
        if (receiver) return t("requests.history.referredTo", { receiver });
        break;
      default:
    }
    return t(`requests.history.${type}`);
  };
}
