// The codes that seed data may use, taken from the catalogues so that a misspelt code does not compile.
// Also the catalogues gathered by kind, for whoever writes them to the database or walks through them all.

import type { CatalogueEntry } from "./catalogues.data.ts";
import { administrations, areas, forums, principles, themes } from "./catalogues.data.ts";
import { declineReasons, organisationForms, outcomes, roleTitles, sources } from "./catalogues-of-work.data.ts";

export const catalogues = {
  principle: principles,
  theme: themes,
  area: areas,
  administration: administrations,
  forum: forums,
  organisation_form: organisationForms,
  source: sources,
  outcome_code: outcomes,
  decline_reason: declineReasons,
  role_title: roleTitles,
} as const satisfies Record<string, readonly CatalogueEntry[]>;

export type PrincipleCode = (typeof principles)[number]["code"];
export type ThemeCode = (typeof themes)[number]["code"];
export type AreaCode = (typeof areas)[number]["code"];
export type AdministrationCode = (typeof administrations)[number]["code"];
export type OrganisationFormCode = (typeof organisationForms)[number]["code"];
export type SourceCode = (typeof sources)[number]["code"];
export type OutcomeCode = (typeof outcomes)[number]["code"];
export type DeclineReasonCode = (typeof declineReasons)[number]["code"];
export type RoleTitleCode = (typeof roleTitles)[number]["code"];
