// The page of one request for whoever sent it: on its way, not there, still a draft, just sent (`?skickad`: the receipt), or its story.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useParams, useSearchParams } from "react-router";
import { isProblem } from "../../http/problem.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { RequestStory } from "./follow/request-story.tsx";
import { Receipt } from "./receipt.tsx";
import { RequestNotFound } from "./request-not-found.tsx";
import { requestQuery } from "./requests.queries.ts";
import "./requests.css";

export function RequestPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data: request, error, refetch } = useQuery(requestQuery(id));
  if (request) {
    if (request.stage === "draft") return <Navigate to={paths.askDraft(id)} replace />;
    return parameters.has("skickad") ? <Receipt request={request} /> : <RequestStory key={id} request={request} />;
  }
  if (!error) return <PageSkeleton />;
  if (isProblem(error, "not_found", "invalid_id")) return <RequestNotFound />;
  return (
    <>
      <PageHeading title={t("requests.title")} />
      <Notice tone="danger" announced>
        <p>{problemSentence(t, error)}</p>
        <Button variant="secondary" onClick={() => void refetch()}>
          {t("shell.network.retry")}
        </Button>
      </Notice>
    </>
  );
}
