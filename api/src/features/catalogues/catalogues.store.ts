// Reads the catalogues as valid on a date.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { sql } from "drizzle-orm";
import { catalogueNames, type CatalogueEntry, type CatalogueName, type Catalogues } from "../../contract/catalogues.ts";

const tableOf: Readonly<Record<CatalogueName, string>> = {
  principles: "principle",
  themes: "theme",
  areas: "area",
  administrations: "administration",
  forums: "forum",
  organisationForms: "organisation_form",
  outcomes: "outcome_code",
  declineReasons: "decline_reason",
};

interface Row extends Record<string, unknown> {
  catalogue: CatalogueName;
  entry: CatalogueEntry;
}

/** All catalogues on a Stockholm date, each in its own order. */
export async function cataloguesOn(db: Db | Tx, date: string): Promise<Catalogues> {
  const parts = catalogueNames.map(
    (
      name,
    ) => sql`select ${name}::text as catalogue, sort, code, sv, en, hint_sv, hint_en from app.${sql.identifier(tableOf[name])}
      where (valid_from is null or valid_from <= ${date}::date) and (valid_to is null or valid_to > ${date}::date)`,
  );
  const rows = await rowsOf<Row>(
    db,
    sql`
    select catalogue, json_build_object('code', code, 'label', json_build_object('sv', sv, 'en', en), 'sort', sort,
      'hint', case when hint_sv is null then null else json_build_object('sv', hint_sv, 'en', coalesce(hint_en, hint_sv)) end) as entry
    from (${sql.join(parts, sql` union all `)}) c order by catalogue, sort, code`,
  );
  const result: Catalogues = {
    principles: [],
    themes: [],
    areas: [],
    administrations: [],
    forums: [],
    organisationForms: [],
    outcomes: [],
    declineReasons: [],
  };
  for (const { catalogue, entry } of rows) result[catalogue].push(entry);
  return result;
}
