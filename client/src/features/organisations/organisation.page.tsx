// One organisation of the register: what is known of it, who belongs to it, its cases, and what was changed.
import "./organisations.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Organisation } from "@samverkansstod/api/contract/organisations.ts";
import { isProblem } from "../../http/problem.ts";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Invitations } from "./invitations.tsx";
import { LinkSection } from "./link-section.tsx";
import { NotFetched } from "./not-fetched.tsx";
import { OrganisationCases } from "./organisation-cases.tsx";
import { OrganisationEvents } from "./organisation-events.tsx";
import { OrganisationFacts } from "./organisation-facts.tsx";
import { nameOf } from "./organisation-name.ts";
import { organisationQuery } from "./organisations.queries.ts";
import { StaffMembers } from "./staff-members.tsx";

export function OrganisationPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { data: found, error, refetch } = useQuery(organisationQuery(id));
  const register = { to: paths.organisations, label: t("organisations.title") };
  if (isProblem(error, "not_found", "invalid_id")) {
    return (
      <>
        <PageHeading title={t("organisations.notFound.title")}>
          <p>{t("organisations.notFound.text")}</p>
        </PageHeading>
        <TextLink to={paths.organisations}>{t("organisations.title")}</TextLink>
      </>
    );
  }
  if (!found) {
    return (
      <>
        <PageHeading title={t("organisations.title")} />
        {error ? <NotFetched error={error} retry={refetch} /> : <Skeleton lines={8} />}
      </>
    );
  }
  return (
    <>
      <Breadcrumb crumbs={[register]} current={nameOf(found)} />
      <PageHeading key={found.id} title={nameOf(found)}>
        <p>
          <Tag tone={found.asked === "first" ? "info" : "neutral"}>{t(`organisations.askedTag.${found.asked}`)}</Tag>
        </p>
        {found.actions.includes("edit") && (
          <LinkButton to={paths.editOrganisation(found.id)} variant="secondary" icon="pencil">
            {t("organisations.edit")}
          </LinkButton>
        )}
      </PageHeading>
      <LinkNotice found={found} />
      <div className="organisation">
        <div className="stack-loose">
          <StaffMembers found={found} />
          <Invitations id={found.id} as="staff" mayChange={found.actions.includes("manage_members")} />
          <OrganisationCases id={found.id} />
          <OrganisationEvents id={found.id} />
        </div>
        <div className="stack-loose">
          <OrganisationFacts found={found} />
          <LinkSection found={found} />
        </div>
      </div>
    </>
  );
}

function LinkNotice({ found: { sameAs, link } }: { found: Organisation }) {
  const { t, i18n } = useTranslation();
  if (!sameAs) return null;
  const name = nameOf(sameAs);
  return (
    <Notice tone="warning" title={t("organisations.link.noticeTitle", { name })}>
      {link && (
        <p>
          {t("organisations.link.notice", {
            date: formatDate(link.at, i18n.language),
            by: link.by,
            reason: link.reason,
          })}
        </p>
      )}
      <p>
        <TextLink to={paths.organisation(sameAs.id)}>{t("organisations.link.toKept", { name })}</TextLink>
      </p>
    </Notice>
  );
}
