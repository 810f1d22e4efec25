// What a requester or staff writes in a request's form: brought to one spelling, checked, and found whole or not. Pure.
import { freeTextFields, type RequestForm, type RequestFormChange } from "../../contract/requests.ts";
import { organisationNumberErrors, parseOrganisationNumber } from "../../shared/organisation-number.ts";
import { findPersonalNumbers } from "../../shared/personal-number.ts";
import { parsePhoneNumber } from "../../shared/phone-number.ts";
import type { FieldRefusal } from "../../shared/problem.ts";

export type FreeTextField = (typeof freeTextFields)[number];

type Change = Partial<RequestForm>;

/** Trims texts (empty becomes null), writes phone numbers as E.164 and organisation numbers as ten digits. */
export function normaliseForm(
  change: RequestFormChange,
  { demo }: { demo: boolean },
): { form: Change; errors: FieldRefusal[] } {
  const { notPersonalNumbers: _said, ...fields } = change;
  const errors: FieldRefusal[] = [];
  const form: Change = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value.trim() || null : value]),
  );
  if (form.organisationNumber) {
    const parsed = parseOrganisationNumber(form.organisationNumber, { demo });
    if (parsed.ok) form.organisationNumber = parsed.value;
    else errors.push({ field: "/organisationNumber", code: organisationNumberErrors[parsed.reason] });
  }
  if (form.contactPhone) {
    const parsed = parsePhoneNumber(form.contactPhone);
    if (parsed.ok) form.contactPhone = parsed.value;
    else errors.push({ field: "/contactPhone", code: "phone" });
  }
  return { form, errors };
}

/** The free texts in which something like a personal identity number stands and nobody has said that it is none. */
export function personalNumberFields(form: Change, notPersonalNumbers: readonly string[]): FreeTextField[] {
  return freeTextFields.filter((field) => {
    const text = form[field];
    return typeof text === "string" && !notPersonalNumbers.includes(field) && findPersonalNumbers(text).length > 0;
  });
}

export function personalNumberErrors(fields: readonly FreeTextField[]): FieldRefusal[] {
  return fields.map((field) => ({ field: `/${field}`, code: "personal_number" }));
}

/** What must be said before a request can be sent; the rest is optional. */
export function missingIn(form: RequestForm): FieldRefusal[] {
  const required: (keyof RequestForm)[] = ["kind", "subject", "description", "requesterType"];
  if (form.requesterType === "organisation") required.push("organisationName", "organisationForm");
  if (form.requesterType === "city_official") required.push("administration");
  required.push("contactName");
  if (form.language === "other") required.push("languageOther");
  const missing: FieldRefusal[] = required
    .filter((field) => form[field] === null)
    .map((field) => ({ field: `/${field}`, code: "required" }));
  if (form.areas.length === 0) missing.push({ field: "/areas", code: "too_few_items", params: { limit: 1 } });
  return missing;
}

export const emptyForm: RequestForm = {
  kind: null,
  subject: null,
  description: null,
  desiredChange: null,
  requesterType: null,
  organisationName: null,
  organisationNumber: null,
  organisationForm: null,
  administration: null,
  contactName: null,
  contactRole: null,
  contactPhone: null,
  contactProtected: false,
  areas: [],
  language: null,
  languageOther: null,
  interpreter: null,
  accessNeeds: null,
  meetingTime: null,
  meetingPlace: null,
};
