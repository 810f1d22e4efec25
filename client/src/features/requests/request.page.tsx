// The page of one request for whoever sent it: where it stands, what happens next, what was sent, what has happened. With `?skickad` the
// receipt. Nothing that staff keep among themselves is ever rendered here.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useParams, useSearchParams } from "react-router";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { isProblem } from "../../http/problem.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { StageTag } from "../../ui/tag.tsx";
import { useNextSentence } from "./next-sentence.ts";
import { Receipt } from "./receipt.tsx";
import { RequestHistory } from "./request-history.tsx";
import { RequestNotFound } from "./request-not-found.tsx";
import { RequestProgress } from "./request-progress.tsx";
import { requestQuery } from "./requests.queries.ts";
import { SentAnswers } from "./sent-answers.tsx";
import "./requests.css";

export function RequestPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data: request, error, refetch } = useQuery(requestQuery(id));
  if (request) {
    if (request.stage === "draft") return <Navigate to={paths.askDraft(id)} replace />;
    return parameters.has("skickad") ? <Receipt request={request} /> : <Story request={request} />;
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

function Story({ request }: { request: Request }) {
  const { t } = useTranslation();
  const next = useNextSentence();
  const { id, stage, caseNumber, contactPerson, form } = request;
  const title = form.subject ?? t("requests.untitled");
  // How an ended request came to its end is not told in five steps unless there was contact.
  const hasLine = stage !== "ended" || request.promise?.met === true;
  return (
    <>
      <Breadcrumb crumbs={[{ to: paths.myRequests, label: t("requests.title") }]} current={t("requests.one")} />
      <PageHeading title={title} {...(caseNumber && { above: caseNumber })}>
        <div className="row">
          <StageTag stage={stage} />
        </div>
      </PageHeading>
      <div className="stack-loose">
        {hasLine && <RequestProgress request={request} />}
        <Card tone={stage === "waiting_for_you" ? "attention" : "tinted"}>
          <h2 className="ds-heading" data-size="2xs">
            {t("requests.nextHeading")}
          </h2>
          <p>{next(request)}</p>
          {contactPerson && <p>{t("requests.contactPerson", { name: contactPerson })}</p>}
        </Card>
        <section className="stack-tight">
          <h2 className="ds-heading" data-size="xs">
            {t("requests.sentHeading")}
          </h2>
          <SentAnswers request={request} />
          <p className="text-small text-subtle">{t("requests.isRecord")}</p>
        </section>
        <section className="stack-tight">
          <h2 className="ds-heading" data-size="xs">
            {t("requests.historyHeading")}
          </h2>
          <RequestHistory id={id} />
        </section>
        <div>
          <Button variant="secondary" icon="print" onClick={() => window.print()}>
            {t("requests.print")}
          </Button>
        </div>
      </div>
    </>
  );
}
