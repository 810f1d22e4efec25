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
  // Usual working hours by weekday (1 Monday – 7 Sunday) as Stockholm wall times, for whoever has not chosen their own; minutes and hours otherwise.
  {
    key: "meetings",
    value: {
      usualHours: [1, 2, 3, 4, 5].flatMap((weekday) => [
        { weekday, starts: "09:00", ends: "12:00" },
        { weekday, starts: "13:00", ends: "16:30" },
      ]),
      stepMinutes: 30,
      bufferMinutes: 0,
      offerHours: 72,
    },
  },
  // In working days: the first reminder of a question, the second, and when silence ends the case; the same for an ending.
  { key: "reminders", value: { question: [5, 10], noReply: 15, ending: 10, unconfirmed: 15 } },
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
