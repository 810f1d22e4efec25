// What is known of an organisation, and which others are the same.
import { useTranslation } from "react-i18next";
import type { Organisation } from "@samverkansstod/api/contract/organisations.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { nameOf } from "./organisation-name.ts";

export function OrganisationFacts({ found }: { found: Organisation }) {
  const { t, i18n } = useTranslation();
  const { label } = useCatalogues();
  const { number, section, form, areas, signatorySince, volunteerRun, workIntegration, cases, linked } = found;
  const fact = (term: string, value: Fact["value"]): Fact[] =>
    value === null || value === "" || value === false ? [] : [{ term, value }];
  const facts: Fact[] = [
    ...fact(
      t("organisations.facts.number"),
      number === null ? t("organisations.noNumber") : <span className="numbers">{number}</span>,
    ),
    ...fact(t("organisations.facts.section"), section),
    ...fact(t("organisations.facts.form"), label("organisationForms", form)),
    ...fact(t("organisations.facts.areas"), areas.map((area) => label("areas", area)).join(", ")),
    ...fact(t("organisations.facts.signatory"), signatorySince && formatDate(signatorySince, i18n.language)),
    ...fact(
      t("organisations.facts.run"),
      volunteerRun !== null && t(volunteerRun ? "organisations.facts.volunteers" : "organisations.facts.staffed"),
    ),
    ...fact(t("organisations.facts.workIntegration"), workIntegration && t("organisations.facts.yes")),
    ...fact(t("organisations.facts.cases"), String(cases)),
  ];
  return (
    <>
      <section className="stack-tight">
        <h2 className="ds-heading" data-size="xs">
          {t("organisations.facts.heading")}
        </h2>
        <DescriptionList facts={facts} />
      </section>
      {linked.length > 0 && (
        <section className="stack-tight">
          <h2 className="ds-heading" data-size="xs">
            {t("organisations.facts.linked")}
          </h2>
          <p>{t("organisations.facts.linkedText")}</p>
          <ul>
            {linked.map((one) => (
              <li key={one.id}>
                <TextLink to={paths.organisation(one.id)}>{nameOf(one)}</TextLink>{" "}
                {one.number && <span className="numbers">{one.number}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
