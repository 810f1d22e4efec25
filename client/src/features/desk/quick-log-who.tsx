// Who called, and about what in a line.
import { useTranslation } from "react-i18next";
import { initiators } from "@samverkansstod/api/contract/life-cycle.ts";
import { limits } from "@samverkansstod/api/contract/requests.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { asInitiator } from "./registration.ts";
import { logControlId, type Logging } from "./use-quick-log.ts";

export function CallerFields(form: Logging) {
  const { typed, errors, set } = form;
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("quickLog.whoHeading")}
      </h2>
      <div className="log-choices">
        <RadioGroup
          id={logControlId("initiatedBy")}
          name="initiatedBy"
          legend={t("quickLog.who")}
          choices={initiators.map((initiator) => ({ value: initiator, label: t(`words.initiatedBy.${initiator}`) }))}
          value={typed.initiatedBy}
          onChange={(event) => set({ initiatedBy: asInitiator(event.target.value) })}
        />
      </div>
      {typed.initiatedBy === "organisation" && <Organisation {...form} />}
      {typed.initiatedBy === "city_official" && (
        <Select
          id={logControlId("administration")}
          label={t("register.who.administration")}
          placeholder={t("register.who.choose")}
          options={choices("administrations")}
          value={typed.administration}
          error={errors.administration}
          onChange={(event) => set({ administration: event.target.value })}
        />
      )}
      {typed.initiatedBy === "unit" ? (
        <Notice>
          <p>{t("register.who.ownInitiative")}</p>
        </Notice>
      ) : (
        <Contact {...form} />
      )}
      <TextField
        id={logControlId("subject")}
        label={t("quickLog.subject")}
        hint={t("quickLog.subjectHint")}
        autoComplete="off"
        maxLength={limits.subject}
        value={typed.subject}
        error={errors.subject}
        onChange={(event) => set({ subject: event.target.value })}
      />
    </section>
  );
}

function Organisation({ typed, errors, set }: Logging) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <>
      <TextField
        id={logControlId("organisationName")}
        label={t("register.who.organisationName")}
        autoComplete="off"
        maxLength={limits.name}
        value={typed.organisationName}
        error={errors.organisationName}
        onChange={(event) => set({ organisationName: event.target.value })}
      />
      <div className="log-pair">
        <Select
          id={logControlId("organisationForm")}
          label={t("register.who.organisationForm")}
          placeholder={t("register.who.choose")}
          options={choices("organisationForms")}
          value={typed.organisationForm}
          error={errors.organisationForm}
          onChange={(event) => set({ organisationForm: event.target.value })}
        />
        <TextField
          id={logControlId("organisationNumber")}
          label={t("register.who.organisationNumber")}
          optional
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={typed.organisationNumber}
          error={errors.organisationNumber}
          onChange={(event) => set({ organisationNumber: event.target.value })}
        />
      </div>
    </>
  );
}

function Contact({ typed, errors, set }: Logging) {
  const { t } = useTranslation();
  return (
    <div className="log-pair">
      <TextField
        id={logControlId("contactName")}
        label={t("quickLog.contactName")}
        optional
        autoComplete="off"
        maxLength={limits.name}
        value={typed.contactName}
        error={errors.contactName}
        onChange={(event) => set({ contactName: event.target.value })}
      />
      <TextField
        id={logControlId("contactPhone")}
        type="tel"
        label={t("quickLog.contactPhone")}
        optional
        autoComplete="off"
        maxLength={40}
        value={typed.contactPhone}
        error={errors.contactPhone}
        onChange={(event) => set({ contactPhone: event.target.value })}
      />
    </div>
  );
}
