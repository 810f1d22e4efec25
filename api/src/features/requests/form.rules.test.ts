import { expect, test } from "vitest";
import { freeTextFields, type RequestForm } from "../../contract/requests.ts";
import { emptyForm, missingIn, normaliseForm, personalNumberErrors, personalNumberFields } from "./form.rules.ts";

const demo = { demo: true };

test("texts are trimmed, empty ones say nothing, and what was left out stays out", () => {
  expect(normaliseForm({ subject: "  Ett  ", description: " \n ", contactName: null }, demo)).toEqual({
    form: { subject: "Ett", description: null, contactName: null },
    errors: [],
  });
  expect(normaliseForm({ notPersonalNumbers: ["subject"] }, demo).form).toEqual({});
});

test("numbers get one spelling, or an error that says which rule they broke", () => {
  const form = (change: Partial<RequestForm>, options = demo) => normaliseForm(change, options);
  expect(form({ organisationNumber: "16499900-0013" }).form.organisationNumber).toBe("4999000013");
  expect(form({ contactPhone: "070-174 06 05" }).form.contactPhone).toBe("+46701740605");
  const codes = (change: Partial<RequestForm>, options = demo) =>
    form(change, options).errors.map(({ field, code }) => `${field} ${code}`);
  expect(codes({ organisationNumber: "1" })).toEqual(["/organisationNumber organisation_number_length"]);
  expect(codes({ organisationNumber: "802000-1235" })).toEqual(["/organisationNumber organisation_number_check"]);
  expect(codes({ organisationNumber: "811228-9874" })).toEqual(["/organisationNumber organisation_number_personal"]);
  expect(codes({ organisationNumber: "499900-0013" }, { demo: false })).toEqual([
    "/organisationNumber organisation_number_group",
  ]);
  expect(codes({ contactPhone: "hej" })).toEqual(["/contactPhone phone"]);
  expect(codes({ contactPhone: "hej", organisationNumber: "1" })).toHaveLength(2);
});

test("a personal number is found in each free text, and in none that the writer has said is something else", () => {
  for (const field of freeTextFields) {
    const form = { [field]: "se 811228-9874" };
    expect(personalNumberFields(form, [])).toEqual([field]);
    expect(personalNumberFields(form, [field])).toEqual([]);
    expect(personalNumberFields({ [field]: "ring 031-390 06 01" }, [])).toEqual([]);
    expect(personalNumberFields({ [field]: null }, [])).toEqual([]);
  }
  expect(personalNumberErrors(["subject"])).toEqual([{ field: "/subject", code: "personal_number" }]);
});

const whole: RequestForm = {
  ...emptyForm,
  kind: "consultation",
  subject: "a",
  description: "b",
  requesterType: "organisation",
  organisationName: "c",
  organisationForm: "network",
  contactName: "d",
  areas: ["nordost"],
};

test("what must be said before sending depends on who asks", () => {
  const missing = (change: Partial<RequestForm>) => missingIn({ ...whole, ...change }).map(({ field }) => field);
  expect(missing({})).toEqual([]);
  for (const field of [
    "kind",
    "subject",
    "description",
    "organisationName",
    "organisationForm",
    "contactName",
  ] as const) {
    expect(missing({ [field]: null })).toEqual([`/${field}`]);
  }
  expect(missing({ areas: [] })).toEqual(["/areas"]);
  expect(missing({ language: "other" })).toEqual(["/languageOther"]);
  expect(missing({ language: "other", languageOther: "arabiska" })).toEqual([]);
  const official = { requesterType: "city_official", organisationName: null, organisationForm: null } as const;
  expect(missing(official)).toEqual(["/administration"]);
  expect(missing({ ...official, administration: "culture" })).toEqual([]);
  expect(missingIn(emptyForm).map(({ field }) => field)).toEqual([
    "/kind",
    "/subject",
    "/description",
    "/requesterType",
    "/contactName",
    "/areas",
  ]);
});
