// What the register shows, as it stands in the address: what is read there, what is written there, and what is asked of the API.
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import {
  askedValues,
  type listOrganisations,
  type OrganisationSummary,
} from "@samverkansstod/api/contract/organisations.ts";

export interface RegisterFilter {
  search: string;
  form: string | null;
  area: string | null;
  signatory: "yes" | "no" | null;
  asked: OrganisationSummary["asked"] | null;
}

export const everything: RegisterFilter = { search: "", form: null, area: null, signatory: null, asked: null };

const code = /^[a-z0-9_]{1,60}$/;
const codeOrNull = (value: string | null) => (value !== null && code.test(value) ? value : null);
const yes = { ja: "yes", nej: "no" } as const;

/** What the address asks for; what it gets wrong is left out. */
export function readFilter(address: URLSearchParams): RegisterFilter {
  const signatory = address.get("undertecknat");
  return {
    search: (address.get("sok") ?? "").trim().slice(0, 200),
    form: codeOrNull(address.get("form")),
    area: codeOrNull(address.get("omrade")),
    signatory: signatory === "ja" || signatory === "nej" ? yes[signatory] : null,
    asked: askedValues.find((asked) => asked === address.get("fragat")) ?? null,
  };
}

/** The address of a filter; what is as usual is not written. */
export function writeFilter({ search, form, area, signatory, asked }: RegisterFilter): URLSearchParams {
  const address = new URLSearchParams();
  if (search) address.set("sok", search);
  if (form) address.set("form", form);
  if (area) address.set("omrade", area);
  if (signatory) address.set("undertecknat", signatory === "yes" ? "ja" : "nej");
  if (asked) address.set("fragat", asked);
  return address;
}

export function queryOf({ search, form, area, signatory, asked }: RegisterFilter): QueryOf<typeof listOrganisations> {
  return {
    ...(search && { q: search }),
    ...(form && { form }),
    ...(area && { area }),
    ...(signatory && { signatory }),
    ...(asked && { asked }),
  };
}
