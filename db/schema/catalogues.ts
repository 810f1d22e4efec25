// Catalogues: what the city reorganises. Each is a table of the same shape; a retired entry stays for the cases that have it.
import { date, integer, text } from "drizzle-orm/pg-core";
import { app } from "./columns.ts";

function catalogue<const N extends string>(name: N) {
  return app.table(name, {
    code: text().primaryKey(),
    sv: text().notNull(),
    en: text().notNull(),
    hintSv: text(),
    hintEn: text(),
    sort: integer().notNull(),
    /** First Stockholm date on which it is offered; null: always was. */
    validFrom: date({ mode: "string" }),
    /** First Stockholm date on which it is no longer offered. */
    validTo: date({ mode: "string" }),
  });
}

export const principle = catalogue("principle");
export const theme = catalogue("theme");
export const area = catalogue("area");
export const administration = catalogue("administration");
export const forum = catalogue("forum");
export const organisationForm = catalogue("organisation_form");
export const outcomeCode = catalogue("outcome_code");
export const declineReason = catalogue("decline_reason");
