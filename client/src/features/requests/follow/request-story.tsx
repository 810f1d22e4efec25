// The page of a request that has been sent, in the order in which it is needed: where it stands, what is next, what is needed from them, their
// meetings, the conversation, what was sent, what has happened.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { paths } from "../../../paths.ts";
import { Breadcrumb } from "../../../ui/breadcrumb.tsx";
import { Button } from "../../../ui/button.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { StageTag, Tag } from "../../../ui/tag.tsx";
import { PeoplePanel } from "../../sharing/people-panel.tsx";
import { RequestHistory } from "../request-history.tsx";
import { RequestProgress } from "../request-progress.tsx";
import { conversationQuery, meetingsQuery } from "../requests.queries.ts";
import { SentAnswers } from "../sent-answers.tsx";
import { aroundOf, nothingAround } from "./around.ts";
import { ChangeNotice } from "./change-notice.tsx";
import { Conversation } from "./conversation.tsx";
import { Ending } from "./ending.tsx";
import { useKeptText } from "./kept-text.ts";
import { Meetings } from "./meetings.tsx";
import { Needs } from "./needs.tsx";
import { NextThing } from "./next-thing.tsx";
import { NotFetched } from "./not-fetched.tsx";
import { Readings } from "./readings.tsx";
import { StoryProvider } from "./story.ts";
import { useFocusAfterStep } from "./use-focus-after-step.ts";
import { Withdraw } from "./withdraw.tsx";

export function RequestStory({ request }: { request: Request }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, stage, caseNumber, form, actions, shared } = request;
  const conversation = useQuery(conversationQuery(id));
  const meetings = useQuery(meetingsQuery(id));
  const message = useKeptText(id, "message");
  const { next, notice, change, ...saying } = useFocusAfterStep();

  const isComing = conversation.isLoading || meetings.isLoading;
  const known = { offers: [], meetings: [], ...meetings.data, messages: conversation.data ?? [] };
  // As of the answer: what the page says about the present is as old as what it knows.
  const around = isComing ? nothingAround : aroundOf(request, known, meetings.dataUpdatedAt);
  return (
    <StoryProvider value={{ request, around, message, ...saying }}>
      <Breadcrumb crumbs={[{ to: paths.myRequests, label: t("requests.title") }]} current={t("requests.one")} />
      <PageHeading title={form.subject ?? t("requests.untitled")} {...(caseNumber && { above: caseNumber })}>
        <div className="row">
          <StageTag stage={stage} />
          {shared && <Tag tone="info">{t("sharing.shared")}</Tag>}
        </div>
      </PageHeading>
      <div className="stack-loose">
        <RequestProgress request={request} />
        <div className="stack">
          <NextThing heading={next} isComing={isComing} />
          {change && <ChangeNotice change={change} box={notice} />}
          {!isComing && <Needs />}
        </div>
        <Ending />
        {!meetings.data && meetings.isError && (
          <NotFetched what={t("requests.meetings.failed")} onRetry={() => void meetings.refetch()} />
        )}
        {meetings.data && <Meetings meetings={meetings.data.meetings} />}
        <Conversation />
        <PeoplePanel request={request} size="xs" onLeft={() => void navigate(paths.myRequests)} />
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
        <Readings />
        <div className="button-row no-print">
          <Button variant="secondary" icon="print" onClick={() => window.print()}>
            {t("requests.print")}
          </Button>
          {actions.includes("withdraw") && <Withdraw />}
        </div>
      </div>
    </StoryProvider>
  );
}
