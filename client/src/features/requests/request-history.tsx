// What has happened, step by step, as the requester is shown it.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { historyQuery } from "./requests.queries.ts";

export function RequestHistory({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(historyQuery(id));
  const sentence = ({ type, actor, assignee }: RequestEvent) => {
    if (type === "submitted" && actor.name) return t("requests.history.submittedBy", { name: actor.name });
    if (type === "assigned" && assignee) return t("requests.history.assignedTo", { name: assignee });
    return t(`requests.history.${type}`);
  };
  if (error) return <p>{problemSentence(t, error)}</p>;
  if (!data) return <Skeleton lines={2} />;
  return (
    <ol className="history">
      {data.items.map((event) => (
        <li key={event.number}>
          <time dateTime={event.at} className="text-small text-subtle">
            {formatDateTime(event.at, i18n.language)}
          </time>
          <p>{sentence(event)}</p>
        </li>
      ))}
    </ol>
  );
}
