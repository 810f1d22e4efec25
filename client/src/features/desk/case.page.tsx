// One case for staff: what is this, where does it stand, what do I do next.
import "./desk.css";
import "./case/case.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useParams } from "react-router";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHeader } from "./case-header.tsx";
import { CaseStory } from "./case-story.tsx";
import { CaseDialogs } from "./case/case-dialogs.tsx";
import { TypedTexts } from "./case/typed-texts.tsx";
import { caseQuery } from "./desk.queries.ts";
import { PersonalNumberNotice } from "./personal-number-notice.tsx";
import { DisclosureReading } from "./protection/disclosure-reading.tsx";
import { withAddressInWords } from "./staff-case.ts";

export function CasePage() {
  const { id = "" } = useParams();
  const { t } = useTranslation();
  const { data: found, error, isPending, refetch } = useQuery(caseQuery(id));
  const toQueue = useQueueAddress();
  // Gone since it was last shown: what is kept from before must not stay.
  if (isProblem(error, "not_found", "invalid_id")) return <Missing />;
  if (isPending) return <Skeleton lines={8} label={t("case.loading")} />;
  if (!found) {
    return (
      <>
        <PageHeading title={t("case.failed.title")} />
        <Notice tone="danger">
          <p>{t("case.failed.text")}</p>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("case.failed.retry")}
          </Button>
        </Notice>
      </>
    );
  }
  const { staff } = found;
  // Their own request to the unit, as the one who asks.
  if (!staff) return <Navigate to={paths.request(id)} replace />;
  const shown = withAddressInWords({ ...found, staff }, t("protection.address"));
  return (
    <>
      <Breadcrumb crumbs={[{ to: toQueue, label: t("queue.title") }]} current={found.caseNumber ?? t("case.title")} />
      <TypedTexts key={id}>
        <CaseDialogs found={shown}>
          <CaseHeader found={shown} />
          <div className="stack">
            {error && (
              <Notice tone="warning">
                <p>{t("case.outdated")}</p>
              </Notice>
            )}
            <PersonalNumberNotice fields={staff.personalNumberIn} />
            <DisclosureReading key={id} id={id} />
            <div className="case-columns">
              <CaseStory found={shown} />
              <CaseFacts found={shown} />
            </div>
          </div>
        </CaseDialogs>
      </TypedTexts>
    </>
  );
}

/** The queue as it was when somebody came from there, filters and all. */
function useQueueAddress() {
  const state: unknown = useLocation().state;
  const kept = typeof state === "object" && state !== null && "queue" in state ? state.queue : null;
  return { pathname: paths.queue, search: typeof kept === "string" ? kept : "" };
}

function Missing() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHeading title={t("case.missing.title")} />
      <p>{t("case.missing.text")}</p>
      <p>
        <TextLink to={paths.queue}>{t("case.missing.toQueue")}</TextLink>
      </p>
    </div>
  );
}
