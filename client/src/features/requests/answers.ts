// What the form asks, step by step, and what must be said before going on. The API has the last word; this saves a detour to it.
import { freeTextFields, limits, type RequestForm } from "@samverkansstod/api/contract/requests.ts";
import type { FieldProblem } from "../../http/problem-words.ts";

export type AnswerField = keyof RequestForm;
export type FreeTextField = (typeof freeTextFields)[number];

export const noAnswers: RequestForm = {
  kind: null,
  subject: null,
  description: null,
  desiredChange: null,
  requesterType: null,
  organisationName: null,
  organisationForm: null,
  organisationNumber: null,
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

export const answerFields = Object.keys(noAnswers) as AnswerField[];

/** The steps that ask something; the fourth confirms the address and the fifth sends. */
export const askingSteps: readonly { step: 1 | 2 | 3; fields: readonly AnswerField[] }[] = [
  { step: 1, fields: ["kind", "subject", "description", "desiredChange"] },
  {
    step: 2,
    fields: [
      "requesterType",
      "organisationName",
      "organisationForm",
      "organisationNumber",
      "administration",
      "contactName",
      "contactRole",
      "contactPhone",
      "contactProtected",
    ],
  },
  {
    step: 3,
    fields: ["areas", "language", "languageOther", "interpreter", "accessNeeds", "meetingTime", "meetingPlace"],
  },
];

export const steps = ["what", "who", "meeting", "address", "check"] as const;

export function fieldsOfStep(step: number): readonly AnswerField[] {
  return askingSteps.find((asking) => asking.step === step)?.fields ?? [];
}

export function stepOfField(field: string): number {
  return askingSteps.find(({ fields }) => (fields as readonly string[]).includes(field))?.step ?? steps.length;
}

export function isFreeText(field: AnswerField): field is FreeTextField {
  return (freeTextFields as readonly string[]).includes(field);
}

export function sameAnswer(one: RequestForm[AnswerField], other: RequestForm[AnswerField]): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((code) => other.includes(code));
}

/** What the steps ask only of some: an organisation has no administration, and only "another language" is named. */
export function isAsked(field: AnswerField, { requesterType, language }: RequestForm): boolean {
  switch (field) {
    case "organisationName":
    case "organisationForm":
    case "organisationNumber":
      return requesterType === "organisation";
    case "administration":
      return requesterType === "city_official";
    case "languageOther":
      return language === "other";
    default:
      return true;
  }
}

/** Without the answers to questions that are no longer asked. */
export function tidied(answers: RequestForm, { noOrganisationNumber }: { noOrganisationNumber: boolean }): RequestForm {
  const kept = { ...answers };
  for (const field of [
    "organisationName",
    "organisationForm",
    "organisationNumber",
    "administration",
    "languageOther",
  ] as const) {
    if (!isAsked(field, answers)) kept[field] = null;
  }
  if (noOrganisationNumber) kept.organisationNumber = null;
  return kept;
}

const required: readonly AnswerField[] = [
  "kind",
  "subject",
  "description",
  "requesterType",
  "organisationName",
  "organisationForm",
  "administration",
  "contactName",
  "languageOther",
];

const chosen: readonly AnswerField[] = ["kind", "requesterType", "organisationForm", "administration"];

const longest: Partial<Record<AnswerField, number>> = {
  subject: limits.subject,
  description: limits.description,
  desiredChange: limits.desiredChange,
  organisationName: limits.name,
  organisationNumber: 20,
  contactName: limits.name,
  contactRole: limits.role,
  contactPhone: 40,
  languageOther: 100,
  interpreter: 200,
  accessNeeds: limits.need,
};

function problemOf(field: AnswerField, answers: RequestForm): FieldProblem | null {
  const answer = answers[field];
  if (field === "areas") {
    return answers.areas.length === 0 ? { field, code: "too_few_items", params: { limit: 1 } } : null;
  }
  if (!isAsked(field, answers)) return null;
  const text = typeof answer === "string" ? answer.trim() : "";
  if (text === "")
    return required.includes(field) ? { field, code: chosen.includes(field) ? "not_a_choice" : "required" } : null;
  const limit = longest[field];
  return limit !== undefined && text.length > limit ? { field, code: "too_long", params: { limit } } : null;
}

/** What stops the request as a whole, in the order it is asked. */
export function problemsIn(answers: RequestForm): FieldProblem[] {
  return answerFields.map((field) => problemOf(field, answers)).filter((problem) => problem !== null);
}

/** What stops somebody from going on from a step. There, having no organisation number is something one says. */
export function problemsOfStep(
  step: number,
  answers: RequestForm,
  { noOrganisationNumber }: { noOrganisationNumber: boolean },
): FieldProblem[] {
  const fields = fieldsOfStep(step);
  const found = fields.map((field) => problemOf(field, answers)).filter((problem) => problem !== null);
  const silent = answers.organisationNumber === null && !noOrganisationNumber;
  if (fields.includes("organisationNumber") && isAsked("organisationNumber", answers) && silent) {
    found.push({ field: "organisationNumber", code: "organisation_number_length" });
  }
  return found.toSorted((a, b) => fields.indexOf(a.field as AnswerField) - fields.indexOf(b.field as AnswerField));
}
