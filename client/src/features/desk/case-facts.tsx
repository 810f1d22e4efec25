// The facts of a case: what it is, who asks, and how to reach them.
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";
import { Tag } from "../../ui/tag.tsx";
import { PromiseMark } from "./promise-mark.tsx";
import type { StaffCase } from "./staff-case.ts";

export function CaseFacts({ found }: { found: StaffCase }) {
  return (
    <div className="case-facts">
      <AboutCase found={found} />
      <Requester found={found} />
      <Contact found={found} />
    </div>
  );
}

function Facts({ heading, facts, empty }: { heading: string; facts: (Fact | null)[]; empty?: string }) {
  const known = facts.filter((fact) => fact !== null);
  return (
    <section>
      <h2 className="ds-heading" data-size="2xs">
        {heading}
      </h2>
      {known.length > 0 ? <DescriptionList facts={known} /> : <p className="text-subtle">{empty}</p>}
    </section>
  );
}

/** A fact that nobody has stated is left out. */
function fact(term: string, value: ReactNode): Fact | null {
  return value === null || value === undefined || value === "" ? null : { term, value };
}

function list(words: readonly string[]): ReactNode {
  if (words.length === 0) return null;
  return (
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function AboutCase({ found: { form, staff, receivedAt, promise } }: { found: StaffCase }) {
  const { t, i18n } = useTranslation();
  const { label } = useCatalogues();
  const { kind, language, languageOther } = form;
  const themes = staff.themes.map((code, index) =>
    index === 0 && staff.themes.length > 1
      ? t("case.facts.mainTheme", { theme: label("themes", code) })
      : label("themes", code),
  );
  return (
    <Facts
      heading={t("case.facts.case")}
      facts={[
        fact(t("case.facts.kind"), kind && t(`queue.kindShort.${kind}`)),
        fact(t("case.facts.received"), receivedAt && formatDateTime(receivedAt, i18n.language)),
        fact(t("case.facts.source"), t(`words.sources.${staff.source}`)),
        fact(t("case.facts.registeredBy"), staff.registeredBy?.name),
        fact(t("case.facts.initiatedBy"), t(`words.initiatedBy.${staff.initiatedBy}`)),
        fact(t("case.facts.promise"), promise && <PromiseMark promise={promise} state={staff.state} />),
        fact(t("case.facts.language"), languageOther ?? (language && t(`case.languages.${language}`))),
        fact(t("case.facts.areas"), list(form.areas.map((code) => label("areas", code)))),
        fact(t("case.facts.themes"), list(themes)),
        fact(t("case.facts.principles"), list(staff.principles.map((code) => label("principles", code)))),
        fact(
          t("case.facts.administrations"),
          list(staff.administrations.map((code) => label("administrations", code))),
        ),
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
              {name} {staff.firstTime && <Tag tone="info">{t("case.facts.firstTime")}</Tag>}
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

function Contact({ found: { form, contactEmail } }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { contactName, contactRole, contactPhone } = form;
  return (
    <Facts
      heading={t("case.facts.contact")}
      empty={t("case.facts.noContact")}
      facts={[
        fact(t("case.facts.name"), contactName),
        fact(t("case.facts.role"), contactRole),
        fact(
          t("case.facts.phone"),
          contactPhone && (
            <a className="ds-link numbers" href={`tel:${contactPhone.replace(/[^\d+]/g, "").replace(/^0/, "+46")}`}>
              {contactPhone}
            </a>
          ),
        ),
        fact(
          t("case.facts.mail"),
          contactEmail && (
            <a className="ds-link" href={`mailto:${contactEmail}`}>
              {contactEmail}
            </a>
          ),
        ),
      ]}
    />
  );
}
