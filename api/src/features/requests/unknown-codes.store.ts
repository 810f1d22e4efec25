// Maps a foreign key that a code of a catalogue breaks to the field it was written in.
import { brokenConstraint } from "@samverkansstod/db/client.ts";
import { Refusal } from "../../shared/problem.ts";

const fieldOfConstraint: Readonly<Record<string, string>> = {
  request_organisation_form_organisation_form_code_fk: "/organisationForm",
  organisation_form_organisation_form_code_fk: "/organisationForm",
  request_administration_code_administration_code_fk: "/administration",
  request_party_administration_code_administration_code_fk: "/administration",
  request_area_area_code_area_code_fk: "/areas",
  request_theme_theme_code_theme_code_fk: "/themes",
  request_principle_principle_code_principle_code_fk: "/principles",
  // PostgreSQL keeps 63 characters of a name.
  request_administration_administration_code_administration_code_: "/administrations",
};

/** Does the work; a code that no catalogue has is refused with invalid_fields. */
export async function refuseUnknownCodes<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const field = fieldOfConstraint[brokenConstraint(error) ?? ""];
    if (field === undefined) throw error;
    throw new Refusal("invalid_fields", { errors: [{ field, code: "unknown_code" }], cause: error });
  }
}
