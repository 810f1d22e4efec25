// Writes the catalogues and settings that every installation starts with. From then on the tables hold the truth: a code that is new
// in this version is added, words and settings that somebody may have changed are left alone.
import type { Tx } from "../client.ts";
import {
  administration,
  area,
  declineReason,
  forum,
  organisationForm,
  outcomeCode,
  principle,
  setting,
  theme,
} from "../schema/index.ts";
import type { CatalogueEntry } from "./catalogues.data.ts";
import { catalogues } from "./seed-codes.ts";

/** Fictional, like the city's other addresses here; an administrator enters the real ones. */
const defaultSettings = [
  { key: "case_number_prefix", value: "SAM" },
  { key: "promise_days", value: { consultation: 3, process_support: 5, unsure: 3 } },
  {
    key: "unit",
    value: {
      name: "Samverkansenheten",
      phone: "+46313900600",
      email: "samverkan@goteborg.example",
      address: "Exempelgatan 1, 411 00 Göteborg",
    },
  },
];

function rowsOf(entries: readonly CatalogueEntry[]) {
  return entries.map(({ code, sv, en, sort, hint }) => ({
    code,
    sv,
    en,
    sort,
    hintSv: hint?.sv ?? null,
    hintEn: hint?.en ?? null,
  }));
}

export async function seedCatalogues(tx: Tx): Promise<void> {
  await tx.insert(principle).values(rowsOf(catalogues.principle)).onConflictDoNothing();
  await tx.insert(theme).values(rowsOf(catalogues.theme)).onConflictDoNothing();
  await tx.insert(area).values(rowsOf(catalogues.area)).onConflictDoNothing();
  await tx.insert(administration).values(rowsOf(catalogues.administration)).onConflictDoNothing();
  await tx.insert(forum).values(rowsOf(catalogues.forum)).onConflictDoNothing();
  await tx.insert(organisationForm).values(rowsOf(catalogues.organisation_form)).onConflictDoNothing();
  await tx.insert(outcomeCode).values(rowsOf(catalogues.outcome_code)).onConflictDoNothing();
  await tx.insert(declineReason).values(rowsOf(catalogues.decline_reason)).onConflictDoNothing();
  await tx.insert(setting).values(defaultSettings).onConflictDoNothing();
}
