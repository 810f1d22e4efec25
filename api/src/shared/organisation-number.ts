/*
 * Swedish organisation numbers as people type them. A personal number typed instead is refused and never handed back,
 * so that nobody can store, log or show it by mistake. Whether an organisation exists is not known here.
 */
import type { FieldErrorCode } from "../contract/problem.ts";
import { hasRightCheckDigit } from "./check-digit.ts";

/** What the first digit says of the organisation. A hint to show, never a rule: associations may have 7 or 8. */
export type OrganisationNumberHint =
  | "estate"
  | "public_body"
  | "foreign_company"
  | "limited_company"
  | "simple_company"
  | "economic_association"
  | "nonprofit_or_foundation"
  | "partnership";

export type OrganisationNumberRefusal =
  | "not_ten_digits"
  | "check_digit"
  | "personal_number"
  | "fictional"
  | "unknown_group";

/** What a field that is refused for its organisation number says. */
export const organisationNumberErrors: Readonly<Record<OrganisationNumberRefusal, FieldErrorCode>> = {
  not_ten_digits: "organisation_number_length",
  check_digit: "organisation_number_check",
  personal_number: "organisation_number_personal",
  fictional: "organisation_number_group",
  unknown_group: "organisation_number_group",
};

export type ParsedOrganisationNumber =
  | { ok: true; value: string; shown: string; hint?: OrganisationNumberHint }
  | { ok: false; reason: OrganisationNumberRefusal };

const hints: Readonly<Record<string, OrganisationNumberHint>> = {
  "1": "estate",
  "2": "public_body",
  "3": "foreign_company",
  "5": "limited_company",
  "6": "simple_company",
  "7": "economic_association",
  "8": "nonprofit_or_foundation",
  "9": "partnership",
};

const longestInput = 40;
const separators = /[\s+\-\u2010-\u2015\u2212]/g;

/**
 * Reads ten digits, with or without separators and the prefix 16. `value` is the ten digits, `shown` is `NNNNNN-NNNN`.
 * Refuses, in this order: anything but ten digits; a personal or coordination number (third digit below 2, with or
 * without a century, whatever its check digit); a wrong check digit; group 4 unless `demo`; group 0.
 * Source: Skatteverket SKV 709; group 4 is in no authority's list, so our fictional organisations live there.
 */
export function parseOrganisationNumber(text: string, options: { demo: boolean }): ParsedOrganisationNumber {
  if (text.length > longestInput) return { ok: false, reason: "not_ten_digits" };
  const digits = text.replace(separators, "");
  const match = /^(16|18|19|20)?(\d{10})$/.exec(digits);
  const value = match?.[2];
  if (value === undefined) return { ok: false, reason: "not_ten_digits" };
  if (value.charAt(2) < "2") return { ok: false, reason: "personal_number" };
  const prefix = match?.[1];
  if (prefix !== undefined && prefix !== "16") return { ok: false, reason: "not_ten_digits" };
  if (!hasRightCheckDigit(value)) return { ok: false, reason: "check_digit" };
  const group = value.charAt(0);
  if (group === "4" && !options.demo) return { ok: false, reason: "fictional" };
  if (group === "0") return { ok: false, reason: "unknown_group" };
  const hint = hints[group];
  return { ok: true, value, shown: showOrganisationNumber(value), ...(hint === undefined ? {} : { hint }) };
}

/** `4999000013` as `499900-0013`. Takes the stored ten digits. */
export function showOrganisationNumber(value: string): string {
  return `${value.slice(0, 6)}-${value.slice(6)}`;
}
