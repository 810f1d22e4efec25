// Step 2 of asking: who asks. An organisation says its number, or that it has none; somebody who works in the city says where.
import { useTranslation } from "react-i18next";
import { requesterTypes } from "@samverkansstod/api/contract/requests.ts";
import { Checkbox } from "../../ui/choice-group.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AnswerRadios, AnswerSelect, AnswerText } from "./answer-fields.tsx";
import { useAnswer } from "./draft-context.tsx";

export function WhoStep() {
  const { t } = useTranslation();
  const { answer: requesterType } = useAnswer("requesterType");
  return (
    <>
      <AnswerRadios
        field="requesterType"
        choices={requesterTypes.map((type) => ({
          value: type,
          label: t(`ask.choices.requesterType.${type}`),
          hint: t(`ask.requesterHints.${type}`),
        }))}
      />
      {requesterType === "organisation" && <Organisation />}
      {requesterType === "city_official" && <AnswerSelect field="administration" catalogue="administrations" />}
      <h2 className="ds-heading" data-size="xs">
        {t("ask.contactHeading")}
      </h2>
      <AnswerText field="contactName" autoComplete="name" />
      <AnswerText field="contactRole" hint={t("ask.hints.contactRole")} optional />
      <AnswerText
        field="contactPhone"
        hint={t("ask.hints.contactPhone")}
        type="tel"
        autoComplete="tel"
        width="medium"
        optional
      />
      <ProtectedContact />
    </>
  );
}

/** What protected personal data means here is said before it is chosen: what it does, and that it makes nothing secret. */
function ProtectedContact() {
  const { t } = useTranslation();
  const { keeper, state } = useAnswer("contactProtected");
  const { contactProtected } = state.answers;
  return (
    <div className="stack-tight">
      <Checkbox
        id="contactProtected"
        label={t("protection.ask.label")}
        hint={t("protection.ask.hint")}
        checked={contactProtected}
        onChange={(event) => keeper.answer({ contactProtected: event.target.checked })}
      />
      {contactProtected && (
        <Notice title={t("protection.ask.title")} announced>
          <p>{t("protection.ask.does")}</p>
          <p>{t("protection.ask.doesNot")}</p>
          <p>{t("protection.ask.care")}</p>
        </Notice>
      )}
    </div>
  );
}

function Organisation() {
  const { t } = useTranslation();
  const { keeper, state } = useAnswer("organisationNumber");
  return (
    <>
      <AnswerText field="organisationName" autoComplete="organization" />
      <AnswerSelect field="organisationForm" catalogue="organisationForms" />
      <div className="stack-tight">
        <AnswerText
          field="organisationNumber"
          hint={t("ask.hints.organisationNumber")}
          inputMode="numeric"
          width="short"
          disabled={state.noOrganisationNumber}
        />
        <Checkbox
          id="no-organisation-number"
          label={t("ask.noOrganisationNumber")}
          checked={state.noOrganisationNumber}
          onChange={(event) => keeper.sayNoOrganisationNumber(event.target.checked)}
        />
      </div>
    </>
  );
}
