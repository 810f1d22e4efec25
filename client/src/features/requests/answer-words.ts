// An answer in words, whoever reads it and wherever it stands: on the check page, beside another version of itself, on the request's page.
import { useTranslation } from "react-i18next";
import type { RequestForm } from "@samverkansstod/api/contract/requests.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import type { AnswerField } from "./answers.ts";

/** Null when nothing was answered. */
export function useAnswerWords(): (field: AnswerField, form: RequestForm) => string | null {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  return (field, form) => {
    switch (field) {
      case "kind":
        return form.kind && t(`words.kinds.${form.kind}`);
      case "requesterType":
        return form.requesterType && t(`ask.choices.requesterType.${form.requesterType}`);
      case "language":
        return form.language && t(`ask.choices.language.${form.language}`);
      case "meetingTime":
        return form.meetingTime && t(`ask.choices.meetingTime.${form.meetingTime}`);
      case "meetingPlace":
        return form.meetingPlace && t(`ask.choices.meetingPlace.${form.meetingPlace}`);
      case "organisationForm":
        return form.organisationForm && label("organisationForms", form.organisationForm);
      case "administration":
        return form.administration && label("administrations", form.administration);
      case "areas":
        return form.areas.map((area) => label("areas", area)).join(", ") || null;
      case "contactProtected":
        return form.contactProtected ? t("protection.ask.yes") : null;
      default:
        return form[field];
    }
  };
}
