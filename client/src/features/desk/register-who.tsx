// Who asks: an organisation, a city official, or the unit itself; and only the fields that belong to that.
import { useTranslation } from "react-i18next";
import { initiators } from "@samverkansstod/api/contract/life-cycle.ts";
import { limits } from "@samverkansstod/api/contract/requests.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { asInitiator } from "./registration.ts";
import { controlId, type Registering } from "./use-registration.ts";

export function WhoFields(form: Registering) {
  const { typed, set } = form;
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.who.heading")}
      </h2>
      <RadioGroup
        id={controlId("initiatedBy")}
        name="initiatedBy"
        legend={t("register.who.initiatedBy")}
        choices={initiators.map((initiator) => ({ value: initiator, label: t(`words.initiatedBy.${initiator}`) }))}
        value={typed.initiatedBy}
        onChange={(event) => set({ initiatedBy: asInitiator(event.target.value) })}
      />
      {typed.initiatedBy === "organisation" && <OrganisationFields {...form} />}
      {typed.initiatedBy === "city_official" && <AdministrationField {...form} />}
      {typed.initiatedBy === "unit" && (
        <Notice>
          <p>{t("register.who.ownInitiative")}</p>
        </Notice>
      )}
    </section>
  );
}

function OrganisationFields({ typed, errors, set }: Registering) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <>
      <TextField
        id={controlId("organisationName")}
        label={t("register.who.organisationName")}
        maxLength={limits.name}
        autoComplete="off"
        value={typed.organisationName}
        error={errors.organisationName}
        onChange={(event) => set({ organisationName: event.target.value })}
      />
      <Select
        id={controlId("organisationForm")}
        label={t("register.who.organisationForm")}
        placeholder={t("register.who.choose")}
        options={choices("organisationForms")}
        value={typed.organisationForm}
        error={errors.organisationForm}
        onChange={(event) => set({ organisationForm: event.target.value })}
      />
      <TextField
        id={controlId("organisationNumber")}
        label={t("register.who.organisationNumber")}
        hint={t("register.who.organisationNumberHint")}
        optional
        width="medium"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={typed.organisationNumber}
        error={errors.organisationNumber}
        onChange={(event) => set({ organisationNumber: event.target.value })}
      />
    </>
  );
}

function AdministrationField({ typed, errors, set }: Registering) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <Select
      id={controlId("administration")}
      label={t("register.who.administration")}
      placeholder={t("register.who.choose")}
      options={choices("administrations")}
      value={typed.administration}
      error={errors.administration}
      onChange={(event) => set({ administration: event.target.value })}
    />
  );
}
