// The facts of a case: what it is about, how it came in, who asks, and how to reach them.
import { useTranslation } from "react-i18next";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDuration } from "./case/duration.ts";
import { TriagePanel } from "./case/triage-panel.tsx";
import { PeoplePanel } from "../sharing/people-panel.tsx";
import { CaseParticipants } from "./meetings/case-participants.tsx";
import { fact, Facts } from "./facts.tsx";
import { Contact } from "./protection/contact-facts.tsx";
import { PromiseMark } from "./promise-mark.tsx";
import type { StaffCase } from "./staff-case.ts";

export function CaseFacts({ found }: { found: StaffCase }) {
  return (
    <div className="case-facts">
      <TriagePanel found={found} />
      <Requester found={found} />
      <Contact found={found} />
      <PeoplePanel request={found} size="2xs" onLeft={() => undefined} />
      <CaseParticipants found={found} />
      <AboutCase found={found} />
    </div>
  );
}

function AboutCase({ found: { form, staff, receivedAt, promise } }: { found: StaffCase }) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  const { language, languageOther } = form;
  return (
    <Facts
      heading={t("case.facts.case")}
      facts={[
        fact(t("case.facts.received"), receivedAt && formatDateTime(receivedAt, i18n.language)),
        fact(t("case.facts.source"), t(`words.sources.${staff.source}`)),
        fact(t("case.facts.registeredBy"), staff.registeredBy?.name),
        fact(t("case.facts.initiatedBy"), t(`words.initiatedBy.${staff.initiatedBy}`)),
        fact(t("case.facts.promise"), promise && <PromiseMark promise={promise} state={staff.state} />),
        fact(t("case.facts.language"), languageOther ?? (language && t(`case.languages.${language}`))),
        fact(t("endings.soFar"), staff.minutesLogged > 0 && duration(staff.minutesLogged)),
      ]}
    />
  );
}

function Requester({ found: { form, organisation, staff } }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  const name = organisation?.name ?? form.organisationName;
  const number = organisation?.number ?? form.organisationNumber;
  const organisationForm = organisation?.form ?? form.organisationForm;
  return (
    <Facts
      heading={t("case.facts.requester")}
      empty={t("case.facts.noRequester")}
      facts={[
        fact(
          t("case.facts.organisation"),
          name && (
            <>
              {organisation ? <TextLink to={paths.organisation(organisation.id)}>{name}</TextLink> : name}{" "}
              {staff.firstTime && <Tag tone="info">{t("case.facts.firstTime")}</Tag>}
            </>
          ),
        ),
        fact(t("case.facts.organisationNumber"), number && <span className="numbers">{number}</span>),
        fact(t("case.facts.organisationForm"), organisationForm && label("organisationForms", organisationForm)),
        fact(t("case.facts.administration"), form.administration && label("administrations", form.administration)),
      ]}
    />
  );
}
