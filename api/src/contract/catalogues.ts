// Catalogues: what the city reorganises, as data. One public call at start brings them all.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Code, exactly, LocalDate, orNull } from "./shapes.ts";

export const catalogueNames = [
  "principles",
  "themes",
  "areas",
  "administrations",
  "forums",
  "organisationForms",
  "outcomes",
  "declineReasons",
] as const;
export type CatalogueName = (typeof catalogueNames)[number];

const Words = exactly({ sv: Type.String(), en: Type.String() });

export const CatalogueEntry = exactly({ code: Code, label: Words, hint: orNull(Words), sort: Type.Integer() });
export type CatalogueEntry = Static<typeof CatalogueEntry>;

const entries = Type.Array(CatalogueEntry);
export const Catalogues = exactly({
  principles: entries,
  themes: entries,
  areas: entries,
  administrations: entries,
  forums: entries,
  organisationForms: entries,
  outcomes: entries,
  declineReasons: entries,
});
export type Catalogues = Static<typeof Catalogues>;

/** All catalogues as they are valid today, or on the date `at`; with an ETag. */
export const listCatalogues = defineEndpoint({
  name: "listCatalogues",
  method: "GET",
  url: "/api/v1/catalogues",
  access: "public",
  tag: "catalogues",
  summary: "Themes, areas, principles and the other catalogues",
  query: exactly({ at: Type.Optional(LocalDate) }),
  answers: { 200: Catalogues, 304: Type.Null({ description: "As you have it." }) },
});
