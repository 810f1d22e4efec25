// What roles are called where people read it. Which roles there are, and what they may do, is permissions.ts.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { roles } from "./permissions.ts";
import { exactly, text, Version } from "./shapes.ts";

export const mostRoleTitle = 60;

export const RoleTitle = exactly({
  role: Type.Enum([...roles]),
  version: Version,
  sv: Type.String(),
  en: Type.String(),
});
export type RoleTitle = Static<typeof RoleTitle>;

/** In the order of the table of permissions. */
export const listRoleTitles = defineEndpoint({
  name: "listRoleTitles",
  method: "GET",
  url: "/api/v1/role-titles",
  access: "signed_in",
  tag: "staff",
  summary: "What roles are called",
  answers: { 200: exactly({ items: Type.Array(RoleTitle) }) },
});

/** Refuses with invalid_fields, stale_version (with the present one). */
export const nameRole = defineEndpoint({
  name: "nameRole",
  method: "PUT",
  url: "/api/v1/role-titles/:role",
  access: "people.administer",
  tag: "staff",
  summary: "Change what a role is called",
  ifMatch: true,
  params: exactly({ role: Type.Enum([...roles]) }),
  body: exactly({ sv: text(mostRoleTitle), en: text(mostRoleTitle) }),
  answers: { 200: RoleTitle },
});
